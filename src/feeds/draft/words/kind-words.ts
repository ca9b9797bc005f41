import type {NotificationKind} from '../../../model/notification.ts';

/** Words of concerns and offences, by the kind of notification that they are; the first that fits counts. */
const KINDS: readonly (readonly [NotificationKind, RegExp])[] = [
  ['criminal-exploitation', /\bcce\b|criminal exploit|county line|gang|modern slavery|trafficking/i],
  ['sexual-exploitation', /\bcse\b|sexual exploit|grooming|abduction warning|\bcawn\b/i],
  ['offence-sexual', /\brape\b|sex(?:ual)? (?:offen|assault)|indecent|^sexual$/i],
  ['sexual-abuse', /\bcsa\b|sexual|\bsab\b|\bsexab\b/i],
  // What the police call so is a concern that they were told of: no child is on a plan by it.
  ['child-concern', /child protection (?:incident|matter|concern|enquiry|investigation)|\bcp (?:incident|concern)/i],
  ['domestic-abuse', /domestic|encompass|\bdom ab|\bda\b|\bdv\b|\bdva\b|coercive|honour/i],
  ['physical-abuse', /physical|non.accidental|\bnai\b|\bphys?\b|cruelty|child protection\W+assault/i],
  ['emotional-abuse', /emotional|psychological|\bemot?\b/i],
  ['neglect', /neglect|\bnegl?\b|hygiene|hungry|unsupervised|^appearance$|unkempt/i],
  ['missing', /missing|abscond|runaway|\bmisper\b|^miss$/i],
  ['self-harm', /self.?harm|suicid|overdose|\bself h\b|\bdsh\b/i],
  ['substance-misuse', /substance|\bsubst\b|drug|alcohol|intoxicat|\bdrunk/i],
  ['mental-health', /mental|psychiatric|depress|anxiety|\bmh\b/i],
  [
    'offence-violent',
    /violen|assault|strangul|suffocat|bladed|offensive weapon|\bgbh\b|\babh\b|wounding|robbery|weapon|knife|firearm|murder|affray|battery/i,
  ],
  [
    'antisocial-behaviour',
    /anti.?social|pub(?:lic)?.?ord(?:er)?\b|\basb\b|nuisance|\bnoise\b|^threats?$|intimidat|harass|neighbour dispute/i,
  ],
  ['school-exclusion', /exclu|suspension/i],
  ['school-absence', /absence|attendance at school|^(?:poor |low )?attendance$|truan|not in education|\bcme\b/i],
  ['injury-attendance', /injur|fracture|burn|bruis|bite|laceration|head|trauma/i],
  ['health-attendance', /illness|fever|wheeze|rash|infection|vomit|pain|attend/i],
  ['housing-concern', /housing|homeless|evict|overcrowd|tenancy/i],
  ['child-protection-plan', /child protection|protection plan|\bcpp?\b/i],
  ['care-entry', /\bcla\b|\blac\b|looked after|care order|\bs20\b|\bentry (?:in)?to care\b|taken into care/i],
  ['strategy-discussion', /strategy/i],
  [
    'offence-other',
    /\bpwits\b|suppl(?:y|ying|ied) (?:of )?(?:an? )?(?:class|controlled|cannabis)|(?:intent to|concerned in(?: the)?|offer(?:ed|ing)? to) suppl|theft|acquisitive|burglary|fraud|\bcrim(?:inal)?.?dam(?:age)?\b|arson|driving|shoplift|breach|offence|^offend$|surrender/i,
  ],
  [
    'child-concern',
    /conc|\bcin\b|child in need|welfare|vulnerab|safeguard|risk to (?:a )?child|worr(?:y|ie[sd])|coming to notice|\bppn\b/i,
  ],
  ['other', /^other$|^misc/i],
];

/** The kind that words of an agency name; null where none is known. What brings somebody to a hospital is an injury or an illness, whoever did it. */
export function kindOfWords(words: string, agency: string | null): NotificationKind | null {
  const plain = words.replaceAll(/[_-]/g, ' ');
  const kind = KINDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  // A child who is arrested for selling drugs is taken for one whom others may have sent.
  if (agency === 'youth-offending' && SELLING.test(plain)) return 'criminal-exploitation';
  if (agency === 'probation') return registeredFor(plain) ?? kind;
  if (agency === 'health' && (INJURY.test(plain) || kind === 'offence-violent')) return 'injury-attendance';
  return kind;
}

