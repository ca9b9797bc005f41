import {
  B,
  BIRTH,
  COMPARISON_COUNT,
  COMPARISONS,
  EMAIL,
  F,
  FAMILY,
  G,
  GIVEN,
  LOCAL,
  N,
  NATIONAL,
} from '../compare/comparisons.ts';
import {setU} from './estimate-u.ts';
import {areNamesakes, namesakeBits, trainingRound, type LinkModel, type TrainingRound} from './link-model.ts';

/** Each combination of levels that was met, and how many pairs show it (scaled up where pairs were sampled). */
export type PatternCounts = {levels: Int8Array; counts: Float64Array};

/** Pairs of one person that the starting m is worth: small files keep to published rates, large ones speak for themselves. */
const START_MATCHES = 60;
const ROUNDS_MAX = 60;
const CHANGE_MIN = 1e-5;

/** What is known of any two rows: share of each level, and of pairs of one name whose birth days differ. */
export type AllPairs = {shares: readonly number[][]; namesakes: number};

/** Counts combinations of levels as mixed-radix numbers: level -1 is 0. What few files tell stands highest, so that numbers stay small. */
export class PatternCounter {
  readonly #counts = new Map<number, number>();

  get counts(): ReadonlyMap<number, number> {
    return this.#counts;
  }

