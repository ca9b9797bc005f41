import {listAt} from '../base/get-or-insert.ts';
import {findById, indexOfId} from '../base/find-by-id.ts';
import {once} from '../base/once.ts';
import {piecemeal, type Piecemeal, type Pieces} from '../base/piecemeal.ts';
import {releaseOf, seesAll, seesEverything, sightRule, type SightClass} from '../access/sight.ts';
import type {Policy} from '../access/policy.ts';
import type {QueuedAlert} from '../clusters/alerts/continuity.ts';
import {sealedPairs} from '../engine/judgements/sealed-pairs.ts';
import {waitingPairs, type WaitingPair} from '../engine/judgements/waiting-pairs.ts';
import {partOf, type Part} from '../engine/part/part-of.ts';
import {partPeople} from '../engine/part/part-people.ts';
import type {PartRule} from '../engine/part/part-rows.ts';
import type {View} from '../engine/view/view.ts';
import type {Alert, Flag} from '../model/finding.ts';
import type {Lead} from '../model/lead.ts';
import {adoptionSeal} from '../network/guard/adoption.ts';
import {buildNetwork} from '../network/build.ts';
import {rowItems} from '../network/incidence.ts';
import type {Network} from '../network/network.ts';
import {shownNetwork} from '../network/guard/shown.ts';
import type {PersonIndex} from '../resolve/lookup/person-index.ts';
import {shownAlerts, shownFlags} from './shown-findings.ts';
import {shownLeads} from './shown-leads.ts';

/**
 * A workspace as one class of users sees it: what they may not see is not in it, so nothing that is made of it can tell of it,
 * not by a count and not by a path. Each part is made when first asked for, or piece by piece before.
 */
export type World = {
  /** As far as it may be shown (network/guard/shown). */
  network: Piecemeal<Network>;
  /** Who a mention may be, by the records that are seen. */
  people: Piecemeal<PersonIndex>;
  /** Position of a person in the network; -1 where there is none to be seen, for whatever reason. */
  person(ref: string): number;
  /** The id under which a person goes now: that of a former run is followed. Null where there is nobody to be seen. */
  current(ref: string): string | null;
  /** Ids of dwellings that nothing may show. */
  withheld(): ReadonlySet<string>;
  /** Flags whose every person and record is seen, in order of the queue. */
  flags: Piecemeal<readonly Flag[]>;
  flagsOf(ref: string): readonly Flag[];
  /** The same for alerts, by id. */
  shown: Piecemeal<ReadonlyMap<string, Alert>>;
  /** Questions of identity whose every person and record is seen, the surest first. */
  leads: Piecemeal<readonly Lead[]>;
  /** Doubtful pairs of persons of whom all records are seen, in the order in which people are asked about them. */
  pairs: () => readonly WaitingPair[];
  /** Whether an adoption parts two persons, by id: by all records, whatever is seen. Nothing may name the two together. */
  isSealed: (left: string, right: string) => boolean;
  /** Those of a queue, as they are shown. */
  alertsOf: (queue: readonly QueuedAlert[]) => QueuedAlert[];
  /** Alerts in order of the queue, dismissed ones among them. */
  alerts: () => readonly QueuedAlert[];
};

/** What a world is made of, by how much of the records is seen. */
type Parts = Pick<World, 'network' | 'people' | 'flags' | 'shown' | 'leads'>;

/** `today` is a day, `YYYY-MM-DD`, by which ages of records are told. */
export function worldOf(view: View, policy: Policy, seen: SightClass, today: string): World {
  const parts = seesAll(seen) ? wholeParts(view) : seenParts(view, policy, seen, today);
  const {network, flags, shown} = parts;
  const isSealed = once(() => sealedPairs(view));
  const flagsOf = once(() => byPerson(flags()));
  const alertsOf = (queue: readonly QueuedAlert[]): QueuedAlert[] =>
    queue.flatMap((queued) => {
      const alert = shown().get(queued.alert.id);
      return alert === undefined ? [] : [{...queued, alert}];
    });
  const person = (ref: string): number => {
    const {mentionsOf, resolved} = network();
    const at = indexOfId(resolved.persons, ref);
    return at >= 0 && rowItems(mentionsOf, at).length > 0 ? at : -1;
  };
  return {
    ...parts,
    person,
    current: (ref) => {
      if (person(ref) >= 0) return ref;
      const [heir, ...others] = view.successors(ref);
      return heir !== undefined && others.length === 0 && person(heir) >= 0 ? heir : null;
    },
    pairs: once(() => waitingPairs(network().resolved.held, parts.leads(), isSealed())),
    isSealed: (left, right) => isSealed()(left, right),
    withheld: () => view.withheld(),
    flagsOf: (ref) => flagsOf().get(ref) ?? [],
    alertsOf,
    alerts: once(() => alertsOf(view.queue())),
  };
}

