import type {Context} from '../base/context.ts';
import {findClusters} from '../clusters/find-clusters.ts';
import type {Address} from '../model/address.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {buildNetwork} from '../network/build.ts';
import {placeDoorsByPersons} from '../resolve/dwelling-persons.ts';
import {resolveDwellings} from '../resolve/dwellings.ts';
import {resolveIncidents} from '../resolve/incidents.ts';
import {resolvePersonsOnThreads} from '../resolve/persons.ts';
import {runSignals} from '../signals/run.ts';
import type {Config} from './config.ts';
import type {Worked} from './run.ts';
import {timed, type StageTime} from './stage-time.ts';

/**
 * Works out persons, places, incidents, flags and alerts from all that was said. Pure: the same records and configuration
 * give the same bytes, whatever the order in which the records came and however many workers there are.
 */
export async function derive(records: Records, config: Config, ctx: Context, stages: StageTime[]): Promise<Worked> {
  const stop = (): void => ctx.signal.throwIfAborted();

  ctx.progress('places', 0, 0);
  const addresses = addressesOf(records);
  const places = await timed(
    stages,
    'places',
    () => resolveDwellings(addresses),
    () => addresses.length,
  );
  const {dwellings, isDoorless} = places;
  const {dwellingOfMention} = splitPlaces(places.dwellingOf, records);
  stop();

  const {mentions, ties} = records;
  const people = await timed(
    stages,
    'persons',
    () => resolvePersonsOnThreads(mentions, ties, dwellingOfMention, dwellings, config.persons, ctx),
    () => mentions.length,
  );
  stop();

  ctx.progress('incidents', 0, 0);
  // Who is who does not hang on a door that only the person tells; all that follows may.
  const doors = placeDoorsByPersons(records, people.personOf, dwellings, isDoorless, places.dwellingOf);
  const dwellingOf = splitPlaces(doors, records);
  const {dwellingOfNotification} = dwellingOf;
  const events = await timed(
    stages,
    'incidents',
    () => resolveIncidents(records, people.personOf, dwellings, dwellingOfNotification, config.incidents),
    () => records.notifications.length,
  );
  stop();

  const {persons, personOf, held, model} = people;
  const resolved: Resolved = {persons, personOf, held, dwellings, ...dwellingOf, ...events};
  ctx.progress('network', 0, 0);
  const network = await timed(
    stages,
    'network',
    () => buildNetwork(records, resolved, {asOf: null}),
    () => persons.length,
  );
  stop();

  const flags = await timed(
    stages,
    'signals',
    () => runSignals(network, config.signals, ctx),
    () => persons.length,
  );
  stop();

  ctx.progress('clusters', 0, 0);
  const alerts = await timed(
    stages,
    'clusters',
    () => findClusters(records, resolved, network, config.clusters, ctx),
    () => persons.length,
  );
  return {resolved, flags, alerts, model, counts: countsOf(records, resolved, flags.length, alerts.length)};
}

/** All addresses in one list, so that a front door has one id wherever it is named: mentions, stays, notifications. */
function addressesOf(records: Records): (Address | null)[] {
  return [
    ...records.mentions.map(({address}) => address),
    ...records.stays.map(({address}) => address),
    ...records.notifications.map(({place}) => place),
  ];
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
