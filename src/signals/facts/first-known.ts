import {dayToIso} from '../../base/day.ts';
import {idAt, findById, indexOfId} from '../../base/find-by-id.ts';
import {rowItems} from '../../network/incidence.ts';
import {tieId} from '../../network/network.ts';
import type {Finding, Scene} from '../rule.ts';

/** The first day on which a rule fired, and the records received on it. */
export type First = {day: string; records: string[]};

/**
 * The records that the finding cites and that came that day; where none did, what else came that day about its people (a
 * birth date that shows an adult, a tie that parts two families): it let the cited records count.
 */
export function firstFrom(scene: Scene, day: number, finding: Finding): First {
  const iso = dayToIso(day);
  const cited = sortedOnce(finding.evidence).filter((id) => receivedOn(scene, id) === iso);
  return {day: iso, records: cited.length > 0 ? cited : recordsAbout(scene, finding.persons, day)};
}

/** Ids of what was received about persons on a day: mentions, notifications they have a part in, and ties. */
export function recordsAbout({network}: Scene, persons: readonly string[], day: number): string[] {
  const {records, mentions, involvements, ties, resolved} = network;
  const ids = persons.flatMap((id) => {
    const person = indexOfId(resolved.persons, id);
    return [
      ...[...rowItems(network.mentionsOf, person)]
        .filter((mention) => mentions.received[mention] === day)
        .map((mention) => idAt(records.mentions, mention)),
      ...[...rowItems(network.involvementsOf, person)]
        .filter((part) => involvements.received[part] === day)
        .map((part) => idAt(records.notifications, involvements.notification[part]!)),
      ...[...rowItems(network.tiesOf, person)]
        .filter((tie) => ties.received[tie] === day)
        .map((tie) => tieId(network, tie)),
    ];
  });
  return sortedOnce(ids);
}

/** Ids in order, each once. */
export const sortedOnce = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

/** The day on which the record of that id was received. */
function receivedOn({network}: Scene, id: string): string | undefined {
  const {mentions, notifications, ...others} = network.records;
  const notification = indexOfId(notifications, id);
  if (notification >= 0) return dayToIso(network.notifications.received[notification]!);
  const mention = indexOfId(mentions, id);
  if (mention >= 0) return dayToIso(network.mentions.received[mention]!);
  const lists: (readonly {id: string; receivedAt: string}[])[] = Object.values(others);
  for (const list of lists) {
    const record = findById(list, id);
    if (record !== undefined) return record.receivedAt.slice(0, 10);
  }
  return undefined;
}
