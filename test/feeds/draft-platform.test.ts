import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** Exports of case-management platforms: a row is a person, and lists within it hold homes, numbers, other names and relatives by number. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes', 'Ahmed'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const date = (year: number, at: number): string => `${year}-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, '0')}`;
const idOf = (at: number): number => 50_000 + at;
const isChild = (at: number): boolean => at % 2 === 1;

/** Valid numbers of the range that is given to nobody. */
const NHS = nhsNumbers(60);

function nhsNumbers(count: number): string[] {
  const found: string[] = [];
  for (let at = 1; found.length < count; at++) {
    const digits = `999${String(at * 37).padStart(6, '0')}`;
    const check =
      (11 - (Array.from(digits).reduce((sum, digit, place) => sum + Number(digit) * (10 - place), 0) % 11)) % 11;
    if (check < 10) found.push(`${digits}${check}`);
  }
  return found;
}

/** Mothers and their one child, in turn. */
const people = Array.from({length: 60}, (_, at) => ({
  id: idOf(at),
  given: GIVEN[at % GIVEN.length]!,
  family: FAMILY[(at >> 1) % FAMILY.length]!,
  born: date(isChild(at) ? 2012 : 1984, at),
  kin: isChild(at) ? idOf(at - 1) : idOf(at + 1),
  nhs: NHS[at]!,
}));

