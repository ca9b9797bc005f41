import {expect, test} from 'vitest';
import {structureAgainst} from '../../../src/engine/judgements/structure.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Tie} from '../../../src/model/notification.ts';
import {born, mention, tie} from '../../support/records.ts';

const against = (
  verdict: 'same' | 'different',
  left: Mention,
  right: Mention,
  {ties = [], persons = []}: {ties?: Tie[]; persons?: Mention[]} = {},
): readonly string[] =>
  structureAgainst(
    verdict,
    {mentions: [left], persons: [left, ...persons]},
    {mentions: [right], persons: [right]},
    ties,
  );
const one = (id: string, given: Partial<Mention> = {}): Mention => mention(id, {group: id, ...given});

test('nobody joins two between whom an adoption lies without saying so, whichever of them a person is asked about first', () => {
  const [before, after, adopter, other] = ['before', 'after', 'adopter', 'other'].map((id) => one(id)) as [
    Mention,
    Mention,
    Mention,
    Mention,
  ];
  const ties = [tie(adopter, after, 'adoptive-parent', {start: '2030-01-01'})];
  expect(against('same', before, after, {ties})).toEqual(['ADOPTION']);
  expect(against('same', after, before, {ties})).toEqual(['ADOPTION']);
  // A record of the same person tells of the order for all of theirs.
  expect(against('same', other, before, {ties, persons: [after]})).toEqual(['ADOPTION']);
  expect(against('different', before, after, {ties})).toEqual([]);
  expect(against('same', before, other, {ties})).toEqual([]);
});

test('two whom one record or one list names are two, unless a register itself calls them one', () => {
  const beside = [one('a', {group: 'g'}), one('b', {group: 'g'})] as const;
  const listed = [one('a', {register: 'r'}), one('b', {register: 'r'})] as const;
  expect(against('same', ...beside)).toEqual(['CO_NAMED']);
  expect(against('same', ...listed)).toEqual(['REGISTER']);
  expect(against('same', one('a'), one('b', {register: 'r'}))).toEqual([]);
  expect(against('same', one('a', {register: 'q'}), one('b', {register: 'r'}))).toEqual([]);
  for (const [left, right] of [beside, listed]) {
    for (const self of [tie(left, right, 'self'), tie(right, left, 'self')]) {
      expect(against('same', left, right, {ties: [self]})).toEqual([]);
      expect(against('different', left, right, {ties: [self]})).toEqual(['SELF']);
    }
    expect(against('different', left, right, {ties: [tie(left, right, 'sibling')]})).toEqual([]);
  }
});

test('birth dates more than a year apart speak against one person, unless one may be the other miswritten, or is no date', () => {
  const bornOn = (birth: Mention['birth']) => one('b', {birth});
  const left = one('a', {birth: born('2010-03-04')});
  const told = (birth: Mention['birth'], persons: Mention[] = []) => against('same', left, bornOn(birth), {persons});
  expect(told(born('2012-05-06'))).toEqual(['BORN']);
  expect(told(born('2012-05-04'))).toEqual(['BORN']);
  // Within a year, or another year, month or day alone.
  for (const day of ['2011-03-05', '2009-03-03', '2019-03-04', '2010-12-04', '2010-03-31'])
    expect([day, told(born(day))]).toEqual([day, []]);
  expect(told({from: '2012-01-01', to: '2012-12-31', kind: 'partial'})).toEqual(['BORN']);
  expect(told({from: '2010-01-01', to: '2012-12-31', kind: 'partial'})).toEqual([]);
  expect(told({from: '2012-01-01', to: '2012-12-31', kind: 'estimated'})).toEqual([]);
  expect(told({from: '2012-05-06', to: '2012-05-06', kind: 'expected'})).toEqual([]);
  expect(told(null)).toEqual([]);
  expect(against('same', bornOn(null), left)).toEqual([]);
  // A year alone is no date miswritten, though its first day be one.
  const first = one('a', {birth: born('2010-01-01')});
  const year = bornOn({from: '2012-01-01', to: '2012-12-31', kind: 'partial'});
  expect([against('same', first, year), against('same', year, first)]).toEqual([['BORN'], ['BORN']]);
  // One of several dates of a person that may be the other's is enough.
  expect(told(born('2012-05-06'), [one('c', {birth: born('2012-05-07')})])).toEqual([]);
});
