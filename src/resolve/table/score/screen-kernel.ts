import {assemble, FunctionBuilder, type Local as L} from '../../../text/batch/assembler.ts';
import {type Code, doWhile, f64, i32, i8x16, i32x4, ifThen, v128, ZERO} from '../../../text/batch/instructions.ts';
import {CHUNK} from './chunk.ts';

/** Codes that lie side by side in a vector, and the bytes of one. */
export const LANES = 4;
export const VECTOR = 16;

/** Rarities of a row: one for all pairs, then those of up to three slots. */
export const RARITIES = 4;

/** Addresses in the memory of the kernel. The first bytes stay free, so that a null address shows. */
export const LEAST = 64;
/** Where the next call goes on: a row, and the one after it that it is paired with; pairs of the calls so far. */
export const ROW = LEAST + 8;
const OTHER = ROW + 4;
const PAIRS = OTHER + 4;
/** What rarity adds to a pair of the row at hand, by the slots in which it is the same. */
const RARITY = PAIRS + 8;
export const LEFT = RARITY + 8 * (1 << (RARITIES - 1));
export const RIGHT = LEFT + 4 * CHUNK;
export const MOST = RIGHT + 4 * CHUNK;
/** What codes tell of each of these pairs: where its bounds lie. */
export const WORDS = MOST + 8 * CHUNK;
export const TABLES = WORDS + 4 * CHUNK;

/** Bytes of a row in the arrays besides that of its codes: what it lacks and its number in the file; its end and its rarities. */
export const NOTE = 8;
export const OWN = 8 * (1 + RARITIES);

/**
 * Pairs each row of a batch with those after it, up to its end, until a chunk of pairs that may be wanted is full or row `rowTo` is
 * reached; returns how many there are. Two rows of `vectors` times four codes are compared in as many instructions, and looking
 * up what that comes to takes no branch, as no processor could foretell it.
 */
export type ScreenKernel = (
  rowTo: number,
  codes: number,
  notes: number,
  owns: number,
  kept: number,
  keptMask: number,
  bounds: number,
  first: number,
  lackBit: number,
  rareFirst: number,
  rareCount: number,
) => number;

/**
 * Reads `count` rows of a batch: their codes in the order of the screen, a number of its own for each row where one is missing, as
 * that is the same as no other; and their notes. `places` are where the bytes of the screen's slots, then those of the slots
 * that rows may lack, stand in each vector of a row (16 bytes, 128 for elsewhere).
 */
export type ReadKernel = (
  count: number,
  batch: number,
  places: number,
  codes: number,
  notes: number,
  rowByte: number,
  lackMask: number,
) => number;

/** Vectors of a row of the batch, of the screen's slots, and of the slots that rows may lack. */
export type Vectors = {row: number; codes: number; lacks: number};

export const screenKernelBytes = (vectors: Vectors): Uint8Array<ArrayBuffer> =>
  assemble({screen: screenKernel(vectors.codes), read: readKernel(vectors)});

function readKernel(vectors: Vectors): FunctionBuilder {
  const f = new FunctionBuilder(7);
  const [count, batch, places, codes, notes, rowByte, lackMask] = parameters(f, 7) as [L, L, L, L, L, L, L];
  const row = f.local('i32');
  const source = f.locals('v128', vectors.row);
  const [picked, none] = [f.local('v128'), f.local('v128')];
  const pick = (index: number): Code =>
    source
      .map((vector, at) => i8x16.swizzle(vector.get, v128.load(places.get, (index * vectors.row + at) * VECTOR)))
      .reduce((all, next) => v128.or(all, next));
  const indices = (length: number): number[] => Array.from({length}, (_, index) => index);
  const lack = indices(vectors.lacks)
    .map((index) => i32.shl(i32x4.bitmask(i32x4.eq(pick(vectors.codes + index), ZERO)), i32.const(index * LANES)))
    .reduce((all, next) => i32.or(all, next), i32.const(0));
  const step = [
    ...source.flatMap((vector, at) => vector.set(v128.load(batch.get, at * VECTOR))),
    ...none.set(i32x4.splat(i32.xor(row.get, i32.const(-1)))),
    ...indices(vectors.codes).flatMap((index) => [
      ...picked.set(pick(index)),
      ...v128.store(codes.get, v128.select(none.get, picked.get, i32x4.eq(picked.get, ZERO)), index * VECTOR),
    ]),
    ...i32.store(notes.get, i32.and(lack, lackMask.get)),
    ...i32.store(notes.get, i32.load(i32.add(batch.get, rowByte.get)), 4),
    ...batch.set(i32.add(batch.get, i32.const(vectors.row * VECTOR))),
    ...codes.set(i32.add(codes.get, i32.const(vectors.codes * VECTOR))),
    ...notes.set(i32.add(notes.get, i32.const(NOTE))),
    ...row.set(i32.add(row.get, i32.const(1))),
  ];
  f.add(ifThen(count.get, doWhile(step, i32.ltU(row.get, count.get))), i32.const(0));
  return f;
}

