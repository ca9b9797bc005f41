import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {parse} from 'csv-parse/sync';
import {isoToDay} from '../src/base/day.ts';

/** A figure: its name, the value reached and what reality gives (the hub study of 2013, national returns, linkage studies). */
export type Figures = {title: string; rows: [string, string, string][]};

type Row = Record<string, string>;
type Truth = {persons: Map<string, Row>; mentions: Map<string, string>; staffless: Row[]};

/** How near a borough comes to reality, read back from its files alone. */
export function figuresOf(folder: string): Figures[] {
  const truth = readTruth(folder);
  const contacts = readFeed(folder, 'social-care-contacts_BRE.csv');
  const registrations = readFeed(folder, 'health-registrations_BRE.csv.gz');
  return [
    {title: 'Size', rows: sizes(folder, truth)},
    {title: 'Who tells (social-care contacts, table 5.3 of the hub study)', rows: sources(contacts)},
    {title: 'Why (several a contact, table 5.4)', rows: shares(contacts, 'Reasons', '; ', REASONS)},
    {title: 'Outcome (several a contact, table 5.5)', rows: shares(contacts, 'Outcome', ' | ', OUTCOMES)},
    {title: 'RAG at receipt and at the decision (table 5.6)', rows: rags(contacts)},
    {title: 'Coming back', rows: returns(contacts, truth)},
    {title: 'Errors in registrations with a practice', rows: errors(registrations, truth)},
  ];
}

const REASONS: Record<string, string> = {
  'Abuse or neglect': '39-51 %',
  'Behaviour of carer': '8-9 %',
  'Family situation': '22-25 %',
  'Child needs': '18-21 %',
  'Domestic violence': '8-11 %',
  Other: '9-11 %',
};
const OUTCOMES: Record<string, string> = {
  Chronology: '31-33 %',
  Assessment: '46 %',
  'Strategy discussion': '21-29 %',
  'Early help': '11-13 % (localities)',
  Universal: '4 %',
  'Care proceedings': '0-3 %',
  NFA: '13-16 %',
  Advice: '',
};

function readTruth(folder: string): Truth {
  const persons = new Map(table(join(folder, 'truth', 'persons.csv')).map((row) => [row.person_id!, row]));
  const rows = table(join(folder, 'truth', 'mentions.csv'));
  const mentions = new Map(rows.map((row) => [`${row.file!} ${row.row!} ${row.slot!}`, row.person_id!]));
  return {persons, mentions, staffless: rows.filter((row) => persons.get(row.person_id!)?.staff === '0')};
}

function table(file: string): Row[] {
  return parse(readFileSync(file), {columns: true});
}

