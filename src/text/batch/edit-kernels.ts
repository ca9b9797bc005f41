import type {FunctionBuilder, Local} from './assembler.ts';
import {type Code, doWhile, i32, i8x16, ifThen, v128, ZERO} from './instructions.ts';
import {type Group, kernel, VECTOR} from './lanes.ts';
import {LANES, LEFT_LETTERS, RESULTS, RIGHT_LETTERS, WORK} from './layout.ts';

/** Letters of the right text whose rows of the distance table are worked out together, in registers. */
const ROWS_AT_ONCE = 4;

/** The last row of the rows above, and the last but one, a vector a column; column 0 first. */
const ABOVE = WORK;
const TWO_ABOVE = WORK + 17 * VECTOR;

/**
 * Levenshtein distances of 16 pairs at once: the table of Wagner and Fischer with one byte a pair and cell. Texts are read
 * from their ends, where shorter ones are filled with zeros: there the table stays 0 because its first row and column do,
 * so the distances of all pairs stand in the same last cell.
 *
 * A cell takes five vector instructions. Cells are kept plus one, because every use but the last adds one.
 */
export const levenshteinKernel = (): FunctionBuilder => editKernel(false);

/** Optimal string alignment distances of 16 pairs at once; five vector instructions more a cell. */
export const osaKernel = (): FunctionBuilder => editKernel(true);

/** A kernel being written: the group, and what its parts share. */
type Table = Group & {
  one: Code;
  /** Rows done so far. */
  row: Local;
  /** Letters of filling in front of each text. */
  skipLeft: Local;
  skipRight: Local;
  /** The left letter of the column. */
  letter: Local;
  above: Local;
};

/** A row of the table under work: its letter, the cell before and the cell above that. */
type Row = {letter: Local; before: Local; diagonal: Local; equal: Local};

function editKernel(isSwapAllowed: boolean): FunctionBuilder {
  return kernel((group) => {
    const {f, leftMax, rightMax, pair} = group;
    const table: Table = {
      ...group,
      one: group.constant(Array.from({length: LANES}, () => 1)),
      row: f.local('i32'),
      skipLeft: f.local('v128'),
      skipRight: f.local('v128'),
      letter: f.local('v128'),
      above: f.local('v128'),
    };
    const {one, skipLeft, skipRight} = table;
    return [
      ...ifThen(i32.eqz(leftMax.get), leftMax.set(i32.const(1))),
      ...rightMax.set(i32.and(i32.add(rightMax.get, i32.const(ROWS_AT_ONCE - 1)), i32.const(-ROWS_AT_ONCE))),
      ...skipLeft.set(i8x16.sub(i8x16.splat(leftMax.get), group.leftLength.get)),
      ...skipRight.set(i8x16.sub(i8x16.splat(rightMax.get), group.rightLength.get)),
      ...firstRow(table),
      ...ifThen(rightMax.get, allRows(table, isSwapAllowed)),
      ...v128.store(pair.get, i8x16.sub(v128.load(i32.shl(leftMax.get, i32.const(4)), ABOVE), one), RESULTS),
    ];
  });
}

/** A border cell `index` letters from the start: 0 as long as the text has not begun; plus one. */
const border = (index: Code, skip: Local, one: Code): Code =>
  i8x16.add(i8x16.subSaturated(i8x16.splat(index), skip.get), one);

function firstRow({f, leftMax, skipLeft, one}: Table): Code {
  const column = f.local('i32');
  const step = [
    ...v128.store(i32.shl(column.get, i32.const(4)), border(column.get, skipLeft, one), ABOVE),
    ...column.set(i32.add(column.get, i32.const(1))),
  ];
  return [...column.set(i32.const(1)), ...doWhile(step, i32.eqz(i32.gtU(column.get, leftMax.get)))];
}

