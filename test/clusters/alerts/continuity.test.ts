import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {keepIdentity, queueOf, versionsSince} from '../../../src/clusters/alerts/continuity.ts';
import type {DecisionType} from '../../../src/model/alert-decision.ts';
import type {Alert, AlertVersion} from '../../../src/model/finding.ts';

const alert = (id: string, people: readonly string[], evidence: readonly string[] = []): Alert => ({
  id,
  motif: 'shared-adults',
  version: '1',
  title: '',
  name: `name of ${id}`,
  persons: people.map((person) => ({person, role: 'adult', family: null, standing: 'core', because: ''})),
  families: [],
  links: [],
  dwellings: [],
  chance: {model: '', statistic: '', observed: 0, expected: 0, p: 0, q: 0, byChance: 0, draws: 0, hypotheses: 0},
  benign: [],
  agencies: [],
  addedByJoining: 0,
  fragility: [],
  identities: [],
  nearest: [],
  firstKnowable: '2023-01-01',
  score: 0,
  terms: [],
  evidence: [...evidence],
});

/** What is known after a run over these alerts. */
const knownAfter = (...runs: readonly Alert[][]): AlertVersion[] =>
  runs.reduce<AlertVersion[]>((known, alerts) => [...known, ...versionsSince(known, alerts)], []);
const ids = (alerts: readonly Alert[]): string[] => alerts.map(({id}) => id);

test('an alert that shares half of its people with a former one keeps its id and name', () => {
  const known = knownAfter([alert('a1', ['x', 'y', 'z']), alert('a2', ['p', 'q'])]);
  const [first, second, third] = keepIdentity(known, [
    alert('b1', ['p', 'q', 'r']),
    alert('b2', ['x', 'y', 'z', 'v']),
    alert('b3', ['x', 'k', 'l', 'm']),
  ]);
  expect([first!.id, first!.name]).toEqual(['a2', 'name of a2']);
  expect(second!.id).toBe('a1');
  expect([third!.id, third!.name]).toEqual(['b3', 'name of b3']);
});

test('an alert of the same core keeps its id however it grows, and nobody else gets it', () => {
  const known = knownAfter([alert('a1', ['x', 'y'])]);
  expect(ids(keepIdentity(known, [alert('a1', ['x', 'y', 'p', 'q', 'r', 's'])]))).toEqual(['a1']);
  // The same id by content, and nobody in common: another matter.
  expect(ids(keepIdentity(known, [alert('a1', ['p', 'q'])]))).toEqual(['a1-p']);
});

test('no two alerts are called by one name, of one run or of many', () => {
  const called = (id: string, people: readonly string[]): Alert => ({...alert(id, people), name: 'Oak Plover 99'});
  const first = [called('a1', ['x', 'y']), called('a2', ['p', 'q'])];
  const known = knownAfter(first);
  expect(known.map(({name}) => name)).toEqual(['Oak Plover 99', 'Oak Plover 100']);
  // One that split keeps its name in the larger part alone; a name that nobody bears any more is not another's.
  const later = keepIdentity(known, [called('a1', ['x', 'y', 'z']), called('a1', ['v', 'w']), called('a9', ['k'])]);
  expect(later.map(({name}) => name)).toEqual(['Oak Plover 99', 'Oak Plover 101', 'Oak Plover 102']);
  expect(keepIdentity(known, first.toReversed()).map(({name}) => name)).toEqual(['Oak Plover 100', 'Oak Plover 99']);
});

const groups = fc.array(fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 't', 'u', 'v', 'w'), {minLength: 1}), {
  maxLength: 5,
});
const alerts = groups.map((lists) => lists.map((people, at) => alert(`a${at}`, people)));

test('no two alerts of a run have one id, and a change that is undone leaves every id as it was', () => {
  fc.assert(
    fc.property(alerts, alerts, alerts, (first, second, third) => {
      const known = knownAfter(first, second);
      const now = keepIdentity(known, third);
      expect(new Set(ids(now)).size).toBe(now.length);
      expect(now.map(({persons}) => persons)).toEqual(third.map(({persons}) => persons));
      const before = keepIdentity(known, second);
      const undone = keepIdentity(knownAfter(first, second, third), second);
      expect(ids(undone)).toEqual(ids(before));
    }),
    {seed: 4, numRuns: 1000},
  );
});

test('a first run changes no id, and a run over the same alerts adds nothing', () => {
  fc.assert(
    fc.property(alerts, (first) => {
      expect(keepIdentity([], first)).toEqual(first);
      expect(versionsSince(knownAfter(first), first)).toEqual([]);
    }),
  );
});

