import {z} from 'zod';
import {Address, StayKind} from './address.ts';
import {IsoDate, IsoMoment, provenance} from './source.ts';

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
export const NotificationKind = z.enum(NOTIFICATION_KINDS);
export type NotificationKind = z.infer<typeof NotificationKind>;

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
export const Notification = z.strictObject({
  ...provenance,
  kind: NotificationKind,
  eventAt: IsoMoment,
  /** DfE referral source code ("6" police, "3E" A&E, ...) or the original words. */
  referralSource: z.string(),
  reasons: z.array(z.string()),
  /** DfE assessment factor codes ("3B", "11A", ...). */
  factors: z.array(z.string()),
  ragInitial: z.enum(RAGS).nullable(),
  ragFinal: z.enum(RAGS).nullable(),
  outcomes: z.array(z.enum(OUTCOMES)),
  decidedAt: IsoMoment.nullable(),
  /** Shared references by which records of one event find each other: {kind: "merlin" | "cad" | "crime" | ..., value}. */
  references: z.array(z.strictObject({kind: z.string(), value: z.string()})),
  allegation: z.enum(ALLEGATION_STATUSES),
  place: Address.nullable(),
});
export type Notification = z.infer<typeof Notification>;

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
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const Involvement = z.strictObject({
  ...provenance,
  notification: z.string(),
  mention: z.string(),
  role: Role,
});
export type Involvement = z.infer<typeof Involvement>;

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
export const TieKind = z.enum(TIE_KINDS);
export type TieKind = z.infer<typeof TieKind>;

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

export const Tie = z.strictObject({
  ...provenance,
  from: z.string(),
  to: z.string(),
  kind: TieKind,
  /**
   * Mother, father where the source says so ("mother", "father"). "placement" at an adoptive parent with whom the child is
   * placed while it goes by its first identity; without it the tie is of the identity that the order gave. Empty otherwise.
   */
  detail: z.string(),
  start: IsoDate.nullable(),
  end: IsoDate.nullable(),
});
export type Tie = z.infer<typeof Tie>;

/** A mention at an address over an interval; both ends may be unknown, then `asAt` is a day on which it held. */
export const Stay = z.strictObject({
  ...provenance,
  mention: z.string(),
  address: Address,
  kind: StayKind,
  start: IsoDate.nullable(),
  end: IsoDate.nullable(),
  asAt: IsoMoment,
});
export type Stay = z.infer<typeof Stay>;
