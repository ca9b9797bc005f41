import {dayToIso} from '../../base/day.ts';
import {idAt, findById, indexOfId} from '../../base/find-by-id.ts';
import {rowItems} from '../../network/incidence.ts';
import {tieId} from '../../network/network.ts';
import type {Finding, Rule, Scene} from '../rule.ts';

/** The first day on which a rule fired, and the records that came on it: received then, or decided then where the rule goes by outcomes. */
export type First = {day: string; records: string[]};

/**
 * The records that the finding cites and that came that day; where none did, what else came that day about its people (a
 * birth date that shows an adult, a tie that parts two families): it let the cited records count.
 */
export function firstFrom(scene: Scene, rule: Rule, day: number, finding: Finding): First {
  const iso = dayToIso(day);
  const cited = sortedOnce(finding.evidence).filter((id) => {
    const notification = indexOfId(scene.network.records.notifications, id);
    return receivedOn(scene, id) === iso || (notification >= 0 && isDecidedOn(scene, rule, notification, day));
  });
  return {day: iso, records: cited.length > 0 ? cited : recordsAbout(scene, rule, finding.persons, day)};
}

/** Ids of what came about persons on a day, for a rule: mentions, notifications they have a part in, and ties. */
export function recordsAbout(scene: Scene, rule: Rule, persons: readonly string[], day: number): string[] {
  const {network} = scene;
  const {records, mentions, involvements, ties, resolved} = network;
  const ids = persons.flatMap((id) => {
    const person = indexOfId(resolved.persons, id);
    return [
      ...[...rowItems(network.mentionsOf, person)]
        .filter((mention) => mentions.received[mention] === day)
        .map((mention) => idAt(records.mentions, mention)),
      ...[...rowItems(network.involvementsOf, person)]
        .filter(
          (part) =>
            involvements.received[part] === day ||
            (involvements.received[part]! < day && isDecidedOn(scene, rule, involvements.notification[part]!, day)),
        )
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

const isDecidedOn = ({network: {notifications}}: Scene, {reads}: Rule, notification: number, day: number): boolean =>
  notifications.decided[notification] === day &&
  notifications.outcomes[notification] !== 0 &&
  reads.includes('notification.outcomes');

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
