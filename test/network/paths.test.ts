import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {buildNetwork} from '../../src/network/build.ts';
import type {Network} from '../../src/network/network.ts';
import {commonNeighbours, neighboursOf} from '../../src/network/around/neighbours.ts';
import {
  degreeOf,
  joinsOf,
  joinsOfOne,
  PATHS,
  shortestPath,
  shortestPaths,
  type Step,
} from '../../src/network/around/paths.ts';
import type {Records} from '../../src/model/records.ts';
import {boroughToday} from '../support/borough-view.ts';
import {address, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';

const build = (given: Records, asOf: string | null = null): Network => buildNetwork(given, resolve(given), {asOf});
const kinds = (steps: readonly Step[] | null): string[] | undefined => steps?.map(({kind}) => kind);
const inTime = {...PATHS, isTimeRespecting: true};

const people = (...ids: string[]): ReturnType<typeof mention>[] => ids.map((id) => mention(id, {asAt: '2020-01-01'}));

test('a path names each join with its record', () => {
  const [a, b, c] = people('a', 'b', 'c') as [
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
  ];
  const concern = notification('n', {eventAt: '2021-01-01', kind: 'missing'});
  const known = tie(a, b, 'sibling');
  const network = build(
    records({
      mentions: [a, b, c],
      ties: [known],
      notifications: [concern],
      involvements: [involve(concern, b, 'subject'), involve(concern, c, 'found-with')],
    }),
  );
  const path = shortestPath(network, 0, 2);
  expect(path).toMatchObject([
    {from: 0, to: 1, via: 'tie', kind: 'sibling', records: [known.id]},
    {from: 1, to: 2, via: 'notification', kind: 'missing', records: ['n']},
  ]);
});

test('two who lived at one address one after the other are not joined, and two who overlap are', () => {
  const [a, b] = people('a', 'b') as [ReturnType<typeof mention>, ReturnType<typeof mention>];
  const home = (who: typeof a, start: string, end: string) => stay(who, address(), {start, end, asAt: start});
  const apart = [home(a, '2019-01-01', '2020-01-01'), home(b, '2020-01-02', '2021-01-01')];
  const meeting = [home(a, '2019-01-01', '2020-01-02'), home(b, '2020-01-02', '2021-01-01')];
  expect(shortestPath(build(records({mentions: [a, b], stays: apart})), 0, 1)).toBeNull();
  expect(kinds(shortestPath(build(records({mentions: [a, b], stays: meeting})), 0, 1))).toEqual(['lived together']);
});

test('only joins that held within a window of days count, each from its first day there', () => {
  const [a, b, c] = people('a', 'b', 'c') as [
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
  ];
  const early = tie(a, b, 'partner', {start: '2019-01-01', end: '2020-06-01'});
  const late = tie(b, c, 'associate', {start: '2021-01-01'});
  const network = build(records({mentions: [a, b, c], ties: [early, late]}));
  const within = (from: string, to: string, end = 2): readonly string[] | undefined =>
    shortestPath(network, 0, end, {...PATHS, window: {from: isoToDay(from), to: isoToDay(to)}})?.map(
      ({kind, day}) => `${kind} ${dayToIso(day)}`,
    );
  expect(within('2020-01-01', '2022-01-01')).toEqual(['partner 2020-01-01', 'associate 2021-01-01']);
  expect(within('2020-07-01', '2022-01-01')).toBeUndefined();
  expect(within('2018-01-01', '2018-12-31', 1)).toBeUndefined();
  expect(within('2020-06-01', '2020-06-01', 1)).toEqual(['partner 2020-06-01']);
});

test('institutions, professional ties and records received later join nobody', () => {
  const [a, b] = people('a', 'b') as [ReturnType<typeof mention>, ReturnType<typeof mention>];
  const stays = [a, b].map((who) =>
    stay(who, address('Hostel'), {start: '2019-01-01', end: '2021-01-01', asAt: '2019-01-01'}),
  );
  const given = records({mentions: [a, b], stays, ties: [tie(a, b, 'professional')]});
  const hostel = buildNetwork(given, resolve(given, {dwellingKind: () => 'communal'}), {asOf: null});
  expect(shortestPath(hostel, 0, 1)).toBeNull();
  const late = records({mentions: [a, b], ties: [tie(a, b, 'sibling', {receivedAt: '2022-05-05'})]});
  expect(shortestPath(build(late, '2022-05-04'), 0, 1)).toBeNull();
  expect(shortestPath(build(late, '2022-05-05'), 0, 1)).not.toBeNull();
});

test('a path in time goes round where the short way would run backwards', () => {
  const [a, b, c, d] = people('a', 'b', 'c', 'd') as [
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
  ];
  const ended = {start: '2018-01-01', end: '2018-06-01'};
  const network = build(
    records({
      mentions: [a, b, c, d],
      ties: [
        tie(a, b, 'partner', {start: '2019-01-01'}),
        tie(b, d, 'associate', ended),
        tie(b, c, 'associate', {start: '2019-05-01'}),
        tie(c, d, 'associate', {start: '2019-06-01'}),
      ],
    }),
  );
  expect(shortestPath(network, 0, 3)).toHaveLength(2);
  expect(shortestPath(network, 0, 3, inTime)?.map(({day}) => dayToIso(day))).toEqual([
    '2019-01-01',
    '2019-05-01',
    '2019-06-01',
  ]);
});

const anyTies = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), {maxLength: 14});

