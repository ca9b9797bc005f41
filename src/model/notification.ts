import type {Address, StayKind} from './address.ts';
import type {IsoDate, IsoMoment, Provenance} from './source.ts';

/** What a notification is about; the gravity table (signals/gravity) gives each a published 0-4. */
export const NOTIFICATION_KINDS = [
  'child-concern',
  'neglect',
  'physical-abuse',
  'emotional-abuse',
  'sexual-abuse',
  'sexual-exploitation',
  'criminal-exploitation',
  'domestic-abuse',
  'missing',
  'found',
  'self-harm',
  'substance-misuse',
  'mental-health',
  'injury-attendance',
  'health-attendance',
  'offence-violent',
  'offence-sexual',
  'offence-other',
  'school-absence',
  'school-exclusion',
  'antisocial-behaviour',
  'housing-concern',
  'marac-referral',
  'strategy-discussion',
  'child-protection-plan',
  'care-entry',
  'assessment',
  'other',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export const RAGS = ['red', 'amber', 'green', 'blue'] as const;

export const OUTCOMES = [
  'nfa',
  'advice',
  'universal',
  'early-help',
  'assessment',
  'chronology',
  'strategy-discussion',
  'child-protection-plan',
  'care-proceedings',
  'other',
] as const;

/** How far an allegation was borne out, as recorded; none of these removes it from a count. */
export const ALLEGATION_STATUSES = ['stated', 'confirmed', 'unsubstantiated', 'malicious', 'unknown'] as const;

/** One concern as received. */
export type Notification = Provenance & {
  kind: NotificationKind;
  eventAt: IsoMoment;
  /** DfE referral source code ("6" police, "3E" A&E, ...) or the original words. */
  referralSource: string;
  reasons: string[];
  /** DfE assessment factor codes ("3B", "11A", ...). */
  factors: string[];
  ragInitial: (typeof RAGS)[number] | null;
  ragFinal: (typeof RAGS)[number] | null;
  outcomes: (typeof OUTCOMES)[number][];
  decidedAt: IsoMoment | null;
  /** Shared references by which records of one event find each other: {kind: "merlin" | "cad" | "crime" | ..., value}. */
  references: {kind: string; value: string}[];
  allegation: (typeof ALLEGATION_STATUSES)[number];
  place: Address | null;
};

/** What part a mention has in a notification. */
export const ROLES = [
  'subject',
  'victim',
  'suspect',
  'parent',
  'carer',
  'sibling',
  'household-member',
  'associate',
  'witness',
  'found-with',
  'referrer',
  'professional',
  'other',
] as const;
export type Role = (typeof ROLES)[number];

export type Involvement = Provenance & {
  notification: string;
  mention: string;
  role: Role;
};

/** `from` is the KIND of `to`: {from: mother, to: child, kind: 'parent'}. */
export const TIE_KINDS = [
  'parent',
  'step-parent',
  'adoptive-parent',
  'foster-carer',
  'carer',
  'guardian',
  'grandparent',
  'sibling',
  'half-sibling',
  'step-sibling',
  'relative',
  'partner',
  'ex-partner',
  'household',
  'emergency-contact',
  'associate',
  'professional',
  'landlord',
  'self',
] as const;
export type TieKind = (typeof TIE_KINDS)[number];

/** What the other end of a tie is called: who has a `parent` is a `child`. Kinds that are not here are the same both ways. */
export const INVERSE_KINDS = {
  child: 'parent',
  'step-child': 'step-parent',
  'adopted-child': 'adoptive-parent',
  'foster-child': 'foster-carer',
  'cared-for': 'carer',
  ward: 'guardian',
  grandchild: 'grandparent',
  tenant: 'landlord',
  client: 'professional',
} as const satisfies Record<string, TieKind>;

export type Tie = Provenance & {
  from: string;
  to: string;
  kind: TieKind;
  /**
   * Mother, father where the source says so ("mother", "father"). "placement" at an adoptive parent with whom the child is
   * placed while it goes by its first identity; without it the tie is of the identity that the order gave. Empty otherwise.
   */
  detail: string;
  start: IsoDate | null;
  end: IsoDate | null;
};

/** A mention at an address over an interval; both ends may be unknown, then `asAt` is a day on which it held. */
export type Stay = Provenance & {
  mention: string;
  address: Address;
  kind: StayKind;
  start: IsoDate | null;
  end: IsoDate | null;
  asAt: IsoMoment;
};
