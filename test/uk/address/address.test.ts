import {assert as check, property, string} from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isClosedByText, parseAddress} from '../../../src/uk/address/address.ts';

/** Door, building, number and street in one line. */
function short(text: string): string {
  const {door, building, number, street} = parseAddress(text);
  return [door, building, number, street].join(' | ');
}

test.each([
  ['SAFE ADDRESS - Flat 2, 8 High Road, London', '2 |  | 8 | HIGH ROAD'],
  ['**PROTECTED** 12 High Road, London', ' |  | 12 | HIGH ROAD'],
  ['CONFIDENTIAL - see manager: 8 High Road, London', ' |  | 8 | HIGH ROAD'],
  ['8 High Road, London (not to be disclosed)', ' |  | 8 | HIGH ROAD'],
  ['Withheld House, 12 Safe Haven Road', ' | WITHHELD HOUSE | 12 | SAFE HAVEN ROAD'],
  ['Flat 14A Rose Court, High Road', '14A | ROSE COURT |  | HIGH ROAD'],
  ['2A Elm Grove, London', ' |  | 2A | ELM GROVE'],
  ['Attic Flat, 5 St Johns Rd', 'FLOOR ATTIC |  | 5 | SAINT JOHNS ROAD'],
  ['lower ground floor flat 5 Park Ave', 'FLOOR LOWER GROUND |  | 5 | PARK AVENUE'],
  ['GFF, 5 Park Ave', 'FLOOR GROUND |  | 5 | PARK AVENUE'],
  ['First Floor Front, 5 Elm Gdns', 'FLOOR 1 FRONT |  | 5 | ELM GARDENS'],
  ['1st floor rear flat, 5 Elm Gdns', 'FLOOR 1 REAR |  | 5 | ELM GARDENS'],
  ['12 45 High St, London', '12 |  | 45 | HIGH STREET'],
  ['3/12 High Road, London', '3 |  | 12 | HIGH ROAD'],
  ['F3, 12 High Road', '3 |  | 12 | HIGH ROAD'],
  ['1st & 2nd Floors, 5 Elm Gdns', 'FLOOR 1-2 |  | 5 | ELM GARDENS'],
  ['Room 4, Flat 2, 45 Elm Rd', '2 ROOM 4 |  | 45 | ELM ROAD'],
  ['Apt 5, The Towers, 1 First Avenue', '5 | THE TOWERS | 1 | FIRST AVENUE'],
  ['3 Rose Court', '3 | ROSE COURT |  | '],
  ['12a-14 High St', ' |  | 12A-14 | HIGH STREET'],
  ['c/o Mrs Test, 12 High Rd', ' |  | 12 | HIGH ROAD'],
  ['FLAT 3 45 HIGH ST LONDON NW10 4AB', '3 |  | 45 | HIGH STREET'],
  ['12 High Road, Flat 3', '3 |  | 12 | HIGH ROAD'],
  ['12 High Road (First Floor Flat)', 'FLOOR 1 |  | 12 | HIGH ROAD'],
  ['1st Floor Flat10 Nelson Mews', 'FLOOR 1 |  | 10 | NELSON MEWS'],
  ['Flat 3 - 12 High Road', '3 |  | 12 | HIGH ROAD'],
  ['Rose Court Flat 3, High Rd', '3 | ROSE COURT |  | HIGH ROAD'],
  ['Flat 4, Canal Wharf, 132 Oak Lane', '4 | CANAL WHARF | 132 | OAK LANE'],
  ['Harlow House Queens Crescent, London', ' | HARLOW HOUSE |  | QUEENS CRESCENT'],
  ['Flt 15 Hereford House Bridge Street', '15 | HEREFORD HOUSE |  | BRIDGE STREET'],
  ['15 Hereford House Park Avenue, London', '15 | HEREFORD HOUSE |  | PARK AVENUE'],
  ['12 Manor Farm Hill Road', ' |  | 12 | MANOR FARM HILL ROAD'],
  ['Flat 3, Tottenham Court Road', '3 |  |  | TOTTENHAM COURT ROAD'],
  ['FLAT 27 PEEL PRECINCT', '27 | PEEL PRECINCT |  | '],
  ['Flat (ground floor), 65 High Road', 'FLOOR GROUND |  | 65 | HIGH ROAD'],
  ['The Flat, 65 High Road', 'FLAT |  | 65 | HIGH ROAD'],
  ['Pound Lane Hostel, 70 Mill Lane', ' | POUND LANE HOSTEL | 70 | MILL LANE'],
  ['Flat 2, Block C, Rose Court, NW10 4AB', 'BLOCK C 2 | ROSE COURT |  | '],
  ['12 High Street Wood Green', ' |  | 12 | HIGH STREET'],
  ['12 Kingsway London', ' |  | 12 | KINGSWAY'],
  ['12 2nd Avenue', ' |  | 12 | SECOND AVENUE'],
  ['12 Rose Court, High Road', '12 | ROSE COURT |  | HIGH ROAD'],
  ['Flat 3, 12 Rose Court', '3 |  | 12 | ROSE COURT'],
  ['The Old Forge, Church Lane, Alton', ' | THE OLD FORGE |  | CHURCH LANE'],
  ['12, High Road', ' |  | 12 | HIGH ROAD'],
  ['c/o 15 Marylebone Road', ' |  | 15 | MARYLEBONE ROAD'],
  ['Annexe, 12 High Road', 'ANNEXE |  | 12 | HIGH ROAD'],
  ['Flat 13 Rokeby Pt', '13 | ROKEBY POINT |  | '],
  ['Flat 13, Rokeby, SW2 2TF', '13 | ROKEBY |  | '],
  // Without a postcode it may be a town.
  ['Flat 13, Rokeby', '13 |  |  | '],
  ['Flat 13, London, SW2 2TF', '13 |  |  | '],
  ['Rear Ground Floor Flat, 5 Elm Gdns', 'FLOOR GROUND REAR |  | 5 | ELM GARDENS'],
  ['5 Elm Gdns, front 1st flr flat', 'FLOOR 1 FRONT |  | 5 | ELM GARDENS'],
  ['5 Elm Gdns FFF', 'FLOOR 1 |  | 5 | ELM GARDENS'],
  ['5 Elm Gdns first floor flat front Croydon', 'FLOOR 1 FRONT |  | 5 | ELM GARDENS'],
  ['1 Front Street, Durham', ' |  | 1 | FRONT STREET'],
  ['78 Back La, Marden', ' |  | 78 | BACK LANE'],
  ['The Basement, 5 Elm Gdns', 'FLOOR BASEMENT |  | 5 | ELM GARDENS'],
  ['2/1, 14 Byres Road, Glasgow', '2-1 |  | 14 | BYRES ROAD'],
  ['Flat 2/1, 14 Byres Road', '2-1 |  | 14 | BYRES ROAD'],
  ['14 Byres Road (2/1) Glasgow', '2-1 |  | 14 | BYRES ROAD'],
  ['14 Byres Road 2/1 Glasgow', '2-1 |  | 14 | BYRES ROAD'],
  ['14 Byres Road, 2/1 Glasgow', '2-1 |  | 14 | BYRES ROAD'],
  ['14 Flat 2/1 Byres Road', '2-1 |  | 14 | BYRES ROAD'],
  ['3F2, 19 Causewayside', '3F2 |  | 19 | CAUSEWAYSIDE'],
  ['19 Causewayside (3F2), Edinburgh', '3F2 |  | 19 | CAUSEWAYSIDE'],
  // A spreadsheet took the number for a day.
  ['02-Jan, 14 Byres Road', '2-1 |  | 14 | BYRES ROAD'],
  ['Dec-14 High Road', ' |  | 12-14 | HIGH ROAD'],
  ['2, 02-Apr, High Road', '2 |  | 2-4 | HIGH ROAD'],
  ['12/14 High Road', ' |  | 12-14 | HIGH ROAD'],
  ['Flat 1, 12 to 14 High Road', '1 |  | 12-14 | HIGH ROAD'],
  ['A, 38, High Road', 'A |  | 38 | HIGH ROAD'],
  ['B5, Ashdown Hall, University Road', 'B5 | ASHDOWN HALL |  | UNIVERSITY ROAD'],
  ['Rm 5 Block C Ashdown Hall', 'BLOCK C ROOM 5 | ASHDOWN HALL |  | '],
  ['12 High Road, flat3', '3 |  | 12 | HIGH ROAD'],
  ['FLAT48 ST ANNES COURT, WINDSOR ST', '48 | SAINT ANNES COURT |  | WINDSOR STREET'],
  ['40 Salisbury Av St Judes Croydon', ' |  | 40 | SALISBURY AVENUE'],
  // A builder's plot has its own count.
  ['Plot 14, Kingfisher Rise', ' |  | PLOT 14 | KINGFISHER RISE'],
  ['Plot 14, 23 Kingfisher Rise', ' |  | 23 | KINGFISHER RISE'],
  ['Pitch 10, Oak Tree Travellers Site, Quarry Road', '10 | OAK TREE TRAVELLERS SITE |  | QUARRY ROAD'],
  ['Berth 6, Top Lock Marina', '6 | TOP LOCK MARINA |  | '],
  ['The Barn, Home Farm, Alton', 'BARN | HOME FARM |  | '],
  ['The Annexe, 12 High Road', 'ANNEXE |  | 12 | HIGH ROAD'],
  ['c/o Flat 2 12 High Road', '2 |  | 12 | HIGH ROAD'],
  ['c/o J Test 12 High Road', ' |  | 12 | HIGH ROAD'],
  // Call-takers' words.
  ['O/S 12 HIGH ROAD', ' |  | 12 | HIGH ROAD'],
  ['I/F/O FLAT 2 12 HIGH ROAD (KEYSAFE 4312)', '2 |  | 12 | HIGH ROAD'],
  ['9 HIGH ROAD DOOR CODE C2580Y', ' |  | 9 | HIGH ROAD'],
  ['9 HIGH ROAD CROYDON NR 45 ON CORNER', ' |  | 9 | HIGH ROAD'],
  ['Near Farm, Alton', ' | NEAR FARM |  | '],
])('%s', (text, expected) => {
  expect(short(text)).toBe(expected);
});

