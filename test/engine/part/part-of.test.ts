import * as fc from 'fast-check';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {DAY_MIN, isoToDay} from '../../../src/base/day.ts';
import {indexOfId} from '../../../src/base/find-by-id.ts';
import {atOnce} from '../../../src/base/piecemeal.ts';
import {knownWhere, type Known} from '../../../src/engine/view/as-of.ts';
import {fewOfAll} from '../../../src/engine/view/few-as-of.ts';
import {personIndexOf} from '../../../src/engine/find-person.ts';
import {partOf, type Part} from '../../../src/engine/part/part-of.ts';
import {partPeople} from '../../../src/engine/part/part-people.ts';
import type {PartRule} from '../../../src/engine/part/part-rows.ts';
import {openView, type View} from '../../../src/engine/view/view.ts';
import type {Records} from '../../../src/model/records.ts';
import {AGENCIES, type Agency} from '../../../src/model/source.ts';
import {columnsOf, takeColumns} from '../../../src/network/columns/record-columns.ts';
import {readAddresses, takeAddresses} from '../../../src/network/columns/written-addresses.ts';
import type {PersonIndex} from '../../../src/resolve/lookup/person-index.ts';
import {pinModel} from '../../../src/resolve/link/weigh/pinned-terms.ts';
import type {Store} from '../../../src/workspace/store.ts';
import {boroughStore} from '../../support/borough.ts';
import {boroughToday} from '../../support/borough-view.ts';
import {expectSame} from '../../support/same.ts';
import {address, mention, records, resolve} from '../../support/records.ts';

let store: Store;
let view: View;
let all: Known;

beforeAll(async () => {
  store = await boroughStore();
  view = await boroughToday();
  all = view.known();
}, 120_000);

const LISTS = ['mentions', 'notifications', 'involvements', 'ties', 'stays'] as const satisfies (keyof Records)[];
const NUMBERS = [
  'personOf',
  'kinLevels',
  'dwellingOfMention',
  'dwellingOfStay',
  'dwellingOfNotification',
  'dwellingAsWritten',
  'incidentOf',
] as const;

type Case = {agencies: Agency[]; since: string | null; step: number; isMarkedIn: boolean; leftOut: number[]};

const cases: fc.Arbitrary<Case> = fc.record({
  agencies: fc.uniqueArray(fc.constantFrom(...AGENCIES), {minLength: 1, maxLength: 9}),
  since: fc.constantFrom(null, null, '2020-06-01', '2021-09-01'),
  step: fc.integer({min: 2, max: 9}),
  isMarkedIn: fc.boolean(),
  leftOut: fc.array(fc.nat(100_000), {maxLength: 3}),
});

/** The rule of a case: whole agencies, and every few records the other way round. */
function ruleOf({agencies, since, step, isMarkedIn, leftOut}: Case): PartRule {
  const marked = LISTS.flatMap((name) => all.records[name].filter((_, at) => at % step === 0).map(({id}) => id));
  const {mentions} = all.records;
  return {
    since: since === null ? DAY_MIN : isoToDay(since),
    isIn: (agency, id) => (id === '' ? agencies.includes(agency) : isMarkedIn),
    marked,
    leftOut: new Set(leftOut.map((at) => mentions[at % mentions.length]!.id)),
  };
}

/** The same by going through all records. */
function plainPart(rule: PartRule): Known {
  const marked = new Set(rule.marked);
  return knownWhere(
    all,
    ({id, agency, receivedAt}) => isoToDay(receivedAt) >= rule.since && rule.isIn(agency, marked.has(id) ? id : ''),
    rule.leftOut,
  );
}

const partOfView = (of: View, rule: PartRule): Part => atOnce(partOf(of.few(), rule));

const peopleOf = (of: View, part: Part, model = of.model(), withheld = of.withheld()): PersonIndex =>
  atOnce(
    partPeople(
      part,
      of.few(),
      {columns: of.matching().columns, texts: of.matchTexts()},
      withheld,
      model,
      of.config.persons,
    ),
  );

const plainPeople = (known: Known, model = view.model(), withheld = view.withheld()): PersonIndex =>
  atOnce(personIndexOf(fewOfAll(known), withheld, model, view.config.persons, null));

/** Mentions of all, seen and unseen, asked about as if they came in now; every one who is not born is among them. */
const asked = (): Records['mentions'] =>
  all.records.mentions.filter(({lifeStage}, at) => at % 97 === 0 || lifeStage === 'unborn').slice(0, 150);

function expectSamePeople(found: PersonIndex, expected: PersonIndex): void {
  for (const mention of asked()) {
    const guest = {...mention, id: 'zzz'};
    expectSame(found.lookup(guest), expected.lookup(guest));
    for (const {kind, value} of mention.identifiers)
      if (kind === 'local') expect(found.registersWith(value)).toEqual(expected.registersWith(value));
  }
}

test('a part cut out of columns is that of going through all records, and people are found in it alike', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const rule = ruleOf(one);
      const [part, plain] = [partOfView(view, rule), plainPart(rule)];
      for (const name of LISTS) {
        expectSame(Array.from<object>(part.records[name]), plain.records[name]);
        const {id} = all.records[name][0]!;
        expect(indexOfId(part.records[name], id)).toBe(plain.records[name].findIndex((record) => record.id === id));
      }
      for (const name of ['persons', 'held', 'incidents', 'dwellings'] as const)
        expectSame(plainItems(part.resolved[name]), plainItems(plain.resolved[name]));
      for (const name of NUMBERS) expectSame(part.resolved[name], plain.resolved[name]);
      const [columns, expected] = [columnsOf(part.records), columnsOf(plain.records)];
      for (const name of ['mentions', 'notifications', 'involvements', 'ties', 'stays', 'names', 'things'] as const)
        expectSame({...columns[name]}, expected[name]);
      expect(columns.areas).toEqual(expected.areas);
      expectSamePeople(peopleOf(view, part), plainPeople(plain));
    }),
    {seed: 21, numRuns: 5},
  );
}, 300_000);

