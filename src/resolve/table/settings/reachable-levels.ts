import type {Test} from './plan.ts';

/**
 * What the codes of two rows tell of one column: whether they are equal and none missing, and whether one is missing. Null is
 * not looked at.
 */
export type Observed = {isSame: boolean | null; isMissing: boolean | null};
export type Observe = (slot: number) => Observed;

/** The slots of which a comparison asks by code whether they are equal, and whether one is missing. */
export type AskedSlots = {same: number[]; missing: number[]};

export function askedSlots(tests: readonly Test[]): AskedSlots {
  const parts = tests.flatMap(leaves);
  const same = parts.map(codeSlot).filter((slot) => slot !== null);
  const missing = parts.flatMap((part) =>
    part.kind === 'eitherMissing' && part.left === part.right ? [part.left] : [],
  );
  return {same: [...new Set(same)], missing: [...new Set(missing)]};
}

/** Levels that a pair may have by what its codes tell; the last is for those that no test is true for. */
export function reachableLevels(tests: readonly Test[], observe: Observe): number[] {
  const found: number[] = [];
  for (const [level, test] of tests.entries()) {
    const truths = truthsOf(test, observe);
    if ((truths & TRUE) !== 0 || level === tests.length - 1) found.push(level);
    if (truths === TRUE) break;
  }
  return found;
}

/** Sets of the truths of SQL. */
const [FALSE, TRUE, UNKNOWN] = [1, 2, 4] as const;
const ANY = FALSE | TRUE | UNKNOWN;

function truthsOf(test: Test, observe: Observe): number {
  switch (test.kind) {
    case 'otherwise':
      return TRUE;
    case 'eitherMissing': {
      const isMissing = test.left === test.right ? observe(test.left).isMissing : null;
      return isMissing === null ? TRUE | FALSE : isMissing ? TRUE : FALSE;
    }
    case 'same': {
      const slot = codeSlot(test);
      return slot === null ? ANY : truthsOfSame(observe(slot), test.isNegated);
    }
    case 'not':
      return negated(truthsOf(test.part, observe));
    case 'and':
      return test.parts.map((part) => truthsOf(part, observe)).reduce(both);
    case 'or':
      return negated(test.parts.map((part) => negated(truthsOf(part, observe))).reduce(both));
    default:
      return ANY;
  }
}

function truthsOfSame({isSame, isMissing}: Observed, isNegated: boolean): number {
  if (isSame === null) return ANY;
  const ifSame = isNegated ? FALSE : TRUE;
  if (isSame) return ifSame;
  const ifOther = TRUE + FALSE - ifSame;
  return isMissing === null ? ifOther | UNKNOWN : isMissing ? UNKNOWN : ifOther;
}

const negated = (truths: number): number =>
  (truths & UNKNOWN) | ((truths & TRUE) !== 0 ? FALSE : 0) | ((truths & FALSE) !== 0 ? TRUE : 0);

/** False beats unknown beats true. */
function both(one: number, other: number): number {
  const notFalse = TRUE | UNKNOWN;
  const isUnknown =
    ((one & UNKNOWN) !== 0 && (other & notFalse) !== 0) || ((other & UNKNOWN) !== 0 && (one & notFalse) !== 0);
  return ((one | other) & FALSE) | (one & other & TRUE) | (isUnknown ? UNKNOWN : 0);
}

/** The slot of a test whether two rows have one code; null for any other test. */
function codeSlot(test: Test): number | null {
  return test.kind === 'same' && test.left.slot === test.right.slot ? test.left.slot : null;
}

const leaves = (test: Test): Test[] =>
  test.kind === 'and' || test.kind === 'or'
    ? test.parts.flatMap(leaves)
    : test.kind === 'not'
      ? leaves(test.part)
      : [test];
