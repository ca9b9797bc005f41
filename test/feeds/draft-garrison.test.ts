import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {failure, load, loadText, write} from './support.ts';

/** What drafts misread of rows written anew, of schools' codes, of quarters of the forces and of registers of offenders. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const given = (at: number): string => GIVEN[at % 7]!;
const family = (at: number): string => FAMILY[at % 10]!;
const born = (at: number): string => `1${at % 9}/03/19${70 + (at % 30)}`;
const bornLate = (at: number): string => `1${at % 9}/03/20${10 + (at % 10)}`;

async function drafted(file: string, lines: readonly string[], agency: 'police' | 'education' | 'probation' | 'other') {
  const path = write(file, [...lines, ''].join('\n'));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE', agency});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-06-01'});
  return {rows, refused, questions: questions.join('\n'), yaml};
}

describe('rows of one event, one of which was written anew', () => {
  const HEADER = 'Crime No,Committed,Recorded,Offence,Role,Surname,Forenames,DOB';
  const row = (at: number, part: string, who: number, birth: string, entered = '07/03/2024'): string =>
    [`IN${5000 + at}`, '05/03/2024', entered, 'Harassment', part, family(who), given(who), birth].join(',');
  const incidents = Array.from({length: 40}, (_, at) => [
    row(at, 'Suspect', at, born(at)),
    row(at, at % 2 === 0 ? 'Witness' : 'Victim', at + 3, born(at + 3)),
  ]).flat();

  /** Of which no part is had by one of each. */
  const unled = Array.from({length: 40}, (_, at) =>
    [at, at + 3].map((who) => row(at, at % 2 === 0 ? 'Suspect' : 'Victim', who, born(who))),
  ).flat();

  test('a birth date that is mended makes no second person: the row of the later day counts', async () => {
    const {rows, refused} = await drafted(
      'incidents.csv',
      [HEADER, ...incidents, row(4, 'Suspect', 4, '21/09/1981', '19/04/2024')],
      'police',
    );
    expect(rows).toHaveLength(80);
    expect(refused.map(({reason}) => reason)).toEqual(['DUPLICATE_KEY']);
    const births = rows.flatMap(({mentions}) => mentions.map(({birth}) => birth?.from));
    expect(births).toContain('1981-09-21');
  });

  test('two of one name and part are two where they were written on one day, and of a mended row is said that it is nobody else', async () => {
    const {rows, refused} = await drafted(
      'incidents.csv',
      [HEADER, ...unled, row(4, 'Suspect', 4, '11/09/1951'), row(6, 'Suspect', 6, '21/09/1981', '19/04/2024')],
      'police',
    );
    expect(refused).toEqual([]);
    const lists = new Map(rows.flatMap(({mentions}) => mentions.map(({birth, register}) => [birth?.from, register])));
    expect(lists.get('1951-09-11')).toBe(lists.get('1974-03-14'));
    expect(lists.get('1981-09-21')).not.toBe(lists.get('1976-03-16'));
  });

  test('a father and his son of one name, written down on two days, are two people and no correction', async () => {
    for (const rowsOf of [incidents, unled]) {
      const {rows, refused} = await drafted(
        'incidents.csv',
        [HEADER, ...rowsOf, row(4, 'Suspect', 4, '02/11/1949', '19/04/2024')],
        'police',
      );
      expect(refused).toEqual([]);
      const births = rows.flatMap(({mentions}) => mentions.map(({birth}) => birth?.from));
      expect(births).toEqual(expect.arrayContaining(['1949-11-02', '1974-03-14']));
    }
  });

  test('of rows with one number the last to be written counts', async () => {
    const contact = (at: number, days: string, outcome: string): string =>
      [`C-${7000 + at}`, days, family(at), given(at), bornLate(at), 'Neglect', outcome].join(',');
    const {rows, refused} = await drafted(
      'contacts.csv',
      [
        'Contact Ref,Date received,Surname,Forename,DOB,Reason,Outcome',
        ...Array.from({length: 60}, (_, at) => contact(at, '05/03/2024', 'NFA')),
        ...[3, 8, 21, 40].map((at) => contact(at, '09/03/2024', 'Strategy discussion')),
      ],
      'other',
    );
    expect(refused).toHaveLength(4);
    const outcomes = rows.flatMap(({notifications}) => notifications.flatMap((one) => one.outcomes));
    expect(outcomes.filter((one) => one === 'strategy-discussion')).toHaveLength(4);
  });
});

