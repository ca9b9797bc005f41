import {expect, test} from 'vitest';
import type {Mention} from '../../../../src/model/mention.ts';
import {G, GIVEN} from '../../../../src/resolve/link/compare/comparisons.ts';
import {PairComparer} from '../../../../src/resolve/link/compare/pair-comparer.ts';
import type {LinkModel} from '../../../../src/resolve/link/weigh/link-model.ts';
import {PairWeigher} from '../../../../src/resolve/link/weigh/pair-weigher.ts';
import {CROWD, named, resolveMentions} from '../../../support/persons.ts';
import {address, born, mention} from '../../../support/records.ts';

/** Weights of the first of some children of one home with each of the others, in a file that has many twins. */
function weightsBeside(first: string, ...others: [name: string, birth: Mention['birth']][]): number[] {
  const child = (id: string, name: string, birth: Mention['birth']): Mention =>
    mention(id, {names: named(name), birth, lifeStage: 'child', sex: 'female', address: address('14 Acacia Road')});
  const children = others.map(([name, birth], at) => child(`b${at + 1}`, name, birth));
  const {model, table} = resolveMentions([child('a1', first, DAY), ...children, ...CROWD]);
  const comparer = new PairComparer(table.columns, table.terms);
  const weigher = new PairWeigher({...model, twinScale: 10});
  return others.map((_, at) => {
    comparer.compare(0, at + 1);
    return weigher.weigh(comparer);
  });
}

const DAY = born('2016-03-04');

test('two spellings at one home weigh no more where the birth date of one is mistyped or not told than where both have one', () => {
  for (const name of ['Kayla Shelton', 'Ruth Laila Shelton']) {
    const [asOfOneDay, mistyped, untold] = weightsBeside(
      'Layla Shelton',
      [name, DAY],
      [name, born('2016-03-24')],
      [name, null],
    );
    expect(mistyped).toBeLessThan(asOfOneDay! + 0.01);
    expect(untold).toBeLessThan(asOfOneDay! + 0.01);
  }
});

test('a forename that is spelt in two ways weighs less than one that is not, wherever in the other name it stands', () => {
  for (const place of [' *', 'Ruth * Shelton', 'Shelton *']) {
    const [alike, same] = weightsBeside(
      'Layla Shelton',
      [place.replace('*', 'Laila'), DAY],
      [place.replace('*', 'Layla'), DAY],
    );
    expect(alike).toBeLessThan(same! - 0.5);
  }
});

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
