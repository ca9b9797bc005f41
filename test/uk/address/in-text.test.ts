import {expect, test} from 'vitest';
import {holdsAddress} from '../../../src/uk/address/in-text.ts';

test.each([
  '12 Hidden Lane',
  'she moved to 12a Hidden Rd in May',
  'now at flat 4, the one above the shop',
  'Flat B',
  'room 3 of the hostel',
  '43 Prince of Wales Road',
  '11 The Mall',
  'seen at NW10 4AB',
  'nw104ab',
  'Kestrel House, Hidden Close',
  '150 Salmon St',
])('%s tells an address', (text) => {
  expect(holdsAddress(text)).toBe(true);
});

test.each([
  'seen the birth certificate',
  'two calls on 12 March, same mother',
  'he is 14 and goes to Park School',
  'GP confirms: 2 children, one mother',
  'reference 23PAC1 0001',
  'NHS number 999 123 4567 is hers',
  '3 calls to the house',
  '1 of 3 at the school',
  'born 4 May 2011, in Ealing; Year 6 since September',
  'a football club, seen its register',
])('%s tells none', (text) => {
  expect(holdsAddress(text)).toBe(false);
});
