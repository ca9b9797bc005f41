import type {Context} from '../../base/context.ts';
import type {Flag} from '../../model/finding.ts';
import type {ClusterConfig} from '../../clusters/config.ts';
import {findIn, sceneOfHub} from '../../clusters/find-clusters.ts';
import {findLeads} from '../../clusters/leads.ts';
import {addressesOf, type Records, type RecordVersions} from '../../model/records.ts';
import type {Resolved} from '../../model/resolved.ts';
import {buildNetwork} from '../../network/build.ts';
import type {Network} from '../../network/network.ts';
import {reportDoors} from '../../network/columns/report-doors.ts';
import {sealedNetwork} from '../../network/guard/shown.ts';
import {placeDoorsByPersons} from '../../resolve/dwellings/persons.ts';
import {resolveDwellings} from '../../resolve/dwellings/dwellings.ts';
import {resolveIncidents} from '../../resolve/incidents/incidents.ts';
import {resolvePersons, resolvePersonsOnThreads, type PersonResolution} from '../../resolve/persons.ts';
import type {Given} from '../../resolve/person-table.ts';
import type {SignalConfig} from '../../signals/config.ts';
import {stillAnswered, type EarlierAnswers} from '../../signals/earlier-answers.ts';
import type {Trace} from '../../resolve/link/decide/trace.ts';
import type {MatchInput, MatchTable} from '../../resolve/match-table.ts';
import type {Derived} from '../../workspace/results.ts';
import {runSignals} from '../../signals/run.ts';
import type {Standing} from '../../signals/facts/spans.ts';
import {standingOf} from '../../signals/standing.ts';
import type {Config} from '../config/config.ts';
import {timed, type StageTime} from './stage-time.ts';

/** What follows from the records, but for what it was worked out from. */
export type Worked = Omit<Derived, 'from' | 'report'> & {
  counts: Record<string, number>;
  /** Since when each flag stood. */
  standing: Standing;
  /** What mentions were read into; null where they were joined in another way. */
  table: MatchTable | null;
  /** How they were joined, for the next run; null where it cannot be followed. */
  trace: Trace | null;
};

/** What people decided, and what is known of the run before. */
export type GivenOfRun = Given & {
  /** What rules answered then; null where there is nothing to go by. */
  answers?: EarlierAnswers | null;
  /** Versions of all records. */
  recordVersions?: RecordVersions;
};

/**
 * Works out persons, places, incidents, flags and alerts from all that was said. Pure: the same records, configuration and
 * judgements give the same bytes, whatever the order in which they came and however many workers there are.
 */
export async function derive(
  records: Records,
  config: Config,
  ctx: Context,
  stages: StageTime[],
  given: GivenOfRun = {},
): Promise<Worked> {
  const stop = (): void => ctx.signal.throwIfAborted();

  ctx.progress('places', 0, 0);
  const places = await timed(
    stages,
    'places',
    () => resolveDwellings(addressesOf(records)),
    ({dwellingOf}) => dwellingOf.length,
  );
  const {mentions} = records;
  stop();

  const people = await timed(
    stages,
    'persons',
    () => resolvePersonsOnThreads(matchInputOf(records, places), config.persons, ctx, given),
    () => mentions.length,
  );
  stop();

  ctx.progress('incidents', 0, 0);
  const resolved = await timed(
    stages,
    'incidents',
    () => resolvedBy(records, places, people, config),
    () => records.notifications.length,
  );
  stop();

  ctx.progress('network', 0, 0);
  const persons = (): number => resolved.persons.length;
  const network = await timed(stages, 'network', () => buildNetwork(records, resolved, {asOf: null}), persons);
  stop();

  const {standing, flags} = await timed(stages, 'signals', () => flagsOf(network, config.signals, ctx, given), persons);
  stop();

  ctx.progress('clusters', 0, 0);
  const {alerts, leads} = await timed(stages, 'clusters', () => alertsOf(network, config.clusters, ctx), persons);
  const {pinned: _, ...model} = people.model;
  const {table, trace} = people;
  return {
    resolved,
    flags,
    standing,
    alerts,
    leads,
    model,
    table,
    trace,
    counts: countsOf(records, resolved, flags.length, alerts.length),
  };
}

/** The flags of today, and since when each flag stood that ever did. */
function flagsOf(
  network: Network,
  config: SignalConfig,
  ctx: Context,
  {answers, recordVersions}: GivenOfRun,
): {standing: Standing; flags: Flag[]} {
  const known = answers && recordVersions && stillAnswered(answers, {network, versions: recordVersions}, config);
  const standing = standingOf(network, config, ctx, known ?? null);
  return {standing, flags: runSignals(network, config, ctx, {standing})};
}

/** Linked families, and who may lead to one. */
function alertsOf(network: Network, config: ClusterConfig, ctx: Context): Pick<Worked, 'alerts' | 'leads'> {
  const scene = sceneOfHub(sealedNetwork(network), config);
  return {alerts: findIn(scene, ctx), leads: findLeads(scene, config)};
}

/** Who, where and what by what other people decided than those of the last run: what `derive` would say, and no flags and alerts. */
export function identify(records: Records, given: Given, config: Config, ctx: Context): Resolved {
  const places = resolveDwellings(addressesOf(records));
  const people = resolvePersons(matchInputOf(records, places), config.persons, ctx, given);
  return resolvedBy(records, places, people, config);
}

type Places = ReturnType<typeof resolveDwellings>;

function matchInputOf(records: Records, {dwellings, dwellingOf: all}: Places): MatchInput {
  const {mentions, ties} = records;
  const {dwellingOfMention: dwellingOf} = splitPlaces(all, records);
  return {mentions, ties, dwellingOf, foundAt: reportDoors(records, {dwellingAsWritten: all}), dwellings};
}

function resolvedBy(
  records: Records,
  {dwellings, isDoorless, dwellingOf}: Places,
  {persons, personOf, held, kinLevels}: PersonResolution,
  config: Config,
): Resolved {
  // Who is who does not hang on a door that only the person tells; all that follows may.
  const doors = placeDoorsByPersons(records, personOf, dwellings, isDoorless, dwellingOf);
  const placed = splitPlaces(doors, records);
  const events = resolveIncidents(records, personOf, dwellings, placed.dwellingOfNotification, config.incidents);
  return {persons, personOf, held, kinLevels, dwellings, ...placed, dwellingAsWritten: dwellingOf, ...events};
}

function splitPlaces(
  dwellingOf: Int32Array,
  {mentions, stays}: Records,
): Pick<Resolved, 'dwellingOfMention' | 'dwellingOfStay' | 'dwellingOfNotification'> {
  const stayFrom = mentions.length;
  const notificationFrom = stayFrom + stays.length;
  return {
    dwellingOfMention: dwellingOf.slice(0, stayFrom),
    dwellingOfStay: dwellingOf.slice(stayFrom, notificationFrom),
    dwellingOfNotification: dwellingOf.slice(notificationFrom),
  };
}

function countsOf(records: Records, resolved: Resolved, flags: number, alerts: number): Record<string, number> {
  return {
    mentions: records.mentions.length,
    staff: records.mentions.filter(({staff}) => staff).length,
    notifications: records.notifications.length,
    involvements: records.involvements.length,
    ties: records.ties.length,
    stays: records.stays.length,
    persons: resolved.persons.length,
    held: resolved.held.length,
    dwellings: resolved.dwellings.length,
    incidents: resolved.incidents.length,
    flags,
    alerts,
  };
}
