import {BOOST_ABOVE, PREFIX_MAX, PREFIX_WEIGHT} from '../jaro-winkler.ts';
import type {FunctionBuilder, Local} from './assembler.ts';
import {type Code, doWhile, f64x2, i16x8, i32, i8x16, ifThen, v128, ZERO} from './instructions.ts';
import {type Group, kernel, VECTOR} from './lanes.ts';
import {LANES, LEFT_LETTERS, RESULTS, RIGHT_LETTERS, ROW_LETTERS, WORK} from './layout.ts';

/** Per left letter: where it stands in the right texts and whether it found none, for lanes 0-7 and 8-15. */
const STEP = 4 * VECTOR;
/** Counts of the last formula as 16-bit numbers, 16 lanes each; behind the steps. */
const COUNTS = WORK + ROW_LETTERS * STEP;
const [MATCHES, OUT_OF_ORDER, LEFT, RIGHT, PREFIX] = [0, 1, 2, 3, 4].map((index) => COUNTS + index * 2 * VECTOR) as [
  number,
  number,
  number,
  number,
  number,
];

/** Bits of letters 0 to reach: 2 << reach, less one. */
const REACH_BITS = [1, 3, 7, 15, 31, 63, 127, 255, 0, 0, 0, 0, 0, 0, 0, 0];
const LOW_BYTES = Array.from({length: LANES}, (_, index) => (index % 2 === 0 ? 255 : 0));

/**
 * Jaro-Winkler similarities of 16 pairs at once. A word of 16 bits a pair says at which letters of the right text a left
 * letter stands, so that "the first free match in reach" is the lowest bit of a word (as in RapidFuzz, for one pair). The
 * last formula is that of `jaroWinkler`, in doubles and in the same order, so results agree to the last bit.
 */
export function jaroWinklerKernel(): FunctionBuilder {
  return kernel((group) => {
    const state = [0, 1].map(() => createHalf(group.f));
    const [step, reach] = [group.f.local('i32'), group.f.local('v128')];
    return [
      ...reach.set(reachOf(group)),
      ...state.flatMap((half, index) => startHalf(group, half, widen(reach.get, index))),
      ...step.set(i32.const(0)),
      ...ifThen(group.leftMax.get, [
        ...matchLetters(group, step, state),
        ...step.set(i32.const(0)),
        ...countOutOfOrder(group, step, state),
      ]),
      ...storeCounts(group, state, reach),
      ...similarities(group),
    ];
  });
}

/** Eight of the sixteen pairs, in words of 16 bits. */
type Half = {
  reach: Local;
  inReach: Local;
  taken: Local;
  matches: Local;
  outOfOrder: Local;
  bits: Local;
  low: Local;
};

const createHalf = (f: FunctionBuilder): Half => ({
  reach: f.local('v128'),
  inReach: f.local('v128'),
  taken: f.local('v128'),
  matches: f.local('v128'),
  outOfOrder: f.local('v128'),
  bits: f.local('v128'),
  low: f.local('v128'),
});

const widen = (value: Code, half: number): Code => (half === 0 ? i16x8.extendLowU(value) : i16x8.extendHighU(value));

/** Half the longer text less one, at least 0. */
const reachOf = ({leftLength, rightLength, constant}: Group): Code =>
  i8x16.subSaturated(
    i8x16.shrU(i8x16.maxU(leftLength.get, rightLength.get), i32.const(1)),
    constant(Array.from({length: LANES}, () => 1)),
  );

const startHalf = ({constant}: Group, half: Half, reach: Code): Code => [
  ...half.reach.set(reach),
  // The table has its bits for the first eight reaches only; the high byte of the lane asks for entry 0.
  ...half.inReach.set(v128.and(i8x16.swizzle(constant(REACH_BITS), half.reach.get), constant(LOW_BYTES))),
  ...half.taken.set(ZERO),
  ...half.matches.set(ZERO),
  ...half.outOfOrder.set(ZERO),
];

/** First pass: each left letter takes the first free equal letter in its reach. */
function matchLetters(group: Group, step: Local, halves: readonly Half[]): Code {
  const {f, leftMax, rightMax, constant} = group;
  const bits = Array.from({length: 8}, (_, i) => constant(Array.from({length: LANES}, () => 1 << i)));
  const [letter, low, high] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const letterAddress = i32.shl(step.get, i32.const(4));
  const loaded = v128.load(letterAddress, LEFT_LETTERS);
  const body = [
    // No letter must equal no letter: in left texts it becomes 255.
    ...letter.set(loaded),
    ...letter.set(v128.or(letter.get, i8x16.eq(letter.get, ZERO))),
    ...low.set(ZERO),
    ...high.set(ZERO),
    ...standsAt(letter, rightMax, low, bits, 0),
    ...ifThen(i32.gtU(rightMax.get, i32.const(8)), standsAt(letter, rightMax, high, bits, 8)),
    ...halves.flatMap((half, index) => {
      const interleave = index === 0 ? i8x16.interleaveLow : i8x16.interleaveHigh;
      return [...half.bits.set(interleave(low.get, high.get)), ...takeFirst(half, index, step)];
    }),
    ...step.set(i32.add(step.get, i32.const(1))),
  ];
  return doWhile(body, i32.ltU(step.get, leftMax.get));
}

/** Bits of the eight right letters from `from` on that equal the left letter; the second four only where there are any. */
function standsAt(letter: Local, rightMax: Local, found: Local, bits: readonly Code[], from: number): Code {
  const at = (i: number): Code => {
    const equal = i8x16.eq(letter.get, v128.load(i32.const(0), RIGHT_LETTERS + (from + i) * VECTOR));
    return found.set(v128.or(found.get, v128.and(equal, bits[i]!)));
  };
  const second = ifThen(i32.gtU(rightMax.get, i32.const(from + 4)), [4, 5, 6, 7].flatMap(at));
  return [...[0, 1, 2, 3].flatMap(at), ...second];
}

