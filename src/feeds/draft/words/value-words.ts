import type {STAY_KINDS} from '../../../model/address.ts';
import type {ALLEGATION_STATUSES, OUTCOMES, RAGS, Role, TieKind} from '../../../model/notification.ts';
import type {Column} from '../sample.ts';

/** What says yes in a cell. */
export const YES = ['Y', 'Yes', 'T', 'True', '1'];

/** Words of British case systems by the word of the model that they mean; the first that fits counts. */
export type Words<T extends string> = readonly (readonly [T, RegExp])[];

export const RAG_WORDS: Words<(typeof RAGS)[number]> = [
  ['red', /^r$|\bred\b|^(?:very )?high$|critical|^h$/i],
  ['amber', /^a$|\bamber\b|^med(?:ium)?$|^m$|moderate/i],
  ['green', /^g$|\bgreen\b|^low$|^st(?:andar)?d$|^[ls]$/i],
  ['blue', /^b$|\bblue\b/i],
];

export const OUTCOME_WORDS: Words<(typeof OUTCOMES)[number]> = [
  ['nfa', /^nfa\b|no further/i],
  ['strategy-discussion', /\bstrat\b|strategy|s\.?47|section 47/i],
  ['child-protection-plan', /protection plan|icpc|conference/i],
  ['care-proceedings', /proceedings|court|accommodat|^cla$|^lac$/i],
  ['assessment', /assess|s\.?17|section 17|\bc&?f\b|referral|^ref$/i],
  ['early-help', /early help|^to eh$|\beha?\b|\bcaf\b|troubled|family support/i],
  ['universal', /universal/i],
  ['advice', /advice|signpost|information|^adv$/i],
  ['chronology', /chronolog|log only|record only|^logged$/i],
];

export const ALLEGATION_WORDS: Words<(typeof ALLEGATION_STATUSES)[number]> = [
  ['unsubstantiated', /unsubstant|unfound|no evidence|inconclusive|\bnot (?:substant|found|prov|confirm|admit|charg)/i],
  ['malicious', /malicious|false/i],
  ['confirmed', /confirm|substantiat|proven|convict|\bcharged|founded|admitted/i],
  ['stated', /alleg|stated|reported|disclos|under investigation/i],
];

/**
 * The same below "Outcome" or "Disposal", of words that are said of allegations alone: a patient is "Admitted" and "Discharged", and a contact
 * "Reported" or "Information".
 */
export const FINDING_WORDS: typeof ALLEGATION_WORDS = [
  ['unsubstantiated', /unsubstant|unfounded|no evidence|\bnot (?:substant|found|prov|charg)/i],
  ['malicious', /malicious/i],
  ['confirmed', /\bsubstantiat|\bproven|convict|\bcharged|\bfounded/i],
];

