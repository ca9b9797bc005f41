import {
  array,
  assert as check,
  boolean,
  constantFrom,
  integer,
  option,
  property,
  record,
  shuffledSubarray,
} from 'fast-check';
import {expect, test} from 'vitest';
import type {Address} from '../../src/model/address.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';

const STREETS = ['High Road', 'High Rd', 'Elm Grove', 'Elm Gr', 'Elm Grov', 'Station Street'];
const POSTCODES = ['NW10 4AB', 'nw104ab', 'NW10 4AD', 'NW10 4A', 'NW10', 'NW2 1AA', 'E17 9ZZ'];
const DOORS = ['Flat 1', 'Flat 2', 'F2', 'Room 2', 'Basement', 'Flat A', '1st Floor Flat', '12'];
const BUILDINGS = ['Rose Court', 'Rose Ct', 'Canal Wharf'];
const UPRNS = ['10090200342', '10090200343', '-1', '1.0'];

/** Addresses of a small neighbourhood, every part of which may be missing, abbreviated or slipped. */
const address = record({
  door: option(constantFrom(...DOORS)),
  building: option(constantFrom(...BUILDINGS), {freq: 2}),
  number: option(constantFrom('1', '2', '12', '12A', '12-14'), {freq: 8}),
  street: option(constantFrom(...STREETS), {freq: 8}),
  postcode: option(constantFrom(...POSTCODES)),
  uprn: option(constantFrom(...UPRNS), {freq: 2}),
  isProtected: boolean(),
}).map(({door, building, number, street, postcode, uprn, isProtected}): Address => {
  const line = [number, street].filter((part) => part !== null).join(' ');
  const text = [door, building, line].filter((part) => part !== null && part !== '').join(', ');
  return {text, postcode, uprn, protected: isProtected};
});

/** For each address the id, label and kind of its dwelling. */
function found(addresses: Address[]): string[] {
  const {dwellings, dwellingOf} = resolveDwellings(addresses);
  return Array.from(dwellingOf, (dwelling) => JSON.stringify(dwellings[dwelling] ?? null));
}

test('what is found does not depend on the order of addresses', () => {
  check(
    property(
      array(address, {minLength: 2, maxLength: 25}).chain((list) =>
        shuffledSubarray([...list.keys()], {minLength: list.length}).map((order) => ({list, order})),
      ),
      ({list, order}) => {
        const plain = found(list);
        const shuffled = found(order.map((at) => list[at]!));
        expect(shuffled).toEqual(order.map((at) => plain[at]));
      },
    ),
    {numRuns: 300},
  );
});

test('no two dwellings have one id, and one that holds a protected address shows nothing', () => {
  check(
    property(array(address, {maxLength: 30}), (list) => {
      const {dwellings, dwellingOf} = resolveDwellings(list);
      expect(new Set(dwellings.map(({id}) => id)).size).toBe(dwellings.length);
      list.forEach((given, at) => {
        const dwelling = dwellings[dwellingOf[at]!];
        if (!given.protected || dwelling === undefined) return;
        expect(dwelling).toMatchObject({protected: true, label: '', postcode: null});
      });
    }),
    {numRuns: 300},
  );
});

test('two numbered flats of one house never join, whatever else is known of it', () => {
  const flats = record({left: integer({min: 1, max: 60}), step: integer({min: 1, max: 60})});
  check(
    property(flats, array(address, {maxLength: 20}), ({left, step}, others) => {
      const pair = [left, left + step].map((flat) => ({
        text: `Flat ${String(flat)}, 99 Chapter Road`,
        postcode: 'NW2 5LU',
        uprn: null,
        protected: false,
      }));
      const {dwellingOf} = resolveDwellings([...pair, ...others]);
      expect(dwellingOf[0]).not.toBe(dwellingOf[1]);
    }),
  );
});

test('the way an address is written does not make it another', () => {
  const forms: ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.replaceAll(', ', ' '),
    (text) => text.replaceAll(', ', ',\n'),
    (text) => text.replace('Flat', 'Apt').replace('Road', 'Rd.'),
    (text) => `${text}, London, Middx`,
  ];
  const written = record({
    flat: integer({min: 1, max: 99}),
    number: integer({min: 1, max: 300}),
    form: constantFrom(...forms),
    other: constantFrom(...forms),
  });
  check(
    property(written, ({flat, number, form, other}) => {
      const text = `Flat ${String(flat)}, ${String(number)} Chapter Road`;
      const at = (line: string): Address => ({text: line, postcode: 'NW2 5LU', uprn: null, protected: false});
      const {dwellingOf} = resolveDwellings([at(form(text)), at(other(text))]);
      expect(dwellingOf[0]).toBe(dwellingOf[1]);
    }),
  );
});
