/** A term of a score: terms sum to the score they explain. */
export type Term = {name: string; value: number; text: string};

/** A rule that fired on facts. A flag orders a queue and nothing else; it predicts nothing about anybody. */
export type Flag = {
  /** Pure function of rule and subject, so a flag keeps its id from run to run. */
  id: string;
  rule: string;
  version: string;
  /** Person ids the flag is about, most concerned first. */
  persons: string[];
  /** Title in plain words with ids, not names. */
  text: string;
  /** The day on which the records received by then first made the rule fire. */
  firstKnowable: string;
  /** Ids of the records received on that day that made it fire, sorted; empty where only time had passed. */
  firstRecords: string[];
  /** Date of the latest event it rests on. */
  lastEvent: string;
  /** Both counts, always. */
  records: number;
  incidents: number;
  score: number;
  terms: Term[];
  /** Ids of the notifications, ties, stays and mentions it rests on, sorted: without any of them it changes. */
  evidence: string[];
  /** Rule-specific facts for tables and packs (dates, ids, counts), JSON-safe. */
  facts: Record<string, unknown>;
};

/** Whether somebody makes a group, or is in it for less and perhaps wrongly. */
export const MEMBER_STANDINGS = ['core', 'also-linked'] as const;

export type AlertMember = {
  person: string;
  role: 'adult' | 'child';
  /** Family the person belongs to within the alert; null for adults seen across families. */
  family: string | null;
  standing: (typeof MEMBER_STANDINGS)[number];
  /** What brought the person in, in words, with counts and no names. */
  because: string;
};

/** One link of an adult to another family's child or household, with the records behind it. */
export type AlertLink = {
  adult: string;
  family: string;
  children: string[];
  kinds: string[];
  firstEvent: string;
  firstReceived: string;
  agencies: string[];
  records: string[];
};

/** What joins two adults of an alert to one another, whatever children they are beside: in one report, in a register, by a telephone or vehicle. */
export const ASSOCIATION_KINDS = ['named-together', 'associate', 'phone', 'vehicle'] as const;
export type AssociationKind = (typeof ASSOCIATION_KINDS)[number];

/** Two adults who are on record with one another, with the records behind it. */
export type AlertAssociation = {
  adults: [string, string];
  kinds: AssociationKind[];
  firstEvent: string;
  firstReceived: string;
  agencies: string[];
  records: string[];
};

/** What one agency's own records show of an alert. */
export type AgencyView = {
  agency: string;
  /** Links it has a record of, of how many. */
  links: number;
  ofLinks: number;
  records: number;
  /** True where its records alone would have made the alert. */
  alone: boolean;
};

/** A single record or identity whose error would dissolve the alert. */
export type Fragility = {kind: 'record' | 'identity'; id: string; text: string};

/** Two persons taken for one in an alert though held apart among all, with the weight in bits found there. */
export type AlertIdentity = {left: string; right: string; weight: number};

/** Somebody beside an alert, and the fact that would bring them in. */
export type Nearest = {person: string; family: string; kinds: string[]; missing: string};

export type BenignCheck = {check: string; result: 'ruled-out' | 'possible' | 'not-tested'; text: string};

/** An alert as one run left it: the id and name it is known by, the id that the run gave by content, and its people, sorted. */
export type AlertVersion = {id: string; name: string; made: string; people: readonly string[]};

/** A linked-family cluster put in front of a reviewer. */
export type Alert = {
  id: string;
  /** Motif of domain practice that found it ("shared-adults", "place", "missing-together", "serial-adult", ...). */
  motif: string;
  version: string;
  title: string;
  /** Name given by community detection, stable for equal members. */
  name: string;
  persons: AlertMember[];
  families: {id: string; children: string[]; adults: string[]}[];
  links: AlertLink[];
  /** Adults of it who are on record with one another, where that makes the group; left out where it does not. */
  associations?: AlertAssociation[];
  /** Dwellings the cluster meets at, ids. */
  dwellings: string[];
  /** Why this is unlikely to be chance: observed against expected under the named null model. */
  chance: {
    model: string;
    statistic: string;
    observed: number;
    expected: number;
    p: number;
    q: number;
    /** Groups at least as striking that a hub without clusters shows on average. */
    byChance: number;
    draws: number;
    hypotheses: number;
  };
  benign: BenignCheck[];
  /** What each agency alone could see, most first. */
  agencies: AgencyView[];
  /** Links that the agency that sees most has no record of: what joining added. */
  addedByJoining: number;
  /** Empty where no single record or identity is enough to dissolve it. */
  fragility: Fragility[];
  identities: AlertIdentity[];
  nearest: Nearest[];
  firstKnowable: string;
  score: number;
  terms: Term[];
  evidence: string[];
};
