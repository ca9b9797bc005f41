import {expect, test} from 'vitest';
import type {Mention} from '../../../src/model/mention.ts';
import {listOf} from '../../../src/resolve/link/name-table.ts';
import {readMentions} from '../../../src/resolve/match-table.ts';
import {named, nhs} from '../../support/persons.ts';
import {address, born, mention} from '../../support/records.ts';

const HOME = address('14 Acacia Road');
const MOTHERS = nhs(1);

const numbersOf = (mentions: readonly Mention[]): number[] => {
  const {columns} = readMentions(mentions, [], new Int32Array(mentions.length).fill(-1), []);
  return mentions.map((_, row) => listOf(columns.national, row).length);
};

const mother = mention('m', {
  names: named('Grace Mensah'),
  sex: 'female',
  birth: born('1995-02-11'),
  identifiers: [MOTHERS],
});
const baby = mention('b', {
  names: named('Baby Mensah'),
  lifeStage: 'child',
  birth: born('2022-05-18'),
  asAt: '2022-06-10',
  address: HOME,
  identifiers: [MOTHERS],
});

test('a record of a newborn child loses the number of somebody a generation older', () => {
  expect(numbersOf([mother, baby])).toEqual([1, 0]);
  expect(numbersOf([mother, {...baby, names: named('Kofi Mensah')}])).toEqual([1, 0]);
});

test('it keeps a number that nobody else has, that stands beside its own name, or that it has as an older child', () => {
  expect(numbersOf([baby])).toEqual([1]);
  expect(numbersOf([mother, {...baby, names: named('Grace Mensah')}])).toEqual([1, 1]);
  expect(numbersOf([mother, {...baby, asAt: '2024-06-10'}])).toEqual([1, 1]);
});
