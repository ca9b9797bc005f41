import {expect, test} from 'vitest';
import type {Explainer} from '../../src/resolve/explain.ts';
import {howJoined, type JoinBasis} from '../../src/resolve/how-joined.ts';
import type {WeightTerm} from '../../src/resolve/weight-terms.ts';

const term = (comparison: string, level: string): WeightTerm => ({comparison, level, text: '', bits: 0});

/** What the join of two records of such a weight and such terms is said to rest on. */
function basisOf(weight: number, ...terms: WeightTerm[]): JoinBasis {
  const explainer = {
    isOfStrangers: false,
    weigh: (_left, _right, isByRecords) => (isByRecords === true ? -9 : weight),
    explainPair: () => ({left: 'a', right: 'b', weight, probability: 0, terms}),
  } as Partial<Explainer> as Explainer;
  const person = {rows: [0, 1], weak: new Uint8Array(2), ties: [], said: [], indexOf: () => -1};
  const [join, ...others] = howJoined(person, explainer, 5);
  expect(others).toEqual([]);
  return join!.basis;
}

test('two of one birth date whom no weight joins, and whose forenames differ, are said to be one by the custom of two forenames', () => {
  const [forename, born] = [term('forename', 'different'), term('birth date', 'same')];
  expect(basisOf(2, forename, born)).toBe('forenames');
  expect(basisOf(6, forename, born)).toBe('relatives');
  expect(basisOf(2, term('forename', 'same'), born)).toBe('relatives');
  expect(basisOf(2, forename, term('birth date', 'slip'))).toBe('relatives');
});
