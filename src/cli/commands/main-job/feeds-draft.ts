import {existsSync, mkdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Option, type Command} from 'commander';
import {ERRORS, RingfenceError} from '../../../base/errors.ts';
import {feedParts, type FeedPart} from '../../../engine/feeds/sheets.ts';
import {builtInMappings, ownMappings} from '../../../feeds/language/catalogue.ts';
import {draftDelivery, type DeliveredPart, type PartDraft} from '../../../feeds/draft/draft-delivery.ts';
import {draftMapping, type DraftOptions} from '../../../feeds/draft/draft.ts';
import {AGENCIES} from '../../../model/source.ts';
import {addCommand, jsonOption, type Session} from '../../command.ts';
import {json, table, type Cell} from '../../output.ts';

type Options = DraftOptions & {out?: string; mappings: string[]; json: boolean};

export function addDraft(feeds: Command, session: Session): void {
  addCommand(
    feeds,
    'draft <file>',
    'a mapping to begin from, for a file that no mapping fits: from its headers and from what its cells look like; or for every such file of a folder',
    'ringfence feeds draft extract.csv > my-layout.yaml\n  ringfence feeds draft ./extracts --out ./my-mappings --area BRE',
  )
    .option('--feed <name>', 'the name of the feed, for good: small letters, digits and hyphens')
    .addOption(new Option('--agency <agency>', 'whose extract it is').choices(AGENCIES))
    .option('--sheet <name>', 'the sheet of a workbook, where it is not the first')
    .option('--rows <element>', 'the element of an XML file that is a row, where it is not the outermost that repeats')
    .option(
      '--with <files...>',
      'other files of the same delivery, where numbers in this one name their rows (who took part in which occurrence)',
    )
    .option('--area <code>', 'the authority, where neither a column nor the name of the file says it')
    .option('--out <dir>', 'of a folder: where the mappings go, one a layout; none that is there is written over')
    .option('--mappings <dir...>', 'of a folder: folders with mappings of your own, whose files need no draft', [])
    .addOption(jsonOption())
    .action(async (file: string, options: Options) => {
      if (statSync(file, {throwIfNoEntry: false})?.isDirectory() === true) await draftFolder(file, options, session);
      else await draftFile(file, options, session);
    });
}

async function draftFile(file: string, options: Options, session: Session): Promise<void> {
  if (options.out !== undefined || options.json)
    throw new RingfenceError(
      'USAGE',
      `--out and --json are for folders, and ${file} is none: one draft goes to stdout`,
    );
  const {yaml, questions, profile} = await draftMapping(file, options);
  session.data(yaml);
  const unread = profile.columns.filter(({isRead}) => !isRead);
  session.message(
    `Of ${profile.counts.read} rows it reads ${profile.counts.accepted}, and of ${profile.columns.length} columns it leaves ${unread.length} unread. ` +
      (profile.counts.refused > 0 ? '"feeds check" with it says why rows are refused. ' : '') +
      `It is a draft: read it, and answer its ${questions.length} questions, before it is used.`,
  );
}

const OF_ONE_FILE = ['feed', 'agency', 'sheet', 'rows', 'with'] as const;

async function draftFolder(folder: string, options: Options, session: Session): Promise<void> {
  const {out, area} = options;
  if (out === undefined)
    throw new RingfenceError('USAGE', `${folder} is a folder: say with --out DIR where its mappings are to go`);
  const misplaced = OF_ONE_FILE.find((name) => options[name] !== undefined);
  if (misplaced !== undefined)
    throw new RingfenceError(
      'USAGE',
      `--${misplaced} is for one file, and ${folder} is a folder: draft that file alone`,
    );
  mkdirSync(out, {recursive: true});
  const parts = deliveredParts(folder, await feedParts(folder));
  const drafts = await draftDelivery(parts, {
    own: ownMappings([out, ...options.mappings]),
    builtIn: builtInMappings(),
    area,
  });
  const written = drafts.map((draft) => write(draft, out));
  session.data(options.json ? json(written.map(summaryOf)) : table(HEAD, written.map(lineOf)));
  for (const one of written) if (one.status === 'none') session.message(`${one.code}: ${one.message}`);
  const drafted = written.filter(({status}) => status === 'drafted').length;
  if (drafted > 0)
    session.message(
      `${drafted} ${drafted === 1 ? 'draft' : 'drafts'} written into ${out}. Read each, and answer the questions at its top, before it is used; ` +
        `then: ringfence run --feeds ${folder} --mappings ${out}`,
    );
  const failed = written.find(({status}) => status === 'none');
  if (failed?.status === 'none') process.exitCode = ERRORS[failed.code].exit;
}

/** Of a workbook with several sheets each sheet is a part; of any other file the whole. */
function deliveredParts(folder: string, parts: readonly FeedPart[]): DeliveredPart[] {
  const books = new Set(parts.filter(({sheet}) => sheet !== undefined).map(({file}) => file));
  return parts
    .filter(({file, sheet}) => sheet !== undefined || !books.has(file))
    .map(({file, sheet, label}) => ({path: join(folder, file), sheet, label}));
}

/** Writes a draft down, unless something of its name is there already. */
function write(one: PartDraft, out: string): PartDraft {
  if (one.status !== 'drafted') return one;
  const path = join(out, `${one.feed}.yaml`);
  if (existsSync(path)) {
    const message = `${one.label}: ${path} is there already, and does not fit this file; move it away and draft again`;
    return {label: one.label, status: 'none', code: 'FILE_COLUMNS', message};
  }
  writeFileSync(path, one.draft.yaml, {flag: 'wx'});
  return one;
}

/** What a folder's table and its JSON tell of one part. */
function summaryOf(one: PartDraft) {
  const {label: file, status} = one;
  if (one.status === 'none') return {file, status, code: one.code, message: one.message};
  if (one.status === 'left-out') return {file, status};
  if (one.status !== 'drafted') return {file, status, feed: one.feed};
  const {profile, questions} = one.draft;
  return {
    file,
    status,
    feed: one.feed,
    rows: profile.counts.read,
    read: profile.counts.accepted,
    columns: profile.columns.length,
    unread: profile.columns.filter(({isRead}) => !isRead).length,
    questions: questions.length,
    joinedTo: one.joinedTo,
  };
}

const HEAD = ['file', 'mapping', 'feed', 'rows', 'read', 'columns', 'unread', 'questions', 'joined to'];
const STATUS_WORDS: Readonly<Record<PartDraft['status'], string>> = {
  known: 'there is one',
  like: 'the same as',
  drafted: 'drafted',
  'left-out': 'left out: no table of records',
  none: 'none',
};

function lineOf(one: PartDraft): Cell[] {
  const {feed, code, rows, read, columns, unread, questions, joinedTo} = summaryOf(one) as Partial<
    Record<string, Cell>
  > & {
    joinedTo?: string[];
  };
  const words = STATUS_WORDS[one.status];
  return [one.label, words, feed ?? code, rows, read, columns, unread, questions, joinedTo?.join(', ')];
}
