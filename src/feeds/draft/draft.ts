import {basename} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import type {AGENCIES} from '../../model/source.ts';
import {checkFeed, type FeedProfile} from '../check.ts';
import {DEFAULT_DATE_FORMATS} from '../dates.ts';
import {parseMapping} from '../mapping-file.ts';
import {lacksHeader} from '../table.ts';
import {agencyOf} from './agency.ts';
import {composePerson} from './compose-people.ts';
import {columnOf, dateOf, notificationOf, withdrawnOf, wordsOf} from './compose-row.ts';
import {tiesOf} from './compose-ties.ts';
import {rowKey, shareEvent} from './event-rows.ts';
import {areaOf, dayOf, feedOf, filesOf, tellingOf} from './file-name.ts';
import {leadTies} from './lead-ties.ts';
import {toYaml, type Block, type Tree} from './noted.ts';
import {DATES, placeColumns, type Placed} from './place-columns.ts';
import {cuesOf} from './protection.ts';
import {questionsOf} from './questions.ts';
import {headerWords} from './read-header.ts';
import {footOf, headOf, unreadQuestions} from './remarks.ts';
import {planRow, type RowPlan} from './row-plan.ts';
import {sampleColumns} from './sample.ts';
import {firstSlot, slotsOf, type Slot} from './slots.ts';
import {STAY_WORDS} from './value-words.ts';

export type DraftOptions = {
  feed?: string | undefined;
  agency?: (typeof AGENCIES)[number] | undefined;
  area?: string | undefined;
  /** The sheet of a workbook, where it is not the first. */
  sheet?: string | undefined;
  /** The element of an XML file that is a row, where it is not the outermost that repeats. */
  rows?: string | undefined;
};

/** A mapping to begin from, what somebody has to look at before it is used, and what it reads of the file as it is. */
export type Draft = {yaml: string; questions: string[]; profile: FeedProfile};

/**
 * Drafts the mapping of a file that no mapping fits, from its headers and from what its first rows look like. No text of a cell stands in it
 * but words that several rows share and that mean something. It is a beginning: whoever knows the extract reads it before it is used.
 * @throws RingfenceError as `openTable` does; FILE_UNMAPPED where there is no header, or no column that seems to be about a person
 */
export async function draftMapping(path: string, options: DraftOptions = {}): Promise<Draft> {
  const file = basename(path);
  const {columns, isOrdered} = await sampleColumns(path, sourceOf(options));
  if (lacksHeader(columns.map(({name}) => name)))
    throw noDraft(
      file,
      'it has no header (its first row holds dates or numbers): ask the sender for one, or put one above it',
    );
  if ((columns[0]?.rows ?? 0) === 0)
    throw noDraft(file, 'no row stands below its header: ask the sender for one that has rows');
  const placed = placeColumns(columns, isOrdered);
  const agency = options.agency ?? agencyOf(file, columns);
  const plan = planRow(placed, file, agency);
  const slots = slotsOf(placed.filter((one) => !(plan.key.length === 1 && plan.key[0] === one)));
  const first = firstSlot(slots);
  if (first === null)
    throw noDraft(file, 'no column seems to be about a person: write a mapping by hand (src/feeds/mappings/README.md)');
  const tree = composeMapping(file, {...options, agency: agency ?? 'other'}, placed, plan, slots, first);
  const mapping = parseMapping(toYaml(tree, '', ''), file);
  const profile = await checkFeed(path, {
    mappings: [{path: file, mapping}],
    area: options.area ?? NO_AREA,
    received: mapping.received === undefined ? NO_DAY : undefined,
  });
  const questions = [
    ...questionsOf(plan, placed, slots, first, agency, tree['area'] !== undefined),
    ...unreadQuestions(placed, profile),
  ];
  const head = headOf(file, columns[0]!.rows, questions);
  return {yaml: toYaml(tree, head, footOf(placed, profile)), questions, profile};
}

const sourceOf = ({sheet, rows}: DraftOptions): {sheet?: string; rows?: string} => ({
  ...(sheet !== undefined && {sheet}),
  ...(rows !== undefined && {rows}),
});

/** Stand-ins for what a draft may lack, while it is tried on its file; they are not written into it. */
const NO_AREA = 'XXX';
const NO_DAY = '2099-12-31';

const noDraft = (file: string, why: string): RingfenceError =>
  new RingfenceError('FILE_UNMAPPED', `${file}: there is nothing to draft; ${why}`);

