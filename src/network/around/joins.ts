import {getOrInsert} from '../../base/get-or-insert.ts';
import {maskOf} from '../columns/columns.ts';
import {buildUndirected, type CsrGraph} from '../../columns/csr-graph.ts';
import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {STAY_KINDS, type StayKind} from '../../model/address.ts';
import {ROLES, TIE_KINDS, type Role, type TieKind} from '../../model/notification.ts';
import {rowItems} from '../incidence.ts';
import {areParted, type Network} from '../network.ts';
import {LIVING, spellsOf} from '../spells.ts';

/** What may join one person to another. */
export type JoinFilter = {
  ties: readonly TieKind[];
  /** Roles that join two people named in one notification; empty to leave notifications out. */
  roles: readonly Role[];
  /** Kinds of stay that join two people at one dwelling at one time; empty to leave dwellings out. */
  stays: readonly StayKind[];
  /** Notifications and dwellings with more people than this join nobody: they are crowds. */
  crowdMax: number;
  /** Days, both included: a join counts where it held on one of them, and from the first of these on; null for all of time. */
  window: {from: number; to: number} | null;
};

export const VIA = {tie: 0, notification: 1, dwelling: 2} as const;

/**
 * Every join between two persons, each an edge that may be walked both ways from its `start` to its `end` (days, both
 * included; a join whose start is not known is vouched for from a day on which it held). Between two persons there may be
 * several, in the order ties, notifications, dwellings. What documents an edge is at `from` and `to`: a tie edge, a
 * notification, or two presences.
 */
export type JoinGraph = CsrGraph & {
  via: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  documents: {from: Int32Array; to: Int32Array};
  presences: readonly Presence[];
};

/** Somebody at a dwelling over days, both included: a spell of living there, or a visit. */
export type Presence = {
  person: number;
  dwelling: number;
  from: number;
  to: number;
  stays: readonly number[];
  isLiving: boolean;
};

const known = new WeakMap<Network, Map<string, JoinGraph>>();

/** The joins of a network under a filter, worked out once: a question that asks for many paths pays for them once. */
export function joinGraph(network: Network, filter: JoinFilter): JoinGraph {
  const graphs = getOrInsert(known, network, () => new Map<string, JoinGraph>());
  const key = JSON.stringify([filter.ties, filter.roles, filter.stays, filter.crowdMax, filter.window]);
  return getOrInsert(graphs, key, () => buildJoins(network, filter));
}

/**
 * The same with every join of one person, and of the others no more than comes with that: for who asks about one or two, as the joins of
 * all take seconds in a large hub.
 */
export function joinGraphAround(network: Network, person: number, filter: JoinFilter): JoinGraph {
  const {staysOf, staysAt, stays, involvementsOf, involvements} = network;
  const dwellings = rising(rowItems(staysOf, person), (stay) => stays.dwelling[stay]!).filter(
    (dwelling) => dwelling >= 0,
  );
  return buildJoins(network, filter, {
    ties: rowItems(network.tiesOf, person),
    notifications: rising(rowItems(involvementsOf, person), (part) => involvements.notification[part]!),
    persons: rising(
      dwellings.flatMap((dwelling) => [...rowItems(staysAt, dwelling)]),
      (stay) => stays.person[stay]!,
    ),
  });
}

/** What of a network is gone through for joins, each rising. */
type Scope = {ties: Iterable<number>; notifications: Iterable<number>; persons: Iterable<number>};

const everywhere = ({ties, notifications, persons}: Network): Scope => ({
  ties: upTo(ties.length),
  notifications: upTo(notifications.length),
  persons: upTo(persons.length),
});

const upTo = (length: number): Iterable<number> => Array(length).keys();

const rising = (rows: Iterable<number>, of: (row: number) => number): number[] =>
  [...new Set(Array.from(rows, of))].sort((left, right) => left - right);

function buildJoins(network: Network, filter: JoinFilter, scope = everywhere(network)): JoinGraph {
  const edges = new EdgeList(filter.window);
  addTies(network, filter, scope.ties, edges);
  addNotifications(network, filter, scope.notifications, edges);
  const presences = presencesOf(network, filter, scope.persons);
  addDwellings(presences, filter, edges);
  const {left, right, via, start, end, from, to} = edges.columns();
  const graph = buildUndirected(network.persons.length, left, right);
  return {...graph, via, start, end, documents: {from, to}, presences};
}

/** Edges as columns that grow; one push a join, and nothing is kept as an object. */
class EdgeList {
  #length = 0;
  #rows = new Int32Array(7 * 1024);
  readonly #window: {from: number; to: number};

  constructor(window: JoinFilter['window']) {
    this.#window = window ?? {from: DAY_MIN, to: DAY_MAX};
  }