describe('a pupil and who is rung for it', () => {
  test('codes of the Common Transfer File say who is mother, father and grandparent', async () => {
    const codes = ['PAM', 'PAF', 'PAM', 'GRM', 'STP', 'CHM'];
    const {rows} = await drafted(
      'pupils.csv',
      [
        'UPN,Pupil Surname,Pupil Forename,Pupil DOB,Census Date,Contact 1 Surname,Contact 1 Forename,Contact 1 Relationship',
        ...Array.from({length: 60}, (_, at) =>
          ['', family(at), given(at), bornLate(at), '18/01/2024', family(at), given(at + 2), codes[at % 6]!].join(','),
        ),
      ],
      'education',
    );
    expect(rows.slice(0, 6).flatMap(({ties}) => ties.map(({kind, detail}) => `${kind} ${detail}`))).toEqual([
      'parent mother',
      'parent father',
      'parent mother',
      'grandparent ',
      'step-parent ',
      'professional ',
    ]);
  });

  test('a flat between a house number and its street stands before both', async () => {
    const {rows} = await drafted(
      'pupils.csv',
      [
        'Surname,Forename,DOB,Census Date,House No,Flat No,Street,Town',
        ...Array.from({length: 60}, (_, at) =>
          [
            family(at),
            given(at),
            bornLate(at),
            '18/01/2024',
            at + 10,
            at % 3 === 0 ? 'Flat B' : '',
            'Cedar Road',
            'Brent',
          ].join(','),
        ),
      ],
      'education',
    );
    const lines = rows.map(({mentions}) => mentions[0]!.address);
    expect(JSON.stringify(lines[0])).toMatch(/Flat B, 10 Cedar Road/);
    expect(JSON.stringify(lines[1])).toMatch(/11 Cedar Road/);
  });
});

test('quarters of the forces are the home of who serves, of husband or wife and of dependants, from marching in to marching out', async () => {
  const {rows, questions} = await drafted(
    'quarters.csv',
    [
      'Service Number,Surname,Forename,DOB,Service Family Accommodation,Marched In,Marched Out,Spouse,Spouse DOB,Dep 1,Dep 1 DOB,Dep 2,Dep 2 DOB,Last updated',
      ...Array.from({length: 60}, (_, at) =>
        [
          30_010_000 + at,
          family(at),
          given(at),
          born(at),
          `${at + 1} Blenheim Barracks`,
          '04/01/2022',
          at % 2 === 0 ? '09/02/2024' : '',
          `${given(at + 2)} ${family(at)}`,
          born(at + 2),
          `${given(at + 4)} ${family(at)}`,
          bornLate(at),
          '',
          '',
          '12/02/2024',
        ].join(','),
      ),
    ],
    'other',
  );
  expect(rows[0]!.stays.map(({start, end}) => `${start} ${end}`)).toEqual(
    Array.from({length: 3}, () => '2022-01-04 2024-02-09'),
  );
  expect(rows[0]!.ties.map(({kind}) => kind).sort()).toEqual(['carer', 'partner']);
  expect(rows[0]!.mentions[0]!.receivedAt).toContain('2024-02-12');
  expect(questions).toContain('whose children');
});

test('what an offender is registered for is on record against them, and a risk to the public of middle degree is none to a child', async () => {
  const words = [
    'Registered sex offender',
    'RoSH children - very high',
    'Poses a risk to children',
    'RoSH public - medium',
    '',
  ];
  const {rows, questions} = await drafted(
    'caseload.csv',
    [
      'CRN,Surname,Forename,DOB,Address,Living there since,Registrations,Extracted',
      ...Array.from({length: 60}, (_, at) =>
        [
          `X${400_000 + at}`,
          family(at),
          given(at),
          born(at),
          `${at + 1} Cedar Road`,
          '01/02/2024',
          words[at % 5]!,
          '01/06/2024',
        ].join(','),
      ),
    ],
    'probation',
  );
  expect(rows.slice(0, 5).map(({notifications}) => notifications.map(({kind}) => kind).join())).toEqual([
    'offence-sexual',
    'offence-violent',
    'offence-violent',
    'other',
    '',
  ]);
  expect(rows[0]!.involvements.map(({role}) => role)).toEqual(['suspect']);
  expect(questions).toContain('for what, is somebody registered under “Registrations”');
});

test('a key of the tie that was written within its kind is told where it stands', async () => {
  const {message} = await failure(() =>
    loadText(
      'A,B,Rel\nTom Khan,Sara Khan,mum\n',
      'people:\n  a: {name: A}\n  b: {name: B}\nties:\n  - {from: b, to: a, kind: {column: Rel, unknown: none}}\n',
    ),
  );
  expect(message).toContain("in ties it stands beside 'kind', and not within it");
});
