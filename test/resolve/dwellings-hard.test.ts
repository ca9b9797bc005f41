import {describe, expect, test} from 'vitest';
import type {Address} from '../../src/model/address.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';

/** Invented flats on streets of any town, each pair judged by hand: would the same letter reach both? */

type Pair = readonly [left: string, right: string];

/** "12 High Road | NW10 4AB | 10090200342": text, postcode column, UPRN. */
function address(written: string): Address {
  const [text, postcode, uprn] = written.split('|').map((cell) => cell.trim());
  return {text: text!, postcode: given(postcode), uprn: given(uprn), protected: false};
}

const given = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

function areOne([left, right]: Pair, ...others: string[]): boolean {
  const {dwellingOf} = resolveDwellings([left, right, ...others].map(address));
  return dwellingOf[0] === dwellingOf[1];
}

const FAMILIES: Record<string, {same: Pair[]; different: Pair[]}> = {
  'a letter behind the flat': {
    same: [
      ['FLAT 14A, 3 Elm Grove, NW2 1AA', 'Flat 14 A, 3 Elm Grove, NW2 1AA'],
      ['Flat 14a 3 Elm Grove NW2 1AA', 'Apt 14A, 3 Elm Gr, NW2 1AA'],
      ['Flat A 3 Elm Grove NW2 1AA', '3A Elm Grove NW2 1AA'],
    ],
    different: [
      ['FLAT 14A, 3 Elm Grove, NW2 1AA', 'FLAT 14C, 3 Elm Grove, NW2 1AA'],
      ['FLAT 14A, Tower House, NW2 1AA', 'FLAT 14, Tower House, NW2 1AA'],
    ],
  },
  'which side, before the storey': {
    same: [
      ['Rear Ground Floor Flat, 8 Elm Grove, NW2 1AA', 'Ground floor flat (rear), 8 Elm Grove, NW2 1AA'],
      ['FRONT 1ST FLR FLAT 8 ELM GROVE NW2 1AA', 'First Floor Flat - Front, 8 Elm Grove, NW2 1AA'],
    ],
    different: [
      ['Rear Ground Floor Flat, 8 Elm Grove, NW2 1AA', 'Front Ground Floor Flat, 8 Elm Grove, NW2 1AA'],
      ['8 Elm Grove rear 1st floor flat, NW2 1AA', '8 Elm Grove front 1st floor flat, NW2 1AA'],
    ],
  },
  'flats of a tenement': {
    same: [
      ['2/1, 14 Elm Grove, NW2 1AA', '14 Elm Grove (2/1), NW2 1AA'],
      ['Flat 2/1, 14 Elm Grove, NW2 1AA', '02-Jan, 14 Elm Grove, NW2 1AA'],
      ['3F2, 14 Elm Grove, NW2 1AA', '14 Elm Grove 3F2, NW2 1AA'],
    ],
    different: [
      ['0/1, 14 Elm Grove, NW2 1AA', '0/2, 14 Elm Grove, NW2 1AA'],
      ['14 Elm Grove (2/1), NW2 1AA', '14 Elm Grove (2/2), NW2 1AA'],
      ['3F1, 14 Elm Grove, NW2 1AA', '3F2, 14 Elm Grove, NW2 1AA'],
    ],
  },
  'homes of a farm, plots and pitches': {
    same: [
      ['The Barn, Home Farm, NW2 1AA', 'Barn, Home Farm, Alton, NW2 1AA'],
      ['Pitch 10, Oak Tree Travellers Site, NW2 1AA', '10 Oak Tree Travellers Site, NW2 1AA'],
      ['Plot 14, Elm Rise, NW2 1AA', 'PLOT 14 ELM RISE NW2 1AA'],
      ['Plot 14, Elm Rise | NW2 1AA | 10090200342', '23 Elm Rise | NW2 1AA | 10090200342'],
      ['Room 5, Block C, Ashdown Hall, NW2 1AA', 'C5, Ashdown Hall, NW2 1AA'],
    ],
    different: [
      ['The Barn, Home Farm, NW2 1AA', 'Home Farm, NW2 1AA'],
      ['The Annexe, 8 Elm Grove, NW2 1AA', '8 Elm Grove, NW2 1AA'],
      ['Plot 14, Elm Rise, NW2 1AA', '14 Elm Rise, NW2 1AA'],
      ['C5, Ashdown Hall, NW2 1AA', 'B5, Ashdown Hall, NW2 1AA'],
    ],
  },
  'only a number and the postcode': {
    same: [
      ['12 | NW2 1AA', '12 Elm Grove, NW2 1AA'],
      ['Flat 4, 12 | NW2 1AA', 'Flat 4, 12 Elm Grove, NW2 1AA'],
    ],
    different: [
      ['12 | NW2 1AA', '14 Elm Grove, NW2 1AA'],
      ['12 | NW2 1AA', '12 | NW2 1AB'],
    ],
  },
  'a letter lost from the number': {
    same: [['9B Elm Grove, NW2 1AA', '9 b Elm Grove NW2 1AA']],
    different: [
      ['2A Elm Grove, NW2 1AA', '2 Elm Grove, NW2 1AA'],
      ['9B Elm Grove, NW2 1AA', '9A Elm Grove, NW2 1AA'],
      ['Flat 2, 9B Elm Grove, NW2 1AA', 'Flat 2, 9A Elm Grove, NW2 1AA'],
    ],
  },
  'attic, lower ground, basement': {
    same: [
      ['Attic Flat, 8 Elm Grove, NW2 1AA', 'LOFT, 8 Elm Grove, NW2 1AA'],
      ['LGF, 8 Elm Grove, NW2 1AA', 'Lower Ground Floor Flat, 8 Elm Grove, NW2 1AA'],
      ['Basement, 8 Elm Grove, NW2 1AA', 'Bsmt Flat 8 Elm Grove NW2 1AA'],
    ],
    different: [
      ['Attic Flat, 8 Elm Grove, NW2 1AA', 'Basement Flat, 8 Elm Grove, NW2 1AA'],
      ['Lower Ground Floor, 8 Elm Grove, NW2 1AA', 'Ground Floor, 8 Elm Grove, NW2 1AA'],
      ['Basement, 8 Elm Grove, NW2 1AA', 'Lower Ground Floor, 8 Elm Grove, NW2 1AA'],
    ],
  },
  'front, rear, left, right': {
    same: [
      ['Ground Floor Front, 8 Elm Grove, NW2 1AA', 'Ground floor front flat, 8 Elm Grove, NW2 1AA'],
      ['First Floor Rear, 8 Elm Grove, NW2 1AA', '1st floor back, 8 Elm Grove, NW2 1AA'],
      ['First Floor Left Hand Side, 8 Elm Grove, NW2 1AA', '1st Floor LHS, 8 Elm Grove, NW2 1AA'],
    ],
    different: [
      ['Ground Floor Front, 8 Elm Grove, NW2 1AA', 'Ground Floor Rear, 8 Elm Grove, NW2 1AA'],
      ['First Floor Left, 8 Elm Grove, NW2 1AA', 'First Floor Right, 8 Elm Grove, NW2 1AA'],
      ['Flat 3 Front, 8 Elm Grove, NW2 1AA', 'Flat 3 Rear, 8 Elm Grove, NW2 1AA'],
    ],
  },
  'the word flat left out': {
    same: [
      ['Flat 12, 45 High Road, NW10 4AB', '12 45 High Road NW10 4AB'],
      ['Flat 12, 45 High Road, NW10 4AB', '12/45 High Road NW10 4AB'],
      ['Flat C, 45 High Road, NW10 4AB', 'C 45 High Road, NW10 4AB'],
      ['Flat 3, Rose Court, High Road, NW10 4AB', '3 Rose Court, High Road, NW10 4AB'],
      ['Flat 3, Rose Court, NW10 4AB', 'Rose Court Flat 3, NW10 4AB'],
    ],
    different: [
      ['12 45 High Road, NW10 4AB', '45 12 High Road, NW10 4AB'],
      ['3 Rose Court, NW10 4AB', '4 Rose Court, NW10 4AB'],
    ],
  },
  'storeys as ranges': {
    same: [
      ['1st & 2nd Floors, 8 Elm Grove, NW2 1AA', 'First and Second Floor Flat, 8 Elm Grove, NW2 1AA'],
      ['1st/2nd Floor, 8 Elm Grove, NW2 1AA', 'First to Second Floor, 8 Elm Grove, NW2 1AA'],
    ],
    different: [
      ['1st & 2nd Floors, 8 Elm Grove, NW2 1AA', '1st Floor, 8 Elm Grove, NW2 1AA'],
      ['Floors 1-2, 8 Elm Grove, NW2 1AA', 'Floors 2-3, 8 Elm Grove, NW2 1AA'],
    ],
  },
  'names that nobody can set equal': {
    same: [['Basement Flat, 8 Elm Grove | NW2 1AA | 10090200342', 'Flat A, 8 Elm Grove | NW2 1AA | 10090200342']],
    different: [
      ['Basement Flat, 8 Elm Grove, NW2 1AA', 'Flat A, 8 Elm Grove, NW2 1AA'],
      ['First Floor Flat, 8 Elm Grove, NW2 1AA', 'Flat B, 8 Elm Grove, NW2 1AA'],
      ['Flat A, 8 Elm Grove, NW2 1AA', 'Flat 1, 8 Elm Grove, NW2 1AA'],
      ['Flat 1, 8 Elm Grove | NW2 1AA | 10090200342', 'Flat 2, 8 Elm Grove | NW2 1AA | 10090200342'],
    ],
  },
  'rooms of shared houses': {
    same: [
      ['Room 4, 8 Elm Grove, NW2 1AA', 'Rm4, 8 Elm Grove, NW2 1AA'],
      ['Bedsit 4, 8 Elm Grove, NW2 1AA', '8 Elm Grove, Room 4, NW2 1AA'],
      ['Room 2, Flat 3, 8 Elm Grove, NW2 1AA', 'Flat 3 Room 2, 8 Elm Grove, NW2 1AA'],
      ['Studio 5, 8 Elm Grove, NW2 1AA', 'Studio 5 8 Elm Gr NW2 1AA'],
    ],
    different: [
      ['Room 4, 8 Elm Grove, NW2 1AA', 'Flat 4, 8 Elm Grove, NW2 1AA'],
      ['Room 2, Flat 3, 8 Elm Grove, NW2 1AA', 'Room 3, Flat 2, 8 Elm Grove, NW2 1AA'],
    ],
  },
  'numbers and their ranges': {
    same: [
      ['Flat 3, 12-14 High Road, NW10 4AB', 'Flat 3, 12 - 14 High Rd, NW10 4AB'],
      ['Flat 3, 12-14 High Road, NW10 4AB', 'Flat 3, 12 High Road, NW10 4AB'],
      ['Rose Court, 12-14 High Road, NW10 4AB', 'Rose Court, 14 High Road, NW10 4AB'],
      ['No. 12 High Road, NW10 4AB', '12 High Road, NW10 4AB'],
      ['12, High Road, NW10 4AB', 'High Road, 12, NW10 4AB'],
      ['Flat 03, 012 High Road, NW10 4AB', 'Flat 3, 12 High Road, NW10 4AB'],
    ],
    different: [
      ['12-14 High Road, NW10 4AB', '12 High Road, NW10 4AB'],
      ['Flat 6-20, 220 High Road, NW10 4AB', 'Flat 6, 220 High Road, NW10 4AB'],
    ],
  },
  buildings: {
    same: [
      ['Flat 3, Rose Court, 12 High Road, NW10 4AB', 'Flat 3, Rose Ct, NW10 4AB'],
      ['Flat 3, Rose Court, 12 High Road, NW10 4AB', 'Flat 3, 12 High Road, NW10 4AB'],
      ['Flat 3 Hawthorn House, NW10 4AB', 'Flat 3 Hawthorne Hse, NW10 4AB'],
      ['Flat 3, Canal Wharf, 12 High Road, NW10 4AB', 'Flat 3, 12 High Road, NW10 4AB'],
      ['Flat 3 Rose Court High Road NW10 4AB', 'Flat 3, Rose Court, High Road, Harlesden, London NW10 4AB'],
    ],
    different: [
      ['Flat 3, Rose Court, NW10 4AB', 'Flat 3, Elm Court, NW10 4AB'],
      ['Flat 3, East Tower, NW10 4AB', 'Flat 3, West Tower, NW10 4AB'],
      ['Flat 3, Block A, Rose Court, NW10 4AB', 'Flat 3, Block B, Rose Court, NW10 4AB'],
    ],
  },
  'spelling, towns and counties': {
    same: [
      ['12 St Johns Rd, Wembley, Middx, HA0 4AB', '12 SAINT JOHN’S ROAD, WEMBLEY HA0 4AB'],
      ['12 Kingsway London NW10 4AB', '12 Kingsway, NW10 4AB'],
      ['12 High Road Harlesden London NW10 4AB', '12 High Road, NW10 4AB'],
      ['12 1st Avenue, NW10 4AB', '12 First Ave, NW10 4AB'],
      ['12 Gt Western Gdns, NW10 4AB', '12 Great Western Gardens, NW10 4AB'],
      ['c/o Mrs Example, 12 High Road, NW10 4AB', '12 High Road, NW10 4AB'],
      ['12 HIGH RAOD, NW10 4AB', '12 High Road, NW10 4AB'],
    ],
    different: [
      ['12 High Road, NW10 4AB', '21 High Road, NW10 4AB'],
      ['12 Park Road, NW10 4AB', '12 Mill Lane, NW10 4AB'],
    ],
  },
  postcodes: {
    same: [
      ['12 High Road, London | nw104ab', '12 High Road, London, NW10 4AB'],
      ['12 High Road, London | NW1O 4AB', '12 High Road, London, NW10 4AB'],
      ['12 High Road, London | NW10 4A', '12 High Road, London, NW10 4AB'],
      ['12 High Road, London NW10', '12 High Road, London, NW10 4AB'],
      ['12 High Road | XXXX XXX', '12 High Road, London, NW10 4AB'],
      ['12 High Road | NW10 4AD', '12 High Road | NW10 4AB'],
      [' | | 10090200342', '12 High Road | NW10 4AB | 10090200342'],
      ['12 High Road | E17 9ZZ | 10090200342', '12 High Road | NW10 4AB | 10090200342'],
    ],
    different: [
      ['12 High Road, London NW2', '12 High Road, London, NW10 4AB'],
      ['12 High Road | E17 9ZZ', '12 High Road | NW10 4AB'],
      ['14 High Road | E17 9ZZ | 10090200342', '12 High Road | NW10 4AB | 10090200342'],
    ],
  },
};

