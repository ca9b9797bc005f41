import {existsSync, readdirSync, realpathSync, statSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, relative, resolve, sep} from 'node:path';
import {countWords} from '../../base/count-words.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {View} from '../../engine/view/view.ts';
import {openTable} from '../../feeds/readers/open-table.ts';
import type {RawRow} from '../../feeds/readers/table.ts';
import {otherWayWords, type PackConfig} from '../../packs/marac/between.ts';
import type {MaracCase} from '../../packs/marac/case.ts';
import {askedCase, type AskedCase} from '../../packs/marac/list/asked-case.ts';
import {listColumns, type ListColumns} from '../../packs/marac/list/columns.ts';
import {settler} from '../../packs/marac/list/settle.ts';
import {Inquiry} from '../../questions/inquiry.ts';
import type {Session} from '../command.ts';
import {OWN} from '../pack-page.ts';
import {writeCase, type CaseFiles} from './case-files.ts';
import {INDEX, UNMADE, unmadeCsv, WORKBOOK, writeCases, writeIndex, type Made, type Unmade} from './list-index.ts';

/** A list of cases and the folders for what is made of it. */
export type ListOptions = {list: string; out: string; contact?: string | undefined; research?: string | undefined};

type List = {headings: readonly string[]; columns: ListColumns; rows: readonly RawRow[]};

/**
 * Makes the pack of each case that a list names, an index of them, and a list of the rows that have none, each with why.
 * @throws RingfenceError NOT_FOUND, after all else is written, where a row has no pack; FILE_UNWRITABLE where a folder holds
 *   something already, as packs of an earlier meeting; every fault of the list.
 */
export async function packsOfList(
  options: ListOptions,
  view: View,
  config: PackConfig,
  session: Session,
): Promise<void> {
  const list = await readList(options.list);
  checkFolders(options);
  const inquiry = new Inquiry(view);
  const settle = settler({
    inquiry,
    lookup: (mention) => view.people().lookup(mention),
    successors: (id) => view.successors(id),
  });
  const [made, unmade]: [Made[], Unmade[]] = [[], []];
  const width = String(list.rows.at(-1)?.row ?? 0).length;
  for (const raw of list.rows) {
    const asked = askedCase(raw, list.columns, list.headings);
    if (asked === null) continue;
    const settled = settle(asked);
    if ('why' in settled) unmade.push({asked, raw, why: settled.why});
    else made.push(await make(asked, settled.found, made, width, {options, inquiry, config}));
  }
  if (list.columns.unread.length > 0)
    session.message(`Columns that say nothing of who is meant: ${list.columns.unread.join(', ')}.`);
  await writeIndex(options.out, inquiry, made, unmade);
  await writeCases(options.out, inquiry, made, config);
  if (unmade.length > 0) writeFileSync(join(options.out, UNMADE), unmadeCsv(list.headings, unmade), {mode: OWN});
  const packs = new Set(made.map(({file}) => file)).size;
  session.message(
    `${countWords(packs, 'pack')} for ${made.length} of ${countWords(made.length + unmade.length, 'row')}: ${join(options.out, INDEX)} lists them, and ${WORKBOOK} is the list of the meeting.`,
  );
  const cares = made.filter(({care}) => care !== '');
  if (cares.length > 0)
    session.message(
      `CARE: ${cares.length === 1 ? 'row' : 'rows'} ${rowsOf(cares)}: records name the two the other way round. Settle who harms whom before anything is sent.`,
    );
  if (unmade.length > 0)
    throw new RingfenceError(
      'NOT_FOUND',
      `${unmade.length === 1 ? 'row' : 'rows'} ${rowsOf(unmade)} ${unmade.length === 1 ? 'has' : 'have'} no pack: ${join(options.out, UNMADE)} says why. Write the ids there, and give it as the next --list.`,
    );
}

const rowsOf = (rows: readonly {asked: AskedCase}[]): string => rows.map(({asked}) => asked.row).join(', ');

async function readList(path: string): Promise<List> {
  const table = await openTable(path);
  const columns = listColumns(path, table.columns);
  const rows: RawRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return {headings: table.columns, columns, rows};
}

/** Packs of two meetings in one folder would be taken for those of one; how to reach a victim does not lie among them. */
function checkFolders({out, contact, research}: ListOptions): void {
  for (const folder of [out, contact, research]) {
    const found = folder === undefined ? undefined : statSync(folder, {throwIfNoEntry: false});
    if (found === undefined) continue;
    if (!found.isDirectory())
      throw new RingfenceError('FILE_UNWRITABLE', `${folder!}: a file stands there; name a folder.`);
    if (readdirSync(folder!).length > 0)
      throw new RingfenceError('FILE_UNWRITABLE', `${folder!}: the folder is not empty; name a new one for this list.`);
  }
  if (contact !== undefined && [out, research].some((other) => other !== undefined && overlaps(contact, other)))
    throw new RingfenceError(
      'USAGE',
      '--contact: how the victims may be reached is kept apart; name a folder elsewhere.',
    );
  if (research !== undefined && overlaps(research, out))
    throw new RingfenceError('USAGE', '--research: forms go to agencies and packs do not; name a folder elsewhere.');
}

function overlaps(left: string, right: string): boolean {
  const isWithin = (one: string, other: string): boolean => {
    const way = relative(placeOf(other), placeOf(one));
    return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
  };
  return isWithin(left, right) || isWithin(right, left);
}

/** Where a folder lies, or will lie, whatever links lead there. */
function placeOf(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) ? realpathSync(path) : join(placeOf(dirname(path)), basename(path));
}

/** Writes the files of a row; two rows about the same two people share them. */
async function make(
  asked: AskedCase,
  maracCase: MaracCase,
  before: readonly Made[],
  width: number,
  {options, inquiry, config}: {options: ListOptions; inquiry: Inquiry; config: PackConfig},
): Promise<Made> {
  const {suspect, victim} = maracCase;
  const same = before.find((one) => one.maracCase.suspect === suspect && one.maracCase.victim === victim);
  if (same !== undefined) return {...same, asked};
  const name = `case-${String(asked.row).padStart(width, '0')}`;
  const files: CaseFiles = {
    out: join(options.out, `${name}.html`),
    contact: options.contact === undefined ? undefined : join(options.contact, `${name}.html`),
    research: options.research === undefined ? undefined : join(options.research, `${name}.xlsx`),
  };
  await writeCase(files, inquiry, maracCase, config);
  return {asked, maracCase, file: `${name}.html`, care: otherWayWords(inquiry, maracCase)};
}
