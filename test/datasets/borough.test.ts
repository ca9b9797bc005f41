import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {parse} from 'csv-parse/sync';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {writeBorough} from '../../datasets/borough.ts';
import type {Options} from '../../datasets/options.ts';

type Row = Record<string, string>;

const COMMITTED = join(import.meta.dirname, '../../datasets/borough-small');
const SMALL: Omit<Options, 'out'> = {persons: 2000, seed: 7, difficulty: 'normal', boroughs: 1};

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'borough-'));
  writeBorough({...SMALL, out: join(folder, 'one')});
});

afterAll(() => rmSync(folder, {recursive: true}));

const truth = (name: string): Row[] => parse<Row>(readFileSync(join(folder, 'one/truth', name)), {columns: true});

/** Every file of a borough by its path. */
function filesOf(root: string): Map<string, Buffer> {
  const entries = readdirSync(root, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(root.length + 1), readFileSync(path)]));
}

function differing(left: Map<string, Buffer>, right: Map<string, Buffer>): string[] {
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => left.get(name)?.equals(right.get(name) ?? Buffer.alloc(0)) !== true);
}

/** Records of a text extract, the header first; null for the workbook. */
function recordsOf(file: string): string[][] | null {
  const bytes = readFileSync(join(folder, 'one/feeds', file));
  if (file.endsWith('.xlsx')) return null;
  if (file.endsWith('.ndjson'))
    return ['', ...bytes.toString('utf8').trimEnd().split('\n')].map((line) => [line.slice(0, 30)]);
  const utf16 = file.includes('relationships');
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString(utf16 ? 'utf16le' : 'utf8');
  const delimiter = ['|', ';', '\t'].find((mark) => text.split('\n')[0]!.includes(mark)) ?? ',';
  return parse(text, {delimiter, relax_quotes: true, relax_column_count: true, bom: true});
}

test('the same options give the same bytes', () => {
  writeBorough({...SMALL, out: join(folder, 'two')});
  expect(differing(filesOf(join(folder, 'one')), filesOf(join(folder, 'two')))).toEqual([]);
});

test('another seed gives another borough', () => {
  writeBorough({...SMALL, persons: 600, seed: 8, out: join(folder, 'three')});
  writeBorough({...SMALL, persons: 600, seed: 9, out: join(folder, 'four')});
  expect(differing(filesOf(join(folder, 'three')), filesOf(join(folder, 'four')))).toContain(
    join('feeds', 'police-child_BRE.csv'),
  );
});

test('the committed borough is what the generator gives', () => {
  expect(differing(filesOf(join(folder, 'one')), filesOf(COMMITTED))).toEqual([]);
});

test('the committed borough stays under 3 MB', () => {
  const bytes = [...filesOf(COMMITTED).values()].reduce((sum, file) => sum + file.length, 0);
  expect(bytes).toBeLessThan(3 * 1024 * 1024);
});

test('every truth row names a row that its file has, and a person that truth knows', () => {
  const persons = new Set(truth('persons.csv').map((row) => row.person_id));
  const counts = new Map(
    readdirSync(join(folder, 'one/feeds')).map((file) => [file, (recordsOf(file)?.length ?? 0) - 1]),
  );
  const wrong = truth('mentions.csv').filter(({file, row, person_id: person}) => {
    const count = counts.get(file!);
    return count === undefined || (count >= 0 && Number(row) > count) || !persons.has(person);
  });
  expect(wrong).toEqual([]);
});

test('no business key stands twice in a file', () => {
  for (const file of readdirSync(join(folder, 'one/feeds')).filter((name) => !name.startsWith('school-census'))) {
    const keys = (recordsOf(file) ?? []).map((cells) => cells[0]!);
    expect([file, new Set(keys).size]).toEqual([file, keys.length]);
  }
});

test('no mention stands twice, and none in a row that truth calls malformed or withdrawn', () => {
  const keys = truth('mentions.csv').map((row) => `${row.file!} ${row.row!} ${row.slot!}`);
  expect(new Set(keys).size).toBe(keys.length);
  const out = new Set([...truth('quarantine.csv'), ...truth('withdrawn.csv')].map((row) => `${row.file!} ${row.row!}`));
  expect(out.size).toBeGreaterThan(3);
  expect(truth('mentions.csv').filter((row) => out.has(`${row.file!} ${row.row!}`))).toEqual([]);
});

test('every planted cluster leaves evidence with at least two agencies, at least one link a family', () => {
  const clusters = truth('clusters.csv');
  expect(new Set(clusters.map((row) => row.motif)).size).toBe(7);
  const thin = clusters.filter(
    (row) => Number(row.recorded_links) < Number(row.families) - 1 || row.first_full_date === '',
  );
  expect(thin).toEqual([]);
  const alone = clusters.filter((row) => row.motif !== 'D' && Number(row.agencies) < 2);
  expect(alone).toEqual([]);
});

test('members of clusters, decoys and series are mentioned somewhere', () => {
  const mentioned = new Set(truth('mentions.csv').map((row) => row.person_id));
  const adults = truth('cluster_members.csv').filter((row) => row.role === 'adult');
  const silent = adults.filter((row) => !mentioned.has(row.person_id));
  expect(silent.length / adults.length).toBeLessThan(0.15);
  expect(truth('serial_perpetrators.csv').filter((row) => !mentioned.has(row.person_id))).toEqual([]);
  expect(truth('escalation.csv').filter((row) => !mentioned.has(row.person_id))).toEqual([]);
});

test('decoys of every kind are there, and nobody is both decoy and cluster member', () => {
  const decoys = truth('decoys.csv');
  expect([...new Set(decoys.map((row) => row.kind!))].toSorted((a, b) => a.localeCompare(b))).toEqual([
    'extended-family',
    'foster-carer',
    'institution',
    'landlord',
    'professional',
    'school-gate',
  ]);
  const members = new Set(truth('cluster_members.csv').map((row) => row.person_id));
  expect(decoys.filter((row) => members.has(row.person_id))).toEqual([]);
});

test('hard cases of both verdicts are there', () => {
  const kinds = new Set(truth('hard_cases.csv').map((row) => `${row.kind!} ${row.verdict!}`));
  for (const kind of [
    'january-strangers different',
    'namesakes different',
    'adoption-break different',
    'married-and-moved same',
    'unborn-to-named same',
    'mother-number-on-baby different',
  ])
    expect(kinds).toContain(kind);
});

test('numbers of people lie in the ranges that nobody has, and no two people share an NHS number', () => {
  const numbers = truth('persons.csv').map((row) => row.nhs_number!);
  expect(numbers.filter((number) => !/^999\d{7}$/.test(number))).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
});
