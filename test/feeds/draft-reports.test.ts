import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {parseMapping} from '../../src/feeds/language/mapping-file.ts';
import {load, write} from './support.ts';

/** Extracts as reports print them: what several rows share said once, or on each, and records of nobody among those of people. */

const NAMES = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes', 'Ahmed'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const name = (at: number): string => `${GIVEN[at % GIVEN.length]} ${NAMES[at % NAMES.length]}`;
const born = (at: number): string => `${String(1 + (at % 28)).padStart(2, '0')}/0${1 + (at % 9)}/20${10 + (at % 9)}`;
const many = (count: number, row: (at: number) => readonly string[]): string[] =>
  Array.from({length: count}, (_, at) => row(at)).flat();

async function drafted(header: string, lines: readonly string[], file = 'extract.csv') {
  const path = write(file, [header, ...lines, ''].join('\n'));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-01-01'});
  return {yaml, questions, rows, refused, mapping: parseMapping(yaml, 'draft.yaml')};
}

describe('an event of several rows', () => {
  test('of which none leads is one notification of all who stand in them', async () => {
    const lines = many(40, (at) => [
      `PPN${1000 + at},0${1 + (at % 9)}/03/2024,Concern for child,Child,${name(at)},${born(at)}`,
      `PPN${1000 + at},0${1 + (at % 9)}/03/2024,Concern for child,Child,${name(at + 3)},${born(at + 5)}`,
      `PPN${1000 + at},0${1 + (at % 9)}/03/2024,Concern for child,Suspect,${name(at + 5)},${born(at + 2)}`,
      ...(at % 2 === 0
        ? [`PPN${1000 + at},0${1 + (at % 9)}/03/2024,Concern for child,Suspect,${name(at + 6)},${born(at + 7)}`]
        : []),
    ]);
    const {rows, questions, refused} = await drafted('PPN Ref,Occ Date,Incident Type,Role,Name,DOB', lines);
    expect(refused).toEqual([]);
    expect(new Set(rows.flatMap(({notifications}) => notifications.map(({id}) => id))).size).toBe(40);
    expect(rows[2]!.involvements).toMatchObject([{notification: rows[0]!.notifications[0]!.id, role: 'suspect'}]);
    expect(questions.some((text) => text.includes('rows with one “PPN Ref” one event'))).toBe(true);
  });

  test('goes on in rows that tell more of it, and nothing is refused for these', async () => {
    const lines = many(40, (at) => [
      `${70_000 + at},0${1 + (at % 9)}/03/2024,${name(at)},${born(at)},Neglect,Came without a coat`,
      ...(at % 2 === 0 ? [`,1${at % 9}/03/2024,,,Action,Called home`] : []),
    ]);
    const {rows, refused, mapping} = await drafted('Incident No,Logged,Student,DOB,Category,Entry', lines);
    expect(refused).toEqual([]);
    expect(rows.filter(({mentions}) => mentions.length > 0)).toHaveLength(40);
    // The number is none of the days of a spreadsheet.
    expect(rows[0]!.notifications[0]!.eventAt).toBe('2024-03-01');
    expect(mapping.key).toBe('Incident No');
  });
});