function allRows(table: Table, isSwapAllowed: boolean): Code {
  const {f, leftMax, rightMax, row, letter, above, one} = table;
  const [cell, leftLetter] = [f.local('i32'), f.local('i32')];
  const rows = Array.from({length: ROWS_AT_ONCE}, () => createRow(f));
  const swaps = isSwapAllowed ? createSwaps(table, rows, cell) : NO_SWAPS;
  const column = [
    ...letter.set(v128.load(leftLetter.get, LEFT_LETTERS - VECTOR)),
    ...above.set(v128.load(cell.get, ABOVE + VECTOR)),
    ...swaps.startColumn,
    ...rows.flatMap((_, r) => cellOf(rows[r]!, table, swaps.cells[r] ?? null)),
    ...swaps.endColumn,
    ...v128.store(cell.get, above.get, ABOVE + VECTOR),
    ...cell.set(i32.add(cell.get, i32.const(VECTOR))),
    ...leftLetter.set(i32.sub(leftLetter.get, i32.const(VECTOR))),
  ];
  const fourRows = [
    ...rows.flatMap(({letter: rowLetter, before, diagonal}, r) => [
      ...rowLetter.set(
        v128.load(i32.shl(i32.sub(rightMax.get, row.get), i32.const(4)), RIGHT_LETTERS - (r + 1) * VECTOR),
      ),
      ...before.set(border(i32.add(row.get, i32.const(r + 1)), table.skipRight, one)),
      ...diagonal.set(border(i32.add(row.get, i32.const(r)), table.skipRight, one)),
    ]),
    ...swaps.startRows,
    ...cell.set(i32.const(0)),
    ...leftLetter.set(i32.shl(leftMax.get, i32.const(4))),
    ...doWhile(column, leftLetter.get),
    ...swaps.endRows,
    ...row.set(i32.add(row.get, i32.const(ROWS_AT_ONCE))),
  ];
  return [...swaps.start, ...row.set(i32.const(0)), ...doWhile(fourRows, i32.ltU(row.get, rightMax.get))];
}

const createRow = (f: FunctionBuilder): Row => ({
  letter: f.local('v128'),
  before: f.local('v128'),
  diagonal: f.local('v128'),
  equal: f.local('v128'),
});

/** The next cell of a row; it becomes the one before, and the one above for the row below. */
function cellOf({letter, before, diagonal, equal}: Row, table: Table, swap: SwapCell | null): Code {
  const {above, one} = table;
  const plain = i8x16.minU(i8x16.minU(above.get, before.get), i8x16.add(diagonal.get, equal.get));
  return [
    ...(swap?.before ?? []),
    ...equal.set(i8x16.eq(table.letter.get, letter.get)),
    ...before.set(i8x16.add(swap === null ? plain : i8x16.minU(plain, swap.candidate), one)),
    ...diagonal.set(above.get),
    ...above.set(before.get),
  ];
}

/** What a cell adds for a swap: steps taken while the row still knows the column before, and the cost by way of the swap. */
type SwapCell = {before: Code; candidate: Code};
type Swaps = {
  start: Code;
  startRows: Code;
  startColumn: Code;
  cells: SwapCell[];
  endColumn: Code;
  endRows: Code;
};

const NO_SWAPS: Swaps = {start: [], startRows: [], startColumn: [], cells: [], endColumn: [], endRows: []};

/**
 * Where the last two letters of both sides stand crosswise, a cell may follow from the one two rows up and two columns
 * back: one swap. `back` is that cell, `next` the one that will be it in the column to come.
 */
function createSwaps({f, row, letter, skipRight, one, constant}: Table, rows: readonly Row[], cell: Local): Swaps {
  const none = constant(Array.from({length: LANES}, () => 255));
  const [back, next] = [f.locals('v128', ROWS_AT_ONCE), f.locals('v128', ROWS_AT_ONCE)];
  const [letterAbove, twoAbove, crossed] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const last = ROWS_AT_ONCE - 1;
  return {
    start: letterAbove.set(none),
    startRows: [
      ...twoAbove.set(border(i32.sub(row.get, i32.const(1)), skipRight, one)),
      // In the first column there is no letter before to be crossed.
      ...rows.flatMap(({equal}) => equal.set(ZERO)),
    ],
    startColumn: [
      ...rows.flatMap((_, r) => [
        ...back[r]!.set(next[r]!.get),
        ...next[r]!.set(r === 0 ? twoAbove.get : rows[r - 1]!.diagonal.get),
      ]),
      ...twoAbove.set(v128.load(cell.get, TWO_ABOVE + VECTOR)),
    ],
    cells: rows.map(({equal}, r) => {
      const upper = r === 0 ? letterAbove : rows[r - 1]!.letter;
      return {
        before: crossed.set(v128.and(equal.get, i8x16.eq(letter.get, upper.get))),
        candidate: v128.or(back[r]!.get, v128.xor(crossed.get, none)),
      };
    }),
    endColumn: v128.store(cell.get, rows[last - 1]!.before.get, TWO_ABOVE + VECTOR),
    endRows: letterAbove.set(rows[last]!.letter.get),
  };
}