async function drafted(file: string, text: string) {
  const path = write(file, text);
  const {yaml} = await draftMapping(path, {area: 'BRE'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2025-06-01'});
  expect(refused).toEqual([]);
  const localOf = (mention: string): string | undefined =>
    rows
      .flatMap(({mentions}) => mentions)
      .find(({id}) => id === mention)!
      .identifiers.find(({kind}) => kind === 'local')?.value;
  const ties = rows.flatMap((row) => row.ties.map(({from, to, kind}) => `${localOf(from)} ${kind} ${localOf(to)}`));
  return {yaml, rows, ties: ties.sort()};
}

const platform = (more: (at: number) => object): Promise<Awaited<ReturnType<typeof drafted>>> =>
  drafted(
    'people_export.json',
    JSON.stringify({
      persons: people.map(({id, given, family, born}, at) => ({
        personId: id,
        forename: given,
        surname: family,
        dateOfBirth: born,
        ...more(at),
      })),
    }),
  );

describe('lists within a row of a platform’s export', () => {
  test('give the numbers that a word beside each names, wherever in the list they stand', async () => {
    const {rows} = await platform((at) => {
      const numbers = [
        {type: 'NHS Number', value: people[at]!.nhs},
        {type: 'Legacy ref', value: `L${at}`},
      ];
      return {
        identifiers: at % 3 === 0 ? numbers.toReversed() : numbers,
        contacts: [
          {type: 'Mobile', value: `07700 9000${String(at).padStart(2, '0')}`},
          {type: 'Email', value: `p${at}@example.org`},
        ],
      };
    });
    for (const at of [0, 1, 4]) {
      const [person] = rows[at]!.mentions;
      expect(person!.identifiers).toContainEqual(expect.objectContaining({kind: 'nhs', value: people[at]!.nhs}));
      expect(person).toMatchObject({
        phones: [`07700 9000${String(at).padStart(2, '0')}`],
        emails: [`p${at}@example.org`],
        names: [{given: people[at]!.given, family: people[at]!.family}],
      });
    }
  });

  test('give every home with its days, and as the address of the person the one that has no end', async () => {
    const {rows} = await platform((at) => {
      const homes = [
        {line1: `${1 + at} Old Road`, postcode: 'NW1 1AA', from: '2015-02-01', to: '2020-05-01', isConfidential: 'No'},
        {line1: `${1 + at} New Road`, postcode: 'NW2 2AA', from: '2020-05-02', isConfidential: at < 5 ? 'Yes' : 'No'},
      ];
      return {addresses: at % 2 === 0 ? homes : homes.toReversed()};
    });
    for (const at of [6, 7]) {
      expect(rows[at]!.mentions[0]!.address).toMatchObject({
        text: `${1 + at} New Road`,
        postcode: 'NW2 2AA',
        protected: false,
      });
      expect(rows[at]!.stays.map(({address, start, end}) => `${address.text} ${start} ${end}`).sort()).toEqual([
        `${1 + at} New Road 2020-05-02 null`,
        `${1 + at} Old Road 2015-02-01 2020-05-01`,
      ]);
    }
    // Where any home of somebody is closed, the one they are known by is.
    expect(rows[1]!.mentions[0]!.address!.protected).toBe(true);
    expect(rows[1]!.stays.map(({address}) => `${address.postcode} ${address.protected}`).sort()).toEqual([
      'NW1 1AA false',
      'NW2 2AA true',
    ]);
  });

  test('give ties to relatives who are named by number alone, as what the word calls them', async () => {
    const mother = (at: number): string => `${idOf(at)} parent ${idOf(at + 1)}`;
    const expected = people.flatMap((_, at) => (isChild(at) ? [] : [mother(at), mother(at)]));
    const ofRelative = await platform((at) => ({
      relationships: [{relatedPersonId: people[at]!.kin, relationshipType: isChild(at) ? 'Mother' : 'Child'}],
    }));
    expect(ofRelative.ties).toEqual(expected);
    // Some systems say what the person of the row is to the other: births tell which.
    const ofPerson = await platform((at) => ({
      relationships: [{relatedPersonId: people[at]!.kin, relationshipType: isChild(at) ? 'Child' : 'Mother'}],
    }));
    expect(ofPerson.ties).toEqual(expected);
    expect(ofPerson.rows.flatMap(({mentions}) => mentions).filter(({names}) => names.length > 0)).toHaveLength(60);
  });

  test('give other names as such, and none of them to the name of the person', async () => {
    const {rows} = await platform((at) => ({
      aliases: at % 3 === 0 ? [{forename: 'Jo', surname: FAMILY[(at + 3) % 11], type: 'Also known as'}] : [],
    }));
    expect(rows[3]!.mentions[0]!.names).toMatchObject([
      {use: 'recorded', given: 'Piotr', family: 'Bell'},
      {use: 'known-as', given: 'Jo', family: 'Turner'},
    ]);
    expect(rows[4]!.mentions[0]!.names).toMatchObject([{given: 'Kofi', family: 'Okafor'}]);
  });
});

describe('a register of one row a person', () => {
  test('has homes in numbered columns, and parents by the numbers of their own rows', async () => {
    const header =
      'PERSON_ID,FORENAME,SURNAME,DOB,MOTHER_ID,ADDR_1,PCODE_1,ADDR_1_FROM,ADDR_1_TO,ADDR_2,PCODE_2,ADDR_2_FROM,ADDR_2_TO';
    const lines = people.map(({id, given, family, born, kin}, at) =>
      [
        id,
        given,
        family,
        born,
        isChild(at) ? kin : '',
        `${1 + at} Old Road,NW1 1AA,2015-02-01,2020-05-01`,
        `${1 + at} New Road,NW2 2AA,2020-05-02,`,
      ].join(','),
    );
    const {rows, ties} = await drafted('persons.csv', [header, ...lines, ''].join('\n'));
    expect(ties).toEqual(people.flatMap((_, at) => (isChild(at) ? [] : [`${idOf(at)} parent ${idOf(at + 1)}`])));
    expect(rows[2]!.mentions[0]!.address).toMatchObject({text: '3 New Road', postcode: 'NW2 2AA'});
    expect(rows[2]!.stays.map(({address, start, end}) => [address.text, start, end])).toEqual([
      ['3 Old Road', '2015-02-01', '2020-05-01'],
      ['3 New Road', '2020-05-02', null],
    ]);
  });

  test('has lines of one address in numbered columns where only one postcode stands beside them', async () => {
    const lines = people.map(({id, given, family, born}, at) =>
      [id, given, family, born, `Flat ${1 + (at % 7)}`, `${1 + at} New Road`, 'NW2 2AA'].join(','),
    );
    const {rows} = await drafted(
      'persons.csv',
      ['PERSON_ID,FORENAME,SURNAME,DOB,ADDR_1,ADDR_2,PCODE', ...lines, ''].join('\n'),
    );
    expect(rows[2]!.mentions[0]!.address).toMatchObject({text: 'Flat 3, 3 New Road', postcode: 'NW2 2AA'});
  });
});
