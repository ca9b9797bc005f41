import {FunctionBuilder, type Local} from './assembler.ts';
import {type Code, i32, i8x16, ifThen, doWhile, v128, ZERO} from './instructions.ts';
import {CONSTANTS, LANES, LEFT_IDS, LEFT_LETTERS, RIGHT_IDS, RIGHT_LETTERS, ROW_LETTERS, ROWS} from './layout.ts';

export const VECTOR = 16;

/** What every kernel starts a group of 16 pairs from: letter `i` of all left texts in one vector, and so on. */
export type Group = {
  f: FunctionBuilder;
  /** Index of the group's first pair. */
  pair: Local;
  leftLength: Local;
  rightLength: Local;
  leftMax: Local;
  rightMax: Local;
  /**
   * A vector of these bytes, read from memory: V8 builds a constant anew at each use, from two 64-bit halves. Stored once a
   * call; at most 32 of them.
   */
  constant: (bytes: readonly number[]) => Code;
};

/**
 * A kernel `(count, isOneLeft) -> 1 if a text was too long or of too many letters to be packed, else 0`: loops over the
 * pairs of the chunk in groups of 16, lays their letters side by side and runs `body` on each group.
 */
export function kernel(body: (group: Group) => Code): FunctionBuilder {
  const f = new FunctionBuilder(2);
  const [count, isOneLeft] = [f.parameter(0), f.parameter(1)];
  const [pair, leftMax, rightMax] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const [leftLength, rightLength, unpacked] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const rows = f.locals('v128', ROW_LETTERS * 2);
  const constants: Code[] = [];
  const constant = (bytes: readonly number[]): Code => {
    const address = CONSTANTS + constants.length * VECTOR;
    constants.push(v128.store(i32.const(0), v128.bytes(bytes), address));
    return v128.load(i32.const(0), address);
  };
  const loop = body({f, pair, leftLength, rightLength, leftMax, rightMax, constant});
  const address = (ids: number): Code => i32.add(i32.shl(pair.get, i32.const(2)), i32.const(ids));
  f.add(
    ...constants,
    ifThen(isOneLeft.get, spreadOne(LEFT_IDS, LEFT_LETTERS)),
    doWhile(
      [
        ...ifThen(i32.eqz(isOneLeft.get), transpose(rows, address(LEFT_IDS), LEFT_LETTERS)),
        ...transpose(rows, address(RIGHT_IDS), RIGHT_LETTERS),
        ...measure(LEFT_LETTERS, leftLength, leftMax, rows[0]!),
        ...measure(RIGHT_LETTERS, rightLength, rightMax, rows[0]!),
        ...unpacked.set(v128.or(unpacked.get, v128.or(isUnpacked(LEFT_LETTERS), isUnpacked(RIGHT_LETTERS)))),
        ...loop,
        ...pair.set(i32.add(pair.get, i32.const(LANES))),
      ],
      i32.ltU(pair.get, count.get),
    ),
    v128.anyTrue(unpacked.get),
  );
  return f;
}

/** Reads 16 rows by id and writes letter `i` of all of them to vector `i`: four rounds of interleaving turn a square. */
function transpose(rows: readonly Local[], ids: Code, target: number): Code {
  const code: number[] = [];
  for (let lane = 0; lane < LANES; lane++) {
    code.push(...rows[lane]!.set(v128.load(i32.shl(i32.load(ids, lane * 4), i32.const(4)), ROWS)));
  }
  let from = rows.slice(0, LANES);
  let to = rows.slice(LANES);
  for (let round = 0; round < 4; round++) {
    for (let k = 0; k < LANES / 2; k++) {
      const [first, second] = [from[k]!.get, from[k + LANES / 2]!.get];
      code.push(...to[2 * k]!.set(i8x16.interleaveLow(first, second)));
      code.push(...to[2 * k + 1]!.set(i8x16.interleaveHigh(first, second)));
    }
    [from, to] = [to, from];
  }
  for (let i = 0; i < ROW_LETTERS; i++) code.push(...v128.store(i32.const(0), from[i]!.get, target + i * VECTOR));
  return code;
}

/** The one row of the first id in all lanes. */
function spreadOne(ids: number, target: number): Code {
  const row = i32.shl(i32.load(i32.const(0), ids), i32.const(4));
  return Array.from({length: ROW_LETTERS}, (_, i) =>
    v128.store(i32.const(0), v128.load8Splat(row, ROWS + i), target + i * VECTOR),
  ).flat();
}

/** Length of each text (letters are not 0) and the largest of them. */
function measure(letters: number, length: Local, longest: Local, halves: Local): Code {
  const code = [...length.set(ZERO)];
  for (let i = 0; i < ROW_LETTERS; i++) {
    const isLetter = i8x16.ne(v128.load(i32.const(0), letters + i * VECTOR), ZERO);
    code.push(...length.set(i8x16.sub(length.get, isLetter)));
  }
  code.push(...halves.set(length.get));
  for (let by = LANES / 2; by >= 1; by /= 2) {
    code.push(...halves.set(i8x16.maxU(halves.get, i8x16.shiftDown(halves.get, by))));
  }
  return [...code, ...longest.set(i8x16.extractU(halves.get, 0))];
}

const isUnpacked = (letters: number): Code =>
  i8x16.eq(v128.load(i32.const(0), letters), v128.bytes(Array.from({length: 16}, () => 255)));