test.each(['dismissed', 'duplicate'] as const)('an alert that is %s comes back with new evidence only', (type) => {
  const one = alert('a1', ['x'], ['n1', 'n2']);
  const closed = {alert: 'a1', type, by: 'rita', evidence: ['n1', 'n2']};
  expect(queueOf([one], [])).toEqual([{alert: one, state: 'open', newEvidence: []}]);
  expect(queueOf([one], [closed])).toEqual([{alert: one, state: type, newEvidence: []}]);
  const grown = alert('a1', ['x'], ['n1', 'n2', 'n3']);
  expect(queueOf([grown], [closed])).toEqual([{alert: grown, state: 'returned', newEvidence: ['n3']}]);
  expect(queueOf([one], [closed, {...closed, type: 'reopened'}])).toEqual([
    {alert: one, state: 'open', newEvidence: []},
  ]);
});

test('an alert is accepted once two different people have said so, with nothing else decided between', () => {
  const one = alert('a1', ['x'], ['n1']);
  const stateAfter = (...said: [type: DecisionType, by: string][]): string =>
    queueOf(
      [one],
      said.map(([type, by]) => ({alert: 'a1', type, by, evidence: ['n1']})),
    )[0]!.state;
  expect(stateAfter(['accepted', 'rita'])).toBe('accepted-once');
  expect(stateAfter(['accepted', 'rita'], ['accepted', 'rita'])).toBe('accepted-once');
  expect(stateAfter(['accepted', 'rita'], ['accepted', 'sam'])).toBe('accepted');
  expect(stateAfter(['accepted', 'rita'], ['needs-more', 'sam'], ['accepted', 'sam'])).toBe('accepted-once');
  expect(stateAfter(['accepted', 'rita'], ['accepted', 'sam'], ['handed-over', 'sam'])).toBe('handed-over');
});

test('what an alert has gained since it was decided on is told without putting it back', () => {
  const grown = alert('a1', ['x'], ['n1', 'n2']);
  const [queued] = queueOf([grown], [{alert: 'a1', type: 'needs-more', by: 'rita', evidence: ['n1']}]);
  expect(queued).toMatchObject({state: 'needs-more', newEvidence: ['n2']});
});

/** The same with every pair of an alert and a known one looked at: the most alike first, then the order of alerts and of what is known. */
function keptByAllPairs(known: readonly AlertVersion[], now: readonly Alert[]): string[] {
  const lists = [...Map.groupBy(known, ({id}) => id).values()];
  const same = (left: readonly string[], right: readonly string[]): boolean =>
    [...left].sort().join() === [...right].sort().join();
  const alikeness = ({id, persons}: Alert, list: readonly AlertVersion[]): number => {
    const own = [...new Set(persons.map(({person}) => person))];
    if (list.some(({made, people}) => made === id && same(people, own))) return 2;
    const last = list.at(-1)!;
    const common = last.people.filter((person) => own.includes(person)).length;
    const share = common / new Set([...last.people, ...own]).size;
    return last.made === id && common > 0 ? Math.max(0.5, share) : share;
  };
  const pairs = now.flatMap((one, at) => lists.map((list) => ({at, id: list[0]!.id, share: alikeness(one, list)})));
  const given = new Map<number, string>();
  for (const {at, id, share} of pairs.toSorted((left, right) => right.share - left.share || left.at - right.at))
    if (share >= 0.5 && !given.has(at) && ![...given.values()].includes(id)) given.set(at, id);
  return now.map((_, at) => given.get(at) ?? 'new');
}

test('ids that are taken over are those that looking at every pair gives', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), {minLength: 1, maxLength: 5});
  const run = fc.uniqueArray(fc.record({id: fc.constantFrom('a1', 'a2', 'a3', 'a4'), people}), {
    selector: ({id}) => id,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(run, {maxLength: 4}), run, (before, last) => {
      const alertsOf = (given: readonly {id: string; people: string[]}[]): Alert[] =>
        given.map(({id, people: who}) => alert(id, who));
      const known = knownAfter(...before.map(alertsOf));
      const all = new Set(known.map(({id}) => id));
      const kept = keepIdentity(known, alertsOf(last)).map(({id}) => (all.has(id) ? id : 'new'));
      expect(kept).toEqual(keptByAllPairs(known, alertsOf(last)));
    }),
    {numRuns: 300, seed: 8},
  );
});
