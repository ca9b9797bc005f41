import {INVERSE_KINDS, TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';

/** What somebody is to another by the word for their part: "Perp (ex partner)", "daughter of victim", "Mum's partner". */

const OF_VICTIM = /\s+of\s+(?:the\s+)?(?:victim|vic|v)$|^(?:victim|vic|v)['’]?s\s+/i;
const OF_OTHER = /\bof\b|['’]s\b/i;

/** The kind of tie that the text of a part says: to who is victim, or of nobody who is named; null where it has none. */
export function relationIn(text: string): string | null {
  const bracket = /^[^()]+\(([^()]+)\)$/.exec(text)?.[1];
  const plain = (bracket ?? text).replace(OF_VICTIM, '').trim();
  if (OF_OTHER.test(plain)) return null;
  const said = plain.toLowerCase().replace(/\s*\d+$/, '');
  const word = Object.hasOwn(SHORT, said) ? SHORT[said]! : said;
  const relation = readRelation(word, TIE_KINDS);
  if (relation === null || relation.kind === 'associate' || relation.kind === 'professional') return null;
  return relation.inverse ? INVERSES.get(relation.kind)! : relation.kind;
}

const INVERSES = new Map(
  Object.entries(INVERSE_KINDS)
    .map(([inverse, kind]) => [kind as string, inverse])
    .reverse() as [string, string][],
);

const SHORT: Readonly<Record<string, string>> = {
  dau: 'daughter',
  daug: 'daughter',
  bf: 'boyfriend',
  gf: 'girlfriend',
  ptnr: 'partner',
};

/** Whether the others of a list are told by what they are in her family, and not to her. */
export const isMother = (text: string): boolean => /^(?:birth )?(?:mother|mum|mam)$/i.test(text.trim());

/**
 * What somebody is to the mother of a family in which a word says who they are; null where it says nothing of that: the father, who may have
 * parted from her, and whoever may be of either side.
 */
export function relationToMother(text: string): string | null {
  if (/^(?:mother|mum|mam)['’]?s (?:partner|boyfriend|husband)$/i.test(text.trim())) return 'partner';
  const kind = relationIn(text);
  return kind === 'child' || kind === 'partner' ? kind : null;
}