const ROLE_WORDS: Words<Role> = [
  // Of whom somebody is a friend does not make him that: "Friend of mother", "Grandparent's friend".
  ['associate', /\bfriends?\b|\bneighbours?\b/i],
  ['carer', /\bchild.?minder|\bnanny\b/i],
  ['victim', /vic|aggrieved|injured|^ip$|complain/i],
  ['suspect', /susp|^sus$|perp|accus|abuser|offend|defend|arrest|person of concern/i],
  ['witness', /\bwit(?:ness)?\b/i],
  ['subject', /^chi$|subject|child|main|^(?:missing(?: person)?|misper)$|^(?:son|dau|daughter|baby)(?:\s*\d+)?$/i],
  // "Mother's partner" and a grandmother are none.
  ['parent', /\b(?:step[\s-]?)?(?:parents?|mother|father|mum|mam|dad)\b(?!['’]s)/i],
  ['carer', /\bcarers?\b(?!['’]s)|\bguardian\b/i],
  ['found-with', /found/i],
  ['referrer', /refer|inform|^inf$|caller|reportee|reporting person/i],
  ['associate', /^pres(?:ent)?$|assoc|friend|known|partner|\bgrand|\baunt|\buncle|\bcousin/i],
];

/** Roles that are said in one word, which no name is. */
const ROLE_WORD =
  /^(?:vict(?:im)?|vic|aggrieved|complainant|injured party|ip|sus(?:p(?:ect)?)?|perp(?:etrator)?|accused|offender|defendant|(?:alleged )?(?:abuser|perpetrator|offender)|witness|wit|chi|missing(?: person)?|misper|reportee|reporting person|child(?:ren)? (?:present|at address|in household|at scene|resident)|parent|step-?parent|mother|father|child|subject child|found with|informant|referrer|caller|associate|subject|nominal|detained person|dp)$/i;
export const isRoleWord = (text: string): boolean => ROLE_WORD.test(text);

/** "Partner of victim", "suspect's mother": who belongs to somebody with a role has another, unless it is the child. */
const OF_ROLE =
  /\bof\s+(?:the\s+)?(?:vict|susp|perp|offend|accus|inform|witness)|\b(?:victim|suspect|perpetrator|perp|offender|informant|witness)['’]?s\s+\p{L}/iu;

/** The role that a text means; null where none is known. */
export const roleIn = (text: string): Role | null =>
  OF_ROLE.test(text) ? (/\b(?:child|son|daughter)\b/i.test(text) ? 'subject' : null) : wordIn(ROLE_WORDS, text);

export const BIRTH_WORDS: Words<'exact' | 'estimated' | 'expected'> = [
  ['expected', /expect|\bedd\b|unborn|due|^u$/i],
  ['estimated', /estim|approx|unverif|assum|^e$/i],
  ['exact', /actual|exact|verif|confirm|known|^a$/i],
];

/** Codes of relations in case systems; what is not among them is said by whoever knows the system. */
export const RELATION_CODES: Words<TieKind> = [
  ['parent', /^(?:mth|mot|mum|fth|fat|dad|par|pam|paf)$/i],
  ['step-parent', /^(?:stp|smo|sfa|stf|stm|smt|sft)$/i],
  ['sibling', /^(?:sib|bro|sis)$/i],
  ['half-sibling', /^(?:hsb|hsi|hbr)$/i],
  ['grandparent', /^(?:grp|grm|gpt|gmo|gfa|mgm|mgf|pgm|pgf)$/i],
  ['relative', /^(?:unc|aun|cou|rel)$/i],
  ['partner', /^(?:ptn|prt|hus|wif|spo)$/i],
  ['ex-partner', /^(?:exp|exh|exw)$/i],
  ['guardian', /^(?:gua|grd|sgo)$/i],
  ['foster-carer', /^(?:fos|fcr)$/i],
  ['adoptive-parent', /^adp$/i],
  ['associate', /^(?:frd|fri)$/i],
  // "PAM", "PAF", "CHM": of the Common Transfer File between schools.
  ['professional', /^(?:chm|cmd|swr|doc|tch)$/i],
];

export const STAY_WORDS: Words<(typeof STAY_KINDS)[number]> = [
  ['home', /home|main|permanent|usual|current|primary|parent/i],
  ['refuge', /refuge/i],
  ['hostel', /hostel|hotel|b&b|bed and breakfast/i],
  ['temporary', /temp/i],
  ['placement', /placement|foster|residential|kinship|children/i],
  ['prison', /prison|hmp|custody|secure/i],
  ['hospital', /hospital|ward/i],
  ['tenancy', /tenan|rent|council|landlord/i],
];

/** Texts that stand in fewer rows than this are left out of a draft: they may be of one person. */
const ROWS_LEAST = 3;
const TEXTS_MAX = 60;

/** The texts of a column of codes or words, the commonest first; null where it is no such column. */
export function commonTexts({texts}: Pick<Column, 'texts'>): string[] | null {
  if (texts.size > TEXTS_MAX) return null;
  return [...texts]
    .filter(([, rows]) => rows >= ROWS_LEAST)
    .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
    .map(([text]) => text);
}

/**
 * What common texts of a column mean, and in what share of its filled cells a text stands that means something. A text of one row may stand
 * in a draft only where `isWord` shows that it is a word of the trade and says nothing of anybody.
 */
export function mapTexts<T extends string>(
  column: Pick<Column, 'texts' | 'filled'>,
  meaning: (text: string) => T | null,
  isWord: (text: string) => boolean = () => false,
): {map: Record<string, T>; share: number} {
  const map: Record<string, T> = {};
  let count = 0;
  const common = commonTexts(column) ?? [];
  const rare = column.texts.size > TEXTS_MAX ? [] : [...column.texts.keys()].filter((text) => isWord(text));
  for (const text of new Set([...common, ...rare.sort()])) {
    const word = meaning(text);
    if (word === null) continue;
    map[text] = word;
    count += column.texts.get(text)!;
  }
  return {map, share: column.filled === 0 ? 0 : count / column.filled};
}

export const wordIn = <T extends string>(words: Words<T>, text: string): T | null =>
  words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
