import {expect, test} from 'vitest';
import {familyFirst, parseFullName} from '../../src/uk/full-name.ts';
import {FIRST_OR_ONLY, namePlaceholder} from '../../src/uk/placeholders.ts';
import {postcode, postcodeInText} from '../../src/uk/postcode.ts';
import {telephone} from '../../src/uk/numbers/telephone.ts';

const short = (cell: string): string[] =>
  parseFullName(cell).map((name) => `${name.use}: ${name.given} | ${name.family} | ${name.title}`);

test.each([
  ["O'BRIEN, Sean (Mr)", ["recorded: Sean | O'BRIEN | Mr"]],
  ['Jane Smith (nee BROWN)', ['recorded: Jane | Smith | ', 'former: Jane | BROWN | ']],
  ['Mrs Jane SMITH (née BROWN)', ['recorded: Jane | SMITH | Mrs', 'former: Jane | BROWN | ']],
  ['Mohammed (aka Mo) KHAN', ['recorded: Mohammed | KHAN | ', 'known-as: Mo | KHAN | ']],
  ['Sara (née BROWN) Khan', ['recorded: Sara | Khan | ', 'former: Sara | BROWN | ']],
  [
    'Sara KHAN (aka Sal) (nee Brown)',
    ['recorded: Sara | KHAN | ', 'former: Sara | Brown | ', 'known-as: Sal | KHAN | '],
  ],
  ['Samuel Abel (FOB)', ['recorded: Samuel | Abel | ']],
  ['Jane SMITH (birth mother)', ['recorded: Jane | SMITH | ']],
  ['KHAN, Sara (deceased)', ['recorded: Sara | KHAN | ']],
  ['Sara "Sal" Khan', ['recorded: Sara | Khan | ', 'known-as: Sal | Khan | ']],
  ['KHAN, Sara "Sal"', ['recorded: Sara | KHAN | ', 'known-as: Sal | KHAN | ']],
  ['John Smith aka Jacko', ['recorded: John | Smith | ', 'known-as: Jacko | Smith | ']],
  ['SMITH Jane Ann', ['recorded: Jane Ann | SMITH | ']],
  ['Ludwig van der Berg', ['recorded: Ludwig | van der Berg | ']],
  ['Unborn SMITH', ['recorded: Unborn | SMITH | ']],
  ['UBB Khan', ['recorded: UBB | Khan | ']],
  ['u/b KHAN', ['recorded: u/b | KHAN | ']],
  ['BABY KHAN (unborn)', ['recorded: Unborn BABY | KHAN | ']],
  ['B/O Sara KHAN', ['recorded: B/O Sara | KHAN | ']],
  ['Unborn of Sara El Sayed', ['recorded: Unborn of Sara | El Sayed | ']],
  ['Unborn Smith Twin 2', ['recorded: Unborn Twin 2 | Smith | ']],
  ['Baby KHAN (twin b)', ['recorded: Baby Twin b | KHAN | ']],
  ['Baby Khan 1', ['recorded: Baby Twin 1 | Khan | ']],
  ['Fatima', ['recorded:  | Fatima | ']],
  ['NK', []],
  ['  ', []],
])('%s is read as its names', (cell, expected) => {
  expect(short(cell)).toEqual(expected);
});

test.each([
  ['SMITH Jane', 'SMITH, Jane'],
  ['AL MASRI Rania', 'AL MASRI, Rania'],
  ['AL MASRI RANIA', 'AL MASRI, RANIA'],
  ['SMITH JP', 'SMITH, JP'],
  ['Smith Jane Ann', 'Smith, Jane Ann'],
  ['SMITH, Jane', 'SMITH, Jane'],
  ['Fatima', 'Fatima'],
])('%s with the family name first is %s', (text, expected) => {
  expect(familyFirst(text)).toBe(expected);
});

test('a forename that is no name says what it stands for', () => {
  expect(namePlaceholder('Unborn')).toEqual({kind: 'unborn', order: 0});
  expect(namePlaceholder('u/b')).toEqual({kind: 'unborn', order: 0});
  expect(namePlaceholder('B/O Sara')).toEqual({kind: 'baby', order: 0});
  expect(namePlaceholder('Baby boy')).toEqual({kind: 'baby', order: 0});
  expect(namePlaceholder('Unborn Twin 2')).toEqual({kind: 'unborn', order: 2});
  expect(namePlaceholder('Twin II')).toEqual({kind: 'twin', order: 2});
  expect(namePlaceholder('Babylon')).toBeNull();
});

test('a word for "not known" that is a forename as well is one where it is written so beside a family name', () => {
  for (const given of ['Anon', 'Na']) expect(namePlaceholder(given, 'Ryan')).toBeNull();
  for (const [given, family] of [
    ['Anon', ''],
    ['Anon', 'Unknown'],
    ['ANON', 'Ryan'],
    ['anon', 'Ryan'],
    ['NA', 'Li'],
    ['n/a', 'Li'],
    ['Unknown', 'Ryan'],
  ] as const)
    expect(namePlaceholder(given, family)).toEqual({kind: 'unknown', order: 0});
});

test('a child of a birth may be numbered without the word twin; the first of them may be the only one', () => {
  expect(namePlaceholder('Unborn 2')).toEqual({kind: 'unborn', order: 2});
  expect(namePlaceholder('UBB2')).toEqual({kind: 'unborn', order: 2});
  expect(namePlaceholder('Baby Girl 3')).toEqual({kind: 'baby', order: 3});
  expect(namePlaceholder('Unborn baby two')).toEqual({kind: 'unborn', order: 2});
  expect(namePlaceholder('Baby 1')).toEqual({kind: 'baby', order: FIRST_OR_ONLY});
  expect(namePlaceholder('Baby B')).toEqual({kind: 'baby', order: 0});
  expect(namePlaceholder('Baby of Sara 2')).toEqual({kind: 'baby', order: 0});
});

test('a postcode is read with or without its space, and slips of O and 0 are mended by position', () => {
  expect(postcode('nw104ab')).toMatchObject({unit: 'NW10 4AB', outward: 'NW10', sector: 'NW10 4', pseudo: null});
  expect(postcode('NW1O 4AB')?.unit).toBe('NW10 4AB');
  expect(postcode('SW1A OAA')?.unit).toBe('SW1A 0AA');
  expect(postcode('ZZ99 3VZ')?.pseudo).toBe('nfa');
  expect(['nopostcode', 'XXXX XXX', 'NK', ''].map(postcode)).toEqual([null, null, null, null]);
  expect(postcodeInText('12 High Rd, London, NW10 4AB')).toEqual({postcode: 'NW10 4AB', rest: '12 High Rd, London'});
});

test('telephone numbers agree however they are written', () => {
  expect(
    ['07700 900123', '+44 7700 900123', '00447700900123', '+44 (0)7700 900123', '7700900123'].map(telephone),
  ).toEqual(Array.from({length: 5}, () => '+447700900123'));
  expect(['00000000000', '07000000000', '12', 'NK'].map(telephone)).toEqual([null, null, null, null]);
});
