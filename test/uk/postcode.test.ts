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
  // Of an area that does not exist, and as it stands; one that a look-alike sets right is of that area.
  ['qx1 1aa', 'QX1 1AA'],
  ['QX12 6RS', 'QX12 6RS'],
  ['LI1 1AA', 'L11 1AA'],
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

test.each([
  '',
  'XXXX XXX',
  'NOPOSTCODE',
  'NK',
  'hello',
  'AA1 1AA',
  'XX1 1XX',
  'ZZ9 9ZZ',
  'QX11 1A1',
  'SW1A 1AC!K',
  'SW1A',
  '12 High Street',
  'NW10 1CM',
])('%j is no postcode', (raw) => {
  expect(postcode(raw)).toBe(null);
});
