import {performance} from 'node:perf_hooks';
import {QUIET} from '../../src/base/context.ts';
import {CLUSTERS, type ClusterConfig} from '../../src/clusters/config.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import type {Alert} from '../../src/model/finding.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {makeHub, PLAIN_HUB, type Hub, type HubOptions} from './hub.ts';
import {linkedToVictims, precisionLimit, type Linked} from './limit.ts';

/** Planted clusters of 26, 10 and 6 adults in 40,000 households, a fifth of their links lost, 30 % of kin not recorded. */
export const RINGS = [
  {adults: 26, families: 8, familiesEach: 3, lost: 0.2},
  {adults: 10, families: 5, familiesEach: 2, lost: 0.2},
  {adults: 6, families: 4, familiesEach: 2, lost: 0.2},
];

export function alertsOf({records, resolved}: Hub, config: ClusterConfig = CLUSTERS): Alert[] {
  return findClusters(buildNetwork(records, resolved, {asOf: null}), config, QUIET);
}

/**
 * A planted cluster is detected by an alert with at least three of its adults that make up at least half of the alert's.
 * Recall and precision are of the adults of that alert, and of those whom it says to be at its core; means are over the detected. Beside
 * them the precision that no decision on what these hubs show can better at a recall of 0.95 (`limit.ts`), the share of members whom
 * records join to two of the families, which is all that a core can hold, and what the other adults listed are.
 */
export function benchRings(seeds: number, sizes: readonly number[], camouflage = 0): void {
  for (const ring of RINGS.filter(({adults}) => sizes.includes(adults))) {
    const cluster = {...ring, camouflage};
    const found = Array.from({length: seeds}, (_, at) => seekRing({...PLAIN_HUB, seed: at + 1, cluster}));
    const detected = found.filter(({recall}) => recall > 0);
    const mean = (values: readonly number[]): number =>
      Number((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(3));
    console.log(
      JSON.stringify({
        bench: 'quality rings',
        ...cluster,
        seeds,
        detected: detected.length,
        recall: mean(detected.map(({recall}) => recall)),
        precision: mean(detected.map(({precision}) => precision)),
        coreRecall: mean(detected.map(({coreRecall}) => coreRecall)),
        corePrecision: mean(detected.map(({corePrecision}) => corePrecision)),
        coreRecallLimit: mean(found.map(({linked, members}) => linked.filter(isSureMember).length / members)),
        others: countOthers(detected.flatMap(({strangers}) => strangers)),
        familyRecall: mean(detected.map(({familyRecall}) => familyRecall)),
        familyPrecision: mean(detected.map(({familyPrecision}) => familyPrecision)),
        precisionLimitAtRecall95: limitOf(found, cluster.adults),
        otherAlertsPer100k: mean(found.map(({others, persons}) => (others / persons) * 100_000)),
        msEach: Math.round(mean(found.map(({ms}) => ms))),
      }),
    );
  }
}

const isSureMember = ({isMember, isSure}: Linked): boolean => isMember && isSure;

/** How many adults who are listed and are no members there are of each sort. */
const countOthers = (sorts: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(sorts, (sort) => sort)]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([sort, own]) => [sort, own.length]),
  );

/** At least three of its adults, who make up at least half of those listed. */
export const isDetected = (hits: number, listed: number): boolean => hits >= 3 && 2 * hits >= listed;

function seekRing(options: HubOptions): {
  recall: number;
  precision: number;
  coreRecall: number;
  corePrecision: number;
  familyRecall: number;
  familyPrecision: number;
  /** What each adult of the alert who is no member is. */
  strangers: string[];
  members: number;
  others: number;
  persons: number;
  ms: number;
  linked: Linked[];
} {
  const hub = makeHub(options);
  const start = performance.now();
  const alerts = alertsOf(hub);
  const ms = performance.now() - start;
  const best = alerts
    .map((alert) => {
      const adults = alert.persons.filter(({role}) => role === 'adult').map(({person}) => person);
      const hits = adults.filter((person) => hub.ring.has(person)).length;
      return {alert, hits, adults: adults.length};
    })
    .filter(({hits, adults}) => isDetected(hits, adults))
    .sort((left, right) => right.hits - left.hits)[0];
  const core = (best?.alert.persons ?? []).filter(({role, standing}) => role === 'adult' && standing === 'core');
  const coreHits = core.filter(({person}) => hub.ring.has(person)).length;
  return {
    recall: best === undefined ? 0 : best.hits / hub.ring.size,
    precision: best === undefined ? 0 : best.hits / best.adults,
    coreRecall: coreHits / hub.ring.size,
    corePrecision: coreHits / Math.max(1, core.length),
    strangers: best === undefined ? [] : strangersOf(hub, best.alert),
    members: hub.ring.size,
    ...familiesOf(hub, best?.alert.families ?? []),
    others: alerts.length - (best === undefined ? 0 : 1),
    persons: hub.persons,
    ms,
    linked: linkedToVictims(hub, buildNetwork(hub.records, hub.resolved, {asOf: null})),
  };
}

/** Adults of an alert who are no members: at its core or also linked, and whether kinship that nobody recorded joins them to a victim. */
const strangersOf = ({ring, victims, unrecordedKin}: Hub, {persons}: Alert): string[] =>
  persons
    .filter(({role, person}) => role === 'adult' && !ring.has(person))
    .map(({person, standing}) => {
      const isKin = [...(unrecordedKin.get(person) ?? [])].some((child) => victims.has(child));
      return `${standing}, ${isKin ? 'kin nobody recorded' : 'stranger'}`;
    });

/** Of the families of an alert those that are the planted cluster's, and of these those that are in it. */
function familiesOf(
  {victims, familyCount}: Hub,
  families: Alert['families'],
): {familyRecall: number; familyPrecision: number} {
  const right = families.filter(({children}) => children.some((child) => victims.has(child))).length;
  return {familyRecall: right / Math.max(1, familyCount), familyPrecision: right / Math.max(1, families.length)};
}

function limitOf(found: readonly {linked: Linked[]}[], adults: number): number | null {
  const limit = precisionLimit(
    found.flatMap(({linked}) => linked),
    adults * found.length,
    0.95,
  );
  return limit === null ? null : Number(limit.toFixed(3));
}