function readFeed(folder: string, file: string): (Row & {at: string})[] {
  const bytes = readFileSync(join(folder, 'feeds', file));
  const utf16 = bytes[0] === 0xff;
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString(utf16 ? 'utf16le' : 'utf8');
  const delimiter = ['|', ';', '\t'].find((mark) => text.slice(0, text.indexOf('\n')).includes(mark)) ?? ',';
  const rows = parse<Row>(text, {columns: true, relax_column_count: true, relax_quotes: true, delimiter, bom: true});
  return rows.map((row, index) => ({...row, at: `${file} ${String(index + 1)}`}));
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function sizes(folder: string, {staffless, persons}: Truth): Figures['rows'] {
  const known = new Set(staffless.map((row) => row.person_id));
  const twins = [...persons.values()].filter((person) => person.twin_of !== '').length;
  return [
    ['files', String(readdirSync(join(folder, 'feeds')).length), ''],
    ['persons with a record', String(known.size), ''],
    ['mentions of them', String(staffless.length), ''],
    ['mentions a person', (staffless.length / known.size).toFixed(2), '3.5-4.5'],
    ['mentions without a birth date, at least', percent(undated(folder), staffless.length), 'about a third'],
    ['twins', percent(twins, known.size), '1.5 % of births'],
  ];
}

/** Slots that name somebody in CSV extracts, and the column that could hold the birth date; null where none can. */
const NAMED: Record<string, readonly (readonly [string, string | null])[]> = {
  'police-child_BRE.csv': [
    ['CHILD_NAME', 'CHILD_DOB'],
    ['PARENT1_NAME', 'PARENT1_DOB'],
    ['PARENT2_NAME', 'PARENT2_DOB'],
    ['SUSPECT1_NAME', 'SUSPECT1_DOB'],
    ['SUSPECT2_NAME', 'SUSPECT2_DOB'],
  ],
  'social-care-contacts_BRE.csv': [
    ['Surname', 'DateOfBirth'],
    ['MotherName', 'MotherDOB'],
    ['AdultName', 'AdultDOB'],
  ],
  'school-census_BRE_2020-01-16.csv': [
    ['Contact1', null],
    ['Contact2', null],
  ],
  'school-census_BRE_2023-01-19.csv': [
    ['PriorityContact1Name', null],
    ['PriorityContact2Name', null],
  ],
  'health-registrations_BRE.csv.gz': [['MOTHER_NAME', null]],
  'social-care-addresses_BRE.csv': [['Surname', 'DOB']],
  'care-plans_BRE.csv': [
    ['Child Name', 'DOB'],
    ['Carer Name', null],
    ['Adult of Concern', 'Adult DOB'],
  ],
  'missing-episodes_BRE.csv': [
    ['Name', 'D.O.B.'],
    ['Found With', null],
    ['Reported By', null],
  ],
  'police-da_BRE.csv': [
    ['Victim Surname', 'Victim DOB'],
    ['Perp Surname', 'Perp DOB'],
    ['Child 1 Name', 'Child 1 DOB'],
    ['Child 2 Name', 'Child 2 DOB'],
    ['Child 3 Name', 'Child 3 DOB'],
  ],
  'social-care-relationships_BRE.csv': [
    ['Person A Name', 'Person A DOB'],
    ['Person B Name', 'Person B DOB'],
  ],
  'probation_BRE.csv': [['Living With', null]],
  'marac_BRE.csv': [
    ['Victim Name', 'Victim DOB'],
    ['Perpetrator Name', 'Perpetrator DOB'],
  ],
};

/** Names that stand without a birth date; the workbook and NDJSON are not counted. */
function undated(folder: string): number {
  let without = 0;
  for (const [file, slots] of Object.entries(NAMED)) {
    for (const row of readFeed(folder, file))
      for (const [name, birth] of slots) {
        if ((row[name] ?? '') === '') continue;
        if (birth === null || (row[birth] ?? '') === '') without++;
      }
  }
  return without;
}

function sources(contacts: readonly Row[]): Figures['rows'] {
  const groups: Record<string, [RegExp, string]> = {
    police: [/ 6:/, '34-35 %'],
    'social care': [/ 5[ABC]:/, '20-23 %'],
    education: [/ 2[AB]:/, '13-16 %'],
    health: [/ 3[A-F]:/, '12-14 %'],
    'family, friends, self': [/ 1[A-D]:/, '5-8 %'],
    housing: [/ 4:/, '0-2 %'],
    anonymous: [/ 9:/, '0-1 %'],
    other: [/ (5D|7|8|10):/, '10-15 %'],
  };
  return Object.entries(groups).map(([name, [pattern, wanted]]) => [
    name,
    percent(contacts.filter((row) => pattern.test(row.SourceCode ?? '')).length, contacts.length),
    wanted,
  ]);
}

function shares(
  contacts: readonly Row[],
  column: string,
  separator: string,
  wanted: Record<string, string>,
): Figures['rows'] {
  return Object.entries(wanted).map(([word, reality]) => [
    word,
    percent(contacts.filter((row) => (row[column] ?? '').split(separator).includes(word)).length, contacts.length),
    reality,
  ]);
}

function rags(contacts: readonly Row[]): Figures['rows'] {
  const rows: Figures['rows'] = [];
  for (const [column, wanted] of [
    ['InitialRAG', {Green: '57-60 %', Amber: '29-35 %', Red: '9-11 %'}],
    ['FinalRAG', {Blue: '22-30 %', Green: '35-36 %', Amber: '32-36 %', Red: '3-7 %'}],
  ] as const) {
    const rated = contacts.filter((row) => /^(Blue|Green|Amber|Red)$/.test(row[column] ?? ''));
    for (const [colour, reality] of Object.entries(wanted))
      rows.push([
        `${column} ${colour}`,
        percent(rated.filter((row) => row[column] === colour).length, rated.length),
        reality,
      ]);
  }
  const both = contacts.filter((row) => row.InitialRAG !== '' && row.FinalRAG !== '');
  rows.push([
    'unchanged',
    percent(both.filter((row) => row.InitialRAG === row.FinalRAG).length, both.length),
    '52-53 %',
  ]);
  return rows;
}

/** A return is a contact about a child within twelve months of the contact before it, another event. */
function returns(contacts: readonly (Row & {at: string})[], truth: Truth): Figures['rows'] {
  const byChild = new Map<string, {day: number; group: string}[]>();
  for (const row of contacts) {
    const person = truth.mentions.get(`${row.at} child`);
    const {ReceivedDateTime: received = '', ContactGroup: group = ''} = row;
    if (person === undefined || !/^\d{4}-\d{2}-\d{2}/.test(received)) continue;
    const list = byChild.get(person) ?? [];
    list.push({day: isoToDay(received), group});
    byChild.set(person, list);
  }
  let again = 0;
  let all = 0;
  for (const list of byChild.values()) {
    list.sort((a, b) => a.day - b.day);
    list.forEach((contact, at) => {
      all++;
      const before = list[at - 1];
      if (before !== undefined && before.group !== contact.group && contact.day - before.day <= 365) again++;
    });
  }
  return [['contacts within 12 months of the one before', percent(again, all), '22 % (referrals, 2023-24)']];
}

function errors(rows: readonly (Row & {at: string})[], {mentions, persons}: Truth): Figures['rows'] {
  const seen = rows.flatMap((row) => {
    const person = persons.get(mentions.get(`${row.at} patient`) ?? '');
    return person === undefined || /BABY|TWIN/i.test(row.FORENAMES ?? '') ? [] : [{row, person}];
  });
  const dated = seen.filter(({row}) => row.DOB !== '');
  const women = seen.filter(({person}) => person.sex === 'F');
  const other = ({row, person}: (typeof seen)[number]): boolean => {
    const family = bare(row.SURNAME!);
    return ![person.family_at_birth!, person.family_now!].some(
      (name) =>
        name.split(/[ -]/).some((word) => family.slice(0, 3) === bare(word).slice(0, 3)) ||
        family.includes(bare(name).slice(0, 3)),
    );
  };
  return [
    [
      'birth date not exact, stand-ins left out',
      percent(
        dated.filter(({row, person}) => person.january === '0' && row.DOB !== person.birth_date!.replaceAll('-', ''))
          .length,
        dated.length,
      ),
      '0.5 %',
    ],
    [
      'birth date a stand-in (1 January)',
      percent(dated.filter(({person}) => person.january === '1').length, dated.length),
      '',
    ],
    [
      'sex wrong or not known',
      percent(seen.filter(({row, person}) => row.SEX !== (person.sex === 'M' ? '1' : '2')).length, seen.length),
      '0.3 % wrong',
    ],
    [
      'family name another one altogether, women',
      percent(women.filter(other).length, women.length),
      '5.7 % between two records',
    ],
    [
      'family name another one altogether, men',
      percent(seen.filter((one) => one.person.sex === 'M' && other(one)).length, seen.length - women.length),
      '1.3 %',
    ],
    ['NHS number missing', percent(seen.filter(({row}) => row.NHS_NO === '').length, seen.length), ''],
    [
      'NHS number wrong',
      percent(
        seen.filter(({row, person}) => row.NHS_NO !== '' && row.NHS_NO!.replaceAll(' ', '') !== person.nhs_number)
          .length,
        seen.length,
      ),
      '',
    ],
  ];
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}
