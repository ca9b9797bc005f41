import {dirname} from 'node:path';
import {describe, expect, test} from 'vitest';
import {draftDelivery} from '../../src/feeds/draft/draft-delivery.ts';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** Whose a column is that does not say it, and what rows tell that a draft once gave to somebody else, or to nobody. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes', 'Ahmed'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const name = (at: number): string => `${GIVEN[at % GIVEN.length]} ${FAMILY[at % FAMILY.length]}`;
const day = (at: number, year: number): string => `${String(1 + (at % 28)).padStart(2, '0')}/0${1 + (at % 9)}/${year}`;
const cro = (at: number): string => `${String(100_000 + 37 * at)}/19${'ABCDEFGH'[at % 8]}`;
/** NHS numbers of nobody: they begin with 999. */
const NHS = ['9990000018', '9990000026', '9990000034', '9990000042', '9990000050', '9990000069', '9990000077'];

async function drafted(header: string, row: (at: number) => readonly string[], count = 40) {
  const text = [header, ...Array.from({length: count}, (_, at) => row(at).join(',')), ''].join('\n');
  const path = write('extract.csv', text);
  const {yaml, questions} = await draftMapping(path, {area: 'BRE'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-06-01'});
  const people = (at: number) => rows[at]!.mentions.filter(({staff}) => !staff);
  const named = (at: number, who: string) =>
    people(at).find(({names}) => names.some(({given, family}) => `${given} ${family}`.trim() === who));
  return {yaml, questions: questions.join('\n'), rows, refused, people, named};
}

describe('a number for life', () => {
  test('behind somebody who is not named in all of its rows, and a column of the row, is of whom the row is about', async () => {
    const {named, people} = await drafted('Case Ref,Young Person,Born,Others Charged,Charge Date,CRO No', (at) => [
      `Y${1000 + at}`,
      name(at),
      day(at, 2008),
      at % 3 === 0 ? name(at + 4) : '',
      day(at, 2023),
      at % 2 === 0 ? cro(at) : '',
    ]);
    expect(named(0, name(0))!.identifiers).toMatchObject([{kind: 'cro', value: cro(0)}]);
    expect(named(0, name(4))!.identifiers).toEqual([]);
    expect(people(2)).toHaveLength(1);
  });

  test('right behind somebody who is named wherever it is filled is theirs', async () => {
    const {named} = await drafted('Log No,Logged,Incident,Child,Born,Offender,CRO No', (at) => [
      `L${1000 + at}`,
      day(at, 2023),
      'Neglect',
      name(at),
      day(at, 2015),
      at % 2 === 0 ? name(at + 4) : '',
      at % 2 === 0 ? cro(at) : '',
    ]);
    expect(named(0, name(4))!.identifiers).toHaveLength(1);
    expect(named(0, name(0))!.identifiers).toEqual([]);
  });
});

describe('a record of maternity', () => {
  const HEADER =
    'Ref,Booking Date,Woman Surname,Woman Forename,Woman DOB,Due Date,Date of Delivery,Newborn NHS Number,Newborn Sex,Newborn 2 NHS Number,Newborn 2 Sex';
  const row = (at: number): string[] => [
    `B${1000 + at}`,
    '05/01/2024',
    FAMILY[at % 11]!,
    ['Amina', 'Sara', 'Ewa'][at % 3]!,
    day(at, 1990),
    '14/03/2024',
    ...(at % 4 === 0
      ? ['', '', '', '', '']
      : ['10/03/2024', NHS[at % 7]!, 'M', ...(at % 8 === 1 ? [NHS[(at + 1) % 7]!, 'F'] : ['', ''])]),
  ];

  test('gives the mother neither the sex nor the number of her babies, who are people', async () => {
    const {people, rows, refused} = await drafted(HEADER, row);
    expect(refused).toEqual([]);
    const said = (at: number) =>
      people(at).map(({names, sex, lifeStage, birth, identifiers}) => [
        names[0]!.given,
        names[0]!.family,
        sex,
        lifeStage,
        birth?.from,
        identifiers.map(({value}) => value).join(),
      ]);
    expect(said(1)).toEqual([
      ['Sara', 'Bell', 'female', 'adult', '1990-02-02', ''],
      ['Baby', 'Bell', 'male', 'child', '2024-03-10', NHS[1]],
      ['Baby', 'Bell', 'female', 'child', '2024-03-10', NHS[2]],
    ]);
    expect(rows[1]!.ties.map(({kind}) => kind)).toEqual(['parent', 'parent']);
    // Not delivered yet.
    expect(said(0)).toEqual([
      ['Amina', 'Khan', 'female', 'adult', '1990-01-01', ''],
      ['Unborn', 'Khan', 'unknown', 'unborn', '2024-03-14', ''],
    ]);
    // What tells of a birth was not written before it.
    expect(rows[1]!.mentions[0]!.receivedAt.slice(0, 10)).toBe('2024-03-10');
  });

  test('a birth date of the mother alone is not the child’s', async () => {
    const {people} = await drafted('Pupil Ref,Added,Pupil,Mother DOB', (at) => [
      `P${1000 + at}`,
      day(at, 2023),
      name(at),
      day(at, 1985),
    ]);
    expect(people(0).map(({birth}) => birth)).toEqual([null]);
  });
});

describe('a number behind what is said of somebody', () => {
  test('counts people whose names have several, and a row without them is read of the others', async () => {
    const {people, refused, questions} = await drafted(
      'Report No,Submitted,Concern,Complainant,Complainant DOB,Kid Name 1,Kid DOB 1,Kid School 1,Kid Name 2,Kid DOB 2,Kid School 2',
      (at) => [
        `R${1000 + at}`,
        day(at, 2023),
        'Neglect',
        ...(at % 3 === 0 ? ['', ''] : [name(at), day(at, 1988)]),
        ...(at % 8 === 1 ? ['', '', ''] : [name(at + 1), day(at, 2012), 'Hill Primary']),
        ...(at % 4 === 0 ? [name(at + 2), day(at, 2014), 'Hill Primary'] : ['', '', '']),
      ],
    );
    expect(refused).toEqual([]);
    expect(people(4).map(({names, birth}) => [names[0]!.given, birth!.from.slice(0, 4)])).toEqual([
      [GIVEN[4], '1988'],
      [GIVEN[5], '2012'],
      [GIVEN[6], '2014'],
    ]);
    expect(people(1)).toHaveLength(1);
    expect(questions).toContain('Some name others alone; all are read.');
  });

  test('counts the forenames of one where nothing else is counted', async () => {
    const {people} = await drafted('Ref,Seen,Child Surname,Child Forename 1,Child Forename 2,Child DOB', (at) => [
      `R${1000 + at}`,
      day(at, 2023),
      FAMILY[at % 11]!,
      GIVEN[at % 7]!,
      at % 2 === 0 ? GIVEN[(at + 1) % 7]! : '',
      day(at, 2012),
    ]);
    expect(people(0).map(({names}) => names[0]!.given)).toEqual(['Amina Tom']);
  });
});

describe('an outcome', () => {
  const outcome = (words: readonly string[]) =>
    drafted('Visit No,Seen,Patient,DOB,Presenting Complaint,Outcome', (at) => [
      `V${1000 + at}`,
      day(at, 2023),
      name(at),
      day(at, 2012),
      'Fall',
      words[at % words.length]!,
    ]);

  test('of a patient says nothing of an allegation', async () => {
    const {rows} = await outcome(['Discharged', 'Admitted to ward', 'Reported to GP']);
    expect(new Set(rows.flatMap(({notifications}) => notifications.map(({allegation}) => allegation)))).toEqual(
      new Set(['unknown']),
    );
  });

  test('that speaks of one does', async () => {
    const {rows} = await outcome(['Substantiated', 'Unsubstantiated', 'Malicious']);
    expect(rows.slice(0, 3).map(({notifications}) => notifications[0]!.allegation)).toEqual([
      'confirmed',
      'unsubstantiated',
      'malicious',
    ]);
  });
});

test('a list of which no cell of the first rows has two is read as one when it comes', async () => {
  const {yaml} = await drafted('Ref,Contact Date,Child,DOB,Reason,Other Adults Named', (at) => [
    `C${1000 + at}`,
    day(at, 2023),
    name(at),
    day(at, 2012),
    'Neglect',
    at % 2 === 0 ? name(at + 3) : '',
  ]);
  const later = write(
    'extract.csv',
    'Ref,Contact Date,Child,DOB,Reason,Other Adults Named\nC9,01/02/2024,Amina Khan,01/02/2012,Neglect,Tom Bell; Sara Nowak\n',
  );
  const {rows} = await load(later, {mapping: write('draft.yaml', yaml)});
  expect(rows[0]!.mentions.map(({names}) => names[0]!.family)).toEqual(['Khan', 'Bell', 'Nowak']);
});

test('a case referred to a meeting is of the day it was referred on, and so are the ages in it', async () => {
  const {rows} = await drafted('MARAC Ref,Meeting Date,Referral Date,Victim,Victim DOB,Children', (at) => [
    `M${1000 + at}`,
    '15/02/2024',
    `0${1 + (at % 9)}/02/2024`,
    name(at),
    day(at, 1988),
    `${name(at + 1)} (${3 + (at % 9)})`,
  ]);
  expect(rows[0]!.notifications[0]!.eventAt.slice(0, 10)).toBe('2024-02-01');
});

test('rows of one event may each have been written at another minute', async () => {
  const {rows} = await drafted(
    'Link ID,Occurrence No,Reported,Occurrence Start,Offence,Role,Surname,Forename 1,Forename 2,DOB',
    (at) => {
      const event = Math.floor(at / 2);
      return [
        `K${1000 + at}`,
        `O${5000 + event}`,
        `${day(event, 2023)} 1${at % 10}:${10 + (at % 40)}`,
        day(event, 2023),
        'Assault',
        at % 2 === 0 && event % 3 > 0 ? 'Victim' : 'Suspect',
        FAMILY[at % 11]!,
        GIVEN[at % 7]!,
        at % 5 === 0 ? GIVEN[(at + 2) % 7]! : '',
        day(at, 1990),
      ];
    },
    60,
  );
  expect(new Set(rows.flatMap(({notifications}) => notifications.map(({id}) => id))).size).toBe(30);
});

describe('homes in a file of their own, which names nobody', () => {
  const homes = [
    'Letting No,Let From,Let To,Dwelling Address,Postcode,Restricted',
    ...Array.from({length: 30}, (_, at) =>
      [`LET${70_000 + at}`, day(at, 2020), '', `"${at + 1} Tanner Road, Brent"`, 'NW10 4AB', at === 3 ? 'Y' : 'N'].join(
        ',',
      ),
    ),
    '',
  ].join('\n');
  const residents = (days: boolean): string =>
    [
      `Letting No,Name,DOB,Relationship to Tenant${days ? ',Moved In,Moved Out' : ''}`,
      ...Array.from({length: 60}, (_, at) => {
        const row = [`LET${70_000 + Math.floor(at / 2)}`, name(at), day(at, 1980), at % 2 === 0 ? 'Tenant' : 'Son'];
        return [...row, ...(days ? [day(at, 2021), ''] : [])].join(',');
      }),
      ...(days ? [`LET70000,${name(1)},${day(1, 1980)},Son,05/06/2023,`] : []),
      '',
    ].join('\n');

  const delivered = async (days: boolean) => {
    const path = write('homes.csv', homes);
    const people = write('residents.csv', residents(days), dirname(path));
    const parts = [path, people].map((one) => ({path: one, label: one}));
    const told = await draftDelivery(parts, {own: [], builtIn: [], area: 'BRE'});
    const draft = told[1]!;
    if (draft.status !== 'drafted') throw new Error(JSON.stringify(draft));
    return {
      told,
      ...(await load(people, {mapping: write('draft.yaml', draft.draft.yaml), received: '2024-06-01', area: 'BRE'})),
    };
  };

  test('are where those live whom another file has by their number, closed as they are there', async () => {
    const {told, rows, refused} = await delivered(false);
    expect(told[0]).toMatchObject({status: 'known', feed: '(looked up by others)'});
    expect(refused).toEqual([]);
    expect(rows[0]!.mentions[0]!.address).toMatchObject({text: '1 Tanner Road, Brent', postcode: 'NW10 4AB'});
    expect(rows.filter(({mentions}) => mentions[0]!.address!.protected).map(({row}) => row)).toEqual([7, 8]);
    expect(rows[0]!.stays).toMatchObject([{kind: 'home', start: '2020-01-01', end: null}]);
  });

  test('are lived in on the days of who lives there, and of who comes back twice', async () => {
    const {rows, refused} = await delivered(true);
    expect(refused).toEqual([]);
    expect(rows[1]!.stays).toMatchObject([{start: '2021-02-02'}]);
    expect(rows.at(-1)!.stays).toMatchObject([{start: '2023-06-05'}]);
  });

  test('have nobody to draft by themselves', async () => {
    await expect(draftMapping(write('homes.csv', homes))).rejects.toThrow('no column seems to be about a person');
  });
});

test('a contact of whom the row says that they have the pupil’s address lives there, and others do not', async () => {
  const {rows, people} = await drafted(
    'Taken On,UPN,Surname,Forename,DOB,Home Address,Restricted,Contact 1 Name,Contact 1 Relationship,Contact 1 Same Address,Contact 2 Name,Contact 2 Relationship,Contact 2 Same Address',
    (at) => [
      '05/01/2024',
      `A${String(80_120_000_0000 + at).padStart(12, '0')}`,
      FAMILY[at % 11]!,
      GIVEN[at % 7]!,
      day(at, 2014),
      `${at + 1} Tanner Road Brent`,
      at === 2 ? 'Y' : 'N',
      name(at + 1),
      'Mother',
      at % 2 === 0 ? 'Yes' : 'No',
      name(at + 2),
      'Father',
      'No',
    ],
  );
  const homes = (at: number) =>
    rows[at]!.stays.map(({mention, address}) => [
      people(at).findIndex(({id}) => id === mention),
      address.text,
      address.protected,
    ]);
  expect(homes(0)).toEqual([
    [0, '1 Tanner Road Brent', false],
    [1, '1 Tanner Road Brent', false],
  ]);
  expect(homes(1)).toEqual([[0, '2 Tanner Road Brent', false]]);
  expect(homes(2)).toEqual([
    [0, '3 Tanner Road Brent', true],
    [1, '3 Tanner Road Brent', true],
  ]);
});

test('the telephone of a parent who is not named is one of the child’s, and nothing else of theirs is', async () => {
  const {people} = await drafted('Ref,Added,Pupil,Pupil DOB,Parent Mobile,Parent DOB', (at) => [
    `P${1000 + at}`,
    day(at, 2023),
    name(at),
    day(at, 2014),
    `07700 9002${10 + at}`,
    day(at, 1985),
  ]);
  expect(people(0).map(({phones, birth}) => [phones, birth!.from])).toEqual([[['07700 900210'], '2014-01-01']]);
});

test('a booking tells of a concern only where one is written, whichever share of births is known', async () => {
  const {rows, people} = await drafted(
    'Booking Ref,Booked,Mum NHS No,Mum Name,Mum DOB,EDD,Delivered,Infant NHS No,Concerns',
    (at) => [
      `B${1000 + at}`,
      day(at, 2023),
      NHS[at % 7]!,
      `${['Amina', 'Sara', 'Ewa'][at % 3]} ${FAMILY[at % 11]}`,
      day(at, 1990),
      day(at + 60, 2023),
      day(at + 60, 2023),
      NHS[(at + 3) % 7]!,
      at % 3 === 0 ? ['Domestic abuse', 'Substance misuse'][at % 2]! : '',
    ],
  );
  expect(rows.map(({notifications}) => notifications.length).slice(0, 6)).toEqual([1, 0, 0, 1, 0, 0]);
  expect(people(1).map(({identifiers}) => identifiers.map(({value}) => value))).toEqual([[NHS[1]], [NHS[4]]]);
});

test('a row that nobody dated was not received before somebody moved to the address that it has for them', async () => {
  const {rows} = await drafted(
    'Order ID,Family Name,Forename,Date of Birth,Home Address,Address Since,Conviction Date,Offence',
    (at) => [
      `E${1000 + at}`,
      FAMILY[at % 11]!,
      GIVEN[at % 7]!,
      day(at, 1985),
      `${at + 1} Tanner Road Brent`,
      at % 3 === 0 ? '02/04/2021' : '01/02/2015',
      '26/03/2019',
      'Assault',
    ],
  );
  expect(rows.slice(0, 2).map(({notifications}) => notifications[0]!.receivedAt.slice(0, 10))).toEqual([
    '2021-04-02',
    '2019-03-26',
  ]);
  expect(rows[0]!.notifications[0]!.eventAt.slice(0, 10)).toBe('2019-03-26');
});

test('a baby beside a patient is another person', async () => {
  const {people} = await drafted(
    'Episode,Admitted,Patient Surname,Patient Forename,Patient DOB,Baby Sex,Baby NHS Number,Delivery Date',
    (at) => [
      `E${1000 + at}`,
      '05/01/2024',
      FAMILY[at % 11]!,
      ['Amina', 'Sara', 'Ewa'][at % 3]!,
      day(at, 1990),
      'M',
      NHS[at % 7]!,
      '06/01/2024',
    ],
  );
  expect(people(0).map(({names, sex, identifiers}) => [names[0]!.given, sex, identifiers.length])).toEqual([
    ['Amina', 'unknown', 0],
    ['Baby', 'male', 1],
  ]);
});
