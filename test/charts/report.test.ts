import {mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {writeReport, type ReportInput} from '../../src/charts/report.ts';
import {startModel} from '../../src/resolve/link/weigh/link-model.ts';
import {BOROUGH_TRUTH, boroughWorkspace} from '../support/borough.ts';
import {boroughToday} from '../support/borough-view.ts';
import {ringfence} from '../support/cli.ts';
import {Phrases} from '../support/phrases.ts';
import {resolve} from '../support/records.ts';

/** The report over the committed borough, as the command writes it and a reader of its source sees it. */
let input: ReportInput;
let page: string;
/** With names, by another seed and without a truth. */
let other: string;

beforeAll(async () => {
  const view = await boroughToday();
  input = {
    ...view.known(),
    model: view.model(),
    thresholds: view.config.persons,
    seed: 1,
    isNamed: false,
    truth: null,
  };
  const out = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.html');
  const args = ['report', '--out', out, '--truth', BOROUGH_TRUTH, '-w', await boroughWorkspace()];
  expect(await ringfence(...args)).toMatchObject({status: 0, stdout: ''});
  page = readFileSync(out, 'utf8');
  other = await writeReport({...input, isNamed: true, seed: 2});
});

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** Texts of the page, without tags. */
const words = (html: string): string => html.replace(/<style>.*?<\/style>/s, ' ').replace(/<[^>]*>/g, '\n');

test('nothing is loaded from elsewhere and no script runs', () => {
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|\bon\w+=|javascript:/i);
  const addresses = [...page.matchAll(/https?:\/\/[^\s"'<)]+/g)].map(([address]) => address);
  expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']));
  for (const [, target] of page.matchAll(/(?:href|src)="([^"]*)"/g)) expect(target).toMatch(/^#/);
});

test('every chart has a title, a description and its numbers beside it', () => {
  const figures = page.match(/<figure.*?<\/figure>/gs)!;
  expect(figures.length).toBeGreaterThan(30);
  for (const figure of figures) {
    expect(count(figure, /<table>/g)).toBe(1);
    expect(count(figure, /<td/g)).toBeGreaterThan(0);
    const label = /<svg role="img" aria-labelledby="(\S+) (\S+)"/.exec(figure)!;
    expect(figure).toContain(`<title id="${label[1]}">`);
    expect(figure).toMatch(new RegExp(`<desc id="${label[2]}">[^<]{20,}`));
  }
});

test('every id stands once and every link of the page has a target', () => {
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
  expect(ids.length).toBe(new Set(ids).size);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  for (const [, target] of page.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(target);
});

test('it holds every chart that is known from Splink, and the household weights it does not have', () => {
  for (const section of [
    'distribution',
    'accuracy',
    'groups',
    'weights',
    'training',
    'waterfalls',
    'comparisons',
    'sizes',
    'studio',
    'blocking',
    'unlinkables',
    'completeness',
    'names',
  ])
    expect(page).toContain(`<section id="${section}"`);
  expect(page).toContain('bits: relatives');
});

test('it names nobody, and no address, postcode, number or birth date, unless names are asked for', () => {
  const text = words(page).toLowerCase();
  const named = words(other).toLowerCase();
  const names = new Set<string>();
  const secrets = new Set<string>();
  for (const mention of input.records.mentions) {
    for (const {given, family} of mention.names)
      if (given !== '' && family !== '') names.add(`${given} ${family}`.toLowerCase());
    const {address, phones, emails, identifiers} = mention;
    for (const said of [address?.text, address?.postcode, ...phones, ...emails, ...identifiers.map(({value}) => value)])
      if (said !== undefined && said !== null && said.length > 4) secrets.add(said.toLowerCase());
  }
  const [allNames, allSecrets] = [new Phrases(names), new Phrases(secrets)];
  expect(allNames.in(text)).toEqual([]);
  expect(allSecrets.in(text)).toEqual([]);
  // No record of this borough was received before 2000: such days can only be birth dates.
  expect(text).not.toMatch(/\b19\d\d-\d\d-\d\d\b/);
  expect(allNames.in(named).length).toBeGreaterThan(10);
  expect(allSecrets.in(named)).toEqual([]);
});

test('what hangs on no seed, name or truth is drawn to the byte as before', () => {
  const sectionOf = (html: string, id: string): string =>
    new RegExp(`<section id="${id}".*?</section>`, 's').exec(html)![0];
  for (const id of ['distribution', 'weights', 'training', 'sizes', 'blocking', 'unlinkables', 'completeness'])
    expect([id, sectionOf(page, id) === sectionOf(other, id)]).toEqual([id, true]);
});

test('what the truth tells stands only where there is one', () => {
  expect(page).toContain('<section id="accuracy"');
  expect(other).not.toContain('<section id="accuracy"');
});

test('another seed shows other pairs', () => {
  /** Weights of the pairs that are drawn, which hang neither on names nor on a truth. */
  const weightsIn = (html: string): string =>
    (/<section id="waterfalls".*?<\/section>/s.exec(html)![0].match(/-?\d+\.\d+/g) ?? []).join(' ');
  expect(weightsIn(page).length).toBeGreaterThan(100);
  expect(weightsIn(other)).not.toBe(weightsIn(page));
});

test('a workspace without anybody gives a report all the same', async () => {
  const records = {mentions: [], notifications: [], involvements: [], ties: [], stays: []};
  const empty = await writeReport({...input, records, resolved: resolve(records), model: startModel(0)});
  expect(empty).toContain('Who is who in 0 mentions');
});
