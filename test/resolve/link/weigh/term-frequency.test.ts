import {expect, test} from 'vitest';
import type {Mention} from '../../../../src/model/mention.ts';
import {resolveDwellings} from '../../../../src/resolve/dwellings/dwellings.ts';
import {readColumns} from '../../../../src/resolve/link/columns/read-columns.ts';
import {termFrequencies, type TermFrequencies} from '../../../../src/resolve/link/weigh/term-frequency.ts';
import {named} from '../../../support/persons.ts';
import {address, born, mention} from '../../../support/records.ts';

const termsOf = (mentions: readonly Mention[]): TermFrequencies => {
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map((one) => one.address));
  return termFrequencies(readColumns(mentions, dwellingOf, dwellings), dwellings.length);
};

const people = [
  mention('a', {names: named('Amy Shelton'), address: address('1 High Street'), birthPlace: 'Leeds'}),
  mention('b', {names: named('Bo Shelton'), address: address('2 High Street'), birth: born('1980-01-01')}),
  mention('c', {names: named('Amy Reid'), address: address('1 High Street'), birthPlace: 'York', occupation: 'baker'}),
];
/** The like of somebody in all that shares are of. */
const staff = ['x', 'y'].map((id) => ({...people[1]!, id, birthPlace: 'Leeds', occupation: 'baker', staff: true}));

test('a value is as common as it is among people, whoever of the staff has it too', () => {
  const terms = termsOf(people);
  expect([...terms.given].toSorted((a, b) => b - a).slice(0, 2)).toEqual([2 / 3, 1 / 3]);
  expect([...terms.newYear.values()]).toEqual([1 / 3]);
  const {rows: _, namesakes: __, ...shares} = terms;
  expect(termsOf([...people, ...staff])).toMatchObject(shares);
});
