import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {exportTable} from '../../src/engine/exports.ts';
import {networkGraph} from '../../src/graphs/network-graph.ts';
import type {Inquiry} from '../../src/questions/inquiry.ts';
import type {GivenTables, Row} from '../../src/questions/question.ts';
import {QUESTIONS} from '../../src/questions/registry.ts';
import {postcodeInText} from '../../src/uk/postcode.ts';
import type {Store} from '../../src/workspace/store.ts';
import {boroughStore} from '../support/borough.ts';
import {ask, inquire} from '../support/inquiry.ts';
import {identitiesOf, truthRows, type Identities} from '../support/truth.ts';
import {CASES, type Case} from './cases.ts';

/**
 * Every question over the committed borough, held against its golden result. Person ids follow the resolver: after a
 * change of it, `UPDATE_GOLDEN=1 npx vitest run test/questions/demo.test.ts` writes them anew, and the difference is read.
 */
const GOLDEN = join(import.meta.dirname, '../golden/questions');
/** Rows of an answer that a golden result holds; the count of all stands beside them. */
const ROWS_MAX = 12;

let store: Store;
let inquiry: Inquiry;
let identities: Identities;
let tables: GivenTables;

beforeAll(async () => {
  store = await boroughStore();
  inquiry = inquire(store);
  identities = identitiesOf(inquiry);
  tables = tablesBeside();
});

test('every question has a case, with a line that says how it was checked', () => {
  expect(CASES.map(({question}) => question)).toEqual(QUESTIONS.map(({name}) => name));
  expect(CASES.filter(({checked}) => checked.length < 20).map(({question}) => question)).toEqual([]);
  expect(QUESTIONS.flatMap(({number}) => (number === null ? [] : [number]))).toEqual(
    Array.from({length: 35}, (_, at) => at + 1),
  );
});

test.each(CASES.map((item) => [item.question, item] as const))('%s', (_, item) => {
  const rows = answer(item);
  const result = {
    question: item.question,
    given: item.given ?? {},
    asOf: item.asOf ?? null,
    checked: item.checked,
    count: rows.length,
    rows: rows.slice(0, ROWS_MAX),
  };
  const path = join(GOLDEN, `${item.question}.json`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(GOLDEN, {recursive: true});
    writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
  }
  expect(result).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  const columns = Object.keys(QUESTIONS.find(({name}) => name === item.question)!.columns);
  for (const row of rows) expect(Object.keys(row)).toEqual(columns);
});

test('no answer and no export of the network holds a protected address, or one that leads to it', () => {
  const {graph} = networkGraph(inquiry.network, {names: true, around: null, withheld: inquiry.withheld});
  const shown = JSON.stringify([CASES.map((item) => answer(item)), graph, exportTable(store, 'stays')]).toUpperCase();
  const {mentions, stays} = store.records();
  const hidden = [...mentions, ...stays].flatMap(({address}) => (address?.protected === true ? [address] : []));
  expect(hidden.length).toBeGreaterThan(10);
  for (const {text, postcode} of hidden) {
    const unit = postcode ?? postcodeInText(text)?.postcode ?? null;
    if (unit !== null) expect(shown).not.toContain(unit.toUpperCase());
    if (/\d/.test(text)) expect(shown).not.toContain(JSON.stringify(text).slice(1, -1).toUpperCase());
  }
  expect(shown).not.toMatch(/[A-Z] REFUGE/);
});

test('an answer as of a day cites nothing received later', () => {
  const day = '2021-06-30';
  const then = inquire(store, day);
  const {mentions, notifications, ties, stays} = store.records();
  const later = new Set(
    [mentions, notifications, ties, stays].flatMap((list) =>
      list.filter(({receivedAt}) => receivedAt.slice(0, 10) > day).map(({id}) => id as string),
    ),
  );
  let cited = 0;
  for (const item of CASES) {
    const rows = safely(() => answer({...item, asOf: day}, then));
    if (typeof rows === 'string') continue;
    const ids = rows.flatMap((row) => Object.values(row).flat()).filter((cell) => typeof cell === 'string');
    expect([item.question, ids.filter((id) => later.has(id))]).toEqual([item.question, []]);
    cited += ids.length;
  }
  expect(cited).toBeGreaterThan(500);
});