describe('what is no ordinary front door says what it is', () => {
  test.each([
    ['NFA', 'nfa'],
    ['No fixed abode, London', 'nfa'],
    ['Unknown', 'unknown'],
    ['', 'unknown'],
    ['Harlow Hostel, 3 High Road', 'hostel'],
    ['HMP Wormwood Scrubs, Du Cane Rd', 'prison'],
    ['Harlesden Primary School, School Rd', 'school'],
    ['12 Hospital Road, London', null],
    ['Homeless Healthcare Team, 30 Mill Lane', null],
    ['12 School Lane, London', null],
  ])('%j is %j', (text, kind) => {
    expect(parseAddress(text).kind).toBe(kind);
  });
});

test('a postcode comes from its column, else from the text, else its outward part alone', () => {
  expect(parseAddress('5 Elm Grove', 'nw21aa').postcode).toBe('NW2 1AA');
  expect(parseAddress('5 Elm Grove NW2 1AA', null).postcode).toBe('NW2 1AA');
  expect(parseAddress('5 Elm Grove, NW2')).toMatchObject({postcode: '', outward: 'NW2', street: 'ELM GROVE', town: ''});
});

test('what stands in the place of a postcode and is none is kept, to be held against real ones', () => {
  expect(parseAddress('5 Elm Grove', 'HA 9YG')).toMatchObject({postcode: '', outward: '', spoiltPostcode: 'HA9YG'});
  expect(parseAddress('5 Elm Grove, NW6 Y3J')).toMatchObject({street: 'ELM GROVE', spoiltPostcode: 'NW6Y3J'});
  expect(parseAddress('5 Elm Grove', 'NW10')).toMatchObject({outward: 'NW10', spoiltPostcode: ''});
  expect(parseAddress('5 Elm Grove, NW1O 4AB').postcode).toBe('NW10 4AB');
  for (const none of ['XXXX XXX', 'nopostcode', 'NK', ''])
    expect(parseAddress('5 Elm Grove', none).spoiltPostcode).toBe('');
});

