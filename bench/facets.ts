import {parseArgs} from 'node:util';
import {DAY_MAX} from '../src/base/day.ts';
import {createRng} from '../src/base/rng.ts';
import {buildNetwork} from '../src/network/build.ts';
import {SIGNALS} from '../src/signals/config.ts';
import {falseDiscoveryCut} from '../src/signals/false-discovery.ts';
import {RULES} from '../src/signals/registry.ts';
import type {Rule, Scene} from '../src/signals/rule.ts';
import {seriesOf} from '../src/signals/facts/series.ts';
import {setScene} from '../src/signals/scene.ts';
import {makeSeriesHub, type Planted} from './facets/hub.ts';
import type {Bench} from './main.ts';

/** Facet of escalation, what is planted for it, its rule, and what the others are: mild series are no rivals to grave ones. */
const FACETS: readonly (readonly [string, Planted, string, Planted])[] = [
  ['a', 'intervals', 'shortening-intervals', 'none'],
  ['b', 'gravity', 'growing-gravity', 'mixed'],
  ['c', 'kind', 'new-harm-kind', 'none'],
  ['d', 'agency', 'new-agency-worried', 'none'],
  ['e', 'person', 'new-person-in-series', 'none'],
  ['f', 'birth', 'vulnerable-time', 'none'],
  ['g', 'quiet', 'gone-quiet', 'none'],
];

/** How many dated events each facet of escalation needs: alone in a hub, and among others in which nothing changes. */
export const bench: Bench = {
  name: 'facets',
  summary:
    'power of the seven facets of escalation by number of events, and what they say where nothing changes [--seed 1 --planted 50 --others 450 --facets abcdefg]',
  run(args) {
    const {values} = parseArgs({
      args,
      options: {
        seed: {type: 'string', default: '1'},
        planted: {type: 'string', default: '50'},
        others: {type: 'string', default: '450'},
        facets: {type: 'string', default: 'abcdefg'},
      },
    });
    const hub = {count: Number(values.planted), others: Number(values.others), seed: Number(values.seed)};
    for (const [facet, planted, rule, among] of FACETS.filter(([name]) => values.facets.includes(name)))
      for (const events of [4, 5, 6, 7, 8, 10, 12])
        console.log(
          JSON.stringify({
            bench: 'facets',
            facet,
            rule,
            events,
            ...measure(rule, events, {planted, among, ...hub}),
          }),
        );
  },
};

type Hub = {planted: Planted; among: Planted; count: number; others: number; seed: number};

function measure(id: string, events: number, {planted, among, count, others, seed}: Hub): object {
  const all = [...Array<Planted>(count).fill(planted), ...Array<Planted>(others).fill(among)];
  const {records, resolved} = makeSeriesHub(createRng(seed * 1000 + events), all, events);
  const scene = setScene(buildNetwork(records, resolved, {asOf: null}), SIGNALS);
  const rule = RULES.find((one) => one.id === id)!;
  const subjects = rule.subjects(scene).filter(([person]) => resolved.persons[person!]!.id.startsWith('c'));
  const p = subjects.map((subject) => chanceOf(scene, rule, subject));
  const tests = p.filter((one) => one !== null);
  const cut = rule.pooled
    ? falseDiscoveryCut(tests, SIGNALS.escalation.falseDiscoveryRate, SIGNALS.escalation.alpha)
    : SIGNALS.escalation.quietChance;
  const isPlanted = subjects.map(([person]) => Number(resolved.persons[person!]!.id.slice(1)) < count);
  const share = (isRight: boolean, level: number): number => {
    const hits = p.filter((one, at) => isPlanted[at] === isRight && one !== null && one.p <= level).length;
    return Number((hits / (isRight ? count : others)).toFixed(3));
  };
  return {
    // One series in a hub with no other: the level of a single test.
    foundAlone: share(true, rule.pooled ? SIGNALS.escalation.alpha : cut),
    foundAmongOthers: share(true, cut),
    othersFlagged: share(false, cut),
    tested: tests.length,
    /** The most that a chance may be to be let through, and the least that the best ordered of the planted could give. */
    cut: Number(cut.toPrecision(2)),
    least: Number(
      Math.min(1, ...p.flatMap((one, at) => (isPlanted[at]! && one !== null ? [one.least] : []))).toPrecision(2),
    ),
  };
}

/** A series is tested as of its last incident: later it is past, and no flag says any more that it grows. */
function chanceOf(scene: Scene, rule: Rule, subject: readonly number[]) {
  if (rule.pooled) {
    const last = seriesOf(scene, subject[0]!, DAY_MAX).at(-1)?.day ?? scene.today;
    return rule.test({...scene, today: last}, subject, DAY_MAX);
  }
  return rule.find(scene, subject, DAY_MAX) === null ? null : {p: 0, least: 0};
}
