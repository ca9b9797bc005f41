import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createRng, type Rng} from '../../src/base/rng.ts';

const GIVEN = ['Ada', 'Tom', 'Zara', 'Leo', 'Maya', 'Kofi', 'Nina', 'Omar', 'Ruth', 'Sean', 'Tara', 'Yusuf'];
const FAMILY = ['BAKER', 'NGUYEN', 'OKAFOR', 'SHAH', 'MURPHY', 'KOWALSKI', 'HUSSAIN', 'CLARKE', 'DIAZ', 'MENSAH'];
const STREETS = ['HIGH ROAD', 'STATION ROAD', 'PARK AVENUE', 'CHURCH LANE', 'MILL HILL'];
const TYPES = ['CHILD CONCERN', 'NEGLECT', 'DOMESTIC INCIDENT', 'MISSING PERSON', 'PHYSICAL ABUSE'];
const COLUMNS =
  'MERLIN_REF,CAD_NO,CRIME_REF,DATE_CREATED,INCIDENT_DATE,INCIDENT_TIME,VENUE,NOTIFICATION_TYPE,RAG,SHARE_TYPE,STATUS,' +
  'CIRCUMSTANCES,CHILD_NAME,CHILD_DOB,CHILD_SEX,CHILD_ADDRESS,CHILD_SCHOOL,PARENT1_NAME,PARENT1_DOB,PARENT1_REL,' +
  'PARENT1_ADDRESS,PARENT1_PHONE,PARENT2_NAME,PARENT2_DOB,PARENT2_REL,PARENT2_ADDRESS,PARENT2_PHONE,SUSPECT1_NAME,' +
  'SUSPECT1_DOB,SUSPECT1_SEX,SUSPECT1_PNC,SUSPECT1_ADDRESS,SUSPECT1_PHONE,SUSPECT1_VRM,SUSPECT1_REL,SUSPECT1_TYPE,' +
  'SUSPECT2_NAME,SUSPECT2_DOB,SUSPECT2_SEX,SUSPECT2_PNC,SUSPECT2_ADDRESS,SUSPECT2_PHONE,SUSPECT2_VRM,SUSPECT2_REL,' +
  'SUSPECT2_TYPE,OFFICER,OFFICER_WARRANT';

type Family = {name: string; address: string; children: {name: string; born: string; sex: string}[]; parent: string};

/**
 * Writes police notifications of invented families into `folder`: `files` files of `rows` rows, the same for equal seeds;
 * fewer files are the first of more.
 * With `shuffle` the rows of each file stand in another order.
 */
export function writeExtracts(
  folder: string,
  options: {files: number; rows: number; seed: number; shuffle?: number},
): void {
  mkdirSync(folder, {recursive: true});
  const rng = createRng(options.seed);
  const families = Array.from({length: Math.ceil(options.rows / 3)}, () => family(rng));
  for (let file = 1; file <= options.files; file++) {
    const lines = Array.from({length: options.rows}, (_, i) => line(rng, families, `${file}`, i));
    const rows = options.shuffle === undefined ? lines : shuffled(lines, createRng(options.shuffle + file));
    writeFileSync(join(folder, `police-child_BRE_${file}.csv`), `${[COLUMNS, ...rows].join('\n')}\n`);
  }
}

function family(rng: Rng): Family {
  const name = pick(rng, FAMILY);
  const address = `${1 + rng.int(200)} ${pick(rng, STREETS)}, LONDON NW10 ${1 + rng.int(9)}A${'ABDEFGH'[rng.int(7)]!}`;
  const children = Array.from({length: 1 + rng.int(3)}, () => ({
    name: `${name}, ${pick(rng, GIVEN)}`,
    born: date(rng, 2008 + rng.int(12)),
    sex: pick(rng, ['M', 'F']),
  }));
  return {name, address, children, parent: `${name}, ${pick(rng, GIVEN)}`};
}

function line(rng: Rng, families: Family[], file: string, index: number): string {
  const from = pick(rng, families);
  const other = pick(rng, families);
  const child = pick(rng, from.children);
  const day = date(rng, 2023);
  const cells = [
    `23PAC${file}${String(index).padStart(4, '0')}`,
    `${1000 + rng.int(9000)}/${day.slice(0, 5)}`,
    '',
    `${day} 09:15`,
    day,
    '',
    quoted(from.address),
    pick(rng, TYPES),
    pick(rng, ['R', 'A', 'G', '']),
    'FORMAL REFERRAL',
    rng.int(40) === 0 ? 'WITHDRAWN' : 'LIVE',
    '',
    quoted(child.name),
    child.born,
    child.sex,
    quoted(from.address),
    '',
    quoted(from.parent),
    '',
    'MOTHER',
    quoted(from.address),
    '',
    ...blanks(5),
    quoted(other.parent),
    ...blanks(3),
    quoted(other.address),
    ...blanks(2),
    'FAMILY FRIEND',
    'SUSPECT',
    ...blanks(9),
    'PC Smith',
    '214QK',
  ];
  return cells.join(',');
}

const blanks = (count: number): string[] => Array.from({length: count}, () => '');
const quoted = (text: string): string => `"${text}"`;
const pick = <T>(rng: Rng, list: readonly T[]): T => list[rng.int(list.length)]!;

function date(rng: Rng, year: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(1 + rng.int(28))}/${two(1 + rng.int(12))}/${year}`;
}

function shuffled<T>(list: readonly T[], rng: Rng): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