/** With what getters give. */
const plainItems = (items: readonly object[]): object[] => Array.from(items, (item) => ({...item}));

const ALL: PartRule = {since: DAY_MIN, isIn: () => true, marked: [], leftOut: new Set()};

const POLICE: PartRule = {
  since: DAY_MIN,
  isIn: (agency) => agency === 'police',
  marked: [],
  leftOut: new Set(),
};

test('with a pinned model people are found in a part as if its records were all', () => {
  const model = pinModel(view.model(), view.matching().columns, all.resolved.dwellings);
  expectSamePeople(peopleOf(view, partOfView(view, POLICE), model), plainPeople(plainPart(POLICE), model));
});

test('an address with the mark of a protected one takes no part in finding people, whatever its door is', () => {
  const none: ReadonlySet<string> = new Set();
  const found = peopleOf(view, partOfView(view, ALL), view.model(), none);
  const expected = plainPeople(plainPart(ALL), view.model(), none);
  const marked = all.records.mentions.filter(({address, names}) => address?.protected === true && names.length > 0);
  expect(marked.length).toBeGreaterThan(5);
  let asked = 0;
  for (const mention of marked.slice(0, 30)) {
    const right = found.lookup({...mention, id: 'zzz', address: {...mention.address!, protected: false}});
    const elsewhere = {text: '999 Nowhere Parade', postcode: null, uprn: null, protected: false};
    const wrong = found.lookup({...mention, id: 'zzz', address: elsewhere});
    // Others may live at the same door by records that do not mark it; who is found by the marked record alone is not told by the guess.
    const ofMarked = ({candidates}: typeof right): object[] => candidates.filter((one) => one.mention === mention.id);
    expect(ofMarked(right)).toEqual(ofMarked(wrong));
    asked += ofMarked(right).length;
    expect(right).toEqual(expected.lookup({...mention, id: 'zzz', address: {...mention.address!, protected: false}}));
  }
  expect(asked).toBeGreaterThan(0);
});

test('a door at which a record that marks its address was placed by the person has no postcode, whoever wrote which wording', () => {
  const open = address('5 Quiet Court', 'NW1 2AA');
  const marked = {...address('Quiet Court', 'NW1 2AA'), protected: true};
  const given = records({mentions: [mention('a.1', {address: open}), mention('a.2', {address: marked})]});
  const resolved = resolve(given);
  const [door, written] = [open, marked].map(({text}) => resolved.dwellings.findIndex(({id}) => id === text));
  // The flat is told by the person: no record that marks the address writes that door.
  const placed = {
    ...resolved,
    dwellingOfMention: Int32Array.of(door!, door!),
    dwellingAsWritten: Int32Array.of(door!, written!),
  };
  const known = {records: given, resolved: placed};
  for (const seen of [['a.1', 'a.2'], ['a.1'], ['a.2']]) {
    const rule: PartRule = {...ALL, leftOut: new Set(['a.1', 'a.2'].filter((id) => !seen.includes(id)))};
    const {dwellings} = atOnce(partOf(fewOfAll(known), rule)).resolved;
    expect(plainItems(dwellings)).toEqual(plainItems(knownWhere(known, () => true, rule.leftOut).resolved.dwellings));
    const postcode = dwellings.find(({id}) => id === open.text)?.postcode;
    expect([seen, postcode]).toEqual([seen, seen.includes('a.2') ? null : 'NW1 2AA']);
  }
});

test('a workspace in which no columns were kept gives the same part', () => {
  const old = openView(withoutSnapshot(store), null, QUIET);
  const part = partOfView(old, POLICE);
  expectSame(Array.from(part.records.mentions), plainPart(POLICE).records.mentions);
  expectSamePeople(peopleOf(old, part), plainPeople(plainPart(POLICE)));
});

const withoutSnapshot = (of: Store): Store =>
  new Proxy(of, {
    get: (target, name) => {
      if (name === 'snapshot') return () => null;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

test('a part is made in pieces, and none of its records is read before somebody looks at it', () => {
  const {records, resolved} = view.few();
  const read: string[] = [];
  const watched = Object.fromEntries(
    LISTS.map((name) => [
      name,
      new Proxy(records[name], {
        get: (list, key) => {
          if (typeof key === 'string' && /^\d+$/.test(key)) read.push(name);
          return Reflect.get(list, key);
        },
      }),
    ]),
  ) as unknown as Records;
  takeColumns(watched, columnsOf(records));
  takeAddresses(watched, () => readAddresses(all.records));
  const pieces = partOf({records: watched, resolved}, POLICE);
  let count = 1;
  let step = pieces.next();
  for (; step.done !== true; step = pieces.next()) count++;
  expect(count).toBeGreaterThan(8);
  expect(read).toEqual([]);
  expect(step.value.records.mentions[0]).toEqual(plainPart(POLICE).records.mentions[0]);
  expect(read).toEqual(['mentions']);
});
