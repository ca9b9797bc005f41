import {idAt} from '../../base/find-by-id.ts';
import {DAY_MAX, DAY_MIN, dayToIso} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {kindMask} from '../../network/around/kin.ts';
import {birthOf} from '../../network/life-stage.ts';
import {personId, otherEnd, tieId} from '../../network/network.ts';
import {binomialTail} from '../../statistics/distributions.ts';
import type {PoolTest} from '../false-discovery.ts';
import type {PooledRule, Scene} from '../rule.ts';
import {recordingClock} from '../facts/recording-clock.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import {isPast, seriesFinding, seriesOf, seriesSubjects, type Step} from '../facts/series.ts';

/**
 * Facet f of escalation: incidents that crowd into the year of a change that makes people vulnerable: from the start of a
 * pregnancy to a first birthday in the close family, or the year after a couple parts. Exact binomial: with no change in
 * rate, each of the incidents falls into that time with the share it has of the whole series: of its days, or of all that the
 * agencies of the series recorded in them, whichever is larger.
 */
export const vulnerableTime: PooledRule = {
  id: 'vulnerable-time',
  version: '3',
  inForce: '2026-01-01',
  summary: 'Incidents of a person crowded into a pregnancy, the first year of a baby or the year after a separation',
  reads: [...EVENT_FIELDS, 'mention.birth', 'tie.kind', 'tie.start', 'tie.end'],
  pooled: true,
  pool: 'vulnerable-time',
  ...seriesSubjects,
  test: (scene, [person], knownBy) => {
    const best = crowdedTime(scene, person!, knownBy);
    const {pastDays} = scene.config.escalation;
    return best === null || isPast(scene, best.steps, knownBy, pastDays) ? null : {p: best.p, least: best.least};
  },
  find: (scene, subject, pool, knownBy) => {
    const {time, inside, share} = crowdedTime(scene, subject[0]!, knownBy)!;
    const finding = seriesFinding(
      scene,
      subject,
      (id, count) =>
        `${inside} of the latest ${count} incidents of person ${id} fell into the time around ${time.words} (${dayToIso(time.from)} to ${dayToIso(time.to)})`,
      pool,
      knownBy,
      {
        test: 'binomial, exact, one-sided',
        change: {what: time.words, from: dayToIso(time.from), to: dayToIso(time.to)},
        inside,
        shareOfTime: Math.round(share * 1000) / 1000,
      },
    );
    return {...finding, evidence: [...finding.evidence, ...time.records]};
  },
};

/** A time of vulnerability with the records that date it. */
type Time = {from: number; to: number; words: string; records: string[]};

const PREGNANCY_DAYS = 280;
const YEAR_DAYS = 365;
const CLOSE = kindMask(['parent', 'sibling', 'half-sibling']);
const COUPLE = kindMask(['partner', 'ex-partner']);
const PARENT = kindMask(['parent', 'step-parent']);
const EX_PARTNER = kindMask(['ex-partner']).indexOf(1);

/** A time into which incidents crowd: how many of them, and the share of the series that it is. */
type Crowded = PoolTest & {steps: Step[]; time: Time; inside: number; share: number};

/** The time least to be expected by chance; null where the series is short or nothing falls into it. */
function crowdedTime(scene: Scene, person: number, knownBy: number): Crowded | null {
  const steps = seriesOf(scene, person, knownBy);
  if (steps.length < scene.config.escalation.incidentsMin) return null;
  const days = steps.map(({day}) => day);
  const [first, last] = [days[0]!, days.at(-1)!];
  const clock = recordingClock(scene, steps);
  const times = [...births(scene, person, knownBy), ...partings(scene, person, knownBy)].filter(
    ({from, to}) => from <= last && to >= first,
  );
  let best: Crowded | null = null;
  for (const time of times) {
    const [from, to] = [Math.max(time.from, first), Math.min(time.to, last)];
    // A time in which more was recorded about everybody has the larger share, by days or by what was recorded.
    const share = Math.max(
      (to - from + 1) / (last - first + 1),
      (clock(to + 1) - clock(from)) / (clock(last + 1) - clock(first)),
    );
    // A time that covers nearly all of the series is no change within it.
    if (share > 0.75) continue;
    const inside = days.filter((day) => day >= time.from && day <= time.to).length;
    const p = Math.min(1, times.length * binomialTail(inside, days.length, share));
    const least = times.length * share ** days.length;
    if (best === null || p < best.p) best = {p, least: Math.min(p, least), steps, time, inside, share};
  }
  return best;
}

function births(scene: Scene, person: number, knownBy: number): Time[] {
  const {network} = scene;
  const times: Time[] = [];
  for (const tie of rowItems(network.tiesOf, person)) {
    if (CLOSE[network.ties.kind[tie]!] === 0 || network.ties.received[tie]! > knownBy) continue;
    const baby = otherEnd(network, tie, person);
    const birth = birthOf(network, baby, knownBy);
    if (birth.from === DAY_MIN || birth.to - birth.from > 31) continue;
    const records = [tieId(network, tie)];
    times.push({
      from: birth.from - PREGNANCY_DAYS,
      to: birth.to + YEAR_DAYS,
      words: `the birth of ${personId(network, baby)}`,
      records,
    });
  }
  return dedupe(times);
}

/** Couples that parted: the person's own, and the parents' of a child. */
function partings(scene: Scene, person: number, knownBy: number): Time[] {
  const {ties, tiesOf, resolved} = scene.network;
  const times: Time[] = [];
  for (const who of [person, ...parentsOf(scene, person, knownBy)]) {
    for (const tie of rowItems(tiesOf, who)) {
      if (COUPLE[ties.kind[tie]!] === 0 || ties.received[tie]! > knownBy) continue;
      const isPast = ties.kind[tie] === EX_PARTNER;
      const day = isPast ? ties.start[tie]! : ties.end[tie]!;
      if (day === DAY_MIN || day === DAY_MAX) continue;
      const records = [tieId(scene.network, tie)];
      times.push({from: day, to: day + YEAR_DAYS, words: `the parting of ${idAt(resolved.persons, who)}`, records});
    }
  }
  return dedupe(times);
}

function parentsOf({network}: Scene, person: number, knownBy: number): number[] {
  const {ties} = network;
  return [...rowItems(network.tiesOf, person)]
    .filter((tie) => PARENT[ties.kind[tie]!] === 1 && ties.to[tie] === person && ties.received[tie]! <= knownBy)
    .map((tie) => ties.from[tie]!);
}

/** Times that several records tell of, once, with all their records. */
function dedupe(times: readonly Time[]): Time[] {
  const byDays = new Map<string, Time>();
  for (const time of times) {
    const key = `${time.from} ${time.to} ${time.words}`;
    const there = byDays.get(key);
    if (there === undefined) byDays.set(key, {...time, records: [...time.records]});
    else there.records.push(...time.records);
  }
  return [...byDays.values()];
}
