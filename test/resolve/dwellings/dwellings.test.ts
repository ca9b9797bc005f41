import {assert as check, property, shuffledSubarray} from 'fast-check';
import {expect, test} from 'vitest';
import type {Address} from '../../../src/model/address.ts';
import {resolveDwellings} from '../../../src/resolve/dwellings/dwellings.ts';

const at = (text: string, postcode: string | null = null, uprn: string | null = null): Address => ({
  text,
  postcode,
  uprn,
  protected: false,
});

function doors(...addresses: Address[]): number {
  return new Set(resolveDwellings(addresses).dwellingOf).size;
}

test.each([
  ['45 High Road, London NW10 4AB', '45 HIGH RD, NW104AB'],
  ['Flat 3, 12 High Road, NW10 4AB', 'FLT 3 12 High Rd, London, NW10 4AB'],
  ['45C High Road, NW10 4AB', 'Flat C, 45 High Road, NW10 4AB'],
  ['12 45 High Road, NW10 4AB', 'Flat 12, 45 High Road, NW10 4AB'],
  ['45 High Road, NW10 4AB', '45 High Road'],
  ['45 High Raod, NW10 4AB', '45 High Road, NW10 4AB'],
  ['Basement Flat, 8 Elm Grove, NW2 1AA', 'BASEMENT, 8 Elm Grove, NW2 1AA'],
])('%s and %s are one front door', (left, right) => {
  expect(doors(at(left), at(right))).toBe(1);
});

test.each([
  ['Flat 14A, Tower House, NW10 4AB', 'Flat 14C, Tower House, NW10 4AB'],
  ['2A Elm Grove, NW2 1AA', '2 Elm Grove, NW2 1AA'],
  ['Ground floor front, 8 Elm Grove, NW2 1AA', 'Ground floor rear, 8 Elm Grove, NW2 1AA'],
  ['First floor flat, 8 Elm Grove, NW2 1AA', 'Second floor flat, 8 Elm Grove, NW2 1AA'],
  ['45 High Road, NW10 4AB', '54 High Road, NW10 4AB'],
  ['45 High Road, NW10 4AB', '45 High Road, E17 4AB'],
])('%s and %s are two', (left, right) => {
  expect(doors(at(left), at(right))).toBe(2);
});

test('flats of one building share the building, and a UPRN of the block joins no flats', () => {
  const {dwellings, dwellingOf} = resolveDwellings([
    at('Flat 1, 12 High Road', 'NW10 4AB', '10090200342'),
    at('Flat 2, 12 High Road', 'NW10 4AB', '10090200342'),
  ]);
  expect(dwellingOf[0]).not.toBe(dwellingOf[1]);
  expect(new Set(dwellings.map((dwelling) => dwelling.building)).size).toBe(1);
});

test('no fixed abode is no place, a hostel is communal, and a protected address has no label', () => {
  const {dwellings, dwellingOf} = resolveDwellings([
    at('NFA', 'ZZ99 3VZ'),
    at('Room 4, Harlow Hostel, NW10 4AB'),
    {...at('7 Quiet Lane, NW2 2BB'), protected: true},
  ]);
  const of = (index: number) => dwellings[dwellingOf[index]!]!;
  expect([of(0).kind, of(1).kind]).toEqual(['pseudo', 'communal']);
  expect(of(2)).toMatchObject({label: '', postcode: null, protected: true});
});

test('a dwelling is shown as most records write it', () => {
  const {dwellings} = resolveDwellings([
    at('12 High Raoad, London', 'NW10 4AB'),
    at('12 High Road', 'NW10 4AB'),
    at('12 HIGH ROAD', 'NW104AB'),
    at('12 High Road, Harlesden, London', 'NW10 4AD'),
    at('14 High Road', 'NW10 4AB'),
  ]);
  expect(dwellings.map(({label}) => label).sort()).toEqual(['12 High Road, NW10 4AB', '14 High Road, NW10 4AB']);
});

test('a postcode one slip off joins only where no other house bears it out', () => {
  const slipped = [at('8 Elm Grove', 'NW2 1AA'), at('9 Elm Grove', 'NW2 1AA'), at('8 Elm Grove', 'NW2 1AB')];
  expect(doors(...slipped)).toBe(2);
  expect(doors(...slipped, at('9 Elm Grove', 'NW2 1AB'))).toBe(4);
  expect(doors(at('8 Elm Grove', 'NW2 1AA'), at('8 Elm Grove', 'NW9 1AA'))).toBe(2);
});

