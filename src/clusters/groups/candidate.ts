import type {Assumed} from '../alerts/assumed.ts';
import type {AssociationKind} from '../../model/finding.ts';
import type {Sighting} from '../links/sightings.ts';
import type {Link} from '../links/link.ts';

/** A group that a motif found, before it becomes an alert. Indices are those of the network. */
export type Candidate = {
  /** The rule that found it; part of the alert's id, so it never depends on what the group looks like. */
  rule:
    | 'linked-adults'
    | 'one-adult'
    | 'serial-partner'
    | 'place'
    | 'missing-together'
    | 'shared-thing'
    | 'thing-of-children'
    | 'associates'
    | 'asked';
  /** Motif of domain practice, named by what the records say. */
  motif: string;
  title: string;
  links: readonly Link[];
  /** Families in it, whether or not an adult is linked to them. */
  families: readonly number[];
  /** The children that make the group, where it is not about whole families; null where it is. */
  children: readonly number[] | null;
  /** Where its children were seen; empty where places play no part. */
  sightings: readonly Sighting[];
  /** Notifications that belong to it beside those of links and sightings, as indices. */
  notifications: readonly number[];
  dwellings: readonly number[];
  /** What shows that adults share a thing, where that makes the group. */
  shownBy?: readonly Basis[];
  /** What records say of its adults with one another, where that makes the group; among `shownBy` too. */
  associations?: readonly Association[];
  /** Whom it takes for one beside those whom all links do. */
  assumed?: readonly Assumed[];
  chance: Chance;
  /** How readily chance gives an adult the links to the others' families; left out where no families are shared. */
  attachments?: ReadonlyMap<number, Attachment>;
  /** Share of unrecorded kin from which on such groups are no rarity, null where none that was tried is; left out where nothing tells. */
  explainedByKin?: number | null;
  /** Names the group in its id: facts that later records do not change. */
  anchor: readonly string[];
  /** What the rule rests on. */
  basis: readonly Basis[];
  /** Whether the rule fires on that part of its basis that is kept. */
  fires: (isKept: (one: Basis) => boolean) => boolean;
};

/** What a group has not that is made of links to whole families alone. */
export const LINKS_ALONE = {
  children: null,
  sightings: [],
  notifications: [],
  dwellings: [],
} satisfies Partial<Candidate>;

/** A fact, a sighting or an absence, as far as it has to be told from others. */
export type Basis = {received: number; agency: string; records: readonly string[]; guise?: number};

/** What a record says of two adults who are neither kin nor of one home, and which names no child beside them. */
export type Association = Basis & {left: number; right: number; kind: AssociationKind; day: number};

/** p before the other candidates of the run are taken into account. */
export type Chance = {
  model: string;
  statistic: string;
  observed: number;
  expected: number;
  p: number;
  draws: number;
  /** Groups at least as striking that a hub without clusters shows on average. */
  byChance: number;
  /** Groups that were tested in the same way, found or not. */
  tested: number;
};

/** Links of an adult to families that others of the group share, and how many adults of the hub chance gives as many. */
export type Attachment = {links: number; byChance: number};

/** With its share of false discoveries among all candidates of its rule. */
export type Judged = Candidate & {q: number};
