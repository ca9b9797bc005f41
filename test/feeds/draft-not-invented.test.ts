import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {parseMapping} from '../../src/feeds/language/mapping-file.ts';
import {load, write} from './support.ts';

/** What a draft must not make of columns that stand near each other: an adult's child, a landlord's birth date, somebody's home. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const name = (at: number): string => `${GIVEN[at % 7]!} ${FAMILY[at % 10]!}`;
const born = (at: number): string => `1${at % 9}/03/19${70 + (at % 25)}`;
const street = (at: number): string => `${at + 1} Cedar Road`;

async function drafted(header: string, row: (at: number) => readonly string[], file = 'extract.csv') {
  const lines = Array.from({length: 60}, (_, at) => row(at).join(';'));
  const path = write(file, [header, ...lines, ''].join('\n'));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE', agency: 'police'});
  const {rows} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-01-01'});
  return {rows, questions: questions.join('\n'), mapping: parseMapping(yaml, 'draft.yaml'), yaml};
}

describe('roles', () => {
  test('a word that stands in the second column alone, or in one row, is read, and a victim’s partner is no victim', async () => {
    const words = (at: number): string => (at === 7 ? 'WITNESS' : at % 2 === 0 ? 'SUSPECT' : 'PARTNER OF VICTIM');
    const {rows} = await drafted(
      'Ref;Reported;Incident Type;Child Name;Adult 1 Name;Adult 1 Role;Adult 2 Name;Adult 2 Role',
      (at) => [
        `R${1000 + at}`,
        '05/03/2024',
        'Assault',
        name(at),
        name(at + 1),
        at % 3 === 0 ? 'PARENT' : 'VICTIM',
        name(at + 2),
        words(at),
      ],
    );
    const rolesOf = (at: number): string[] => rows[at]!.involvements.map(({role}) => role);
    expect(rows.flatMap(({ties}) => ties)).toEqual([]);
    expect(rolesOf(0)).toEqual(['subject', 'parent', 'suspect']);
    expect(rolesOf(1)).toEqual(['subject', 'victim', 'other']);
    expect(rolesOf(7)).toEqual(['subject', 'victim', 'witness']);
  });
});

describe('ties', () => {
  test('children on a form of a suspect and a victim are tied to neither because the suspect stands first, and it is asked', async () => {
    const {rows, questions} = await drafted(
      'Ref;Reported;Suspect Name;Suspect DOB;Victim Name;Victim DOB;Child 1 Name;Child 2 Name',
      (at) => [
        `R${1000 + at}`,
        '05/03/2024',
        name(at),
        born(at),
        name(at + 1),
        born(at + 1),
        name(at + 2),
        at % 2 === 0 ? name(at + 3) : '',
      ],
    );
    expect(rows[0]!.mentions).toHaveLength(4);
    expect(rows[0]!.ties).toEqual([]);
    expect(questions).toMatch(/whose children are child .* no tie is made/);
  });

  test('"is the" between two people is what the first is to the second', async () => {
    const {rows} = await drafted('PID;Name;Born;is the;of PID;of Name;of Born;Extracted', (at) => [
      `7${2000 + at}`,
      name(at),
      born(at),
      at % 2 === 0 ? 'Mother' : 'Uncle',
      `7${5000 + at}`,
      name(at + 2),
      '04/05/2016',
      '05/03/2024',
    ]);
    const [{mentions, ties}] = rows as [(typeof rows)[number]];
    expect(mentions.map(({names}) => names[0]!.given)).toEqual(['Amina', 'Zainab']);
    expect(ties).toHaveLength(1);
    expect(ties[0]).toMatchObject({kind: 'parent', detail: 'mother', from: mentions[0]!.id, to: mentions[1]!.id});
  });
});

test('"child" beside "adult" in a list of residents is an age, and nobody’s child', async () => {
  const residents = (at: number): string => `${name(at + 1)} 11/03/2015 (child); ${name(at + 2)} 11/03/1985 (adult)`;
  const {rows} = await drafted('CRN;Name;DOB;Address;Residents;Updated', (at) => [
    `X${88000 + at}`,
    name(at),
    born(at),
    street(at),
    `"${residents(at)}"`,
    '05/03/2024',
  ]);
  expect(rows[0]!.mentions).toHaveLength(3);
  expect(rows[0]!.ties.map(({kind}) => kind)).toEqual(['household', 'household']);
});

describe('dates', () => {
  test.each(['As at', 'Position'])(
    '“%s” of a long register is the day of the row, and nobody’s birth date',
    async (day) => {
      const {mapping, rows} = await drafted(`Tenancy;Property;Tenant;Tenant DOB;Start;End;Landlord;${day}`, (at) => [
        `T${1000 + at}`,
        street(at),
        name(at),
        born(at),
        `01/02/20${10 + (at % 14)}`,
        at % 5 === 0 ? '01/03/2024' : '',
        name(at + 4),
        `05/03/20${10 + (at % 14)}`,
      ]);
      expect(mapping.received).toBe(day);
      expect(rows[0]!.mentions.map(({birth}) => birth?.from)).toEqual(['1970-03-10', undefined]);
    },
  );

  test('an address beside a sentence of years ago holds on the day of the extract', async () => {
    const {rows, questions} = await drafted('CRN;Name;DOB;Offence;Sentenced;Address;Extracted', (at) => [
      `X${10000 + at}`,
      name(at),
      born(at),
      at % 2 === 0 ? 'Theft' : 'Assault',
      `01/02/201${at % 5}`,
      street(at),
      '05/03/2024',
    ]);
    expect(rows[0]!.notifications[0]!.eventAt.slice(0, 10)).toBe('2010-02-01');
    expect(rows[0]!.mentions[0]!.asAt.slice(0, 10)).toBe('2024-03-05');
    expect(questions).toContain('asAt: are people as they are described on the day in “Extracted”?');
  });
});

describe('places', () => {
  test('premises of a report are nobody’s home, and a car is of the first who is named', async () => {
    const {rows} = await drafted('Log;Submitted;Subject matter;Nominals;VRM;Premises', (at) => [
      `L${1000 + at}`,
      '05/03/2024',
      'CSE',
      `"${name(at)} ${born(at)}${at % 2 === 0 ? `; ${name(at + 1)} ${born(at + 1)}` : ''}"`,
      `AB${10 + at} CDE`,
      street(at),
    ]);
    expect(rows[0]!.mentions.map(({address}) => address)).toEqual([null, null]);
    expect(rows[0]!.mentions.map(({vehicles}) => vehicles.length)).toEqual([1, 0]);
  });

  test('the postcode behind a place is that place’s, and no part of a home', async () => {
    const {rows} = await drafted('Ref;Incident Date;Child Name;DOB;Home Address;Scene;Postcode', (at) => [
      `R${1000 + at}`,
      '05/03/2024',
      name(at),
      '04/05/2012',
      street(at),
      `${at + 1} High Street`,
      `E${1 + (at % 9)} 3DE`,
    ]);
    expect(rows[0]!.mentions[0]!.address).toMatchObject({text: '1 Cedar Road', postcode: null});
    expect(rows[0]!.notifications[0]!.place).toMatchObject({text: '1 High Street', postcode: 'E1 3DE'});
  });

  test('a household of addresses is where the child lives, and a second occupier lives with the first', async () => {
    const visits = await drafted('NHS no;Child;Born;Seen on;Household', (at) => [
      '',
      name(at),
      '04/05/2020',
      '05/03/2024',
      street(at),
    ]);
    expect(visits.rows[0]!.mentions.map(({address}) => address?.text)).toEqual(['1 Cedar Road']);
    const homes = await drafted('Visit;Property;Occupier;2nd occupier;Telephone', (at) => [
      '05/03/2024',
      street(at),
      name(at),
      at % 2 === 0 ? name(at + 1) : '',
      `07700 900${100 + at}`,
    ]);
    const [{mentions, ties}] = homes.rows as [(typeof homes.rows)[number]];
    expect(mentions.map(({address, phones}) => [address?.text, phones.length])).toEqual([
      ['1 Cedar Road', 1],
      ['1 Cedar Road', 0],
    ]);
    expect(ties.map(({kind}) => kind)).toEqual(['household']);
  });
});

test('what a file tells of is not taken from a marker in a few of its rows', async () => {
  const {rows} = await drafted(
    'MisPer Ref;Recorded;Child;Went missing;Marker',
    (at) => [`M${1000 + at}`, '05/03/2024', name(at), '04/03/2024', at % 6 === 0 ? 'CSE' : at % 6 === 1 ? 'CCE' : ''],
    'missing-reports.csv',
  );
  expect(new Set(rows.flatMap(({notifications}) => notifications.map(({kind}) => kind)))).toEqual(new Set(['missing']));
});

test('a surname with another beside it is two names, and a body that lets houses is nobody', async () => {
  const {rows} = await drafted('Ref;Updated;Tenant Surname;Tenant Forename;Address;Landlord', (at) => [
    `T${1000 + at}`,
    '05/03/2024',
    at % 5 === 0 ? 'BELL AKA MENSAH' : FAMILY[at % 10]!.toUpperCase(),
    GIVEN[at % 7]!,
    street(at),
    at % 2 === 0 ? 'Riverside Homes' : name(at + 4),
  ]);
  expect(rows[0]!.mentions.map(({names}) => names.map(({family}) => family))).toEqual([['BELL', 'MENSAH']]);
  expect(rows[1]!.mentions).toHaveLength(2);
});

test('"Safe address - not disclosed" closes the address, and "Children (ages)" lists people by what stands beside their names', async () => {
  const {rows} = await drafted('Ref;Referred;Client name;Client DOB;Client address;Children (ages)', (at) => [
    `R${1000 + at}`,
    '05/03/2024',
    name(at),
    born(at),
    at % 6 === 0 ? 'Safe address - not disclosed' : street(at),
    `"${GIVEN[at % 7]!} (4); Zahra ${FAMILY[at % 10]!} Lee (7)"`,
  ]);
  expect(rows[0]!.mentions.map(({address}) => address?.protected)).toEqual([true, undefined, undefined]);
  expect(rows[0]!.mentions.map(({birth}) => birth?.from.slice(0, 4))).toEqual(['1970', '2019', '2016']);
});

test('those who sit at a meeting are no family, under whatever word they are listed', async () => {
  for (const header of ['Attendees', 'Round the table']) {
    const {rows} = await drafted(`Ref;Held;Minuted;Child;DOB;${header}`, (at) => [
      `M${1000 + at}`,
      '04/03/2024',
      '05/03/2024',
      name(at),
      '04/05/2012',
      `"${name(at + 2)} - Social worker; ${name(at + 3)} - DS"`,
    ]);
    expect(rows[0]!.mentions.filter(({staff}) => !staff)).toHaveLength(1);
    expect(rows[0]!.ties).toEqual([]);
  }
});
