import {expect, test} from 'vitest';
import type {Mention} from '../../../../src/model/mention.ts';
import {resolveDwellings} from '../../../../src/resolve/dwellings/dwellings.ts';
import {G, GIVEN} from '../../../../src/resolve/link/compare/comparisons.ts';
import {PairComparer} from '../../../../src/resolve/link/compare/pair-comparer.ts';
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

test('a name of one word is weighed among those who have but one, where birth dates are told', () => {
  const afghan = (id: string, birth: Mention['birth']): Mention =>
    mention(id, {names: named('Hekmat'), birth, address: address(`${id.length} Low Road`)});
  const mentions = [
    ...['d1', 'd2'].map((id) => afghan(id, born('1990-05-06'))),
    ...['n1', 'n2'].map((id) => afghan(id, null)),
    ...Array.from({length: 16}, (_, at) => mention(`p${at + 10}`, {names: named('Amy Shelton')})),
  ];
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map((one) => one.address));
  const columns = readColumns(mentions, dwellingOf, dwellings);
  const terms = termFrequencies(columns, dwellings.length);
  const comparer = new PairComparer(columns, terms);
  const shareOf = (left: number, right: number): number => {
    comparer.compare(left, right);
    expect(comparer.levels[GIVEN]).toBe(G.single);
    return comparer.shares[GIVEN]!;
  };
  expect(terms.single).toBeCloseTo(0.2);
  expect(shareOf(0, 1)).toBeCloseTo(shareOf(2, 3) * (1 - 0.8 ** 2));
});
