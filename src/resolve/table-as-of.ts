import type {Tie} from '../model/notification.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {ADOPTION_NONE, adoptiveTies, NEVER_PLACED, ORDER_UNKNOWN, readAdoptions} from './link/decide/adoptions.ts';
import {fillFromRelations} from './link/columns/fill-from-relations.ts';
import {BIRTH_NONE, type PersonColumns, UNBORN} from './link/columns/person-columns.ts';
import {numbersOfParents} from './link/columns/numbers-of-parents.ts';
import {readColumns} from './link/columns/read-columns.ts';
import {readRelations, type Relations, type TieRows} from './link/columns/relations.ts';
import {TwinsOfDays} from './link/decide/find-twins.ts';
import type {MatchTable} from './match-table.ts';
import {ListBuilder, type Lists} from '../columns/lists.ts';

/** Which of all records had been received by a day, by position. */
export type Received = {
  isMentionKnown: (row: number) => boolean;
  tieRows: TieRows;
  isTieKnown: (tie: number) => boolean;
};

/**
 * The table of all mentions as it was when some of them had not been received: those stand as staff do, whom nothing is compared
 * with, beside nobody and known by nobody. Rows keep their numbers. How common a name is stays what the model was trained beside, as
 * the weights do. Reads the few records that lean on one that came later, and no others.
 */
export function tableAsOf<T extends Omit<MatchTable, 'dictionaries'>>(
  table: T,
  {mentions, ties}: Pick<Records, 'mentions' | 'ties'>,
  {dwellingAsWritten, dwellings}: Pick<Resolved, 'dwellingAsWritten' | 'dwellings'>,
  {isMentionKnown, tieRows, isTieKnown}: Received,
): T {
  const staff = table.columns.staff.map((isStaff, row) => (isMentionKnown(row) ? isStaff : 1));
  const all = {...table.columns, staff};
  all.nationalOfParent = numbersOfParents(all);
  const relations = readRelations(tieRows, all, isTieKnown);
  const leaning = leaningRows(all, table.relations, relations);
  const columns = withAdoptions(
    leaning.length === 0
      ? all
      : filledAnew(
          all,
          relations,
          leaning,
          readColumns(
            leaning.map((row) => mentions[row]!),
            Int32Array.from(leaning, (row) => dwellingAsWritten[row]!),
            dwellings,
          ),
        ),
    ties,
    tieRows,
    isTieKnown,
  );
  return {...table, columns, relations, twins: new TwinsOfDays(columns)};
}

/** Rows that are filled in from whom they stand beside, which were others than they are. */
function leaningRows(
  {rowCount, staff, birthKind, placeholder}: PersonColumns,
  now: Relations,
  then: Relations,
): number[] {
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (staff[row] === 1 || (birthKind[row] !== BIRTH_NONE && placeholder[row] !== UNBORN)) continue;
    if (!areSame(now, then, row)) rows.push(row);
  }
  return rows;
}

function areSame(left: Relations, right: Relations, row: number): boolean {
  const [from, other] = [left.starts[row]!, right.starts[row]!];
  const count = left.starts[row + 1]! - from;
  if (right.starts[row + 1]! - other !== count) return false;
  for (let at = 0; at < count; at++)
    if (left.targets[from + at] !== right.targets[other + at] || left.roles[from + at] !== right.roles[other + at])
      return false;
  return true;
}

/** Columns that `fillFromRelations` changes; `phones` is the list among them. */
const FILLED = [
  'bornAfter',
  'bornBefore',
  'dwelling',
  'placeKind',
  'postcode',
  'sector',
  'district',
  'address',
] as const;
const OF_TEXTS: readonly (typeof FILLED)[number][] = ['postcode', 'sector', 'district', 'address'];

/** The columns with these rows as they say themselves, which `own` holds in their order, and then as those beside them say. */
function filledAnew(
  all: PersonColumns,
  relations: Relations,
  rows: readonly number[],
  own: PersonColumns,
): PersonColumns {
  const columns = {...all};
  for (const name of FILLED) Object.assign(columns, {[name]: all[name].slice()});
  const ownPhones = new Map<number, number>();
  for (const [at, row] of rows.entries()) {
    // Who has a place of its own was given none; numbers of texts are those of the table.
    const isPlaced = own.dwelling[at]! >= 0 || own.postcode[at]! > 0 || own.address[at]! > 0;
    for (const name of FILLED) if (!isPlaced || !OF_TEXTS.includes(name)) columns[name][row] = own[name][at]!;
    if (!isPlaced) {
      columns.sector[row] = numberOf(own.placeTexts[own.sector[at]!], all.placeTexts);
      columns.district[row] = numberOf(own.placeTexts[own.district[at]!], all.placeTexts);
    }
    // Telephones of a mother were added after its own.
    ownPhones.set(row, own.phones.starts[at + 1]! - own.phones.starts[at]!);
  }
  columns.phones = firstOf(all.phones, all.rowCount, ownPhones);
  fillFromRelations(relations, columns);
  return columns;
}

const numberOf = (text: string | undefined, texts: readonly string[]): number => Math.max(0, texts.indexOf(text ?? ''));

/** The lists, of some rows no more than the first few. */
function firstOf({starts, values}: Lists, rowCount: number, counts: ReadonlyMap<number, number>): Lists {
  const lists = new ListBuilder();
  for (let row = 0; row < rowCount; row++) {
    const own = values.subarray(starts[row], starts[row + 1]);
    lists.add(own.subarray(0, counts.get(row) ?? own.length));
  }
  return lists.build();
}

/** What ties say of adoption, where one of them came later. */
function withAdoptions(
  columns: PersonColumns,
  ties: readonly Tie[],
  tieRows: TieRows,
  isTieKnown: (tie: number) => boolean,
): PersonColumns {
  const adoptive = adoptiveTies(tieRows);
  if (adoptive.every(isTieKnown)) return columns;
  const {rowCount} = columns;
  const anew = {
    ...columns,
    adoption: new Uint8Array(rowCount).fill(ADOPTION_NONE),
    orderFrom: new Int32Array(rowCount).fill(ORDER_UNKNOWN),
    placedFrom: new Int32Array(rowCount).fill(NEVER_PLACED),
  };
  readAdoptions(ties, tieRows, anew, adoptive.filter(isTieKnown));
  return anew;
}
