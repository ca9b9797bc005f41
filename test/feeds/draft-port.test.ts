import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** What drafts misread of the extracts of a port city, whose layouts nobody here had made. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const given = (at: number): string => GIVEN[at % 7]!;
const family = (at: number): string => FAMILY[at % 10]!;
const name = (at: number): string => `${given(at)} ${family(at)}`;
const born = (at: number): string => `1${at % 9}/03/20${10 + (at % 10)}`;

async function drafted(file: string, content: string) {
  const path = write(file, content);
  const {yaml, questions} = await draftMapping(path, {area: 'BRE', agency: 'police'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-06-01'});
  return {rows, refused, questions: questions.join('\n'), yaml};
}

const table = (header: string, row: (at: number) => string, count = 60): string =>
  [header, ...Array.from({length: count}, (_, at) => row(at)), ''].join('\n');

describe('lists in XML', () => {
  const contact = (at: number): string =>
    `<Contact><Surname>${family(at)}</Surname><Forename>${given(at)}</Forename>` +
    `<Relationship>Mother</Relationship><Phone>07700 9000${10 + (at % 90)}</Phone></Contact>`;
  const pupils = Array.from(
    {length: 60},
    (_, at) =>
      `<Pupil><Surname>${family(at)}</Surname><Forename>${given(at + 2)}</Forename><DOB>2012-03-1${at % 9}</DOB>` +
      `<Contacts>${contact(at)}${at % 2 === 0 ? contact(at + 1) : ''}</Contacts></Pupil>`,
  ).join('');
  const file =
    '<CTfile><Header><DocumentName>Common Transfer File</DocumentName></Header>' +
    `<CTFpupilData>${pupils}</CTFpupilData></CTfile>`;

  test('the first of a list under "Contacts" is a contact as the second is: no forename and telephone of a mother is her child’s', async () => {
    const {rows} = await drafted('ctf.xml', file);
    const [{mentions, ties}] = rows as [(typeof rows)[number]];
    const pupil = mentions.find(({birth}) => birth !== null)!;
    expect(pupil).toMatchObject({names: [{given: 'Zainab', family: 'Khan'}], phones: []});
    const contacts = mentions.filter(({phones}) => phones.length > 0).map(({names}) => names[0]!.given);
    expect(contacts.sort()).toEqual(['Amina', 'Tom']);
    expect(ties.map(({kind}) => kind)).toEqual(['parent', 'parent']);
  });

  test('the name of a document is nobody’s', async () => {
    const {rows} = await drafted('ctf.xml', file);
    expect(rows.flatMap(({mentions}) => mentions).filter(({staff}) => staff)).toEqual([]);
  });
});

describe('of what rows tell', () => {
  test('a column that all rows have comes before one that few have, and the others tell of something too', async () => {
    const {rows} = await drafted(
      'notices.csv',
      table('Notice,Reported,Surname,Forenames,DOB,Class,Harm', (at) =>
        [
          `N${1000 + at}`,
          '05/03/2024',
          family(at),
          given(at),
          born(at),
          ['DOMESTIC - VERBAL', 'DOMESTIC - ASSAULT', 'CHILD CONCERN - NEGLECT'][at % 3]!,
          at % 12 === 2 ? 'neglect' : '',
        ].join(','),
      ),
    );
    const kinds = rows.map(({notifications}) => notifications.map(({kind}) => kind));
    expect(kinds.slice(0, 3)).toEqual([['domestic-abuse'], ['domestic-abuse'], ['neglect']]);
    expect(kinds.filter((of) => of.length === 0)).toEqual([]);
  });

  test('a day and a time run together are the day on which it happened', async () => {
    const {rows} = await drafted(
      'stops.csv',
      table('Log,When,Reason,Surname,Forenames,Entered', (at) =>
        [
          `L${1000 + at}`,
          `202401${10 + (at % 20)}23${10 + (at % 50)}`,
          'Child concern',
          family(at),
          given(at),
          '2024-03-01',
        ].join(','),
      ),
    );
    expect(rows[0]!.notifications[0]!.eventAt).toContain('2024-01-10');
  });
});

describe('whose a number or a home is', () => {
  test('"Reg No" is a car’s where it looks like a number plate, and that of a registration elsewhere', async () => {
    const vehiclesOf = async (number: (at: number) => string): Promise<number> => {
      const {rows} = await drafted(
        'register.csv',
        table('Reg No,Loaded,Carer Name,Carer DOB', (at) => [number(at), '05/03/2024', name(at), born(at)].join(',')),
      );
      return rows.flatMap(({mentions}) => mentions.flatMap(({vehicles}) => vehicles)).length;
    };
    expect(await vehiclesOf((at) => `FH00${4100 + at}`)).toBe(0);
    expect(await vehiclesOf((at) => `AB${10 + at} CDE`)).toBe(60);
  });

  test('occupants live where the tenants do, whatever the tenants are called', async () => {
    const {rows} = await drafted(
      'lettings.csv',
      table('Ref,Start,Amended,Address,T1_SURNAME,T1_FORENAME,T1_DOB,OCC1,OCC1_DOB,OCC1_REL', (at) =>
        [
          `X${1000 + at}`,
          '01/02/2023',
          '05/03/2024',
          `${at + 1} Cedar Road`,
          family(at),
          given(at),
          '12/03/1985',
          name(at + 3),
          born(at),
          'Son',
        ].join(','),
      ),
    );
    expect(rows[0]!.stays.map(({kind, start}) => `${kind} ${start}`)).toHaveLength(2);
  });

  test('the number that a case system gives a child is the child’s', async () => {
    const {yaml} = await drafted(
      'contacts.csv',
      table('LCS No,Contact date,Child,DOB', (at) =>
        [400_000 + (at % 20), '05/03/2024', name(at % 20), born(at % 20)].join(','),
      ),
    );
    expect(yaml).toMatch(/local:\n\s+value: LCS No/);
  });
});

describe('what people are to each other', () => {
  test('beside "mum" and "dad", "nan" and "foster carer" are what they say', async () => {
    const words = ['mum', 'dad', 'mum', 'nan', 'foster carer', 'dad'];
    const {rows} = await drafted(
      'attendances.csv',
      table('Ref,Arrived,Surname,Forename,DOB,Brought by,Brought by rel', (at) =>
        [`A${1000 + at}`, '05/03/2024', family(at), given(at), born(at), name(at + 3), words[at % 6]!].join(','),
      ),
    );
    expect(rows.slice(0, 6).flatMap(({ties}) => ties.map(({kind}) => kind))).toEqual([
      'parent',
      'parent',
      'parent',
      'grandparent',
      'foster-carer',
      'parent',
    ]);
  });
});
