import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {writeSecondBorough} from '../../datasets/second/write-borough.ts';
import {readTruth, slotKey, type Truth} from '../../src/engine/evaluate/truth.ts';
import {listMappings} from '../../src/feeds/language/catalogue.ts';
import {openFeed} from '../../src/feeds/feed.ts';
import {nhsNumber} from '../../src/uk/numbers/nhs-number.ts';
import {pnc} from '../../src/uk/numbers/pnc.ts';
import {upn} from '../../src/uk/numbers/upn.ts';

const OPTIONS = {persons: 1500, seed: 3, difficulty: 'normal'} as const;
const MAPPINGS = listMappings([join(import.meta.dirname, '../../datasets/second/mappings')]);

let root = '';
let truth: Truth;
/** What the engine reads: places of mentions, refused rows, mentions of protected addresses. */
const read = {
  mentions: new Set<string>(),
  refused: new Set<string>(),
  feeds: new Set<string>(),
  withdrawn: new Set<string>(),
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'second-'));
  writeSecondBorough({...OPTIONS, out: join(root, 'one')});
  truth = readTruth(join(root, 'one/truth'));
  for (const file of readdirSync(join(root, 'one/feeds')).sort()) {
    const feed = await openFeed(join(root, 'one/feeds', file), {mappings: MAPPINGS});
    read.feeds.add(feed.feed);
    for await (const items of feed.items()) {
      for (const item of items) {
        if (item.type === 'refused') read.refused.add(`${file} ${String(item.row.row)}`);
        else if (item.records.withdrawn) read.withdrawn.add(`${file} ${String(item.records.row)}`);
        else
          for (const {source} of item.records.mentions)
            read.mentions.add(slotKey(source.feed, source.file, source.row, source.slot));
      }
    }
  }
});

afterAll(() => rmSync(root, {recursive: true}));

const missing = (from: ReadonlySet<string>, of: ReadonlySet<string>): string[] =>
  [...from].filter((key) => !of.has(key));

test('every mention of the truth is one the engine reads, and the other way round', () => {
  const told = new Set(truth.mentions.map(({feed, file, row, slot}) => slotKey(feed, file, row, slot)));
  expect(told.size).toBeGreaterThan(9000);
  expect(missing(told, read.mentions)).toEqual([]);
  expect(missing(read.mentions, told)).toEqual([]);
});

test('rows that were spoiled, replaced or withdrawn are the ones that give nothing', () => {
  const spoiled = new Set(truth.quarantine.map(({file, row}) => `${file} ${row}`));
  expect(spoiled.size).toBeGreaterThan(5);
  expect(missing(spoiled, read.refused)).toEqual([]);
  expect(missing(read.refused, spoiled)).toEqual([]);
  expect(read.withdrawn.size).toBeGreaterThan(0);
});

test('seventeen feeds are read, each by a mapping of its own', () => {
  expect([...read.feeds].sort()).toEqual([
    'care-contacts',
    'care-links',
    'care-orders',
    'care-people',
    'child-health',
    'domestic-forms',
    'emergency',
    'homeless-placements',
    'letting-occupants',
    'midwife-concerns',
    'missing-reports',
    'police-notices',
    'probation-cases',
    'risk-conference',
    'school-log',
    'school-roll',
    'youth-justice',
  ]);
});

test('every kind of hard case comes about, and pairs that are to stay apart are two people', () => {
  const kinds = new Set(truth.hard_cases.map(({kind}) => kind));
  for (const kind of [
    'twins',
    'father-son',
    'january-strangers',
    'mother-number-on-baby',
    'close-siblings',
    'namesakes',
  ])
    expect(kinds).toContain(kind);
  for (const kind of ['unborn-to-named', 'baby-to-named', 'married-and-moved', 'reversed-name', 'customary-name'])
    expect(kinds).toContain(kind);
  for (const {person_a: left, person_b: right, verdict} of truth.hard_cases)
    expect(left === right).toBe(verdict === 'same');
});

test('each motif is planted once at the least, with members whom records show', () => {
  expect([...new Set(truth.clusters.map(({motif}) => motif))].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
  const mentioned = new Set(truth.mentions.map((mention) => mention.person_id));
  for (const {person_id: person} of [...truth.cluster_members, ...truth.decoys]) expect(mentioned).toContain(person);
  expect(new Set(truth.decoys.map(({kind}) => kind)).size).toBe(6);
});

test('numbers are well-formed, and lie where nobody is given them', () => {
  const persons = truth.persons as {nhs_number?: string; upn?: string; pnc?: string}[];
  for (const person of persons) {
    expect(person.nhs_number).toMatch(/^999/);
    expect(nhsNumber(person.nhs_number!)).toBe(person.nhs_number);
    if (person.upn !== '') expect(upn(person.upn!)).not.toBeNull();
    if (person.pnc !== '') expect(pnc(person.pnc!)).toBe(person.pnc);
  }
});

test('the same options give the same bytes', () => {
  writeSecondBorough({...OPTIONS, out: join(root, 'two')});
  for (const part of ['feeds', 'truth']) {
    const files = readdirSync(join(root, 'one', part)).sort();
    expect(readdirSync(join(root, 'two', part)).sort()).toEqual(files);
    for (const file of files) {
      const [left, right] = ['one', 'two'].map((side) => readFileSync(join(root, side, part, file)));
      expect(left!.equals(right!), file).toBe(true);
    }
  }
});
