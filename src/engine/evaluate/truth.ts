import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {readCsv} from '../../feeds/readers/read-csv.ts';

/** The truth files of a synthetic borough, as `datasets/README.md` documents them: one object a row, by column. */
export type Truth = {
  [T in TruthTable]: (Record<(typeof COLUMNS)[T][number], string> & (T extends 'persons' ? PersonColumns : unknown))[];
};

type TruthTable = keyof typeof COLUMNS;

const COLUMNS = {
  mentions: ['feed', 'file', 'row', 'slot', 'person_id'],
  addresses: ['feed', 'file', 'row', 'slot', 'dwelling_id', 'building_id', 'kind'],
  incidents: ['feed', 'file', 'row', 'incident_id'],
  quarantine: ['file', 'row', 'reason'],
  persons: ['person_id', 'staff'],
  clusters: ['cluster_id', 'motif', 'strength'],
  cluster_members: ['cluster_id', 'person_id', 'role', 'family_id'],
  serial_perpetrators: ['person_id', 'victim_id'],
  escalation: ['person_id', 'kind', 'facet'],
  coresidence: ['adult_id', 'child_id', 'from'],
  true_serial: ['person_id', 'families', 'families_shown'],
  true_coresidence: ['adult_id', 'child_id', 'from', 'concern', 'known_on', 'told_on'],
  hard_cases: ['kind', 'person_a', 'person_b', 'verdict'],
  decoys: ['decoy_id', 'kind', 'person_id'],
  guises: ['kind', 'person_id', 'feed', 'file', 'row', 'slot', 'side'],
} as const;

/** Tables that a truth may lack: the questions they answer are then not asked. */
const OPTIONAL: ReadonlySet<string> = new Set(['guises', 'true_serial', 'true_coresidence']);

/** Columns of persons by which errors are told apart, where the truth has them. */
type PersonColumns = {custom?: string; sex?: string; birth_date?: string};

/**
 * Reads every truth file of `folder`.
 * @throws RingfenceError FILE_MISSING; TRUTH_INVALID where a column lacks or a mention is named twice.
 */
export function readTruth(folder: string): Truth {
  const names = Object.keys(COLUMNS) as TruthTable[];
  const truth = Object.fromEntries(names.map((name) => [name, readTable(folder, name)])) as Truth;
  refuseTwice(truth.mentions, folder);
  return truth;
}

/** Place of a mention: what a row of the truth and a mention of ours have in common. */
export const slotKey = (feed: string, file: string, row: string | number, slot: string): string =>
  `${feed}\u001f${file}\u001f${row}\u001f${slot}`;

function readTable(folder: string, name: TruthTable): Record<string, string>[] {
  const file = join(folder, `${name}.csv`);
  if (OPTIONAL.has(name) && !existsSync(file)) return [];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new RingfenceError(
      'FILE_MISSING',
      `${file}: the truth file cannot be read; name the folder "truth" of a dataset.`,
      {
        cause: error,
      },
    );
  }
  const {columns, rows} = readCsv(text);
  const lacking = COLUMNS[name].filter((column) => !columns.includes(column));
  if (lacking.length > 0) {
    throw new RingfenceError(
      'TRUTH_INVALID',
      `${file}: lacks the columns ${lacking.join(', ')}; it has ${columns.join(', ')}.`,
    );
  }
  return rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])));
}

function refuseTwice(mentions: Truth['mentions'], folder: string): void {
  const seen = new Set<string>();
  for (const {feed, file, row, slot} of mentions) {
    const key = slotKey(feed, file, row, slot);
    if (seen.has(key)) {
      throw new RingfenceError(
        'TRUTH_INVALID',
        `${join(folder, 'mentions.csv')}: names ${file} row ${row} slot ${slot} twice.`,
      );
    }
    seen.add(key);
  }
}