const SELLING = /\bpwits\b|\bsuppl(?:y|ies|ying|ied)\b/i;

/**
 * What an offender is registered for by a case system of probation; null where it is no grave harm to a child and no sexual offence. Whom it grades as a high
 * risk of serious harm to children, or calls somebody who poses one, was convicted of something: of what is asked.
 */
function registeredFor(words: string): NotificationKind | null {
  if (SEXUAL.test(words)) return 'offence-sexual';
  const isHigh = HARM_TO_CHILDREN.test(words) && HIGH.test(words);
  return isHigh || POSES_RISK.test(words) ? 'offence-violent' : null;
}
const SEXUAL = /\brso\b|\bsex(?:ual)? offender|\bshpo\b|\bvisor\b|\bmappa (?:cat(?:egory)? )?1\b/i;
const HARM_TO_CHILDREN = /\b(?:rosh|risk of serious harm)\b.*\bchild(?:ren)?\b/i;
const HIGH = /\bhigh\b/i;
const POSES_RISK =
  /\b(?:posing|poses|presents?|presenting) (?:a )?risk to (?:a )?child|\bpprc\b|\bschedule (?:1|one)\b/i;

const INJURY =
  /\b(?:falls?|fell|assault|burn|scald|fracture|injur\w*|bruis\w*|laceration|wound|bite|ingest\w*|poison\w*|rtc|trauma)\b/i;

/** What a row of an agency counts as whose words no kind is known for. */
export function kindElse(agency: string | null, kinds: readonly NotificationKind[]): NotificationKind {
  if (agency === 'youth-offending' || kinds.filter((kind) => kind.startsWith('offence')).length > kinds.length / 2)
    return 'offence-other';
  if (agency === 'health') return 'health-attendance';
  return agency === 'education' || agency === 'social-care' ? 'child-concern' : 'other';
}

/** What a file is about as a whole, by the words of its name and headers, for files in which no column says it. */
const FILES: readonly (readonly [NotificationKind, RegExp])[] = [
  ['marac-referral', /marac|idva|risk conference/],
  // Operation Encompass tells schools of domestic abuse at a pupil's home, and of nothing else.
  ['domestic-abuse', /domestic|\bdash\b|\bencompass\b|victim .*(?:perp|suspect)/],
  ['missing', /missing|misper|abscon/],
  ['school-exclusion', /exclusion/],
  ['offence-other', /offence|conviction|charge|sentence/],
  ['criminal-exploitation', /\bcce\b/],
  ['sexual-exploitation', /\bcse\b/],
  // Whom to ring in an emergency stands in registers of all sorts.
  ['health-attendance', /attend|\bed\b|emergency (?:dep|care|admission|room|unit|presentation|visit)|triage|arriv/],
  ['housing-concern', /homeless/],
  ['other', /\bstop (?:and )?search|\bstopsearch/],
  // A register of tenancies has a column for it.
  [
    'antisocial-behaviour',
    /(?:\basb\b|anti.?social(?: behaviour)?)(?! (?:notes?|comments?|history|flag|marker|alert|count))/,
  ],
];

/** Whether a form is of domestic abuse by its own words, and not only by its naming two people. */
export const isDomesticForm = (words: readonly string[]): boolean =>
  /domestic|\bdash\b|\bencompass\b/.test(words.join(' '));

/** What every row of a file tells of; null where its name and headers do not say. A register of who came to school tells of nothing. */
export function kindOfFile(words: readonly string[], agency: string | null): NotificationKind | null {
  const text = words.join(' ');
  // Probation and housing exclude people from records and buildings; a school alone from itself.
  const isSchools = agency === null || agency === 'education' || agency === 'social-care';
  const kind =
    FILES.find(([one, pattern]) => (one !== 'school-exclusion' || isSchools) && pattern.test(text))?.[0] ?? null;
  return kind === 'health-attendance' && agency === 'education' ? null : kind;
}