test('every serial perpetrator of the truth is answered, family by family in order', () => {
  const planted = Map.groupBy(truthRows('serial_perpetrators'), (row) => row['person_id']!);
  const rows = ask(inquiry, 'serial-perpetrators');
  for (const [real, families] of planted) {
    const own = rows.filter(({person}) => person === identities.found.get(real));
    const victims = own.map((row) => (row['victims'] as string[]).join());
    // A victim whom no row of abuse names cannot be known; those who are named come in the order of the truth.
    const places = families.map(({victim_id}) =>
      victims.findIndex((text) => text.includes(identities.found.get(victim_id!)!)),
    );
    const seen = places.filter((place) => place >= 0);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
  }
});

test('the children of the planted missing group are one group, and no other is found', () => {
  const [group, ...others] = ask(inquiry, 'missing-together');
  expect(others).toEqual([]);
  const planted = truthRows('cluster_members').filter(
    ({cluster_id, role}) => cluster_id === 'K004' && role === 'child',
  );
  const who = (group!['who'] as string[]).map((label) => identities.truth.get(label.slice(label.indexOf('(') + 1, -1)));
  expect(planted.map(({person_id}) => person_id)).toEqual(expect.arrayContaining(who));
  expect(who.length).toBeGreaterThanOrEqual(4);
});

test('every adult newly living with a child in the truth is answered but for at most one', () => {
  const rows = ask(inquiry, 'new-adult-with-young-child', {days: 2500, age: 18});
  const planted = truthRows('coresidence');
  const found = planted.filter(({adult_id, child_id}) =>
    rows.some(
      ({person, child}) =>
        person === identities.found.get(adult_id!) && String(child).includes(identities.found.get(child_id!)!),
    ),
  );
  expect(found.length).toBeGreaterThanOrEqual(planted.length - 1);
});

test('siblings known elsewhere share a parent in the truth', () => {
  const parents = new Map(truthRows('persons').map((row) => [row['person_id']!, [row['mother_id'], row['father_id']]]));
  const idIn = (label: string): string => label.slice(label.lastIndexOf('(') + 1, -1);
  for (const row of ask(inquiry, 'siblings-known-elsewhere')) {
    const [own, theirs] = [String(row['person']), idIn(String(row['sibling']))].map((id) =>
      parents.get(identities.truth.get(id)!)!,
    );
    const shared = own!.filter((parent) => parent !== '' && theirs!.includes(parent));
    expect([row['name'], shared.length > 0]).toEqual([row['name'], true]);
  }
});

function answer(item: Case, on: Inquiry = item.asOf === undefined ? inquiry : inquire(store, item.asOf)): Row[] {
  const given = Object.fromEntries(
    Object.entries(item.given ?? {}).map(([name, value]) => [
      name,
      value.startsWith('truth:') ? identities.found.get(value.slice(6))! : value,
    ]),
  );
  return ask(on, item.question, given, tables);
}

/** What the workspace does not hold, made up so that it depends on nothing but the workspace and the truth. */
function tablesBeside(): GivenTables {
  const person = identities.found.get('P000924')!;
  const customOf = new Map(truthRows('persons').map((row) => [row['person_id']!, row['custom']!]));
  const findings = [...inquiry.flags, ...inquiry.alerts].map(({id}) => id).sort();
  return {
    decisions: [
      ...findings.slice(0, 60).map((id, at) => ({
        id,
        decision: at % 5 === 4 ? 'open' : at % 3 === 0 ? 'rejected' : 'accepted',
        at: '2023-12-30',
      })),
      // A later decision takes the place of an earlier one.
      {id: findings[0]!, decision: 'accepted', at: '2023-12-31'},
      {id: 'f-gone', decision: 'accepted', at: '2023-12-31'},
    ],
    groups: [...identities.truth].map(([id, real]) => ({person: id, group: customOf.get(real) ?? ''})),
    log: [
      {at: '2020-01-15T09:30', who: 'analyst1', person, purpose: 'enquiry 17'},
      {at: '2020-12-20T11:00', who: 'manager2', person, purpose: 'strategy discussion'},
      {at: '2020-12-31T16:45', who: 'analyst1', person, purpose: 'chronology'},
      {at: '2020-12-31T16:50', who: 'analyst1', person: 'P0000000000000', purpose: 'somebody else'},
    ],
  };
}

/** An answer, or the words of the refusal: nobody may be known yet on that day. */
function safely(work: () => Row[]): Row[] | string {
  try {
    return work();
  } catch (error) {
    return (error as Error).message;
  }
}
