import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {alertHistory} from '../../src/engine/history/alert-history.ts';
import {flagHistory} from '../../src/engine/history/flag-history.ts';
import {openView, type View} from '../../src/engine/view/view.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {RULES} from '../../src/signals/registry.ts';
import {flagId, runSignals} from '../../src/signals/run.ts';
import {setScene} from '../../src/signals/scene.ts';
import {subjectAt} from '../../src/signals/facts/spans.ts';
import type {Store} from '../../src/workspace/store.ts';
import {boroughStore, boroughWorkspace} from '../support/borough.ts';
import {boroughToday} from '../support/borough-view.ts';
import {ringfence} from '../support/cli.ts';

let store: Store;
let view: View;

beforeAll(async () => {
  store = await boroughStore();
  view = await boroughToday();
});

const dayBefore = (day: string): string => dayToIso(isoToDay(day) - 1);

/** One flag of each rule that stands, the first by id. */
const oneOfEach = (): string[] =>
  [...Map.groupBy(view.flags(), ({rule}) => rule).values()].map((flags) => flags.map(({id}) => id).sort()[0]!);

test('a flag says on each day of its history what flags as of that day say, and is not there before it came', () => {
  for (const id of oneOfEach()) {
    const {changes, stood, rule} = flagHistory(view, id)!;
    expect(stood.at(-1)!.to).toBeNull();
    expect(changes[0]!.change).toBe('came');
    // The first days, and the last: each is a view of its own.
    for (const {day, change, text, records, incidents, madeBy} of [...changes.slice(0, 3), changes.at(-1)!]) {
      const then = openView(store, day, QUIET)
        .flags(rule)
        .find((flag) => flag.id === id);
      if (change === 'went') {
        expect(then).toBeUndefined();
        continue;
      }
      expect(then).toMatchObject({text, records, incidents});
      if (day === changes[0]!.day) {
        expect(then).toMatchObject({firstKnowable: day, firstRecords: madeBy});
        expect(
          openView(store, dayBefore(day), QUIET)
            .flags(rule)
            .map((flag) => flag.id),
        ).not.toContain(id);
      }
    }
  }
});

test('a flag that went is there until the day on which it did', () => {
  const scene = setScene(view.network(), view.config.signals);
  const gone = RULES.flatMap((rule) => {
    const spans = view.standing().spans[rule.id]!;
    const at = spans.to.findIndex((to) => to <= scene.today);
    return at < 0 ? [] : [{rule: rule.id, id: flagId(scene, rule, subjectAt(spans, at))}];
  });
  expect(gone.length).toBeGreaterThan(2);
  for (const {rule, id} of gone) {
    const {stood, changes} = flagHistory(view, id)!;
    const {from, to} = stood[0]!;
    const ids = (day: string): string[] =>
      openView(store, day, QUIET)
        .flags(rule)
        .map((flag) => flag.id);
    expect([from, dayBefore(to!), to!].map((day) => ids(day).includes(id))).toEqual([true, true, false]);
    expect(changes.find(({change}) => change === 'went')!.day).toBe(to);
  }
});

test('flags that a run kept the history of are, on days in between, those worked out from the records of the day', () => {
  const {records, resolved} = view.known();
  let stood = 0;
  for (const asOf of ['2021-03-09', '2022-08-17', '2023-11-30', '2030-01-01']) {
    const flags = openView(store, asOf, QUIET).flags();
    expect(flags).toEqual(runSignals(buildNetwork(records, resolved, {asOf}), view.config.signals, QUIET));
    stood += flags.length;
  }
  expect(stood).toBeGreaterThan(50);
});

test('as of a day a history ends with it', () => {
  const id = oneOfEach().find((one) => flagHistory(view, one)!.changes.length > 3)!;
  const {changes} = flagHistory(view, id)!;
  const asOf = changes[1]!.day;
  expect(flagHistory(openView(store, asOf, QUIET), id)!.changes).toEqual(changes.slice(0, 2));
  expect(flagHistory(openView(store, dayBefore(changes[0]!.day), QUIET), id)).toBeNull();
});

test('the records of an alert come in one by one until it can be known, and all are told once', () => {
  const [alert] = view.alerts();
  const steps = alertHistory(alert!, view.network().records);
  expect(steps.flatMap(({records}) => records).sort()).toEqual([...alert!.evidence].sort());
  expect(steps.at(-1)).toMatchObject({recordsSoFar: alert!.evidence.length, isKnowable: true});
  expect(steps.find(({isKnowable}) => isKnowable)!.day).toBe(alert!.firstKnowable);
  expect(steps.flatMap(({newLinks}) => newLinks)).toHaveLength(alert!.links.length);
});

test('the command tells of flags and alerts, and that there is none of an id', async () => {
  const workspace = await boroughWorkspace();
  const [flag, alert] = [oneOfEach()[0]!, view.alerts()[0]!.id];
  const told = await ringfence('history', flag, '-w', workspace);
  expect([told.status, told.stdout.includes('came'), told.stderr.includes('stood')]).toEqual([0, true, true]);
  const json = JSON.parse((await ringfence('history', alert, '--json', '-w', workspace)).stdout) as {steps: unknown[]};
  expect(json.steps.length).toBeGreaterThan(0);
  const none = await ringfence('history', 'fnone', '-w', workspace);
  expect([none.status === 0, none.stderr]).toEqual([false, expect.stringContaining('no flag and no alert fnone')]);
});
