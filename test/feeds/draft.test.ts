import {join} from 'node:path';
import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {scoreFile, type Count} from '../../bench/drafts/compare.ts';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {severalIn} from '../../src/feeds/draft/place/several-people.ts';
import {readHeaders} from '../../src/feeds/draft/place/read-header.ts';
import {parseMapping} from '../../src/feeds/language/mapping-file.ts';
import {load, write} from './support.ts';

const FEEDS = join(import.meta.dirname, '../../datasets/borough-small/feeds');
const share = ({both, hand}: Count): number => (hand === 0 ? 1 : both / hand);
const right = ({both, draft}: Count): number => (draft === 0 ? 1 : both / draft);

// Each way of writing people down once: several in a cell, numbered columns, an object a line, parts of addresses, two people and a relation.
const LAYOUTS = [
  'care-plans_BRE.csv',
  'health-attendances_BRE.ndjson',
  'housing-tenancies_BRE.xlsx',
  'marac_BRE.csv',
  'police-child_BRE.csv',
  'police-da_BRE.csv',
  'probation_BRE.csv',
  'school-census_BRE_2023-01-19.csv',
  'social-care-relationships_BRE.csv',
  'youth-offending_BRE.csv',
];

test.each(LAYOUTS)(
  'a draft of %s, used as it is, reads nearly all that the mapping written by hand does',
  async (file) => {
    const score = await scoreFile(join(FEEDS, file), undefined);
    expect(score.opened, 'protected addresses that the draft would show').toBe(0);
    expect(score.draftRefused).toBeLessThanOrEqual(score.handRefused + 0.01 * score.rows);
    expect([share(score.people), right(score.people)].map((part) => part > 0.95)).toEqual([true, true]);
    expect([share(score.numbers), right(score.numbers)].map((part) => part > 0.95)).toEqual([true, true]);
  },
);

/** A file of one layout, with `rows` of cells. */
const csv = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n');