function tied(pairs: readonly (readonly [number, number])[]): Network {
  const mentions = people(...Array.from({length: 7}, (_, i) => `p${i}`));
  const seen = new Set<string>();
  const ties = pairs
    .map(([l, r]) => tie(mentions[l]!, mentions[r]!, 'associate'))
    .filter(({id}) => !seen.has(id) && seen.add(id));
  return build(records({mentions, ties}));
}

/** Every walk of the fewest steps, by plain widening. */
function oracle(pairs: readonly (readonly [number, number])[], from: number, to: number): number[][] {
  const next = (at: number): number[] => [
    ...new Set(pairs.flatMap(([l, r]) => (l === r ? [] : l === at ? [r] : r === at ? [l] : []))),
  ];
  let walks = [[from]];
  for (let steps = 0; steps < 8; steps++) {
    const found = walks.filter((walk) => walk.at(-1) === to);
    if (found.length > 0) return found;
    walks = walks.flatMap((walk) =>
      next(walk.at(-1)!)
        .filter((at) => !walk.includes(at))
        .map((at) => [...walk, at]),
    );
  }
  return [];
}

test('all shortest paths are found and counted, as by trying every walk', () => {
  fc.assert(
    fc.property(anyTies, fc.nat(6), fc.nat(6), (pairs, from, to) => {
      fc.pre(from !== to);
      const expected = oracle(pairs, from, to)
        .map((walk) => walk.join())
        .sort();
      const {paths, count} = shortestPaths(tied(pairs), from, to, 1000);
      expect(paths.map((path) => [from, ...path.map((step) => step.to)].join()).sort()).toEqual(expected);
      expect(count).toBe(expected.length);
      expect(shortestPaths(tied(pairs), from, to, 1).paths).toHaveLength(Math.min(1, expected.length));
    }),
  );
});

test('with no time on any tie, a path in time is as short as one without', () => {
  fc.assert(
    fc.property(anyTies, fc.nat(6), fc.nat(6), (pairs, from, to) => {
      fc.pre(from !== to);
      const network = tied(pairs);
      expect(shortestPath(network, from, to, inTime)?.length).toBe(shortestPath(network, from, to)?.length);
    }),
  );
});

test('a join goes both ways', () => {
  fc.assert(
    fc.property(anyTies, (pairs) => {
      const network = tied(pairs);
      for (let person = 0; person < 7; person++) {
        for (const step of joinsOf(network, person)) {
          expect(joinsOf(network, step.to).map(({to}) => to)).toContain(person);
        }
      }
    }),
  );
});

type Dated = readonly [left: number, right: number, start: number, length: number];
const datedTies = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(20), fc.nat(12)), {maxLength: 14});
const FIRST = isoToDay('2019-01-01');

/** Ties with a start, and an end so many days later. */
function dated(pairs: readonly Dated[]): Network {
  const mentions = people(...Array.from({length: 6}, (_, i) => `p${i}`));
  const seen = new Set<string>();
  const ties = pairs
    .filter(([l, r]) => l !== r)
    .map(([l, r, start, length]) =>
      tie(mentions[l]!, mentions[r]!, 'associate', {
        start: dayToIso(FIRST + start),
        end: dayToIso(FIRST + start + length),
      }),
    )
    .filter(({id}) => !seen.has(id) && seen.add(id));
  return build(records({mentions, ties}));
}

