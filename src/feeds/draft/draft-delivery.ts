import {listAt} from '../../base/get-or-insert.ts';
import {RingfenceError, type ErrorCode} from '../../base/errors.ts';
import {fitsName, isLookupFile, NO_RECORDS, type ListedMapping} from '../language/catalogue.ts';
import {parseMapping} from '../language/mapping-file.ts';
import {openFeed} from '../feed.ts';
import type {Codes} from '../readers/decoded-cells.ts';
import {analyse, noPerson, type Analysed} from './analyse.ts';
import {codeListsOf} from './delivery/code-lists.ts';
import {allClosing, closingOf, NOTHING_CLOSED, type Closing} from './delivery/closed-by-list.ts';
import {codesFor, type CodeList} from './delivery/list-of-column.ts';
import {isTelling, linksOf} from './delivery/beside.ts';
import {feedName} from './compose/compose-mapping.ts';
import {besideOf, draftOf, NO_AREA, NO_DAY, type Common, type Draft} from './draft.ts';
import {filesOf} from './file/file-name.ts';
import {quotesOf} from './delivery/quotes.ts';
import {agencyByNumbers} from './delivery/whose-numbers.ts';

/** A file of a delivery, or one sheet of a workbook that has several; `label` is what it is called in messages. */
export type DeliveredPart = {path: string; sheet?: string | undefined; label: string};

/** What became of one part: a mapping that was there reads it, one was drafted, the draft of another part reads it, or none could be. */
export type PartDraft = {label: string} & (
  | {status: 'known' | 'like'; feed: string}
  | {status: 'drafted'; feed: string; draft: Draft; joinedTo: string[]}
  | {status: 'left-out'}
  | {status: 'none'; code: ErrorCode; message: string}
);

export type DeliveryOptions = {
  /** Mappings of the hub's own, which know its files. */
  own: readonly ListedMapping[];
  builtIn: readonly ListedMapping[];
  area?: string | undefined;
};

/** A part that no mapping fits, as it is understood by itself. */
type Unknown = {part: DeliveredPart; analysed: Analysed; codes: Codes};

/** One way in which parts are written, and the part by which its mapping is drafted. */
type Layout = Unknown & {feed: string; isAnySheet: boolean; alike: readonly Unknown[]};

/**
 * Drafts a mapping for every part that no mapping fits. Parts of one layout (the same month by month) share one, made from the longest; numbers
 * that name rows of another part join it, where they cannot do so by chance. In the order of the parts.
 */
export async function draftDelivery(parts: readonly DeliveredPart[], options: DeliveryOptions): Promise<PartDraft[]> {
  const told = new Map<DeliveredPart, PartDraft>();
  const layouts = new Map<string, Unknown[]>();
  const unknown: Unknown[] = [];
  for (const part of parts) {
    const {label} = part;
    try {
      const feed = await knownFeed(part, options);
      const analysed = feed === null ? await analyse(part.path, {sheet: part.sheet}) : null;
      // A sheet of homes is not looked up: a lookup names a file.
      if (analysed?.homes != null && part.sheet !== undefined) throw noPerson(analysed.file);
      if (analysed === null) told.set(part, {label, status: 'known', feed: feed!});
      else unknown.push({part, analysed, codes: {}});
    } catch (error) {
      if (!(error instanceof RingfenceError)) throw error;
      told.set(part, {label, status: 'none', code: error.code, message: error.message});
    }
  }
  const codeLists = await codeListsOf(parts.filter((part) => told.get(part)?.status === 'none'));
  for (const one of unknown) addTo(layouts, await withCodes(one, codeLists));
  const named = namedLayouts([...layouts.values()], [...options.own, ...options.builtIn]);
  const all = named.map(({analysed}) => analysed);
  const drafts = await Promise.all(named.map((layout) => withAgency(layout, all)));
  const besides = drafts.map(({analysed, feed}) => besideOf(analysed, feed));
  for (const [at, draft] of drafts.entries()) {
    if (draft.analysed.homes !== null) continue;
    const others = besides.filter((_, other) => other !== at);
    const closing = await closingOfLayout(draft, parts);
    const common = {links: linksOf(draft.analysed, others), quotes: quotesOf(draft.analysed, others), closing};
    const made = await draftLayout(draft, common, options).catch((error: unknown): PartDraft => {
      if (!(error instanceof RingfenceError)) throw error;
      // One file whose draft cannot be read back leaves the others theirs.
      return {label: draft.part.label, status: 'none', code: error.code, message: error.message};
    });
    told.set(draft.part, made);
    for (const {part} of draft.alike)
      told.set(
        part,
        made.status === 'none' ? {...made, label: part.label} : {label: part.label, status: 'like', feed: draft.feed},
      );
  }
  for (const draft of drafts.filter(({analysed}) => analysed.homes !== null))
    for (const {part} of [draft, ...draft.alike]) told.set(part, homesOf(part, draft, [...told.values()]));
  const drafted = new Set(parts.filter((part) => told.get(part)!.status !== 'none').map(({path}) => path));
  return parts.map((part) => leftOutOf(told.get(part)!, part, drafted));
}

/** A file of homes that names nobody is read where the draft of another looks them up in it. */
function homesOf({path, label}: DeliveredPart, {analysed}: Layout, told: readonly PartDraft[]): PartDraft {
  const mappings = told.flatMap((one) =>
    one.status === 'drafted' ? [{path: one.label, mapping: parseMapping(one.draft.yaml, one.label)}] : [],
  );
  if (isLookupFile(path, mappings)) return {label, status: 'known', feed: LOOKED_UP};
  const {code, message} = noPerson(analysed.file);
  return {label, status: 'none', code, message};
}