  /** Pairs that were counted. */
  get pairs(): number {
    let pairs = 0;
    for (const count of this.#counts.values()) pairs += count;
    return pairs;
  }

  /** Adds what another counter counted. */
  merge(counts: ReadonlyMap<number, number>): void {
    for (const [code, count] of counts) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
  }

  add(levels: Int8Array): void {
    let code = 0;
    for (let c = COMPARISON_COUNT - 1; c >= 0; c--) code = code * (COMPARISONS[c]!.levels.length + 1) + levels[c]! + 1;
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  /** In order of the code, so that sums do not depend on the order of pairs. */
  build(scale: number): PatternCounts {
    const codes = Float64Array.from(this.#counts.keys()).sort();
    const levels = new Int8Array(codes.length * COMPARISON_COUNT);
    const counts = new Float64Array(codes.length);
    for (let i = 0; i < codes.length; i++) {
      let rest = codes[i]!;
      counts[i] = this.#counts.get(rest)! * scale;
      for (let c = 0; c < COMPARISON_COUNT; c++) {
        const radix = COMPARISONS[c]!.levels.length + 1;
        levels[i * COMPARISON_COUNT + c] = (rest % radix) - 1;
        rest = Math.floor(rest / radix);
      }
    }
    return {levels, counts};
  }
}

/**
 * Estimates m and both priors by expectation maximisation (Dempster, Laird & Rubin 1977; Fellegi & Sunter 1969) over the
 * patterns of blocked pairs, with a third class for households and families whose shares stay as given. Pairs that no
 * blocking rule brought together are taken for strangers. Returns the model as it stood at the start and after each round.
 */
export function trainModel(
  model: LinkModel,
  patterns: PatternCounts,
  pairCount: number,
  {shares: allShares, namesakes}: AllPairs,
): TrainingRound[] {
  const start = model.comparisons.map(({m}) => [...m]);
  setU(model, allShares);
  const wrongBirths = wrongBirthShare(patterns);
  setNamesakes(model, namesakes, wrongBirths);
  model.twinScale = twinScale(patterns);
  const history = [trainingRound(model)];
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const before = model.priorSame;
    const expected = expectation(model, patterns);
    maximise(model, expected, start, pairCount);
    boundWrongBirths(model, wrongBirths);
    setU(model, allShares);
    setNamesakes(model, namesakes, wrongBirths);
    history.push(trainingRound(model));
    if (Math.abs(Math.log(model.priorSame / before)) < CHANGE_MIN) break;
  }
  return history;
}

/** Takes records of one person with a wrong birth date out of the pairs of one name whose birth days differ. */
function setNamesakes(model: LinkModel, share: number, wrongBirths: number): void {
  const same = model.priorSame * model.comparisons[GIVEN]!.m[G.same]! * model.comparisons[FAMILY]!.m[F.same]!;
  model.namesakeShare = Math.max(0, share - same * wrongBirths);
}

/** Share of birth dates that are wholly different among pairs that a forename, and a number or e-mail address, say are one person. */
function wrongBirthShare({levels, counts}: PatternCounts): number {
  const start = COMPARISONS[BIRTH]!.levels;
  let wrong = START_MATCHES * (start[B.different]!.m + start[B.generation]!.m);
  let total = START_MATCHES;
  for (let i = 0; i < counts.length; i++) {
    const at = i * COMPARISON_COUNT;
    const birth = levels[at + BIRTH]!;
    const isSame = levels[at + NATIONAL] === N.same || levels[at + LOCAL] === N.same || levels[at + EMAIL] === N.same;
    // A child on its mother's number has a forename of its own.
    if (birth < 0 || !isSame || levels[at + GIVEN]! < 0 || levels[at + GIVEN]! > G.alike) continue;
    total += counts[i]!;
    if (birth === B.different || birth === B.generation) wrong += counts[i]!;
  }
  return wrong / total;
}

/** Estimation may take whole families for one person; numbers tell how often a birth date is wrong, and no more than this multiple of it is. */
const WRONG_BIRTHS_MAX = 2;

/** Holds the share of wholly different birth dates within what numbers bear out. */
function boundWrongBirths({comparisons}: LinkModel, wrongBirths: number): void {
  const {m} = comparisons[BIRTH]!;
  const wrong = m[B.different]! + m[B.generation]!;
  const most = Math.min(0.5, WRONG_BIRTHS_MAX * wrongBirths);
  if (wrong <= most) return;
  for (let level = 0; level < m.length; level++) {
    const isWrong = level === B.different || level === B.generation;
    m[level] = m[level]! * (isWrong ? most / wrong : (1 - most) / (1 - wrong));
  }
}

/** Pairs of one person that the published rate of twins is worth, and pairs of twins that such pairs would be met with. */
const START_TWINS = 200;
const TWINS_PER_PAIR = 0.03;

/**
 * How common twins are, as a multiple of the published rate, read off pairs of one birth date and family name whose numbers
 * tell whether they are one person: two forenames with two numbers are twins, but for numbers that are wrong at the rate
 * at which they are for one forename. Files of grown strangers hold next to none, whatever their forenames suffered.
 */
function twinScale({levels, counts}: PatternCounts): number {
  const seen = {oneName: {same: 0, different: 0}, twoNames: {same: 0, different: 0}};
  for (let i = 0; i < counts.length; i++) {
    const at = i * COMPARISON_COUNT;
    const family = levels[at + FAMILY]!;
    const given = levels[at + GIVEN]!;
    if (levels[at + BIRTH] !== B.same || family < 0 || family > F.alike || given < 0) continue;
    const isSame = levels[at + NATIONAL] === N.same || levels[at + LOCAL] === N.same;
    if (!isSame && levels[at + NATIONAL] !== N.different && levels[at + LOCAL] !== N.different) continue;
    (given === G.same ? seen.oneName : seen.twoNames)[isSame ? 'same' : 'different'] += counts[i]!;
  }
  const {oneName, twoNames} = seen;
  const wrong = oneName.different / Math.max(oneName.same, 1);
  const twins = Math.max(0, twoNames.different - twoNames.same * wrong);
  const rate = (twins + START_TWINS * TWINS_PER_PAIR) / (oneName.same + twoNames.same + START_TWINS);
  return rate / TWINS_PER_PAIR;
}

type Expected = {same: number; family: number; levels: number[][]};

function expectation(model: LinkModel, {levels, counts}: PatternCounts): Expected {
  const logs = model.comparisons.map(({m, h, u}) => ({
    same: m.map((value, level) => Math.log(value / u[level]!)),
    family: h.map((value, level) => Math.log(value / u[level]!)),
  }));
  const rest = 1 - model.priorSame - model.priorFamily;
  const priorSame = Math.log(model.priorSame / rest);
  const priorFamily = Math.log(model.priorFamily / rest);
  const namesakes = namesakeBits(model) * Math.LN2;
  const expected: Expected = {same: 0, family: 0, levels: model.comparisons.map(({m}) => m.map(() => 0))};
  for (let i = 0; i < counts.length; i++) {
    let same = priorSame;
    let family = priorFamily;
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      const level = levels[i * COMPARISON_COUNT + c]!;
      if (level < 0) continue;
      same += logs[c]!.same[level]!;
      family += logs[c]!.family[level]!;
    }
    const at = i * COMPARISON_COUNT;
    if (areNamesakes(levels[at + GIVEN]!, levels[at + FAMILY]!)) {
      same -= namesakes;
      family -= namesakes;
    }
    const top = Math.max(same, family, 0);
    const total = Math.exp(same - top) + Math.exp(family - top) + Math.exp(-top);
    const share = (counts[i]! * Math.exp(same - top)) / total;
    expected.same += share;
    expected.family += (counts[i]! * Math.exp(family - top)) / total;
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      const level = levels[i * COMPARISON_COUNT + c]!;
      if (level >= 0) expected.levels[c]![level]! += share;
    }
  }
  return expected;
}

function maximise(model: LinkModel, expected: Expected, start: readonly number[][], pairCount: number): void {
  // One pair more of each of the three explanations, so that none is certain in a file of two rows.
  model.priorSame = (expected.same + 1) / (pairCount + 3);
  model.priorFamily = (expected.family + 1) / (pairCount + 3);
  for (let c = 0; c < COMPARISON_COUNT; c++) {
    const levels = expected.levels[c]!;
    const total = levels.reduce((sum, value) => sum + value, 0) + START_MATCHES;
    const {m} = model.comparisons[c]!;
    for (let level = 0; level < m.length; level++)
      m[level] = (levels[level]! + START_MATCHES * start[c]![level]!) / total;
  }
}
