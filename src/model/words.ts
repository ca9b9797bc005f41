import type {StayKind} from './address.ts';
import type {AssociationKind} from './finding.ts';
import type {Identifier} from './mention.ts';
import {INVERSE_KINDS, type NotificationKind, type OUTCOMES, type Role, type TieKind} from './notification.ts';
import type {Agency} from './source.ts';

/*
 * What people read in place of the codes of records: on pages, in pictures, packs and tables. JSON, CSV and other tools get the codes. A
 * text that is no code of its table is shown as it is, so that nothing is lost.
 */

type OtherWay = keyof typeof INVERSE_KINDS;

const AGENCIES: Readonly<Record<Agency, string>> = {
  police: 'police',
  'social-care': "children's social care",
  health: 'health',
  education: 'education',
  housing: 'housing',
  probation: 'probation',
  'youth-offending': 'youth offending',
  marac: 'MARAC',
  voluntary: 'voluntary sector',
  other: 'another agency',
};

const NOTIFICATIONS: Readonly<Record<NotificationKind, string>> = {
  'child-concern': 'concern for a child',
  neglect: 'neglect',
  'physical-abuse': 'physical abuse',
  'emotional-abuse': 'emotional abuse',
  'sexual-abuse': 'sexual abuse',
  'sexual-exploitation': 'sexual exploitation',
  'criminal-exploitation': 'criminal exploitation',
  'domestic-abuse': 'domestic abuse',
  missing: 'missing',
  found: 'found',
  'self-harm': 'self-harm',
  'substance-misuse': 'substance misuse',
  'mental-health': 'mental health',
  'injury-attendance': 'attended with an injury',
  'health-attendance': 'attended a health service',
  'offence-violent': 'violent offence',
  'offence-sexual': 'sexual offence',
  'offence-other': 'other offence',
  'school-absence': 'absent from school',
  'school-exclusion': 'excluded from school',
  'antisocial-behaviour': 'antisocial behaviour',
  'housing-concern': 'housing concern',
  'marac-referral': 'MARAC referral',
  'strategy-discussion': 'strategy discussion',
  'child-protection-plan': 'child protection plan',
  'care-entry': 'came into care',
  assessment: 'assessment',
  other: 'other notification',
};

const ROLES: Readonly<Record<Role, string>> = {
  subject: 'subject',
  victim: 'victim',
  suspect: 'suspect',
  parent: 'parent',
  carer: 'carer',
  sibling: 'sibling',
  'household-member': 'member of the household',
  associate: 'associate',
  witness: 'witness',
  'found-with': 'found with the child',
  referrer: 'referrer',
  professional: 'professional',
  other: 'named in another part',
};

const TIES: Readonly<Record<TieKind | OtherWay, string>> = {
  parent: 'parent',
  'step-parent': 'step-parent',
  'adoptive-parent': 'adoptive parent',
  'foster-carer': 'foster carer',
  carer: 'carer',
  guardian: 'guardian',
  grandparent: 'grandparent',
  sibling: 'sibling',
  'half-sibling': 'half-sibling',
  'step-sibling': 'step-sibling',
  relative: 'relative',
  partner: 'partner',
  'ex-partner': 'former partner',
  household: 'member of the household',
  'emergency-contact': 'emergency contact',
  associate: 'associate',
  professional: 'professional',
  landlord: 'landlord',
  self: 'the same person',
  child: 'child',
  'step-child': 'step-child',
  'adopted-child': 'adopted child',
  'foster-child': 'foster child',
  'cared-for': 'cared for',
  ward: 'ward',
  grandchild: 'grandchild',
  tenant: 'tenant',
  client: 'client',
};

const OUTCOME_WORDS: Readonly<Record<(typeof OUTCOMES)[number], string>> = {
  nfa: 'no further action',
  advice: 'advice',
  universal: 'universal services',
  'early-help': 'early help',
  assessment: 'assessment',
  chronology: 'chronology asked for',
  'strategy-discussion': 'strategy discussion',
  'child-protection-plan': 'child protection plan',
  'care-proceedings': 'care proceedings',
  other: 'other outcome',
};

const NUMBERS: Readonly<Record<Identifier['kind'], string>> = {
  nhs: 'NHS number',
  upn: 'UPN',
  uln: 'ULN',
  pnc: 'PNC number',
  cro: 'CRO number',
  ni: 'National Insurance number',
  local: 'number',
};

