import {beforeAll, describe, expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import type {LinkModel} from '../../src/resolve/link/weigh/link-model.ts';
import {COMPANY_MAX} from '../../src/resolve/link/block/kin-blocks.ts';
import type {DecidedTable} from '../../src/resolve/link/relink-table.ts';
import {decide as decideSaid, expectSameResolution, type Decided} from '../support/decided.ts';
import {CROWD, named, nhs, partition, TRAINED_LESS} from '../support/persons.ts';
import {address, born, mention, tie} from '../support/records.ts';

/** Where a pair of records must weigh as much to count at all as to be joined, names alone do not count. */
const CONFIG = {...TRAINED_LESS, holdBits: TRAINED_LESS.joinBits};

const decide = (
  mentions: readonly Mention[],
  pinned: LinkModel | null,
  earlier: DecidedTable | null,
  ties: readonly Tie[] = [],
): Decided => decideSaid({mentions, ties}, CONFIG, pinned, earlier);

const HOME = address('12 Mill Lane', 'NW10 4CC');
/** One mother at home by her name alone, and one beside her child, whose home it is: only that home brings the two together. */
const atHome = mention('a', {names: named('Rosa Osei'), address: HOME, lifeStage: 'adult'});
const besideChild = [
  mention('b', {
    names: named('Idris Osei'),
    birth: born('2015-03-03'),
    identifiers: [nhs(700)],
    address: HOME,
    group: 'g',
  }),
  mention('c', {names: named('Rosa Osei'), lifeStage: 'adult', group: 'g'}),
];
const everybody = [...CROWD, atHome, ...besideChild];

describe('what was decided through a home', () => {
  let before: Decided;
  beforeAll(() => {
    before = decide(everybody, decide(everybody, null, null).model, null);
  });

  test('is a person of two records', () => {
    expect(partition(before.resolution)).toContain('a c');
  });

  for (const [what, others] of [
    ['goes', []],
    ['gets another name', [{...atHome, names: named('Hana Kowalski')}]],
    ['moves', [{...atHome, address: address('3 Elm Road', 'NW9 8AA')}]],
  ] as const) {
    test(`is decided anew where one of the two ${what}`, () => {
      const mentions = [...CROWD, ...besideChild, ...others];
      const whole = decide(mentions, before.model, null).resolution;
      const followed = decide(mentions, before.model, before.table).resolution;
      expect(partition(whole)).toContain('c');
      expectSameResolution(followed, whole);
    });
  }
});

test('a crowd of one name beside a child becomes company once one of them has another name', () => {
  const child = mention('b', {names: named('Idris Osei'), birth: born('2015-03-03'), identifiers: [nhs(700)]});
  const mothers = Array.from({length: COMPANY_MAX + 1}, (_, at) =>
    mention(`m${at}`, {names: named('Rosa Osei'), sex: 'female', lifeStage: 'adult'}),
  );
  const ties = mothers.map((mother) => tie(mother, child, 'parent'));
  const {model} = decide([...CROWD, child], null, null);
  const before = decide([...CROWD, child, ...mothers], model, null, ties);
  const [first, ...others] = mothers as [Mention, ...Mention[]];
  const now = [...CROWD, child, {...first, names: named('Hana Kowalski')}, ...others];
  const whole = decide(now, model, null, ties).resolution;
  expect(whole.kinLinks.length).toBeGreaterThan(before.resolution.kinLinks.length);
  expectSameResolution(decide(now, model, before.table, ties).resolution, whole);
});

test("a baby's record is weighed anew once it is known that the number it came under is its mother's", () => {
  const baby = {names: named('Idris Osei'), birth: born('2015-03-03')};
  const before = [
    mention('b1', {...baby, identifiers: [nhs(701)]}),
    mention('b2', {...baby, identifiers: [nhs(702)], address: HOME}),
  ];
  const mother = mention('m', {names: named('Rosa Osei'), birth: born('1988-01-21'), identifiers: [nhs(701)]});
  const {model} = decide([...CROWD, ...before], null, null);
  const {table, resolution} = decide([...CROWD, ...before], model, null);
  const now = [...CROWD, ...before, mother];
  const whole = decide(now, model, null).resolution;
  expect(partition(resolution)).toContain('b1');
  expect(partition(whole)).toContain('b1 b2');
  expectSameResolution(decide(now, model, table).resolution, whole);
});
