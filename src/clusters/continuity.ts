import type {Alert} from '../model/finding.ts';

/** From this share of common people on two alerts of different runs are one. */
const SAME_SHARE = 0.5;

/**
 * Alerts of a run under the ids and names that a former run gave: an alert that has at least half of its people in common
 * with a former one (Jaccard) is that one, the most alike first. Ids of alerts that no one takes over are not used again for
 * others. Pure; alerts keep their order.
 */
export function keepIdentity(former: readonly Alert[], now: readonly Alert[]): Alert[] {
  const pairs = now
    .flatMap((alert, at) => former.map((other) => ({at, other, share: shareOfPeople(alert, other)})))
    .filter(({share}) => share >= SAME_SHARE)
    .sort((left, right) => right.share - left.share || left.at - right.at || (left.other.id < right.other.id ? -1 : 1));
  const taken = new Map<number, Alert>();
  const used = new Set<string>();
  for (const {at, other} of pairs) {
    if (taken.has(at) || used.has(other.id)) continue;
    taken.set(at, other);
    used.add(other.id);
  }
  const isFree = (id: string): boolean => !used.has(id) && !former.some((other) => other.id === id);
  return now.map((alert, at) => {
    const before = taken.get(at);
    if (before !== undefined) return {...alert, id: before.id, name: before.name};
    // A group that split: the larger part has kept the id, and this one is a matter of its own.
    return isFree(alert.id) ? alert : {...alert, id: `${alert.id}-${firstAdult(alert)}`};
  });
}

function firstAdult({persons}: Alert): string {
  return persons.map(({person}) => person).sort()[0] ?? 'none';
}

function shareOfPeople(left: Alert, right: Alert): number {
  const one = new Set(left.persons.map(({person}) => person));
  const other = new Set(right.persons.map(({person}) => person));
  let common = 0;
  for (const person of one) if (other.has(person)) common++;
  return common === 0 ? 0 : common / (one.size + other.size - common);
}

/** What a person decided on an alert, with the evidence that was there to see. */
export type AlertDecision = {alert: string; dismissed: boolean; evidence: readonly string[]};

/** An alert in the queue. `newEvidence` lists what has come since it was dismissed; empty where it never was. */
export type QueuedAlert = {alert: Alert; newEvidence: string[]};

/**
 * Alerts that a reviewer has to see. A dismissed alert comes back only with records that were not there when it was last
 * dismissed, and says which. Decisions in the order in which they were taken: the last one on an alert counts.
 */
export function queueOf(alerts: readonly Alert[], decisions: readonly AlertDecision[]): QueuedAlert[] {
  const last = new Map(decisions.map((decision) => [decision.alert, decision]));
  return alerts.flatMap((alert) => {
    const decision = last.get(alert.id);
    if (decision === undefined || !decision.dismissed) return [{alert, newEvidence: []}];
    const seen = new Set(decision.evidence);
    const newEvidence = alert.evidence.filter((record) => !seen.has(record));
    return newEvidence.length === 0 ? [] : [{alert, newEvidence}];
  });
}
