import {expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {readColumns} from '../../src/resolve/link/columns/read-columns.ts';
import {PairComparer} from '../../src/resolve/link/compare/pair-comparer.ts';
import {termFrequencies} from '../../src/resolve/link/weigh/term-frequency.ts';
import {named, nhs} from '../support/persons.ts';
import {address, born, mention} from '../support/records.ts';

const HOSTELS = [
  address('Harbour House Hostel, 40 Bexlow Road', 'N90 5BU'),
  address('Beacon Hostel, 11 Fairham Terrace', 'E97 5TX'),
  address('Wickstead Hostel, 54 Marhead Terrace', 'N89 9FB'),
];
const syllables = 'ba de fi go hu ka le mi no pu ra se ti vo zu'.split(' ');
const word = (at: number): string => [at, Math.floor(at / 15), at % 7, 3].map((part) => syllables[part % 15]!).join('');

const resident = (id: string, name: string, given: Partial<Mention> = {}): Mention =>
  mention(id, {names: named(name), birth: born('1984-01-01'), sex: 'female', address: HOSTELS[0]!, ...given});

/** Residents of hostels with a 1 January and a number each, of whom `twice` share all of it but the number with another. */
function hostelOf(count: number, twice = 0): Mention[] {
  return Array.from({length: count}, (_, at) => {
    const like = at < twice ? Math.floor(at / 2) : at;
    return resident(`r${String(at).padStart(3, '0')}`, `${word(like)} ${word(100 + like)}`, {
      identifiers: [nhs(10 + at)],
      birth: born(`${1950 + (like % 50)}-01-01`),
      address: HOSTELS[like % 3]!,
    });
  });
}

/** Rows that bear the names of two under one roof by chance, beside others there; Infinity where no name suffices. */
function standIns(residents: readonly Mention[], name: string, other = name, given: Partial<Mention> = {}): number {
  const mentions = [resident('a1', name, {identifiers: [nhs(0)]}), resident('a2', other, given), ...residents];
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map((one) => one.address));
  const columns = readColumns(mentions, dwellingOf, dwellings);
  const comparer = new PairComparer(columns, termFrequencies(columns, dwellings.length));
  comparer.compare(0, 1);
  return comparer.standInRows;
}

test('a name and a 1 January under one roof count as they do elsewhere where numbers show that hardly anybody there shares a name', () => {
  expect(standIns(hostelOf(60), 'Selam Ghebremeskel')).toBeLessThan(0.1);
  expect(standIns(hostelOf(60), 'Selam Ghebremeskel', 'Ghebremeskel Selam')).toBeLessThan(0.1);
});

test('not where those with numbers share names, nor where too few have one to tell', () => {
  expect(standIns(hostelOf(60, 8), 'Selam Ghebremeskel')).toBe(Infinity);
  expect(standIns(hostelOf(20), 'Selam Ghebremeskel')).toBe(Infinity);
});

test('nor under two roofs, where the name is spelt in two ways, or where one word is all that is told of it', () => {
  const residents = hostelOf(60);
  expect(standIns(residents, 'Selam Ghebremeskel', 'Selam Ghebremeskel', {address: HOSTELS[1]!})).toBe(Infinity);
  expect(standIns(residents, 'Selam Ghebremeskel', 'Selaam Ghebremeskel')).toBe(Infinity);
  expect(standIns(residents, 'Selam Ghebremeskel', 'Ghebremeskel Selaam')).toBe(Infinity);
  expect(standIns(residents, 'Sharifullah')).toBe(Infinity);
});

test('a mistyped number is one number all the same', () => {
  const residents = hostelOf(60);
  const mistyped = residents.slice(0, 8).map((one) => ({
    ...one,
    id: `${one.id}b`,
    identifiers: one.identifiers.map((number) => ({
      ...number,
      value: `${number.value.slice(0, 5)}7${number.value.slice(6)}`,
    })),
  }));
  expect(standIns([...residents, ...mistyped], 'Selam Ghebremeskel')).toBeLessThan(0.1);
});
