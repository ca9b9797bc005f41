import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** Habits of exports as case systems and those who keep lists write them: what a draft must not take for people, and what it reads. */

const NAMES = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const given = (at: number): string => GIVEN[at % GIVEN.length]!;
const family = (at: number): string => NAMES[at % NAMES.length]!;

/** What the draft of such a file reads of it; 40 rows unless said, cells parted by `|`. */
async function drafted(header: string, row: (at: number) => readonly string[], name = 'extract.csv', count = 40) {
  const quoted = (cell: string): string => (/[|\n"]/.test(cell) ? `"${cell}"` : cell);
  const lines = Array.from({length: count}, (_, at) => row(at).map(quoted).join('|'));
  const path = write(name, [header, ...lines, ''].join('\n'));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE'});
  const {rows: read, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-04-08'});
  return {yaml, questions, read, refused};
}

describe('names of nobody', () => {
  test('a street in a column of its own is a part of the address', async () => {
    const {read} = await drafted(
      'CRN|ADDRESS_STATUS|BUILDING_NAME|HOUSE_NUMBER|STREET_NAME|TOWN_CITY|POSTCODE|START_DATE|END_DATE',
      (at) => [
        `E${325_000 + at}`,
        'Main',
        '',
        String(at + 1),
        at % 2 === 0 ? 'Moor Crescent' : 'Canal Way',
        'Aldersyke',
        'QX1 4QD',
        '07-Jul-14',
        '',
      ],
      'ndelius_address.csv',
    );
    const [{mentions, stays}] = read as [(typeof read)[number]];
    expect(mentions.map(({names}) => names)).toEqual([[]]);
    expect(stays[0]).toMatchObject({start: '2014-07-07', address: {text: '1 Moor Crescent, Aldersyke'}});
  });

  test('"Street Name" above nicknames is what somebody is called', async () => {
    const {read} = await drafted('Nominal No|Surname|Forename|DOB|Street Name', (at) => [
      `N${4000 + at}`,
      family(at),
      given(at),
      '12/03/1995',
      at % 2 === 0 ? 'Lil Tee' : 'Ghost',
    ]);
    expect(read[0]!.mentions[0]!.names.map(({use}) => use)).toEqual(['recorded', 'known-as']);
  });

  test('a history of schools names no school as a person, and tells of no exclusion or concern', async () => {
    const schools = ['Aldersyke Primary School', 'Mithercombe High School', 'St Chad’s CE Primary'];
    const {read} = await drafted(
      'STUDENT_ID|STUDENT_NAME|DOB|BASE_NAME|START_DATE|END_DATE|LEAVING_REASON|EXCLUSION_TYPE',
      (at) => [
        `7${1000 + at}`,
        `${family(at)}, ${given(at)}`,
        '12/03/2012',
        schools[at % 3]!,
        '01/09/2019',
        '',
        at % 2 === 0 ? 'Moved area' : '',
        '',
      ],
      'SCHOOL_HISTORY.csv',
    );
    expect(read.flatMap(({notifications}) => notifications)).toEqual([]);
    expect(read.every(({mentions}) => mentions.length === 1)).toBe(true);
  });
});

test('"is the mother of" between two people is what the first is to the second', async () => {
  const {read} = await drafted('SUBJECT_ID|SUBJECT_NAME|RELATIONSHIP|RELATED_ID|RELATED_NAME', (at) => [
    String(500_000 + at),
    `${family(at)}, Sara`,
    at % 2 === 0 ? 'is the mother of' : 'is the ex-partner of',
    String(600_000 + at),
    `${family(at)}, ${given(at)}`,
  ]);
  expect(read[0]!.ties[0]).toMatchObject({kind: 'parent', detail: 'mother', from: read[0]!.mentions[0]!.id});
  expect(read[1]!.ties[0]!.kind).toBe('ex-partner');
});

test('what a school is told by Operation Encompass is domestic abuse', async () => {
  const {read} = await drafted(
    'Date of incident|Child|D.O.B|School',
    (at) => ['12.10.23', `${given(at)} ${family(at)}`, '01.02.15', 'The Hollins School'],
    'Op Encompass notifications.csv',
  );
  expect(read[0]!.notifications[0]!.kind).toBe('domestic-abuse');
});

describe('who had what part', () => {
  test('words for it are known whatever their header, and rows with one occurrence number are one event', async () => {
    const parts = ['Victim', 'Suspect', 'Child at address'];
    const {read} = await drafted(
      'OccurrenceNumber|OccurrenceType|ReportedTime|Classification|Surname|GivenName1|GivenName2|DateOfBirth',
      (at) => [
        `1321${2_400_000 + Math.floor(at / 3)}`,
        'Domestic incident',
        '2021-07-10T01:53:00.000+01:00',
        parts[at % 3]!,
        family(at),
        given(at),
        '',
        '1976-05-22T00:00:00',
      ],
      'occ_persons.csv',
      60,
    );
    const three = read.slice(0, 3).flatMap(({involvements}) => involvements);
    expect(three.map(({role}) => role)).toEqual(['victim', 'suspect', 'subject']);
    expect(new Set(three.map(({notification}) => notification)).size).toBe(1);
  });

  test('two adults of one cell are the parents that the words beside their names say', async () => {
    const {read} = await drafted(
      'Date of incident|Child|D.O.B|Adults involved|Time school told',
      (at) => [
        '12.10.23',
        `${given(at)} ${family(at)}`,
        '01.02.15',
        `Sara ${family(at)} (mother) and Piotr ${family(at + 1)} (step-father)`,
        `08:${10 + at}`,
      ],
      'Encompass.csv',
    );
    const [{mentions, involvements, ties, notifications}] = read as [(typeof read)[number]];
    expect(mentions.map(({names}) => names[0]!.given)).toEqual(['Amina', 'Sara', 'Piotr']);
    expect(involvements.map(({role}) => role)).toEqual(['subject', 'parent', 'parent']);
    expect(ties.map(({kind}) => kind)).toEqual(['parent', 'step-parent']);
    // When a school was told is not when it happened.
    expect(notifications[0]!.eventAt).toBe('2023-10-12');
  });
});

describe('whose a column is', () => {
  test('numbered lines of an address beside numbered people are the lines of one address', async () => {
    const {read} = await drafted(
      'ACCOUNT_REF|PROPERTY_REF|UPRN|LIABLE_NAME_1|LIABLE_NAME_2|PROP_ADDR1|PROP_ADDR2|PROP_ADDR3|PROP_POSTCODE|LIAB_FROM',
      (at) => [
        `4${100_000 + at}`,
        `99${1000 + at}`,
        `10009000${1000 + at}`,
        `MRS SARA ${family(at)}`,
        `MR PIOTR ${family(at)}`,
        'MILL HOUSE',
        `${at + 1} CANAL ROAD`,
        'ALDERSYKE',
        'QX1 4QD',
        '30-10-2020',
      ],
      'CTAX.csv',
    );
    expect(read[0]!.stays.map(({address}) => address.text)).toEqual(
      Array(2).fill('MILL HOUSE, 1 CANAL ROAD, ALDERSYKE'),
    );
    expect(read[0]!.stays[0]!.address.uprn).toBe('100090001000');
  });

  test('a code for what somebody is that stands in every row is read like that of the next column', async () => {
    const {read} = await drafted(
      'STUDENT_ID|FORENAME|SURNAME|DOB|CONTACT_1|CONTACT_1_REL|CONTACT_2|CONTACT_2_REL',
      (at) => [
        `7${1000 + at}`,
        given(at),
        family(at),
        '12/03/2012',
        `Sara ${family(at)}`,
        'MOT',
        `Piotr ${family(at + 1)}`,
        at % 2 === 0 ? 'FAT' : 'STF',
      ],
    );
    expect(read.slice(0, 2).flatMap(({ties}) => ties.map(({kind, detail}) => `${kind} ${detail}`))).toEqual([
      'parent mother',
      'parent father',
      'parent mother',
      'step-parent ',
    ]);
  });

  test('a partner named beside an unborn child is the mother’s, and she lives at the address', async () => {
    const {read} = await drafted('Unborn|EDD|Mother|Mother DOB|Address|Partner|Concern|Date raised', (at) => [
      `Unborn Baby ${family(at)}`,
      '12/06/2024',
      `Sara ${family(at)}`,
      '03/02/1995',
      `${at + 1} Canal Road, Aldersyke, QX1 4QD`,
      `Piotr ${family(at + 1)}`,
      'Domestic abuse',
      '01/03/2024',
    ]);
    const [{mentions, ties, stays}] = read as [(typeof read)[number]];
    const nameOf = (id: string): string => mentions.find((one) => one.id === id)!.names[0]!.given;
    expect(ties.map(({from, to, kind}) => [nameOf(from), kind, nameOf(to)])).toEqual([
      ['Sara', 'parent', expect.stringContaining('Unborn')],
      ['Piotr', 'partner', 'Sara'],
    ]);
    expect(stays.map(({mention}) => nameOf(mention))).toEqual(['Sara']);
  });
});

test('a person in lines of one cell has a birth date and an address, and no number of a house as an age', async () => {
  const {read, yaml} = await drafted('Case|Meeting date|Victim details|Alleged perpetrator|Relationship', (at) => [
    `C${100 + at}`,
    '05/03/2024',
    at % 4 === 1
      ? `Sara ${family(at)}\n03/02/1995\nCONFIDENTIAL\n7 Mill Lane, Aldersyke, QX1 4QE`
      : `Sara ${family(at)}\nDOB: 03/02/1995\nFlat 2, 8 Canal Road, Aldersyke\nQX1 4QD\n07700 900123`,
    at % 4 === 2
      ? `Piotr ${family(at + 1)}\nFlat 2, 9 Moor Road, Aldersyke`
      : `Piotr ${family(at + 1)}\n04/05/1990\n9 Moor Road`,
    'Ex-partner',
  ]);
  const victims = read.map(({mentions}) => mentions[0]!);
  expect(victims[0]).toMatchObject({
    names: [{given: 'Sara', family: 'Khan'}],
    birth: {from: '1995-02-03'},
    phones: ['07700 900123'],
    address: {text: 'Flat 2, 8 Canal Road, Aldersyke, QX1 4QD', protected: false},
  });
  expect(victims[1]!.address!.protected).toBe(true);
  const [, suspect] = read[2]!.mentions;
  expect(suspect).toMatchObject({birth: null, address: {text: 'Flat 2, 9 Moor Road, Aldersyke'}});
  expect(yaml).not.toContain('Mill Lane');
});

describe('numbers of people in one cell', () => {
  const header = 'Contact No|Client No|Client Name|DOB|Contact Date|Siblings (Client Nos)';
  const row = (siblings: (at: number) => string) => (at: number) => [
    `9${1000 + at}`,
    String(3_000_000 + at),
    `${given(at)} ${family(at >> 1)}`,
    '12/03/2012',
    '05/03/2024',
    siblings(at),
  ];

  test('are people where the file gives the same numbers to its own, and brothers and sisters as the header says', async () => {
    const {read} = await drafted(
      header,
      row((at) => (at % 2 === 0 ? `${3_000_001 + at}; ${4_000_000 + at}` : '')),
    );
    const [{mentions, ties}] = read as [(typeof read)[number]];
    expect(mentions.map(({identifiers}) => identifiers[0]!.value)).toEqual(['3000000', '3000001', '4000000']);
    expect(mentions[0]!.names[0]!.family).toBe('Khan');
    expect(ties.map(({kind}) => kind)).toEqual(['sibling', 'sibling']);
    expect(new Set(mentions.map(({identifiers}) => identifiers[0]!.scope)).size).toBe(1);
  });

  test('are nobody where no row has them, where a list holds the number of its own row, or where nobody listed has a name in common with who lists them', async () => {
    for (const siblings of [
      (at: number) => `${5_000_001 + at}; ${6_000_000 + at}`,
      (at: number) => `${3_000_001 + (at % 39)}; ${3_000_000 + at}`,
      // Another register counts through the same numbers, and its people bear other names.
      (at: number) => `${3_000_000 + ((at + 5) % 40)}; ${6_000_000 + at}`,
    ]) {
      const {read} = await drafted(header, row(siblings));
      expect(read.every(({mentions}) => mentions.length === 1)).toBe(true);
    }
  });
});

test('"as victim" in a column of addresses is no front door, and the column is read where most rows say so', async () => {
  const {read} = await drafted('Ref|From|VIC Name|VIC DOB|VIC Address|SUS Name|SUS DOB|SUS Address', (at) => [
    `13/${20_000 + at}`,
    '05/03/2024 10:00',
    `Sara ${family(at)}`,
    '03/02/1995',
    `${at + 1} Canal Road, Aldersyke, QX1 4QD`,
    `Piotr ${family(at + 1)}`,
    '04/05/1990',
    at % 4 === 3 ? '9 Moor Road, Aldersyke, QX1 4QE' : at % 4 === 2 ? 'Same as victim' : 'as victim',
  ]);
  const homes = read.slice(0, 4).map(({mentions}) => mentions[1]!.address?.text);
  expect(homes).toEqual([undefined, undefined, undefined, '9 Moor Road, Aldersyke, QX1 4QE']);
});

test('a table of other names under the numbers of another file gives what people are also known as', async () => {
  const {read} = await drafted(
    'CRN|SURNAME|FIRST_NAME|DATE_OF_BIRTH',
    (at) => [`E${325_000 + at}`, family(at), given(at), '29-Dec-97'],
    'ndelius_alias.csv',
  );
  expect(read[0]!.mentions[0]!.names).toEqual([{use: 'known-as', given: 'Amina', family: 'Khan', title: ''}]);
});

test('probation that keeps some of its staff from a record tells of no exclusion from school', async () => {
  const {read} = await drafted(
    'CRN|OFFENDER_NAME|DATE_OF_BIRTH|DISPOSAL|SENTENCE_DATE|EXCLUSION_YN',
    (at) => [`E${325_000 + at}`, `${family(at)}, ${given(at)}`, '29-Dec-97', 'Community Order', '24-Jun-21', 'N'],
    'ndelius_offender_core.csv',
  );
  expect(new Set(read.flatMap(({notifications}) => notifications.map(({kind}) => kind)))).toEqual(
    new Set(['offence-other']),
  );
});

test('"Family/Carer" above a whole name and what somebody is gives both, and no such family name', async () => {
  const {read} = await drafted('NHS Number|Full Name|Date of Birth|Family/Carer', (at) => [
    '',
    `${family(at)}, ${given(at)}`,
    '12/03/2012',
    `Leanne ${family(at)} - Mother`,
  ]);
  expect(read[0]!.mentions[1]!.names[0]).toMatchObject({given: 'Leanne', family: 'Khan'});
  expect(read[0]!.ties[0]).toMatchObject({kind: 'parent', detail: 'mother'});
});

test('words that every object of the language has are words like others, in headers and in cells', async () => {
  const {read} = await drafted('constructor|Name|DOB|Relationship|toString', (at) => [
    ['toString', 'constructor', '__proto__'][at % 3]!,
    `${given(at)} ${family(at)}`,
    '12/03/2012',
    ['constructor', 'valueOf', 'hasOwnProperty'][at % 3]!,
    'isPrototypeOf',
  ]);
  expect(read).toHaveLength(40);
  expect(read[0]!.mentions[0]!.names[0]).toMatchObject({given: 'Amina', family: 'Khan'});
});