describe.each(Object.entries(FAMILIES))('%s', (_, {same, different}) => {
  test.each(same)('%s = %s', (...pair) => expect(areOne(pair)).toBe(true));
  test.each(different)('%s / %s', (...pair) => expect(areOne(pair)).toBe(false));
});

test('flat and house the wrong way round are set right where the rest of the street tells', () => {
  const pair: Pair = ['Flat 12, 3 High Road, NW10 4AB', 'Flat 3, 12 High Road, NW10 4AB'];
  expect(areOne(pair)).toBe(false);
  expect(areOne(pair, 'Flat 3, 12 High Rd, NW10 4AB', 'Flat 4, 12 High Road, NW10 4AB')).toBe(true);
  expect(areOne(pair, 'Flat 3, 12 High Rd, NW10 4AB', 'Flat 2, 3 High Road, NW10 4AB')).toBe(false);
});

describe('an address without its flat', () => {
  const flats = ['Flat 1', 'Flat 2', 'Flat 3'].map((flat) => `${flat}, 12 High Road, NW10 4AB`);

  test('may be any door of a block, so two spellings of it are held apart and tie nobody', () => {
    const {dwellings, dwellingOf} = resolveDwellings(
      [...flats, '12 High Road, NW10 4AB', '12 High Rd, NW104AB'].map(address),
    );
    expect(new Set(dwellingOf).size).toBe(5);
    const block = dwellings[dwellingOf[3]!]!;
    expect(block.kind).toBe('communal');
    expect(block.building).toBe(dwellings[dwellingOf[0]!]!.building);
  });

  test('is the flat of its UPRN', () => {
    const own = 'Flat 2, 12 High Road | NW10 4AB | 10090200342';
    expect(areOne(['12 High Road | NW10 4AB | 10090200342', own], ...flats)).toBe(true);
  });

  test('is the one flat that is known of the house, unless most records name the house', () => {
    const [flat, house] = ['Flat A, 12 High Road, NW10 4AB', '12 High Road, NW10 4AB'];
    expect(areOne([flat, house])).toBe(true);
    expect(areOne([flat, house], house, '12 High Rd, NW10 4AB')).toBe(false);
  });
});

test('a text without a postcode joins no house where two fit, and the one with its flat where only one has it', () => {
  const [here, there] = ['12 High Road, NW10 4AB', '12 High Road, E17 9ZZ'];
  expect(areOne(['12 High Road', here], there)).toBe(false);
  expect(areOne(['Flat 7, 12 High Road', `Flat 7, ${here}`], there)).toBe(true);
});