async function drafted(text: string, name = 'extract.csv') {
  const path = write(name, text);
  const {yaml, questions} = await draftMapping(path, {area: 'BRE', agency: 'police'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-01-01'});
  return {yaml, questions, rows, refused, mapping: parseMapping(yaml, 'draft.yaml')};
}

test.each(['Year Group', 'NC Year', 'NCY', 'School Year', 'Yr', 'NCyearActual'])(
  'a column %j of school years says when the pupil was born, and never the mother who stands before it',
  async (header) => {
    const {rows, yaml} = await drafted(
      csv(`Ref,Date,Pupil Name,Mother Name,${header}`, [
        'A1,03/10/2023,Amina Khan,Sara Khan,4',
        'A2,04/10/2023,Tom Ford,Joan Ford,R',
        'A3,04/10/2023,Ann Wade,Iris Wade,Year 11',
      ]),
    );
    expect(yaml).toContain(`schoolYear: ${header}`);
    expect(rows.map(({mentions}) => mentions.map(({birth}) => birth?.from ?? null))).toEqual([
      ['2014-09-01', null],
      ['2018-09-01', null],
      ['2007-09-01', null],
    ]);
  },
);

test('a column "School Year" of calendar years says nothing of a birth', async () => {
  const {yaml} = await drafted(
    csv('Ref,Date,Pupil Name,School Year', ['A1,03/10/2023,Amina Khan,2023/24', 'A2,04/10/2023,Tom Ford,2023/24']),
  );
  expect(yaml).not.toContain('schoolYear:');
});

describe('what a draft takes a column for', () => {
  test('headers in the words of many systems', () => {
    const of = (...names: string[]): string[] =>
      readHeaders(names).map(
        ({part, number, fields, to}) => `${part ?? ''}${number}.${fields[0] ?? ''}${to === null ? '' : `>${to}`}`,
      );
    expect(of('CHILD_DOB', 'Child 2 D.O.B.', 'PriorityContact1Name', 'patient.nhsNumber')).toEqual([
      'child.birth',
      'child2.birth',
      'contact1.name',
      'person.nhs',
    ]);
    expect(of('Victim', 'V DoB', 'Perp', 'P Address')).toEqual([
      'victim.name',
      'victim.birth',
      'suspect.name',
      'suspect.address',
    ]);
    expect(of('Child 1 Rel to Victim', 'Relationship of Perp to Victim')).toEqual([
      'child1.relation>victim',
      'suspect.relation>victim',
    ]);
    expect(of('Referral Source', 'Place of Birth', 'Phone No')).toEqual(['.source', '.birthPlace', '.phone']);
  });

  test('a number that each school counts anew is nobody’s, one that stays with a person is', async () => {
    // Thirty people, each in two rows; of the first ten each has the number of another as well.
    const rows = Array.from({length: 60}, (_, at) => {
      const who = at % 30;
      return `${at % 20},P${10_000 + who},Amina ${'ABCDEFGHIJ'[who % 10]!}hmed,0${1 + (who % 9)}/03/201${who % 10}`;
    });
    const {mapping} = await drafted(csv('Pupil No,Person Ref,Name,DOB', rows));
    expect(JSON.stringify(mapping.people)).toContain('"local":"Person Ref"');
    expect(JSON.stringify(mapping.people)).not.toContain('Pupil No');
  });

  test('a child known by a number alone is known by it, and what happened on no known day is no notification', async () => {
    const rows = Array.from({length: 30}, (_, at) => `${510_000 + (at % 15)},Neglect,0${1 + (at % 5)}/03/2012`);
    const {mapping, rows: read} = await drafted(csv('CHILD,Reason,DOB', rows));
    expect(mapping.notifications).toBeUndefined();
    expect(read[0]!.mentions[0]!.identifiers).toMatchObject([{kind: 'local', value: '510000'}]);
  });

  test('an age where a date is asked for is an age, and no day of the year 1900', async () => {
    const rows = Array.from(
      {length: 40},
      (_, at) => `E${at},01/02/2024,Amina Khan,${at % 4 === 0 ? '43' : '12/05/1981'}`,
    );
    const {rows: read} = await drafted(csv('Event No,Incident Date,Victim Name,Victim DOB or Age', rows));
    const years = new Set(read.flatMap(({mentions}) => mentions.map(({birth}) => birth?.from.slice(0, 3))));
    expect([...years]).toEqual(['198']);
  });

  test('days of a spreadsheet, two-digit years and American dates are found by their cells', async () => {
    const {mapping: serial} = await drafted(
      csv(
        'Name,DOB,Sex',
        Array.from({length: 20}, (_, at) => `Amina Khan,${34_000 + at},F`),
      ),
    );
    expect(serial.dates?.formats?.[0]).toBe('serial');
    const {mapping: short} = await drafted(
      csv(
        'Name,DOB,Sex',
        Array.from({length: 20}, (_, at) => `Amina Khan,1${at % 10}/06/87,F`),
      ),
    );
    expect(short.dates?.formats?.[0]).toBe('DD/MM/YY');
    const {mapping: american} = await drafted(
      csv(
        'Name,DOB,Sex',
        Array.from({length: 20}, (_, at) => `Amina Khan,06/${13 + (at % 10)}/1987,F`),
      ),
    );
    expect(american.dates?.formats?.[0]).toBe('MM/DD/YYYY');
  });

  test('an address that a header, a column or its own words protect is protected', async () => {
    const rows = [
      'V1,Amina Khan,"4 High Road, NW10 4AB",N',
      'V2,Sara Dunn,"5 High Road, NW10 4AB",Y',
      'V3,Jo Bell,"CONFIDENTIAL 6 High Road, NW10 4AB",N',
    ];
    const flagged = await drafted(csv('Ref,Victim Name,Victim Address,Victim Address Confidential', rows));
    expect(flagged.rows.map(({mentions}) => mentions[0]!.address?.protected)).toEqual([false, true, true]);
    const headed = await drafted(
      csv('Ref,Victim Name,Address (DO NOT DISCLOSE),Age', ['V1,Amina Khan,"4 High Road, NW10 4AB",30']),
    );
    expect(headed.rows[0]!.mentions[0]!.address?.protected).toBe(true);
    const marked = await drafted(
      csv('Ref,Tenant Name,Tenant Address,Tenant DOB,Conf', [
        'T1,Amina Khan,"4 High Road, NW10 4AB",01/02/1990,',
        'T2,Sara Dunn,"5 High Road, NW10 4AB",03/04/1991,CONFIDENTIAL',
      ]),
    );
    expect(marked.rows.map(({mentions}) => mentions[0]!.address?.protected)).toEqual([false, true]);
  });
});

test('a column that speaks of protection in codes that are not understood is asked about', async () => {
  const rows = Array.from(
    {length: 6},
    (_, at) => `V${at},Amina Khan,"4 High Road, NW10 4AB",${at % 2 === 0 ? 'S1' : 'S0'}`,
  );
  const {questions} = await drafted(csv('Ref,Victim Name,Victim Address,Address Confidential Code', rows));
  expect(questions.filter((question) => question.includes('“Address Confidential Code”'))).toHaveLength(1);
});

describe('people of one cell', () => {
  const PIECES = fc.constantFrom('Amina Khan', "Siobhan O'Neil", 'Tom Bell-Ray');
  const FORMS: readonly (readonly [string, (name: string) => string])[] = [
    ['a birth date in brackets', (name) => `${name} (12/03/2015)`],
    ['a birth date behind a word', (name) => `${name} dob 04/2011`],
    ['an age and a sex', (name) => `${name} (age 16 M)`],
    ['a number, a birth date and a sex', (name) => `7004000 ${name} (24/08/2016 F)`],
    ['a relation in front', (name) => `Partner: ${name}`],
    ['a relation behind', (name) => `${name} (mother)`],
    ['a birth date and a relation', (name) => `${name}, 06/07/2012, child`],
    ['a birth date behind a dash', (name) => `${name} - 17.03.07`],
  ];
  test.each(FORMS)('with %s are found by their names', (_, write) => {
    fc.assert(
      fc.property(
        fc.array(fc.array(PIECES, {minLength: 1, maxLength: 4}), {minLength: 4, maxLength: 12}),
        fc.constantFrom('; ', ' | ', ' / '),
        (cells, between) => {
          const texts = cells.map((names) => names.map(write).join(between));
          const column = {
            name: 'x',
            at: 0,
            rows: texts.length,
            filled: texts.length,
            cells: texts,
            texts: new Map(texts.map((text) => [text, texts.filter((other) => other === text).length])),
          };
          const {split, pattern} = severalIn(column) ?? {split: '', pattern: ''};
          const read = texts.map((text) =>
            text
              .split(new RegExp(split ?? '\\n', 'u'))
              .map((piece) => new RegExp(pattern, 'u').exec(piece)?.groups?.['name']),
          );
          expect(read).toEqual(cells);
        },
      ),
      {numRuns: 40},
    );
  });
});

test('no name, number or address of anybody stands in a draft', async () => {
  const name = fc.stringMatching(/^[B-DF-HJ-NP-TV-Z][bcdfghjklmnpqrstvwxz]{7}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({given: name, family: name, street: name}), {minLength: 5, maxLength: 20}),
      async (people) => {
        const rows = people.map(
          ({given, family, street}, at) =>
            `R${at},05/03/2024,${given} ${family},"${at} ${street} Road, NW10 4AB",neglect`,
        );
        const {yaml} = await drafted(csv('Ref,Received,Child Name,Address,Concern', rows));
        for (const texts of people) for (const text of Object.values(texts)) expect(yaml).not.toContain(text);
      },
    ),
    {numRuns: 20},
  );
});

test('a file without a header, or without anybody in it, gets no draft, and what to do is said', async () => {
  const bare = write('bare.csv', 'Amina Khan,12/03/2015,NW10 4AB\nSara Dunn,13/03/2015,NW10 4AB\n');
  await expect(draftMapping(bare)).rejects.toThrow(/bare\.csv: there is nothing to draft; it has no header/);
  const empty = write('empty.csv', 'Ref,Child Name,Child DOB\n');
  await expect(draftMapping(empty)).rejects.toThrow(/empty\.csv: .*no row stands below its header/);
  const nobody = write('codes.csv', 'Code,Meaning\n1A,x\n1B,y\n');
  await expect(draftMapping(nobody)).rejects.toThrow(/no column seems to be about a person/);
});