function takeFirst(half: Half, index: number, step: Local): Code {
  const {low, bits, taken, inReach, reach, matches} = half;
  const address = i32.shl(step.get, i32.const(6));
  return [
    ...low.set(v128.andNot(v128.and(bits.get, inReach.get), taken.get)),
    ...low.set(v128.and(low.get, i16x8.neg(low.get))),
    ...taken.set(v128.or(taken.get, low.get)),
    ...v128.store(address, bits.get, WORK + index * VECTOR),
    ...low.set(i16x8.eq(low.get, ZERO)),
    ...v128.store(address, low.get, WORK + (2 + index) * VECTOR),
    // A comparison gives -1: unmatched letters are counted, and taken from the steps at the end.
    ...matches.set(i16x8.sub(matches.get, low.get)),
    ...inReach.set(i16x8.sub(i16x8.shl(inReach.get, i32.const(1)), i16x8.gtS(reach.get, i16x8.splat(step.get)))),
  ];
}

/** Second pass: the matched letters of both sides in order; those that differ are out of order. */
function countOutOfOrder({leftMax}: Group, step: Local, halves: readonly Half[]): Code {
  const address = i32.shl(step.get, i32.const(6));
  const body = [
    ...halves.flatMap(({low, bits, taken, outOfOrder}, index) => [
      ...bits.set(v128.load(address, WORK + (2 + index) * VECTOR)),
      ...low.set(v128.andNot(v128.and(taken.get, i16x8.neg(taken.get)), bits.get)),
      ...taken.set(v128.xor(taken.get, low.get)),
      // Where a matched letter (not `bits`) has its turn at another letter, the lowest bit does not meet.
      ...bits.set(v128.or(bits.get, v128.and(low.get, v128.load(address, WORK + index * VECTOR)))),
      ...outOfOrder.set(i16x8.sub(outOfOrder.get, i16x8.eq(bits.get, ZERO))),
    ]),
    ...step.set(i32.add(step.get, i32.const(1))),
  ];
  return doWhile(body, i32.ltU(step.get, leftMax.get));
}

function storeCounts(group: Group, halves: readonly Half[], prefix: Local): Code {
  const {leftLength, rightLength, leftMax} = group;
  const equalAt = (i: number): Code => {
    const address = i32.const(0);
    const left = v128.load(address, LEFT_LETTERS + i * VECTOR);
    return v128.andNot(i8x16.eq(left, v128.load(address, RIGHT_LETTERS + i * VECTOR)), i8x16.eq(left, ZERO));
  };
  const [run, total] = [group.f.local('v128'), prefix];
  const code = [...run.set(equalAt(0)), ...total.set(run.get)];
  for (let i = 1; i < PREFIX_MAX; i++) {
    code.push(...run.set(v128.and(run.get, equalAt(i))), ...total.set(i8x16.add(total.get, run.get)));
  }
  code.push(...total.set(i8x16.sub(ZERO, total.get)));
  halves.forEach((half, index) => {
    const store = (target: number, value: Code): void => {
      code.push(...v128.store(i32.const(0), value, target + index * VECTOR));
    };
    store(MATCHES, i16x8.sub(i16x8.splat(leftMax.get), half.matches.get));
    store(OUT_OF_ORDER, half.outOfOrder.get);
    store(LEFT, widen(leftLength.get, index));
    store(RIGHT, widen(rightLength.get, index));
    store(PREFIX, widen(total.get, index));
  });
  return code;
}

/** The formula of `jaroOf` and `jaroWinkler`, two pairs at a time. */
function similarities({f, pair, constant}: Group): Code {
  const names = ['matches', 'left', 'right', 'jaro'] as const;
  const [matches, left, right, jaro] = names.map(() => f.local('v128')) as [Local, Local, Local, Local];
  const [three, one, half, boostAbove, weight] = [3, 1, 0.5, BOOST_ABOVE, PREFIX_WEIGHT].map((value) =>
    constant(f64x2.bytesOf(value)),
  ) as [Code, Code, Code, Code, Code];
  const code: number[] = [];
  for (let lane = 0; lane < LANES; lane += 2) {
    const read = (from: number): Code => f64x2.fromLowU16(v128.load32Zero(i32.const(0), from + lane * 2));
    const swaps = f64x2.floor(f64x2.mul(read(OUT_OF_ORDER), half));
    const shares = f64x2.add(f64x2.div(matches.get, left.get), f64x2.div(matches.get, right.get));
    const order = f64x2.div(f64x2.sub(matches.get, swaps), matches.get);
    const boost = f64x2.mul(f64x2.mul(read(PREFIX), weight), f64x2.sub(one, jaro.get));
    const isEmpty = f64x2.eq(f64x2.add(left.get, right.get), ZERO);
    code.push(
      ...matches.set(read(MATCHES)),
      ...left.set(read(LEFT)),
      ...right.set(read(RIGHT)),
      ...jaro.set(f64x2.div(f64x2.add(shares, order), three)),
      // Without a match the formula divides by 0; two empty texts are alike.
      ...jaro.set(v128.andNot(jaro.get, f64x2.eq(matches.get, ZERO))),
      ...jaro.set(v128.select(one, jaro.get, isEmpty)),
      ...jaro.set(v128.select(f64x2.add(jaro.get, boost), jaro.get, f64x2.gt(jaro.get, boostAbove))),
      ...v128.store(i32.shl(pair.get, i32.const(3)), jaro.get, RESULTS + lane * 8),
    );
  }
  return code;
}
