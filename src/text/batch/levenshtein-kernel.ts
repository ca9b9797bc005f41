import {type Code, doWhile, type FunctionBuilder, i32, i8x16, ifThen, type Local, v128} from './assembler.ts';
import {type Group, kernel, VECTOR} from './lanes.ts';
import {LEFT_LETTERS, RESULTS, RIGHT_LETTERS, WORK} from './layout.ts';

/** Letters of the right text whose rows of the distance table are worked out together, in registers. */
const ROWS_AT_ONCE = 4;

/**
 * Levenshtein distances of 16 pairs at once: the table of Wagner and Fischer with one byte a pair and cell. Texts are read
 * from their ends, where shorter ones are filled with zeros: there the table stays 0 because its first row and column do,
 * so the distances of all pairs stand in the same last cell.
 *
 * A cell takes five vector instructions. Cells are kept plus one, because every use but the last adds one.
 */
export function levenshteinKernel(): FunctionBuilder {
  return kernel((group) => {
    const one = group.constant(Array.from({length: 16}, () => 1));
    const {f, leftMax, rightMax, leftLength, rightLength, pair} = group;
    const [column, row] = [f.local('i32'), f.local('i32')];
    const [skipLeft, skipRight] = [f.local('v128'), f.local('v128')];
    return [
      ...ifThen(i32.eqz(leftMax.get), leftMax.set(i32.const(1))),
      ...rightMax.set(i32.and(i32.add(rightMax.get, i32.const(ROWS_AT_ONCE - 1)), i32.const(-ROWS_AT_ONCE))),
      ...skipLeft.set(i8x16.sub(i8x16.splat(leftMax.get), leftLength.get)),
      ...skipRight.set(i8x16.sub(i8x16.splat(rightMax.get), rightLength.get)),
      ...firstRow(column, leftMax, skipLeft, one),
      ...ifThen(rightMax.get, allRows(group, row, skipRight, one)),
      ...v128.store(pair.get, i8x16.sub(v128.load(i32.shl(leftMax.get, i32.const(4)), WORK), one), RESULTS),
    ];
  });
}

/** A border cell `index` letters from the start: 0 as long as the text has not begun; plus one. */
const border = (index: Code, skip: Local, one: Code): Code =>
  i8x16.add(i8x16.subSaturated(i8x16.splat(index), skip.get), one);

function firstRow(column: Local, leftMax: Local, skipLeft: Local, one: Code): Code {
  const step = [
    ...v128.store(i32.shl(column.get, i32.const(4)), border(column.get, skipLeft, one), WORK),
    ...column.set(i32.add(column.get, i32.const(1))),
  ];
  return [...column.set(i32.const(1)), ...doWhile(step, i32.eqz(i32.gtU(column.get, leftMax.get)))];
}

function allRows({f, leftMax, rightMax}: Group, row: Local, skipRight: Local, one: Code): Code {
  const letters = f.locals('v128', ROWS_AT_ONCE);
  const before = f.locals('v128', ROWS_AT_ONCE);
  const diagonal = f.locals('v128', ROWS_AT_ONCE);
  const [above, letter, cell, leftLetter] = [f.local('v128'), f.local('v128'), f.local('i32'), f.local('i32')];
  const start: number[] = [];
  const step: number[] = [];
  for (let r = 0; r < ROWS_AT_ONCE; r++) {
    const address = i32.shl(i32.sub(rightMax.get, row.get), i32.const(4));
    start.push(...letters[r]!.set(v128.load(address, RIGHT_LETTERS - (r + 1) * VECTOR)));
    start.push(...before[r]!.set(border(i32.add(row.get, i32.const(r + 1)), skipRight, one)));
    start.push(...diagonal[r]!.set(border(i32.add(row.get, i32.const(r)), skipRight, one)));
    const substituted = i8x16.add(diagonal[r]!.get, i8x16.eq(letter.get, letters[r]!.get));
    step.push(...cellOf(before[r]!, diagonal[r]!, above, substituted, one));
  }
  const inner = [
    ...letter.set(v128.load(leftLetter.get, LEFT_LETTERS - VECTOR)),
    ...above.set(v128.load(cell.get, WORK + VECTOR)),
    ...step,
    ...v128.store(cell.get, above.get, WORK + VECTOR),
    ...cell.set(i32.add(cell.get, i32.const(VECTOR))),
    ...leftLetter.set(i32.sub(leftLetter.get, i32.const(VECTOR))),
  ];
  const outer = [
    ...start,
    ...cell.set(i32.const(0)),
    ...leftLetter.set(i32.shl(leftMax.get, i32.const(4))),
    ...doWhile(inner, leftLetter.get),
    ...row.set(i32.add(row.get, i32.const(ROWS_AT_ONCE))),
  ];
  return [...row.set(i32.const(0)), ...doWhile(outer, i32.ltU(row.get, rightMax.get))];
}

/** The next cell of a row; it becomes the one before, and the one above for the row below. */
const cellOf = (before: Local, diagonal: Local, above: Local, substituted: Code, one: Code): Code => [
  ...before.set(i8x16.add(i8x16.minU(i8x16.minU(above.get, before.get), substituted), one)),
  ...diagonal.set(above.get),
  ...above.set(before.get),
];
