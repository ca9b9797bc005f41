import type {Carry} from '../../readers/carried-cells.ts';
import {GroupNames} from '../../readers/group-names.ts';
import {SortedColumn} from '../../readers/sorted-column.ts';
import {NAMED} from '../place/owners.ts';
import {cuesOf, PROTECTED_HEADER} from '../place/protection.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Placed} from '../place/placed.ts';
import {withCells} from './nobody.ts';
import {shareWhere, type Column} from '../sample.ts';

/**
 * Rows that go on with the one above: a report says in the first row of a group what all have in common, and leaves it blank below. Where such
 * rows name people of their own, they want what the first says (`carry`); else they tell more of it, as an action under an incident, and
 * nothing of anybody (`skip`: the column that is blank in them).
 */
export type Continued = {carry?: Carry; skip?: string};

/** What the people of a home, or the rows of an event, have in common. */
const COMMON: ReadonlySet<string> = new Set([
  'address',
  'houseNumber',
  'addressPart',
  'postcode',
  'place',
  'kind',
  'at',
]);

/** Fewer groups of several rows show nothing. */
const GROUPS_LEAST = 5;
const NUMBER_LEAST = 0.95;
/** Of the cells of a column in rows that go on, the share that may be filled all the same. */
const FILLED_MOST = 0.02;
const TOLD_LEAST = 0.5;

/** How a file goes on from row to row; null where each row stands by itself. */
export function continuedRows(placed: readonly Placed[]): Continued | null {
  for (const by of placed) {
    const goesOn = rowsThatGoOn(by);
    if (goesOn === null) continue;
    if (!placed.some((one) => isName(one) && isFilled(one.column, goesOn)))
      if (by.column.filled < by.column.rows) return {skip: by.column.name};
      else continue;
    const {cells} = by.column;
    // In a file that was sorted by name a blank stands below whoever comes before in the alphabet.
    if (placed.some((one) => isName(one) && isSorted(one.column.cells, cells))) continue;
    const end = endOfGroups(cells);
    const inGroup = goesOn.map((isOn, row) => isOn && (cells[row] !== '' || row < end));
    const columns = placed.filter((one) => one !== by && !isOnes(one) && isLeftBlank(one, inGroup));
    // An end that the last of somebody's rows lacks is no end of what stands above it.
    const isNumbered = inGroup.every((isOn, row) => !isOn || cells[row] !== '');
    if (isNumbered && !columns.some(({field}) => COMMON.has(field ?? ''))) continue;
    if (columns.length === 0) continue;
    // A mark that closes the home goes wherever the home goes.
    const cues = new Set(cuesOf(placed).map(({column}) => column));
    const isMark = ({field, column}: Placed): boolean =>
      field === 'protected' || cues.has(column.name) || PROTECTED_HEADER.test(headerWords(column.name).join(' '));
    const names = placed.filter((one) => columns.includes(one) || isMark(one)).map(({column}) => column.name);
    return {carry: {by: by.column.name, columns: names.filter((name) => name !== by.column.name)}};
  }
  return null;
}

/** The row from which on a blank goes on with no group, as `carry` reads it; Infinity where there is none. */
function endOfGroups(cells: readonly string[]): number {
  const names = new GroupNames();
  for (const [row, text] of cells.entries()) names.add(row, text);
  return names.end;
}

/** Whether the file was sorted by a column of names. */
function isSorted(names: readonly string[], groups: readonly string[]): boolean {
  const column = new SortedColumn();
  for (const [row, name] of names.entries()) column.add(name, row > 0 && groups[row] === '');
  return column.isSorted;
}

const PERSONS = ['nhs', 'upn', 'pnc', 'cro', 'ni', 'telephone'] as const;

/** What is said of one person alone, and would make one of two. */
const isOnes = ({part, field}: Placed): boolean => part !== null && field !== null && !HOME.has(field);
const HOME: ReadonlySet<string> = new Set([
  'address',
  'houseNumber',
  'addressPart',
  'postcode',
  'uprn',
  'protected',
  'relation',
]);

/** For each row whether it goes on with the group above, by a column that numbers the groups; null where a column does not. */
function rowsThatGoOn({column, shapes, dates, part}: Placed): boolean[] | null {
  // A number that somebody lacks is never that of who stands above.
  if (part !== null || PERSONS.some((shape) => shapes[shape] >= TOLD_LEAST)) return null;
  const isNumber = shapes.reference >= NUMBER_LEAST && (dates.share < 0.5 || shapes.digits >= NUMBER_LEAST);
  if (!isNumber || column.cells[0] === '' || !/\p{L}/u.test(column.name)) return null;
  const goesOn = column.cells.map((text, row) => row > 0 && (text === '' || text === column.cells[row - 1]));
  const count = goesOn.filter(Boolean).length;
  const isOnceEach = column.rows - count <= column.texts.size * (1 + FILLED_MOST);
  // What is left blank for itself is blank in few rows, or has nothing to do with the row above.
  return isOnceEach && count >= Math.max(GROUPS_LEAST, FILLED_MOST * column.rows) ? goesOn : null;
}

/** Whether a column says something in most first rows of several, and nothing in those that go on. */
function isLeftBlank({column: {cells}, field}: Placed, goesOn: readonly boolean[]): boolean {
  let [firsts, told, others, filled] = [0, 0, 0, 0];
  for (const [row, isOn] of goesOn.entries()) {
    if (isOn) {
      others++;
      if (cells[row] !== '') filled++;
    } else if (goesOn[row + 1] === true) {
      firsts++;
      if (cells[row] !== '') told++;
    }
  }
  // Few tenancies have ended; what a few first rows alone say of anything else may be of the one person.
  if (field === 'end' && filled === 0 && told >= GROUPS_LEAST) return true;
  return firsts >= GROUPS_LEAST && told >= TOLD_LEAST * firsts && filled <= FILLED_MOST * others;
}

const isFilled = ({cells}: Column, goesOn: readonly boolean[]): boolean =>
  goesOn.filter((isOn, row) => isOn && cells[row] !== '').length >= TOLD_LEAST * goesOn.filter(Boolean).length;

const isName = ({field, part, column}: Placed): boolean =>
  NAMED.has(field ?? '') &&
  part !== 'worker' &&
  part !== 'referrer' &&
  shareWhere(column, (text) => /\p{L}/u.test(text)) > 0.5;

/** The columns as a mapping with this reads them. */
export function readThrough(columns: readonly Column[], {carry, skip}: Continued): Column[] {
  const at = columns.findIndex(({name}) => name === (carry?.by ?? skip));
  const group = columns[at]!.cells;
  if (skip !== undefined)
    return columns.map((column) =>
      withCells(
        column,
        column.cells.filter((_, row) => group[row] !== ''),
      ),
    );
  const end = endOfGroups(group);
  const carried = new Set([carry!.by, ...carry!.columns]);
  return columns.map((column) => {
    if (!carried.has(column.name)) return column;
    let first = 0;
    const cells = column.cells.map((text, row) => {
      if (group[row] === '' ? row >= end : row === 0 || group[row] !== group[first]) first = row;
      return text === '' ? column.cells[first]! : text;
    });
    return withCells(column, cells);
  });
}