describe('a home that is said once', () => {
  const households = (mark: (at: number) => string): string[] =>
    many(40, (at) => [
      `T${1000 + at},03/03/2020,"${at + 1} Tanner Road, Brent, NW10 4AB",${mark(at)},TEN,Ana ${NAMES[at % 11]},01/02/19${70 + (at % 20)}`,
      `T${1000 + at},,,,SON,${name(at)},${born(at)}`,
    ]);
  const HEADER = 'Tenancy Ref,Start,Property Address,Confidential,Rel. Code,Name,DOB';

  test('is that of the rows below it', async () => {
    const {rows, questions} = await drafted(
      HEADER,
      households(() => 'N'),
    );
    expect(rows[1]!.mentions[0]!.address?.text).toBe(rows[0]!.mentions[0]!.address?.text);
    expect(questions.some((text) => text.startsWith('source:'))).toBe(true);
  });

  test('is closed in the rows below where the first is marked, however few are', async () => {
    const {rows} = await drafted(
      HEADER,
      households((at) => (at === 7 ? 'Y' : '')),
    );
    expect(rows.slice(14, 16).map(({mentions}) => mentions[0]!.address?.protected)).toEqual([true, true]);
    expect(rows[1]!.mentions[0]!.address?.protected).toBe(false);
  });

  test('is closed in the rows below where the first is marked, though they say no themselves', async () => {
    const lines = many(40, (at) => [
      `T${1000 + at},"${at + 1} Tanner Road, Brent, NW10 4AB",${at === 7 ? 'Y' : 'N'},TEN,Ana ${NAMES[at % 11]},01/02/19${70 + (at % 20)}`,
      `T${1000 + at},,N,SON,${name(at)},${born(at)}`,
    ]);
    const {rows} = await drafted('Tenancy Ref,Property Address,Confidential,Rel. Code,Name,DOB', lines);
    expect(rows.slice(14, 16).map(({mentions}) => mentions[0]!.address?.protected)).toEqual([true, true]);
    expect(rows[1]!.mentions[0]!.address).toMatchObject({text: '1 Tanner Road, Brent, NW10 4AB', protected: false});
  });

  test('is not that of people without a tenancy whom sorting has brought below the last', async () => {
    const stray = many(12, (at) => [`,,,,,${name(at)},${born(at)}`]);
    const numbered = households(() => 'N').map((line, at) =>
      at % 2 === 0 ? line : `T${1000 + (at - 1) / 2}${line.slice(5)}`,
    );
    const read = await drafted(HEADER, [...numbered, ...stray]);
    expect(read.refused).toEqual([]);
    expect(read.rows[79]!.mentions[0]!.address?.text).toBe('40 Tanner Road, Brent, NW10 4AB');
    expect(read.rows.slice(80).flatMap(({mentions}) => mentions.map(({address}) => address))).toEqual(
      Array.from({length: 12}, () => null),
    );
    const alone = numbered.filter((_, at) => at % 2 === 0);
    expect((await drafted(HEADER, [...alone, ...stray])).mapping.source).toBeUndefined();
  });

  test('is that of nobody else in a file that was sorted by name', async () => {
    // Of three tenancies one has an occupant more; nobody of a home has the name of another.
    const people = many(60, (at) => {
      const family = (of: number): string =>
        `${'BCDFGHKLM'[(of * 7) % 9]}${'aeiou'[(of * 3) % 5]}${NAMES[of % 11]!.toLowerCase()}`;
      const home = `T${1000 + at},"${at + 1} Tanner Road, Brent, NW10 4AB",N`;
      return [
        `${home},"${family(at)}, Ana",01/02/19${70 + (at % 20)}`,
        ...(at % 3 === 0 ? [`,,,"${family(at + 31)}, ${GIVEN[at % 7]}",${born(at)}`] : []),
      ];
    });
    const header = 'Tenancy Ref,Property Address,Confidential,Name,DOB';
    expect((await drafted(header, people)).mapping.source?.carry?.by).toBe('Tenancy Ref');
    const nameIn = (line: string): string => line.split('"').at(-2)!;
    const sorted = people.toSorted((one, other) => (nameIn(one) < nameIn(other) ? -1 : 1));
    expect(sorted[0]).toMatch(/^T/);
    expect((await drafted(header, sorted)).mapping.source).toBeUndefined();
  });

  test('is closed by a mark in codes until somebody says which do, in the rows below it too', async () => {
    const lines = many(40, (at) => [
      `T${1000 + at},"${at + 1} Tanner Road, Brent, NW10 4AB",${at % 4 === 0 ? 'X7' : 'N'},TEN,Ana ${NAMES[at % 11]},01/02/19${70 + (at % 20)}`,
      `T${1000 + at},,${at % 3 === 0 ? 'N' : ''},SON,${name(at)},${born(at)}`,
    ]);
    const {rows, questions} = await drafted('Tenancy Ref,Property Address,Restriction Code,Rel. Code,Name,DOB', lines);
    expect(questions.some((text) => text.includes('which texts of “Restriction Code” close an address'))).toBe(true);
    expect(rows.map(({mentions}) => mentions[0]!.address?.protected)).toEqual(
      many(40, (at) => [String(at % 4 === 0), String(at % 4 === 0)]).map((text) => text === 'true'),
    );
  });

  test('an end that the last of somebody’s rows lacks is not given to it', async () => {
    const lines = many(40, (at) => [
      `${2000 + at},${name(at)},${born(at)},"1 Old Road, NW10 4AB",01/02/2020,01/02/2022`,
      `${2000 + at},${name(at)},${born(at)},"${at + 1} New Road, NW10 4AC",01/02/2022,`,
    ]);
    const {rows} = await drafted('Person ID,Name,DOB,Address,From,To', lines);
    expect(rows[1]!.stays[0]).toMatchObject({start: '2022-02-01', end: null});
  });
});