  push(left: number, right: number, via: number, since: number, until: number, from: number, to: number): void {
    if (since > this.#window.to || until < this.#window.from) return;
    const start = Math.max(since, this.#window.from);
    const end = Math.min(until, this.#window.to);
    const at = this.#length++ * 7;
    if (at + 7 > this.#rows.length) {
      const wider = new Int32Array(this.#rows.length * 2);
      wider.set(this.#rows);
      this.#rows = wider;
    }
    const rows = this.#rows;
    rows[at] = left;
    rows[at + 1] = right;
    rows[at + 2] = via;
    rows[at + 3] = start;
    rows[at + 4] = end;
    rows[at + 5] = from;
    rows[at + 6] = to;
  }

  columns() {
    const rows = this.#rows;
    const column = (offset: number): Int32Array =>
      Int32Array.from({length: this.#length}, (_, edge) => rows[edge * 7 + offset]!);
    return {
      left: Uint32Array.from(column(0)),
      right: Uint32Array.from(column(1)),
      via: Uint8Array.from(column(2)),
      start: column(3),
      end: column(4),
      from: column(5),
      to: column(6),
    };
  }
}

function addTies({ties}: Network, filter: JoinFilter, rows: Iterable<number>, edges: EdgeList): void {
  const mask = maskOf(TIE_KINDS, filter.ties);
  for (const tie of rows) {
    if (mask[ties.kind[tie]!] === 0) continue;
    edges.push(ties.from[tie]!, ties.to[tie]!, VIA.tie, ties.event[tie]!, ties.end[tie]!, tie, -1);
  }
}

function addNotifications(
  {involvements, involvementsIn, notifications, parted}: Network,
  filter: JoinFilter,
  rows: Iterable<number>,
  edges: EdgeList,
): void {
  const mask = maskOf(ROLES, filter.roles);
  for (const notification of rows) {
    const parts = rowItems(involvementsIn, notification);
    if (parts.length < 2 || parts.length > filter.crowdMax) continue;
    const people = [
      ...new Set(
        Array.from(parts)
          .filter((part) => mask[involvements.role[part]!] === 1)
          .map((part) => involvements.person[part]!),
      ),
    ];
    const day = notifications.event[notification]!;
    for (let i = 0; i < people.length; i++) {
      for (let j = i + 1; j < people.length; j++) {
        if (!areParted(parted, people[i]!, people[j]!))
          edges.push(people[i]!, people[j]!, VIA.notification, day, day, notification, -1);
      }
    }
  }
}

/**
 * Who was where and when: spells for the kinds of stay that say where somebody lives (an open stay lasts until the next
 * address), the recorded days for the others (found at, visited: one day where no end is recorded).
 */
function presencesOf(network: Network, filter: JoinFilter, persons: Iterable<number>): Presence[] {
  const {stays, staysOf, resolved} = network;
  const mask = maskOf(STAY_KINDS, filter.stays);
  const isLiving = maskOf(STAY_KINDS, LIVING);
  const isWanted = (stay: number): boolean => mask[stays.kind[stay]!] === 1;
  const found: Presence[] = [];
  for (const person of persons) {
    const own = rowItems(staysOf, person);
    if (!own.some(isWanted)) continue;
    for (const spell of spellsOf(network, person, DAY_MAX)) {
      if (spell.stays.some(isWanted)) found.push({...spell, isLiving: true});
    }
    for (const stay of own) {
      if (!isWanted(stay) || isLiving[stays.kind[stay]!] === 1) continue;
      const from = stays.start[stay] === DAY_MIN ? stays.event[stay]! : stays.start[stay]!;
      const to = stays.end[stay] === DAY_MAX ? from : stays.end[stay]!;
      found.push({person, dwelling: stays.dwelling[stay]!, from, to, stays: [stay], isLiving: false});
    }
  }
  return found.filter(({dwelling}) => resolved.dwellings[dwelling]!.kind === 'dwelling');
}

function addDwellings(presences: readonly Presence[], filter: JoinFilter, edges: EdgeList): void {
  const at = Map.groupBy(presences.keys(), (index) => presences[index]!.dwelling);
  for (const [, there] of [...at].sort(([left], [right]) => left - right)) {
    if (there.length < 2 || new Set(there.map((index) => presences[index]!.person)).size > filter.crowdMax) continue;
    for (let i = 0; i < there.length; i++) {
      for (let j = i + 1; j < there.length; j++) {
        const [one, other] = [presences[there[i]!]!, presences[there[j]!]!];
        const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
        if (one.person !== other.person && from <= to)
          edges.push(one.person, other.person, VIA.dwelling, from, to, there[i]!, there[j]!);
      }
    }
  }
}
