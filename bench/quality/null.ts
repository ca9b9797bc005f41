import {CLUSTERS} from '../../src/clusters/config.ts';
import type {Alert} from '../../src/model/finding.ts';
import {makeHub, PLAIN_HUB, type HubOptions} from './hub.ts';
import {alertsOf} from './rings.ts';

/** A hub with nothing planted and much that looks linked: estates, refuges, four generations, 3 % of parts under the wrong person. */
const NULL_HUB: HubOptions = {
  ...PLAIN_HUB,
  households: 6000,
  linkChance: 0.2,
  extendedFamilies: 300,
  generations: 4,
  institutions: 6,
  professionals: 9,
  estates: 10,
  refuges: 4,
  identityError: 0.03,
};

/** Six years of records; a false alert counts once, in the month in which it would have come up. */
const MONTHS = 72;

/** Share of kin on record, and the share that the null is told is not. */
const CASES = [
  {kinRecorded: 1, unrecordedKinShare: 0},
  {kinRecorded: PLAIN_HUB.kinRecorded, unrecordedKinShare: 0},
  {kinRecorded: PLAIN_HUB.kinRecorded, unrecordedKinShare: 1 - PLAIN_HUB.kinRecorded},
];

/**
 * False alerts per 100k persons a month, and the largest distance of the p-values of each hub's most striking group from
 * uniform (Kolmogorov-Smirnov), with its chance: where all kin is on record, so that nothing but chance links families; where 30 % of
 * it is not, which p knows nothing of: relatives whom nobody recorded as such are no chance, nor a cluster; and where p is told that
 * 30 % is not.
 */
export function benchNull(seeds: number, kinRecorded: number | null): void {
  for (const one of CASES) if (kinRecorded === null || one.kinRecorded === kinRecorded) measure(seeds, one);
}

function measure(seeds: number, {kinRecorded, unrecordedKinShare}: (typeof CASES)[number]): void {
  let alerts = 0;
  let explained = 0;
  let persons = 0;
  const p: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const hub = makeHub({...NULL_HUB, kinRecorded, seed});
    const loose = {draws: 199, byChanceMax: Infinity, falseDiscoveryRate: Infinity, unrecordedKinShare};
    const all = alertsOf(hub, {...CLUSTERS, ...loose});
    const raised = all.filter(
      ({chance}) => chance.byChance <= CLUSTERS.byChanceMax && chance.q <= CLUSTERS.falseDiscoveryRate,
    );
    alerts += raised.length;
    // What alerts say of themselves hangs on how many a hub may show, which is endless above.
    if (raised.length > 0)
      explained += alertsOf(hub, {...CLUSTERS, draws: 199, unrecordedKinShare}).filter(isExplainedByKin).length;
    persons += hub.persons;
    p.push(Math.min(1, ...all.filter(({chance}) => chance.draws > 0).map(({chance}) => chance.p)));
  }
  const distance = distanceFromUniform(p);
  console.log(
    JSON.stringify({
      bench: 'quality null',
      kinRecorded,
      unrecordedKinShare,
      hubs: seeds,
      personsEach: Math.round(persons / seeds),
      falseAlerts: alerts,
      sayTheyMayBeUnrecordedKin: explained,
      falseAlertsPer100kMonth: Number(((alerts / persons / MONTHS) * 100_000).toFixed(4)),
      falseAlertsPer100kRun: Number(((alerts / persons) * 100_000).toFixed(2)),
      pDeciles: Array.from({length: 9}, (_, at) =>
        Number(p.toSorted((a, b) => a - b)[Math.floor(((at + 1) / 10) * p.length)]!.toFixed(3)),
      ),
      ksDistance: Number(distance.toFixed(3)),
      ksP: Number(kolmogorovTail(distance, p.length).toFixed(3)),
    }),
  );
}

const isExplainedByKin = ({benign}: Alert): boolean =>
  benign.some(({check, result}) => check === 'family that nobody recorded' && result === 'possible');

function distanceFromUniform(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return Math.max(...sorted.map((value, at) => Math.max(value - at / sorted.length, (at + 1) / sorted.length - value)));
}

/** Chance of a distance at least as large where the values are uniform (Kolmogorov's limit with Stephens's correction). */
function kolmogorovTail(distance: number, count: number): number {
  const root = Math.sqrt(count);
  const x = (root + 0.12 + 0.11 / root) * distance;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, sum));
}