/** What joins an adult to a child of another family in an alert (`AlertLink.kinds`), most telling first. */
const LINKS: Readonly<Record<string, string>> = {
  suspect: 'suspect',
  'found-with': 'found with the child',
  'found-at-home': 'child found at their home',
  // Named so in a notification, or recorded so by itself: a reader is told the same by both, and the records behind it say which.
  associate: 'associate',
  vehicle: 'shared vehicle',
  phone: 'shared telephone',
  visited: 'child visited their home',
  friend: 'associate',
  lodger: 'in the household',
  partner: "partner of the child's parent",
  'co-residence': 'lived at one address',
  'household-member': 'in the household',
  'at-friends-home': "child seen at a friend's home there",
  witness: 'witness',
  other: 'named in a notification',
  'emergency-contact': 'emergency contact',
};

/** What joins two adults of an alert to one another. */
const ASSOCIATIONS: Readonly<Record<AssociationKind, string>> = {
  'named-together': 'named together in a report of no child',
  associate: 'recorded as associates',
  phone: 'one telephone',
  vehicle: 'one vehicle',
};

const ALLEGATIONS: Readonly<Record<string, string>> = {
  stated: 'stated',
  confirmed: 'confirmed',
  unsubstantiated: 'not substantiated',
  malicious: 'found malicious',
  unknown: '',
};

/** Rules whose name is no more than its words with hyphens between. */
const RULE_NAMES: Readonly<Record<string, string>> = {'re-referral': 'Re-referral', 'marac-repeat': 'MARAC repeat'};

const STAYS: Readonly<Record<StayKind, string>> = {
  home: 'home address',
  tenancy: 'tenancy',
  placement: 'placement',
  temporary: 'temporary address',
  hostel: 'hostel',
  refuge: 'address',
  hospital: 'hospital',
  prison: 'prison',
  'found-at': 'found at an address',
  visited: 'visited an address',
  mentioned: 'address that a record mentions',
};

const REFERENCES: Readonly<Record<string, string>> = {merlin: 'Merlin', cad: 'CAD', ppn: 'PPN'};

const from =
  (table: Readonly<Record<string, string>>) =>
  (code: string): string =>
    Object.hasOwn(table, code) ? table[code]! : code;

export const agencyWords = from(AGENCIES);
export const notificationWords = from(NOTIFICATIONS);
export const roleWords = from(ROLES);
export const tieWords = from(TIES);
export const outcomeWords = from(OUTCOME_WORDS);
export const linkWords = from(LINKS);
export const associationWords = from(ASSOCIATIONS);
export const stayWords = from(STAYS);
/** What kind of record stands behind an entry: a notification, a relation, or where somebody was. */
export const recordKindWords = (code: string): string =>
  [notificationWords, tieWords, stayWords].map((words) => words(code)).find((words) => words !== code) ?? code;
/** Empty for an allegation of which nothing is known but that it was made. */
export const allegationWords = from(ALLEGATIONS);

/** What an agency's own reference is called; a mapping may name any. */
export const referenceWords = (kind: string): string => from(REFERENCES)(kind).replaceAll('-', ' ');

/** "serial-perpetrator" -> "Serial perpetrator": what a rule is called where its code would say less. */
export const ruleWords = (id: string): string =>
  RULE_NAMES[id] ?? (id.slice(0, 1).toUpperCase() + id.slice(1)).replaceAll('-', ' ');

/** How somebody came by a name that is not the one on record. */
export const nameUseWords = from({recorded: 'as recorded', former: 'former name', 'known-as': 'known as'});

/** "NHS number 999 000 0018"; of a number of one agency's own system whose it is: "children's social care number 304117 (BRE)". */
export function identifierWords({kind, value, scope}: Identifier): string {
  if (kind !== 'local') return `${NUMBERS[kind]} ${value}`;
  const [agency = '', area = ''] = scope.split(':');
  return `${agencyWords(agency)} ${NUMBERS.local} ${value}${area === '' ? '' : ` (${area})`}`;
}

const LINK_ORDER = Object.keys(LINKS);

/** Codes of links in the order of their table, the most telling first. */
export const mostTellingFirst = (kinds: readonly string[]): string[] =>
  [...new Set(kinds)].sort((left, right) => LINK_ORDER.indexOf(left) - LINK_ORDER.indexOf(right));

/** Codes of one list in words, each once. */
export const listWords = (codes: readonly string[], words: (code: string) => string): string =>
  [...new Set(codes.map(words))].join(', ');