const wholeParts = (view: View): Parts => ({
  network: piecemeal(() => withColumns(view.shown())),
  people: view.people,
  flags: inOne(() => view.flags()),
  shown: inOne(() => byId(shownAlerts(view.alerts(), null, view.withheld()))),
  leads: inOne(() => view.leads()),
});

function seenParts(view: View, policy: Policy, seen: SightClass, today: string): Parts {
  const part = piecemeal(() => partOf(view.few(), ruleOf(view, policy, seen, today)));
  const of = <T>(make: (part: Part) => T): Piecemeal<T> =>
    piecemeal(function* () {
      yield* part.pieces();
      return make(part());
    });
  return {
    network: piecemeal(function* () {
      const {records, resolved} = yield* part.pieces();
      const network = buildNetwork(records, resolved, {asOf: null});
      return yield* withColumns(shownNetwork(network, view.withheld(), adoptionSeal(view.network())));
    }),
    people: piecemeal(function* () {
      const kept = {columns: view.matching().columns, texts: view.matchTexts()};
      yield;
      const own = yield* part.pieces();
      return yield* partPeople(own, view.few(), kept, view.withheld(), view.model(), view.config.persons);
    }),
    flags: of((own) => shownFlags(view.flags(), own, seesEverything(seen.sight))),
    shown: of((own) => byId(shownAlerts(view.alerts(), own, view.withheld()))),
    leads: of((own) => shownLeads(view.leads(), own, view.few())),
  };
}

/** The network, with what answers read of it made. */
function* withColumns(network: Network): Pieces<Network> {
  for (const name of READ) {
    yield;
    void network[name];
  }
  return network;
}

const READ = [
  'mentions',
  'mentionsOf',
  'persons',
  'notifications',
  'involvements',
  'involvementsOf',
  'involvementsIn',
  'ties',
  'tiesOf',
  'stays',
  'staysOf',
  'staysAt',
] as const satisfies readonly (keyof Network)[];

const inOne = <T>(make: () => T): Piecemeal<T> =>
  // oxlint-disable-next-line require-yield -- it is one piece
  piecemeal(function* () {
    return make();
  });

const byId = (alerts: readonly Alert[]): Map<string, Alert> => new Map(alerts.map((alert) => [alert.id, alert]));

function ruleOf(view: View, policy: Policy, seen: SightClass, today: string): PartRule {
  const {since, isOpen} = sightRule(seen, today);
  return {
    since,
    isIn: (agency, id) => isOpen(agency, releaseOf(policy, {id, agency})),
    marked: Object.keys(policy.release.items),
    leftOut: mentionsOfRestricted(view, seen.restricted),
  };
}

/**
 * Mentions of restricted people, named by the id of a person, of what a former run called one, or of a mention. A restricted
 * mention closes the whole person that it belongs to now.
 */
function mentionsOfRestricted(view: View, ids: readonly string[]): Set<string> {
  const {records, resolved} = view.few();
  return new Set(
    ids.flatMap((id) => {
      const mention = indexOfId(records.mentions, id);
      const owner = mention < 0 ? undefined : resolved.persons[resolved.personOf[mention]!];
      const persons = mention < 0 ? [id, ...view.successors(id)] : [owner?.id ?? ''];
      const mentions = persons.flatMap((person) => findById(resolved.persons, person)?.mentions ?? []);
      return mention < 0 ? mentions : [id, ...mentions];
    }),
  );
}

function byPerson(flags: readonly Flag[]): Map<string, Flag[]> {
  const lists = new Map<string, Flag[]>();
  for (const flag of flags) {
    for (const person of new Set(flag.persons)) {
      listAt(lists, person).push(flag);
    }
  }
  return lists;
}