/** What closes the addresses of some part of a layout closes them in all, since one mapping reads them. */
async function closingOfLayout({part, analysed, alike}: Layout, parts: readonly DeliveredPart[]): Promise<Closing> {
  const all = await Promise.all(
    [{part, analysed}, ...alike].map(async (one) => {
      const {path, sheet} = one.part;
      return {...(await closingOf({path, sheet, placed: one.analysed.placed}, parts)), sheet};
    }),
  );
  return allClosing(all);
}

/** A cover or a list of codes is no failure where other sheets of its workbook are read, as `run` has it too. */
function leftOutOf(one: PartDraft, {path, sheet}: DeliveredPart, drafted: ReadonlySet<string>): PartDraft {
  const isCover = one.status === 'none' && sheet !== undefined && NO_RECORDS.has(one.code) && drafted.has(path);
  return isCover ? {label: one.label, status: 'left-out'} : one;
}

function addTo(layouts: Map<string, Unknown[]>, unknown: Unknown): void {
  const layout = layoutOf(unknown.analysed);
  listAt(layouts, layout).push(unknown);
}

/** A part as it is understood with the words for its codes, where the delivery has a list of them. */
async function withCodes(unknown: Unknown, lists: readonly CodeList[]): Promise<Unknown> {
  const {part, analysed} = unknown;
  const codes = codesFor(
    analysed.placed.map(({column}) => column),
    lists,
  );
  if (Object.keys(codes).length === 0) return unknown;
  return {part, analysed: await analyse(part.path, {sheet: part.sheet, codes}), codes};
}

/**
 * The feed of the mapping that reads a part, or looks values up in it; null where none does. A file that one of the hub's own mappings knows by
 * name and whose columns have changed wants that mapping mended: a draft would read it as another feed, and all its rows anew.
 * @throws RingfenceError FILE_COLUMNS of such a file, and what is wrong with a file that cannot be opened
 */
async function knownFeed(part: DeliveredPart, {own, builtIn, area}: DeliveryOptions): Promise<string | null> {
  const ownFeed = await feedBy(part, {mappings: own, area}, 'FILE_UNMAPPED');
  const feed = ownFeed ?? (await feedBy(part, {mappings: builtIn, area}, 'FILE_UNMAPPED', 'FILE_COLUMNS'));
  return feed ?? (part.sheet === undefined && isLookupFile(part.path, [...own, ...builtIn]) ? LOOKED_UP : null);
}
const LOOKED_UP = '(looked up by others)';

async function feedBy(
  {path, sheet}: DeliveredPart,
  {mappings, area}: {mappings: readonly ListedMapping[]; area: string | undefined},
  ...unfitting: ErrorCode[]
): Promise<string | null> {
  try {
    // Not by name alone: a mapping may know the file and need columns that it lacks.
    return (await openFeed(path, {mappings, sheet, area: area ?? NO_AREA, received: NO_DAY})).feed;
  } catch (error) {
    if (error instanceof RingfenceError && unfitting.includes(error.code)) return null;
    throw error;
  }
}

/** By what a run would take two files for the same feed. */
const layoutOf = ({file, placed}: Analysed): string =>
  JSON.stringify([filesOf(file), placed.map(({column}) => column.name)]);

/** Of each layout the part that its draft is made from, the longest, and a name that no other feed has. */
function namedLayouts(layouts: readonly (readonly Unknown[])[], mappings: readonly ListedMapping[]): Layout[] {
  const feeds = new Set(mappings.map(({mapping}) => mapping.feed));
  return layouts.map((alike) => {
    const [{part, analysed, codes}] = alike.toSorted((left, right) => right.analysed.rows - left.analysed.rows) as [
      Unknown,
    ];
    const isAnySheet = new Set(alike.map((one) => one.part.sheet)).size > 1;
    const wanted = feedName(analysed.file, isAnySheet ? {} : {sheet: part.sheet});
    let feed = wanted;
    for (let at = 2; feeds.has(feed); at++) feed = `${wanted}-${at}`;
    feeds.add(feed);
    return {part, analysed, codes, feed, isAnySheet, alike: alike.filter((one) => one.part !== part)};
  });
}

/** A file that does not show whose it is, as that of the agency whose numbers of people stand in it. */
async function withAgency(layout: Layout, all: readonly Analysed[]): Promise<Layout> {
  const {part, analysed, codes} = layout;
  const agency = analysed.agency ?? agencyByNumbers(analysed, all);
  if (agency === analysed.agency) return layout;
  return {
    ...layout,
    analysed: {...(await analyse(part.path, {sheet: part.sheet, codes, agency: agency!})), isByNumbers: true},
  };
}

async function draftLayout(
  layout: Layout,
  {links, quotes, closing}: Common,
  {builtIn, area}: DeliveryOptions,
): Promise<PartDraft> {
  const {part, analysed, codes, feed, isAnySheet} = layout;
  const joined = links.filter(isTelling);
  const isRivalled = builtIn.some(({mapping}) => fitsName(analysed.file, mapping));
  const options = {feed, area, sheet: part.sheet, codes, isAnySheet, isRivalled};
  const draft = await draftOf(
    part.path,
    analysed,
    {links: joined, quotes, closing: closing ?? NOTHING_CLOSED},
    options,
  );
  return {label: part.label, status: 'drafted', feed, draft, joinedTo: joined.map(({beside}) => beside.analysed.file)};
}