test('which texts are one front door does not depend on their order', () => {
  const pool = [
    '45 High Road, NW10 4AB',
    '45 High Rd',
    'Flat 2, 45 High Road, NW10 4AB',
    '45B High Road NW10 4AB',
    'NFA',
    '8 Elm Grove, NW2 1AA',
    '8 Elm Grove, NW2 1AB',
  ];
  check(
    property(shuffledSubarray(pool, {minLength: pool.length}), (texts) => {
      const idsOf = (list: string[]) => {
        const {dwellings, dwellingOf} = resolveDwellings(list.map((text) => at(text)));
        return new Map(list.map((text, index) => [text, dwellings[dwellingOf[index]!]!.id]));
      };
      const plain = idsOf(pool);
      const shuffled = idsOf(texts);
      for (const text of pool) expect(shuffled.get(text)).toBe(plain.get(text));
    }),
  );
});

/** Enough addresses of two villages that what stands behind a comma is known for a town. */
const villages = ['Alton', 'Marden'].flatMap((town, side) =>
  Array.from({length: 20}, (_, index) =>
    at(`${index + 50} Station Road, ${town}`, `NW${2 + side} 1A${'ABDEFGHJLNPQRSTUWXYZ'[index]!}`),
  ),
);

test('a street of one name in two towns is two, and a text without a postcode goes to its own', () => {
  const {dwellingOf} = resolveDwellings([
    at('12 Church Lane, Alton', 'NW2 2AA'),
    at('12 Church Lane, Marden'),
    at('12 Church Lane, Alton'),
    at('12 Church Lane in Alton'),
    at('12 Church Lane Alton', 'NW2 2AA'),
    ...villages,
  ]);
  expect(dwellingOf[1]).not.toBe(dwellingOf[0]);
  expect(Array.from(dwellingOf.slice(2, 5))).toEqual(Array(3).fill(dwellingOf[0]));
});

test('a town in the place of the street is no street and no building', () => {
  const {dwellingOf} = resolveDwellings([
    at('12 Church Lane', 'NW2 2AA'),
    at('12, Alton, Church Lane', 'NW2 2AA'),
    at('12 Alton', 'NW2 2AA'),
    at('Alton, 12 Church Lane', 'NW2 2AA'),
    ...villages,
  ]);
  expect(Array.from(dwellingOf.slice(0, 4))).toEqual(Array(4).fill(dwellingOf[0]));
});

test('a block whose number one record mistook is still one block for those that leave the number out', () => {
  const flat = (text: string) => at(text, 'NW2 1AA');
  const {dwellingOf} = resolveDwellings([
    flat('Flat 29, Attlee House'),
    flat('Flat 29, Attlee House, Oak Lane'),
    ...Array.from({length: 12}, (_, floor) => flat(`Flat ${floor + 20}, Attlee House, 114 Oak Lane`)),
    flat('Flat 31, Attlee House, 3 Oak Lane'),
  ]);
  expect(dwellingOf[0]).toBe(dwellingOf[11]);
  expect(dwellingOf[1]).toBe(dwellingOf[11]);
});

test('"34/36" is flat 34 of 36 where that is known, and a house of two numbers where it is not', () => {
  expect(doors(at('34/36 Elm Grove', 'NW2 1AA'), at('Flat 34, 36 Elm Grove', 'NW2 1AA'))).toBe(1);
  expect(doors(at('34/36 Elm Grove', 'NW2 1AA'), at('34-36 Elm Grove', 'NW2 1AA'))).toBe(1);
});

test('one record that gives a lettered house a flat does not make all others of that letter a house of their own', () => {
  const flat = (text: string) => at(text, 'NW2 1AA');
  const {dwellingOf} = resolveDwellings([
    flat('Flat A, 23 Elm Grove'),
    ...['', 'E', 'e', '.', ','].map((end) => flat(`23A Elm Grov${end === '' ? 'e' : `e ${end}`}`)),
    flat('23a Elm Gr'),
    flat('23 A Elm Grove'),
    flat('Flat 9, 23A Elm Grove'),
  ]);
  expect(dwellingOf[6]).toBe(dwellingOf[0]);
});

test('two blocks of one name and postcode stay two, though texts without a number have the UPRN of either', () => {
  const flat = (text: string, uprn: string | null = null) => at(text, 'NW2 1AA', uprn);
  const {dwellingOf} = resolveDwellings([
    flat('Flat 24, Fern Lodge, 55 Oak Lane', '10009009821'),
    flat('Flat 24, Fern Lodge, 63-71 Oak Lane', '10009010220'),
    flat('Flat 24, Fern Lodge, Oak Lane', '10009009821'),
    flat('Flat 24, Fern Lodge, Oak Lane', '10009010220'),
  ]);
  expect(dwellingOf[0]).not.toBe(dwellingOf[1]);
  expect(dwellingOf[2]).toBe(dwellingOf[0]);
  expect(dwellingOf[3]).toBe(dwellingOf[1]);
});