test('a number that somebody lacks is never that of who stands above', async () => {
  const lines = many(60, (at) => [
    `${name(at)},${born(at)},"${at + 1} Tanner Road, NW10 4AB",${at % 3 === 2 ? '' : `99900${10_000 + at}`},05/03/2024`,
  ]);
  const {rows, mapping} = await drafted('Patient Name,DOB,Address,NHS No,Registered', lines);
  expect(mapping.source).toBeUndefined();
  expect(mapping.skip).toBeUndefined();
  expect(rows[2]!.mentions[0]!.identifiers).toEqual([]);
});

test('a record merged into another is of whom that one is of, and an order’s days are not those of a home', async () => {
  const lines = many(40, (at) => [
    `LXH${1000 + at},${NAMES[at % 11]},${GIVEN[at % 7]},${born(at)},"${at + 1} Tanner Road, NW10 4AB",01/02/2020,05/03/2024,05/03/2025,${at % 4 === 0 ? `LXH${2000 + at}` : ''}`,
  ]);
  const header = 'Hospital No,Surname,Forename,DOB,Address,Address Start,Order Start,Order End,Merged Into';
  const {rows} = await drafted(header, lines);
  expect(rows[0]!.mentions[0]!.identifiers.map(({value}) => value)).toEqual(['LXH1000', 'LXH2000']);
  expect(rows[0]!.stays[0]).toMatchObject({start: '2020-02-01', end: null});
});

test('who cares for a child where it is placed lives there, and fosters it where the placement is one', async () => {
  const lines = many(40, (at) => [
    `${3000 + at},${name(at)},${born(at)},${at % 2 === 0 ? 'U4' : 'K2'},Ana ${NAMES[at % 11]},"${at + 1} Tanner Road, NW10 4AB",01/02/2024,${at === 7 ? 'Yes' : ''}`,
  ]);
  const header = 'Child ID,Child Name,DOB,Placement Type,Carer 1,Placement Address,Start,Sensitive Placement';
  const {rows} = await drafted(header, lines);
  expect(rows[0]!.ties.map(({kind}) => kind)).toEqual(['foster-carer']);
  expect(rows[1]!.ties.map(({kind}) => kind)).toEqual(['carer']);
  expect(rows[0]!.stays.map(({kind}) => kind)).toEqual(['placement', 'home']);
  expect(rows[7]!.stays.map(({address}) => address?.protected)).toEqual([true, true]);
});

test('records made to try a system out are left out, and people called so by chance are not', async () => {
  const header = 'Case ID,Surname,Forename,DOB';
  const people = many(40, (at) => [`${3000 + at},${NAMES[at % 11]},${GIVEN[at % 7]},${born(at)}`]);
  const odd = ['3100,Test,Patient,01/01/2000', '3101,ZZZTEST,Amy,01/01/2000', '3102,Do Not Use - Khan,Tom,01/01/2010'];
  const real = [
    '3103,Child,Tessa,01/01/2010',
    '3104,Testa,Ben,01/01/2010',
    '3105,Dummett,Ann,01/01/2010',
    '3106,Zziwa,Joan,01/01/2010',
  ];
  const {rows, questions} = await drafted(header, [...people, ...odd, ...real]);
  const read = rows.flatMap(({mentions}) => mentions.map(({names}) => names[0]!.family));
  expect(read.slice(40)).toEqual(['Child', 'Testa', 'Dummett', 'Zziwa']);
  expect(questions.some((text) => text.startsWith('skip:'))).toBe(true);
});