/** Every walk of the fewest steps that can be walked forward in time, by trying each and always going as early as can be. */
function timedOracle(pairs: readonly Dated[], from: number, to: number): string[] {
  let walks: {at: number[]; day: number}[] = [{at: [from], day: -1}];
  for (let steps = 0; steps < 6; steps++) {
    const found = walks.filter(({at}) => at.at(-1) === to);
    if (found.length > 0) return [...new Set(found.map(({at}) => at.join()))].sort();
    walks = walks.flatMap(({at, day}) =>
      pairs.flatMap(([l, r, start, length]) => {
        const next = l === at.at(-1) ? r : r === at.at(-1) ? l : -1;
        if (next < 0 || at.includes(next) || start + length < day) return [];
        return [{at: [...at, next], day: Math.max(day, start)}];
      }),
    );
  }
  return [];
}

test('all shortest paths in time are found and counted, as by trying every walk', () => {
  fc.assert(
    fc.property(datedTies, fc.nat(5), fc.nat(5), (pairs, from, to) => {
      fc.pre(from !== to);
      const {paths, count} = shortestPaths(dated(pairs), from, to, 1000, inTime);
      const expected = timedOracle(pairs, from, to);
      expect(paths.map((path) => [from, ...path.map((step) => step.to)].join()).sort()).toEqual(expected);
      expect(count).toBe(expected.length);
      for (const path of paths) {
        for (const [at, step] of path.entries()) expect(step.day).toBeGreaterThanOrEqual(path[at - 1]?.day ?? FIRST);
      }
    }),
    {numRuns: 300},
  );
});

test('neighbours, their number and those two have in common are as by looking at every tie', () => {
  const around = (pairs: readonly (readonly [number, number])[], at: number): number[] =>
    [...new Set(pairs.flatMap(([l, r]) => (l === r ? [] : l === at ? [r] : r === at ? [l] : [])))].sort(
      (a, b) => a - b,
    );
  fc.assert(
    fc.property(anyTies, fc.nat(6), fc.nat(6), fc.nat(4), (pairs, left, right, most) => {
      const network = tied(pairs);
      expect(joinsOf(network, left).map(({to}) => to)).toEqual(around(pairs, left));
      expect(degreeOf(network, left)).toBe(around(pairs, left).length);
      const ranked = around(pairs, left).sort((a, b) => around(pairs, a).length - around(pairs, b).length || a - b);
      const {neighbours, count} = neighboursOf(network, left, most);
      expect([neighbours.map(({person}) => person), count]).toEqual([ranked.slice(0, most), ranked.length]);
      expect(commonNeighbours(network, left, right).map(({person}) => person)).toEqual(
        around(pairs, left).filter((person) => around(pairs, right).includes(person)),
      );
    }),
  );
});

test('who asks about one person gets the joins that they have among all, of every fifth in a borough', async () => {
  const network = (await boroughToday()).shown();
  // A low bound makes crowds of many doors and notifications.
  const filters = [PATHS, {...PATHS, crowdMax: 4}, {...PATHS, window: {from: FIRST, to: FIRST + 900}}];
  let joins = 0;
  for (const filter of filters)
    for (let person = 0; person < network.persons.length; person += 5) {
      const own = joinsOfOne(network, person, filter);
      expect(own).toEqual(joinsOf(network, person, filter));
      joins += own.length;
    }
  expect(joins).toBeGreaterThan(1000);
}, 60_000);

test('an open stay lasts until the next address, and a visit for its day', () => {
  const [a, b, c] = people('a', 'b', 'c') as [
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
  ];
  const network = build(
    records({
      mentions: [a, b, c],
      stays: [
        stay(a, address('1 High Street'), {start: '2019-01-01'}),
        stay(a, address('2 Low Street'), {start: '2020-01-01'}),
        stay(b, address('1 High Street'), {start: '2020-06-01'}),
        stay(c, address('1 High Street'), {start: '2019-06-01', kind: 'found-at'}),
        stay(b, address('2 Low Street'), {start: '2019-12-31', kind: 'found-at'}),
      ],
    }),
  );
  expect(joinsOf(network, 0).map(({to, kind, day}) => [to, kind, dayToIso(day)])).toEqual([
    [2, 'at one address', '2019-06-01'],
  ]);
});