test('any text gives parts and no error', () => {
  check(
    property(string({unit: 'binary', maxLength: 60}), (text) => {
      expect(parseAddress(text)).toHaveProperty('door');
    }),
  );
});

test('a postcode that cannot be one within a text is kept as one beside it is', () => {
  const [inside, beside] = [
    parseAddress('5 Nettle Drive, Quernmouth, NW101CM'),
    parseAddress('5 Nettle Drive, Quernmouth', 'NW10 1CM'),
  ];
  expect(inside.spoiltPostcode).toBe('NW101CM');
  expect(inside).toEqual(beside);
});

test('an address that holds nothing but why nobody may see it is no place, and one that says so is closed', () => {
  for (const text of ['Not held - DV', 'NOT TO BE DISCLOSED', 'Address withheld', 'Confidential - see file'])
    expect([text, parseAddress(text).kind, parseAddress(text).building, isClosedByText(text)]).toEqual([
      text,
      'unknown',
      '',
      true,
    ]);
  expect(isClosedByText('SAFE ADDRESS - 8 High Road')).toBe(true);
  expect(isClosedByText('8 High Road near the park - do not disclose')).toBe(true);
  expect(isClosedByText('O/S 8 HIGH ROAD OPP SCHOOL; NOT TO BE DISCLOSED')).toBe(true);
  expect(isClosedByText('8 High Road nr the park\nconfidential')).toBe(true);
  // Signs of a list kept by hand, whose note of what they mean is in a line that no row reads.
  expect(['# 8 High Road', '*8 High Road', '8 High Road *'].map(isClosedByText)).toEqual([true, true, true]);
  expect(['#8, 12 High Road', 'Flat 2 - 8 High Road', "St Mary's Lodge", '8 High Road.'].some(isClosedByText)).toBe(
    false,
  );
  expect(['12 Safe Haven Road', 'Withheld House, 12 High Road', 'DV', '8 High Road'].map(isClosedByText)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