test('a family in numbered columns: each parent of each child, one home, and columns that nobody fills yet', async () => {
  const header =
    'Family Ref,House,Street,Post Code,Parent 1 Forename,Parent 1 Surname,Parent 2 Forename,Parent 2 Surname,' +
    'Child 1 Name,Child 1 DOB,Child 2 Name,Child 2 DOB,Child 3 Name,Child 3 DOB';
  const lines = many(40, (at) => [
    `EH${1000 + at},${at + 1},Tanner Road,NW10 4AB,Ana,${NAMES[at % 11]},Ben,${NAMES[at % 11]},${name(at)},${born(at)},${name(at + 2)},${born(at + 1)},,`,
  ]);
  const {rows, refused, mapping} = await drafted(header, lines);
  expect(refused).toEqual([]);
  expect(mapping.people).toHaveProperty('child3');
  expect(rows[0]!.ties.map(({kind}) => kind)).toEqual(['parent', 'parent', 'parent', 'parent']);
  const homes = rows[0]!.mentions.flatMap(({source, address}) => (address === null ? [] : [source.slot]));
  expect(homes).toEqual(['child1', 'child2']);
});

test('a visit is a notification where it says that there was a concern', async () => {
  const lines = many(40, (at) => [
    `99900${10_000 + at},${name(at)},${born(at)},05-Mar-2024 10:15,Home visit,Ana ${NAMES[at % 11]} (Mother),${at % 4 === 0 ? 'Yes' : 'No'}`,
  ]);
  const header = 'NHS Number,Patient Name,DOB,Contact Date/Time,Contact Type,Present At Contact,Concern';
  const {rows} = await drafted(header, lines, 'hv contacts.csv');
  expect(rows.slice(0, 4).map(({notifications}) => notifications.map(({kind}) => kind))).toEqual([
    ['child-concern'],
    [],
    [],
    [],
  ]);
  expect(rows[1]!.ties.map(({kind}) => kind)).toEqual(['parent']);
});

test('a line of totals below the table is nobody', async () => {
  const lines = [...many(40, (at) => [`C${3000 + at},${name(at)},${born(at)},05/03/2024`]), 'Count,40,,'];
  const {rows, refused} = await drafted('Contact ID,Child,DOB,Contact Date', lines);
  expect(refused).toEqual([]);
  expect(rows.flatMap(({mentions}) => mentions)).toHaveLength(40);
});

test('who is called Count is somebody, wherever a table ends with one', async () => {
  const people = many(40, (at) => [`${NAMES[at % 11]},${GIVEN[at % 7]},${born(at)},05/03/2024`]);
  const lines = ['Count,Amelia,01/02/2012,05/03/2024', ...people, 'Count,41,,'];
  const {rows} = await drafted('Surname,Forename,DOB,Contact Date', lines);
  const read = rows.flatMap(({mentions}) => mentions.map(({names}) => names[0]!.family));
  expect([read.length, read[0]]).toEqual([41, 'Count']);
});

test('the number of a report is no number of who went missing twice', async () => {
  const lines = many(40, (at) => [
    `MP24/${1000 + at},${name(at % 20)},${born(at % 20)},0${1 + (at % 9)}/03/2024 07:38 PM`,
  ]);
  const {rows, mapping} = await drafted('Misper No,Misper Name,DOB,Missing Since', lines);
  expect(mapping.key).toBe('Misper No');
  expect(rows[0]!.mentions[0]!.identifiers).toEqual([]);
  expect(rows[0]!.notifications[0]).toMatchObject({kind: 'missing', eventAt: '2024-03-01T19:38'});
});

test('columns under a row of groups are of whom the group names', async () => {
  const lines = [
    'Pupil,,Contact 1,,,Contact 2,,',
    'UPN,Name,Name,Relationship,Telephone,Name,Relationship,Telephone',
    ...many(40, (at) => [`,${name(at)},Ana ${NAMES[at % 11]},Mother,07700 900123,Ben ${NAMES[at % 11]},Father,`]),
  ];
  const path = write('pupils.csv', lines.join('\n'));
  const {yaml} = await draftMapping(path, {area: 'BRE'});
  const {rows} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-01-01'});
  expect(rows[0]!.mentions.map(({names, phones}) => [names[0]!.given, phones.length])).toEqual([
    ['Amina', 0],
    ['Ana', 1],
    ['Ben', 0],
  ]);
  expect(rows[0]!.ties.map(({kind}) => kind)).toEqual(['parent', 'parent']);
});