const one = i32.const(1);
const placeOf = (base: Code, index: Code, bytes: Code): Code => i32.add(base, i32.mul(index, bytes));
const by = (index: Code, bytes: number): Code => i32.shl(index, i32.const(Math.log2(bytes)));

/** What each set of the rare values of a row weighs, from the weights that follow `at`: each further value adds its own to all sets before it. */
const sumsOfRarities = (at: L, count: L, bit: L, half: L): Code => [
  ...bit.set(i32.const(0)),
  ...ifThen(
    count.get,
    doWhile(
      [
        ...at.set(i32.add(at.get, i32.const(8))),
        ...half.set(i32.const(0)),
        ...doWhile(
          [
            ...f64.store(
              by(i32.or(half.get, i32.shl(one, bit.get)), 8),
              f64.add(f64.load(by(half.get, 8), RARITY), f64.load(at.get, 8)),
              RARITY,
            ),
            ...half.set(i32.add(half.get, one)),
          ],
          i32.ltU(half.get, i32.shl(one, bit.get)),
        ),
        ...bit.set(i32.add(bit.get, one)),
      ],
      i32.ltU(bit.get, count.get),
    ),
  ),
];

/** One bit for each code of the row at `at` that is the same in `own`. */
const sameBits = (own: readonly L[], at: L): Code =>
  own
    .map((vector, index): Code => {
      const bits = i32x4.bitmask(i32x4.eq(vector.get, v128.load(at.get, index * VECTOR)));
      return index === 0 ? bits : i32.shl(bits, i32.const(index * LANES));
    })
    .reduce((all, next) => i32.or(all, next));

/** What the kernel is given, and what it keeps of the row at hand, the other, and the pairs found. */
function screenLocals(f: FunctionBuilder, vectors: number) {
  const [rowTo, codes, notes, owns, kept, keptMask, bounds, first, lackBit, rareFirst, rareCount] = parameters(
    f,
    11,
  ) as [L, L, L, L, L, L, L, L, L, L, L];
  const [row, other, end, count, pairs, word, bound, at, noteAt, lack, id, swap, isKept, rareMask, bit, half] =
    f.locals('i32', 16) as [L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L];
  const [most, least] = [f.local('f64'), f.local('f64')];
  const own = f.locals('v128', vectors);
  const given = {rowTo, codes, notes, owns, kept, keptMask, bounds, first, lackBit, rareFirst, rareCount};
  const ofPair = {other, end, word, bound, at, noteAt, swap, isKept, most};
  return {...given, ...ofPair, row, own, lack, id, bit, half, count, pairs, least, rareMask};
}
type ScreenLocals = ReturnType<typeof screenLocals>;

/** Reads a row, and goes to the first of those that it is compared with. */
function startRow(l: ScreenLocals, rowBytes: Code): Code {
  const {own, codes, notes, owns, row, other, end, lack, id, at, noteAt} = l;
  return [
    ...own.flatMap((vector, index) => vector.set(v128.load(placeOf(codes.get, row.get, rowBytes), index * VECTOR))),
    ...noteAt.set(i32.add(notes.get, by(row.get, NOTE))),
    ...lack.set(i32.load(noteAt.get)),
    ...id.set(i32.load(noteAt.get, 4)),
    ...at.set(placeOf(owns.get, row.get, i32.const(OWN))),
    ...end.set(i32.load(at.get)),
    ...f64.store(i32.const(0), f64.load(at.get, 8), RARITY),
    ...sumsOfRarities(at, l.rareCount, l.bit, l.half),
    ...at.set(placeOf(codes.get, other.get, rowBytes)),
    ...noteAt.set(i32.add(notes.get, by(other.get, NOTE))),
  ];
}

