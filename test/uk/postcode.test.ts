import {expect, test} from 'vitest';
import {postcode} from '../../src/uk/postcode.ts';

test.each([
  ['SW1A 1AA', 'SW1A 1AA'],
  ['sw1a1aa', 'SW1A 1AA'],
  ['SWIA IAA', 'SW1A 1AA'],
  ['NW1O 1AB', 'NW10 1AB'],
  ['NW10 IAB', 'NW10 1AB'],
  ['S014 3AB', 'SO14 3AB'],
  ['E01 6AN', 'E1 6AN'],
  ['HA0 4AB', 'HA0 4AB'],
  ['HAO 4AB', 'HA0 4AB'],
  ['W1T 3NF', 'W1T 3NF'],
  ['EC1A 1BB', 'EC1A 1BB'],
  ['M1 1AE', 'M1 1AE'],
])('%j is the unit %j', (raw, unit) => {
  expect(postcode(raw)?.unit).toBe(unit);
  expect(postcode(raw)?.pseudo).toBe(null);
});

test('a unit knows its outward part, sector and area', () => {
  expect(postcode('NW10 1AB')).toEqual({
    unit: 'NW10 1AB',
    outward: 'NW10',
    sector: 'NW10 1',
    area: 'NW',
    pseudo: null,
  });
});

test.each([
  ['ZZ99 3VZ', 'nfa'],
  ['NFA', 'nfa'],
  ['No fixed abode', 'nfa'],
  ['ZZ99 3WZ', 'unknown'],
  ['ZZ993CZ', 'region'],
  ['ZZ99 6GZ', 'abroad'],
  ['BFPO 57', 'forces'],
])('%j is no place: %s', (raw, pseudo) => {
  expect(postcode(raw)?.pseudo).toBe(pseudo);
});

test.each(['', 'XXXX XXX', 'NOPOSTCODE', 'NK', 'hello', 'TB1 1AA', 'SW1A 1AC!K', 'SW1A', '12 High Street', 'NW10 1CM'])(
  '%j is no postcode',
  (raw) => {
    expect(postcode(raw)).toBe(null);
  },
);

test('an area that is given to no place, as extracts made for training write it, is taken as written', () => {
  for (const [raw, unit] of [
    ['QM7 7LE', 'QM7 7LE'],
    ['zx123ab', 'ZX12 3AB'],
    ['WJ4 2TR', 'WJ4 2TR'],
  ])
    expect(postcode(raw!)!.unit, raw).toBe(unit);
  // A misread sign of a real one comes first; one letter throughout fills a form; any other area is a mistake.
  expect(postcode('0X1 1AA')!.unit).toBe('OX1 1AA');
  expect(['XX1 1XX', 'ZZ9 9ZZ', 'NV10 4AB'].map((raw) => postcode(raw))).toEqual([null, null, null]);
});
