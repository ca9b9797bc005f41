import {expect, test} from 'vitest';
import {G, GIVEN} from '../../../../src/resolve/link/compare/comparisons.ts';
import {PairComparer} from '../../../../src/resolve/link/compare/pair-comparer.ts';
import type {LinkModel} from '../../../../src/resolve/link/weigh/link-model.ts';
import {PairWeigher} from '../../../../src/resolve/link/weigh/pair-weigher.ts';
import {CROWD, named, resolveMentions} from '../../../support/persons.ts';
import {address, mention} from '../../../support/records.ts';

test('an initial speaks for relatives by one bit at the most, whatever was estimated', () => {
  const home = {address: address('14 Acacia Road')};
  const mentions = [
    mention('a1', {names: named('A Shelton'), ...home}),
    mention('a2', {names: named('Amy Shelton'), ...home}),
    ...CROWD,
  ];
  const {model, table} = resolveMentions(mentions);
  const comparer = new PairComparer(table.columns, table.terms);
  comparer.compare(0, 1);
  expect(comparer.levels[GIVEN]).toBe(G.initial);
  const weightAt = (bits: number): number => {
    const changed: LinkModel = structuredClone(model);
    const {h, u} = changed.comparisons[GIVEN]!;
    h[G.initial] = u[G.initial]! * 2 ** bits;
    return new PairWeigher(changed).weigh(comparer);
  };
  expect(weightAt(0)).toBeGreaterThan(weightAt(1));
  expect(weightAt(5)).toBe(weightAt(1));
});