/** Compares the row with another, keeps the pair where it may weigh enough, and goes to the next. */
function screenPair(l: ScreenLocals, rowBytes: Code): Code {
  const {row, other, count, pairs, word, bound, at, noteAt, swap, isKept, most} = l;
  return [
    ...word.set(sameBits(l.own, at)),
    ...isKept.set(i32.load8U(i32.add(l.kept.get, i32.and(word.get, l.keptMask.get)))),
    ...bound.set(
      i32.or(i32.shrU(word.get, l.first.get), i32.shl(i32.or(l.lack.get, i32.load(noteAt.get)), l.lackBit.get)),
    ),
    ...most.set(
      f64.add(
        f64.load(i32.add(l.bounds.get, by(bound.get, 8))),
        f64.load(by(i32.and(i32.shrU(word.get, l.rareFirst.get), l.rareMask.get), 8), RARITY),
      ),
    ),
    ...swap.set(
      i32.and(i32.xor(row.get, other.get), i32.shrS(i32.sub(i32.load(noteAt.get, 4), l.id.get), i32.const(31))),
    ),
    ...i32.store(by(count.get, 4), i32.xor(row.get, swap.get), LEFT),
    ...i32.store(by(count.get, 4), i32.xor(other.get, swap.get), RIGHT),
    ...f64.store(by(count.get, 8), most.get, MOST),
    ...i32.store(by(count.get, 4), bound.get, WORDS),
    ...pairs.set(i32.add(pairs.get, isKept.get)),
    ...count.set(i32.add(count.get, i32.and(isKept.get, f64.ge(most.get, l.least.get)))),
    ...other.set(i32.add(other.get, one)),
    ...at.set(i32.add(at.get, rowBytes)),
    ...noteAt.set(i32.add(noteAt.get, i32.const(NOTE))),
  ];
}

function screenKernel(vectors: number): FunctionBuilder {
  const f = new FunctionBuilder(11);
  const l = screenLocals(f, vectors);
  const {rowTo, owns, row, other, end, count, pairs} = l;
  const rowBytes = i32.const(vectors * VECTOR);
  const hasRoom = i32.ltU(count.get, i32.const(CHUNK));
  const rows = [
    ...end.set(i32.load(placeOf(owns.get, row.get, i32.const(OWN)))),
    ...ifThen(i32.ltU(other.get, end.get), [
      ...startRow(l, rowBytes),
      ...doWhile(screenPair(l, rowBytes), i32.and(i32.ltU(other.get, end.get), hasRoom)),
    ]),
    ...ifThen(i32.eqz(i32.ltU(other.get, end.get)), [
      ...row.set(i32.add(row.get, one)),
      ...other.set(i32.add(row.get, one)),
    ]),
  ];
  f.add(
    row.set(i32.load(i32.const(0), ROW)),
    other.set(i32.load(i32.const(0), OTHER)),
    pairs.set(i32.load(i32.const(0), PAIRS)),
    l.least.set(f64.load(i32.const(0), LEAST)),
    l.rareMask.set(i32.sub(i32.shl(one, l.rareCount.get), one)),
    ifThen(i32.ltU(row.get, rowTo.get), doWhile(rows, i32.and(i32.ltU(row.get, rowTo.get), hasRoom))),
    i32.store(i32.const(0), row.get, ROW),
    i32.store(i32.const(0), other.get, OTHER),
    i32.store(i32.const(0), pairs.get, PAIRS),
    count.get,
  );
  return f;
}

const parameters = (f: FunctionBuilder, count: number): L[] =>
  Array.from({length: count}, (_, index) => f.parameter(index));
