import type {FillValues} from '../score/measure.ts';
import type {Test} from './plan.ts';
import type {RunTest, TestMaker} from '../score/run-test.ts';

/**
 * Part of the way through the levels of a comparison.
 * codes: the levels "missing" and "equal", which the codes of one column decide.
 * bands: levels that ask whether one measure reaches one bound after another, from the closest on.
 * test: one level of any other kind.
 */
export type Step =
  | {kind: 'codes'; level: 0; slot: number}
  | {kind: 'bands'; level: number; fill: FillValues; bounds: Float64Array; loosest: number; isAtLeast: boolean}
  | {kind: 'test'; level: number; run: RunTest};

/** The steps of a comparison: those that codes decide, and those that have to look further. */
export type Steps = {quick: Step[]; dear: Step[]};

/** Joins levels that one loop decides. A last level is left out: it is for the rest. */
export function stepsOf(tests: readonly Test[], maker: TestMaker): Steps {
  const steps: Step[] = [];
  const slot = slotOfCodes(tests);
  if (slot !== null) steps.push({kind: 'codes', level: 0, slot});
  for (let level = slot === null ? 0 : 2; level < tests.length - 1;) {
    const length = bandLength(tests, level);
    steps.push(
      length === 0 ? {kind: 'test', level, run: maker.make(tests[level]!)} : bands(tests, level, length, maker),
    );
    level += Math.max(1, length);
  }
  const firstDear = steps.findIndex(
    (step) => step.kind === 'bands' || (step.kind === 'test' && isDear(tests[step.level]!)),
  );
  const quick = firstDear === -1 ? steps.length : firstDear;
  return {quick: steps.slice(0, quick), dear: steps.slice(quick)};
}

/** Whether a test needs more than the codes of a pair, or a table of truths. */
function isDear(test: Test): boolean {
  switch (test.kind) {
    case 'measure':
    case 'difference':
      return true;
    case 'and':
    case 'or':
      return test.parts.some(isDear);
    case 'not':
      return isDear(test.part);
    default:
      return false;
  }
}

function slotOfCodes([first, second, third]: readonly Test[]): number | null {
  if (first?.kind !== 'eitherMissing' || second?.kind !== 'same' || third === undefined) return null;
  const {left, right, isNegated} = second;
  if (isNegated) return null;
  return new Set([first.left, first.right, left.slot, right.slot]).size === 1 ? first.left : null;
}

type Bounded = Extract<Test, {kind: 'measure' | 'difference'}>;

/** How many levels from `level` on ask for bounds of one measure on one side. */
function bandLength(tests: readonly Test[], level: number): number {
  const first = tests[level]!;
  if (!isBounded(first)) return 0;
  let end = level;
  while (end < tests.length - 1 && isBounded(tests[end]!) && isAlike(first, tests[end] as Bounded)) end++;
  return end - level;
}

const isBounded = (test: Test): test is Bounded =>
  (test.kind === 'measure' || test.kind === 'difference') && (test.op === '>=' || test.op === '<=');

const isAlike = (one: Bounded, other: Bounded): boolean =>
  JSON.stringify({...one, threshold: 0}) === JSON.stringify({...other, threshold: 0});

function bands(tests: readonly Test[], level: number, length: number, maker: TestMaker): Step {
  const own = tests.slice(level, level + length) as Bounded[];
  const bounds = Float64Array.from(own, ({threshold}) => threshold);
  const isAtLeast = own[0]!.op === '>=';
  const loosest = isAtLeast ? Math.min(...bounds) : Math.max(...bounds);
  return {kind: 'bands', level, fill: maker.values(own[0]!), bounds, loosest, isAtLeast};
}
