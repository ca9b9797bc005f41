import {setAt} from '../../base/get-or-insert.ts';
import {isOffQueue, type AlertState, type DecisionType} from '../../model/alert-decision.ts';
import type {Alert, AlertVersion} from '../../model/finding.ts';

/** From this share of common people on two alerts of different runs are one. */
const SAME_SHARE = 0.5;
/** More than any share: an alert that is what it was in some former run is that one. */
const EXACT = 2;

/**
 * Alerts of a run under the ids and names by which they are known. One that is to the person what it was in any former run is
 * that one, so that a change that is undone leaves no trace; then one that has at least half of its people in common with what
 * another was last (Jaccard), or the same core, the most alike first. Ids and names that no one takes over are not used for others: two
 * alerts of one name would be taken for one by whoever speaks of them.
 * `known` in the order of runs. Pure; alerts keep their order.
 */
export function keepIdentity(known: readonly AlertVersion[], now: readonly Alert[]): Alert[] {
  const versions = Map.groupBy(known, ({id}) => id);
  const likely = likelyAmong([...versions.values()]);
  const pairs = now
    .flatMap((alert, at) => {
      const people = peopleOf(alert);
      const text = people.join();
      const own = new Set(people);
      return likely(alert.id, people).map((list) => ({
        at,
        last: list.at(-1)!,
        share: shareOf(alert.id, text, own, list),
      }));
    })
    .filter(({share}) => share >= SAME_SHARE)
    // Sorting is stable: of equals, the one that was known first.
    .sort((left, right) => right.share - left.share || left.at - right.at);
  const taken = new Map<number, AlertVersion>();
  const used = new Set<string>();
  for (const {at, last} of pairs) {
    if (taken.has(at) || used.has(last.id)) continue;
    taken.set(at, last);
    used.add(last.id);
  }
  const ids = new Set(versions.keys());
  const names = new Set(known.map(({name}) => name));
  return now.map((alert, at) => {
    const before = taken.get(at);
    if (before !== undefined) return {...alert, id: before.id, name: before.name};
    // A group that split: the larger part has kept the id, and this one is a matter of its own.
    let id = alert.id;
    for (let turn = 1; ids.has(id); turn++) id = `${alert.id}-${firstAdult(alert)}${turn === 1 ? '' : `-${turn}`}`;
    ids.add(id);
    const name = freeName(alert.name, names);
    names.add(name);
    return {...alert, id, name};
  });
}

/** A name, or where another has it the next by its number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const [words, number] = [name.replace(/\d+$/, ''), Number(/\d*$/.exec(name)![0])];
  let free = name;
  for (let turn = 1; taken.has(free); turn++) free = `${words}${number + turn}`;
  return free;
}

/** What is to be known of the alerts of a run beside what is known already: each that is new, or other than it was last. */
export function versionsSince(known: readonly AlertVersion[], now: readonly Alert[]): AlertVersion[] {
  const last = new Map(known.map((version) => [version.id, version]));
  return keepIdentity(known, now).flatMap(({id, name}, at): AlertVersion[] => {
    const version = {id, name, made: now[at]!.id, people: peopleOf(now[at]!)};
    const before = last.get(id);
    return before !== undefined && isSame(before, version) ? [] : [version];
  });
}

const peopleOf = ({persons}: Alert): string[] => [...new Set(persons.map(({person}) => person))].sort();

const firstAdult = (alert: Alert): string => peopleOf(alert)[0] ?? 'none';

function isSame(left: AlertVersion, right: Omit<AlertVersion, 'id' | 'name'>): boolean {
  return left.made === right.made && left.people.join() === right.people.join();
}

/** Of known alerts, each a list of its versions, those that were once made under this id or last had anybody of these people; in their order. */
function likelyAmong(
  known: readonly (readonly AlertVersion[])[],
): (made: string, people: readonly string[]) => (readonly AlertVersion[])[] {
  const at = new Map<string, Set<number>>();
  for (const [place, list] of known.entries())
    for (const key of [...list.map(({made}) => made), ...list.at(-1)!.people]) {
      setAt(at, key).add(place);
    }
  return (made, people) => {
    const places = new Set([made, ...people].flatMap((key) => [...(at.get(key) ?? [])]));
    return [...places].sort((left, right) => left - right).map((place) => known[place]!);
  };
}

/** How much of one alert a known one is, by all that it has been; `text` is of its people in order. */
function shareOf(made: string, text: string, people: ReadonlySet<string>, versions: readonly AlertVersion[]): number {
  if (versions.some((version) => version.made === made && version.people.join() === text)) return EXACT;
  const last = versions.at(-1)!;
  const common = last.people.reduce((sum, person) => sum + (people.has(person) ? 1 : 0), 0);
  const share = common === 0 ? 0 : common / (people.size + last.people.length - common);
  return last.made === made && common > 0 ? Math.max(share, SAME_SHARE) : share;
}

/** What a person decided on an alert, with the evidence that was there to see. */
export type Decided = {alert: string; type: DecisionType; by: string; evidence: readonly string[]};

/** What had been decided by the end of a day (null: all), in order. */
export const decisionsBy = <T extends Decided & {on: string}>(decisions: readonly T[], asOf: string | null): T[] =>
  decisions.filter(({on}) => asOf === null || on <= asOf);

/** An alert and where it stands; `newEvidence` lists what was not there when it was last decided on, none where it never was. */
export type QueuedAlert = {alert: Alert; state: AlertState; newEvidence: string[]};

/** Where each alert stands. Decisions in the order in which they were taken: the last one on an alert counts. */
export function queueOf(alerts: readonly Alert[], decisions: readonly Decided[]): QueuedAlert[] {
  const byAlert = Map.groupBy(decisions, ({alert}) => alert);
  return alerts.map((alert): QueuedAlert => {
    const own = byAlert.get(alert.id) ?? [];
    const last = own.at(-1);
    if (last === undefined || last.type === 'reopened') return {alert, state: 'open', newEvidence: []};
    const seen = new Set(last.evidence);
    const newEvidence = alert.evidence.filter((record) => !seen.has(record));
    const state = last.type === 'accepted' && acceptedBy(own).size < 2 ? 'accepted-once' : last.type;
    return {alert, state: isOffQueue(state) && newEvidence.length > 0 ? 'returned' : state, newEvidence};
  });
}

/** Who accepted an alert since something else was last decided on it. `own` are decisions on that alert alone. */
export function acceptedBy(own: readonly Pick<Decided, 'type' | 'by'>[]): ReadonlySet<string> {
  const other = own.findLastIndex(({type}) => type !== 'accepted');
  return new Set(own.slice(other + 1).map(({by}) => by));
}
