import {RingfenceError} from '../../base/errors.ts';
import {checkFeed, type FeedProfile} from '../check.ts';
import {parseMapping} from '../language/mapping-file.ts';
import {analyse, noPerson, type Analysed} from './analyse.ts';
import {linksOf, type Beside, type Link} from './delivery/beside.ts';
import {composeMapping, feedName} from './compose/compose-mapping.ts';
import {closeListed, closingOf, closingQuestions, NOTHING_CLOSED, type Closing} from './delivery/closed-by-list.ts';
import {codeListsOf} from './delivery/code-lists.ts';
import {codesFor} from './delivery/list-of-column.ts';
import {sourceOf, type DraftOptions} from './draft-options.ts';
import {sheetNames} from '../readers/xlsx.ts';
import type {Codes} from '../readers/decoded-cells.ts';
import {sampleColumns} from './sample.ts';
import {toYaml} from './noted.ts';
import {quotesOf, type Quotes} from './delivery/quotes.ts';
import {questionsOf} from './questions/questions.ts';
import {footOf, headOf, unreadQuestions} from './questions/remarks.ts';

export type {DraftOptions} from './draft-options.ts';

/** A mapping to begin from, what somebody has to look at before it is used, and what it reads of the file as it is. */
export type Draft = {yaml: string; questions: string[]; profile: FeedProfile};

/**
 * Drafts the mapping of a file that no mapping fits, from its headers and from what its first rows look like. No text of a cell stands in it
 * but words that several rows share and that mean something. It is a beginning: whoever knows the extract reads it before it is used.
 * @throws RingfenceError as `analyse` does
 */
export async function draftMapping(path: string, given: DraftOptions = {}): Promise<Draft> {
  const options = {...given, codes: given.codes ?? (await codesBeside(path, given))};
  const analysed = await analyse(path, options);
  if (analysed.homes !== null) throw noPerson(analysed.file);
  const others = await Promise.all((options.with ?? []).map(async (other) => besideOf(await analyse(other, {}))));
  const sheets = (await sheetsOf(path)).map((sheet) => ({path, sheet}));
  const beside = (options.with ?? []).map((other) => ({path: other}));
  const own = {path, sheet: options.sheet ?? sheets[0]?.sheet, placed: analysed.placed};
  const closing = await closingOf(own, [...sheets, ...beside]);
  return draftOf(
    path,
    analysed,
    {links: linksOf(analysed, others), quotes: quotesOf(analysed, others), closing},
    options,
  );
}

const sheetsOf = async (path: string): Promise<string[]> =>
  /\.xlsx$/i.test(path) ? sheetNames(path).catch(() => []) : [];

/** What the codes of a sheet stand for by the other sheets of its workbook. */
async function codesBeside(path: string, options: DraftOptions): Promise<Codes | undefined> {
  const sheets = await sheetsOf(path);
  const others: {path: string; sheet: string}[] = [];
  for (const sheet of sheets) {
    const isOfSomething = await analyse(path, {sheet}).then(
      ({homes}) => homes === null,
      (error: unknown) => {
        if (error instanceof RingfenceError) return false;
        throw error;
      },
    );
    if (!isOfSomething) others.push({path, sheet});
  }
  const lists = await codeListsOf(others);
  if (lists.length === 0) return undefined;
  return codesFor((await sampleColumns(path, sourceOf(options))).columns, lists);
}

/** What a file has in common with others of its delivery. */
export type Common = {links: readonly Link[]; quotes: Quotes; closing?: Closing};

/** Writes down what was made of a file, and of the rows that its numbers name in others. */
export async function draftOf(
  path: string,
  analysed: Analysed,
  {links, quotes, closing = NOTHING_CLOSED}: Common,
  options: DraftOptions,
): Promise<Draft> {
  const {file, rows, placed} = analysed;
  const agency = analysed.agency ?? links[0]?.beside.analysed.agency ?? null;
  const tree = composeMapping(analysed, {...options, agency: agency ?? 'other'}, links, quotes);
  closeListed(tree, closing);
  const mapping = parseMapping(toYaml(tree, '', ''), file);
  const profile = await checkFeed(path, {
    mappings: [{path: file, mapping}],
    sheet: options.isAnySheet === true ? options.sheet : undefined,
    area: options.area ?? NO_AREA,
    received: mapping.received === undefined ? NO_DAY : undefined,
  });
  const questions = [
    ...closingQuestions(closing),
    ...questionsOf({...analysed, agency}, links, quotes, tree['area'] !== undefined),
    ...codeQuestions(options.codes),
    ...unreadQuestions(placed, profile),
  ];
  const head = headOf(file, rows, questions, {
    area: tree['area'] === undefined,
    received: tree['received'] === undefined,
  });
  return {yaml: toYaml(tree, head, footOf(placed, profile)), questions, profile};
}

const codeQuestions = (codes: DraftOptions['codes'] = {}): string[] =>
  Object.keys(codes).map(
    (name) => `codes: are the codes of “${name}” those of the list that was sent with it? They stand under "source".`,
  );

/** A file as the numbers of another see it. */
export function besideOf(analysed: Analysed, feed = feedName(analysed.file, {})): Beside {
  const tree = composeMapping(analysed, {agency: analysed.agency ?? 'other'}, []);
  return {analysed, feed, tree};
}

/** Stand-ins for what a draft may lack, while it is tried on its file; they are not written into it. */
export const NO_AREA = 'XXX';
export const NO_DAY = '2099-12-31';
