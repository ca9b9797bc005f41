import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {dayToIso, isoToDay} from '../../../src/base/day.ts';
import {atOnce} from '../../../src/base/piecemeal.ts';
import {createRng} from '../../../src/base/rng.ts';
import {personIndexOf} from '../../../src/engine/find-person.ts';
import {fewOfAll} from '../../../src/engine/view/few-as-of.ts';
import {openView, type View} from '../../../src/engine/view/view.ts';
import {Explainer, type PairExplanation} from '../../../src/resolve/explain.ts';
import {pinModel} from '../../../src/resolve/link/weigh/pinned-terms.ts';
import {reportDoors} from '../../../src/network/columns/report-doors.ts';
import {matchTableOf} from '../../../src/resolve/match-table.ts';
import {whyApart} from '../../../src/resolve/lookup/why-apart.ts';
import type {Store} from '../../../src/workspace/store.ts';
import {boroughStore} from '../../support/borough.ts';
import {boroughToday} from '../../support/borough-view.ts';

let store: Store;
let today: View;
beforeAll(async () => {
  store = await boroughStore();
  today = await boroughToday();
});

/** A day, the view of it, and the same worked out from the records of that day alone by the frequencies of all. */
function on(day: number) {
  const then = openView(store, dayToIso(day), QUIET);
  const {records, resolved} = then.known();
  const model = pinModel(today.model(), today.matching().columns, today.few().resolved.dwellings);
  const table = matchTableOf(records.mentions, records.ties, resolved, model, reportDoors(records, resolved));
  return {view: then, known: {records, resolved}, model, table};
}

/** The terms but for what hangs on how common a value is: a pinned model takes one that it has not seen as seen once. */
const comparedOf = ({terms}: PairExplanation): [string, string, number][] =>
  terms
    .filter(({level}) => level !== 'term frequency' && level !== 'rival explanation')
    .map(({comparison, level, bits}) => [comparison, level, Number(bits.toFixed(9))]);

const FIRST = isoToDay('2019-03-31');
const DAYS = 900;

test('two records weigh as of a day what they would if no later record had ever come', () => {
  const rng = createRng(31);
  for (let draw = 0; draw < 3; draw++) {
    const {view: then, known, model, table} = on(FIRST + rng.int(DAYS));
    const few = then.few();
    const {mentions, ties} = known.records;
    const rowOf = new Map(few.records.mentions.map(({id}, row) => [id, row]));
    const fast = new Explainer(few.records.mentions, few.records.ties, few.resolved, then.model(), then.matching());
    const slow = new Explainer(mentions, ties, known.resolved, model, table);
    const {personOf} = known.resolved;
    for (let pair = 0; pair < 300; pair++) {
      const left = rng.int(mentions.length);
      const own = personOf.indexOf(personOf[left]!, rng.int(2) === 0 ? 0 : left + 1);
      const right = own >= 0 && own !== left ? own : (left + 1 + rng.int(mentions.length - 1)) % mentions.length;
      const [a, b] = [left, right].map((row) => rowOf.get(mentions[row]!.id)!) as [number, number];
      const [found, expected] = [fast.explain([a], [b])!, slow.explain([left], [right])!];
      expect([found.left, found.right]).toEqual([expected.left, expected.right]);
      expect(comparedOf(found)).toEqual(comparedOf(expected));
      if (pair % 50 === 0)
        expect(whyApart(then.matching(), few.resolved.personOf, a, b)).toBe(whyApart(table, personOf, left, right));
    }
  }
});

test('persons, and who is held apart, are those of the day', () => {
  const {view: then, known} = on(FIRST + 400);
  const few = then.few();
  const persons = few.resolved.persons.filter(({mentions}) => mentions.length > 0);
  expect(persons).toEqual(known.resolved.persons);
  expect(few.resolved.held).toEqual(known.resolved.held);
  expect(persons.length).toBeLessThan(few.resolved.persons.length);
});

test('somebody is found as of a day among those who were known by then', () => {
  const {view: then, known, model} = on(FIRST + 500);
  const fast = then.people();
  const slow = atOnce(personIndexOf(fewOfAll(known), then.withheld(), model, then.config.persons, null));
  const rng = createRng(3);
  const all = then.few().records.mentions;
  let joins = 0;
  for (let draw = 0; draw < 120; draw++) {
    const asked = {...all[rng.int(all.length)]!, id: '~asked', group: '~asked', register: null, address: null};
    const [found, expected] = [fast.lookup(asked), slow.lookup(asked)];
    expect([found.decision, found.person, found.reason, found.alsoJoins]).toEqual([
      expected.decision,
      expected.person,
      expected.reason,
      expected.alsoJoins,
    ]);
    expect(found.candidates.map(({person}) => person)).toEqual(expected.candidates.map(({person}) => person));
    if (found.decision === 'join') joins++;
  }
  expect(joins).toBeGreaterThan(30);
});