function composeMapping(
  file: string,
  options: DraftOptions,
  placed: readonly Placed[],
  plan: RowPlan,
  slots: readonly Slot[],
  first: Slot,
): Block {
  const formats = formatsOf(placed);
  const shared = placed.filter(
    (one) =>
      one.part === first.partKey && one.number === (first.columns[0]?.number ?? '') && SHARED.has(one.field ?? ''),
  );
  const cues = cuesOf(placed);
  // "Family Address" is where the children live whom the row names; whether both parents do, only the agency knows.
  const isFamilys = shared.some(({column}) => FAMILYS.test(headerWords(column.name).join(' ')));
  const isHoused = ({partKey}: Slot): boolean =>
    HOUSEHOLD.has(partKey) || partKey === first.partKey || (isFamilys && FAMILY.has(partKey));
  const people = Object.fromEntries(
    slots.map((slot) => [
      slot.key,
      composePerson(slot, plan, slot === first, {
        shared: isHoused(slot) ? shared : [],
        cues,
      }),
    ]),
  );
  const notification = notificationOf(plan);
  const feed =
    options.feed ?? feedOf(options.sheet === undefined ? file : file.replace(/(?=\.xlsx$)/i, `-${options.sheet}`));
  const {eventRows} = plan;
  const event =
    notification === undefined || eventRows === null
      ? notification && {notification, involvements: undefined}
      : shareEvent(feed, eventRows, notification, people);
  const hasHomes = Object.values(people).some((person) => person['address'] !== undefined);
  return {
    version: 1,
    feed,
    agency: options.agency,
    area: options.area !== undefined ? {constant: options.area} : areaOf(file),
    match: {files: [filesOf(file)], columns: tellingOf(placed)},
    source: options.sheet === undefined && options.rows === undefined ? undefined : sourceOf(options),
    dates: formats.length === 0 ? undefined : {formats: [...formats, ...DEFAULT_DATE_FORMATS]},
    received: dateOf(plan.received) ?? dayOf(file),
    key: eventRows === null ? keyTree(plan) : rowKey(eventRows, whoOf(first)),
    revision: dateOf(plan.of('revision')),
    withdrawn: withdrawnOf(plan),
    notifications: event === undefined ? undefined : {event: event.notification},
    people,
    involvements: event?.involvements,
    ties: tiesOf(
      slots,
      first,
      hasHomes ? {} : daysOf(plan),
      eventRows === null ? [] : leadTies(feed, eventRows, first),
    ),
    stays: staysOf(slots, first, people, plan),
  };
}

/** What an address in a row is of, beside the first person: those who live with them. */
const SHARED: ReadonlySet<string> = new Set(['address', 'addressPart', 'houseNumber', 'postcode', 'uprn', 'protected']);
const HOUSEHOLD: ReadonlySet<string> = new Set(['tenant', 'joint', 'member']);
const FAMILYS = /\b(?:family|household)\b/;
const FAMILY: ReadonlySet<string> = new Set(['child', 'sibling']);

function formatsOf(placed: readonly Placed[]): string[] {
  const dates = placed.filter(({field}) => field !== null && (DATES.has(field) || field === 'birth'));
  return [
    ...new Set([
      ...dates.flatMap((one) => one.dates.formats),
      ...placed.flatMap(({several}) => several?.formats ?? []),
    ]),
  ];
}

function keyTree({key}: RowPlan): Tree {
  const columns = key.map((one) => columnOf(one));
  return columns.length < 2 ? columns[0] : columns;
}

/** The columns by which the people of an event are told apart. */
const whoOf = ({columns}: Slot): string[] =>
  columns.filter(({field}) => WHO.has(field ?? '')).map(({column}) => column.name);
const WHO: ReadonlySet<string> = new Set(['name', 'given', 'family', 'birth', 'localId', 'ownId', 'nhs']);

const daysOf = (plan: RowPlan): Block => ({start: dateOf(plan.of('start')), end: dateOf(plan.of('end'))});

/** Stays with their days, where a row says from when or until when; and a placement beside the home. */
function staysOf(slots: readonly Slot[], first: Slot, people: Readonly<Record<string, Block>>, plan: RowPlan): Tree {
  const [start, placement] = [plan.of('start'), plan.of('placement')];
  const days = daysOf(plan);
  const kind = wordsOf(plan.of('stayKind'), STAY_WORDS, 'mentioned');
  const stays: Tree[] =
    start === null
      ? []
      : slots
          .filter(({key, part}) => part.staff !== true && people[key]!['address'] !== undefined && placement === null)
          .map(({key, partKey}) => ({person: key, kind: kind ?? (partKey === 'tenant' ? 'tenancy' : 'home'), ...days}));
  if (placement !== null) stays.push({person: first.key, address: placement.column.name, kind: 'placement', ...days});
  return stays.length === 0 ? undefined : stays;
}
