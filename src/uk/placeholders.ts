import {fold} from '../text/fold.ts';

const NOTHING = new Set([
  '',
  'nk',
  'n k',
  'na',
  'n a',
  'not known',
  'unknown',
  'not given',
  'not disclosed',
  'not available',
  'not stated',
  'not recorded',
  'none',
  'none given',
  'nil',
  'null',
  'tbc',
  'tba',
  'no name',
  'name unknown',
  'unknown unknown',
  'anon',
  'anonymous',
  'withheld',
  'refused',
  'x',
  'xx',
  'xxx',
  'test',
  'unk',
  'no trace',
  // First, last name unknown: police systems that need both write it of who has one name.
  'fnu',
  'lnu',
]);

/** Whether a cell says that nothing is known. */
export const isPlaceholder = (text: string): boolean => NOTHING.has(fold(text));

/** What a form says in the place of a whole name, of which nobody is called so. */
const NO_NAME =
  /^(?:redacted|declined|refused|removed|suppressed|not (?:disclosed|applicable)|details? (?:withheld|removed|redacted))(?: (?:to (?:say|give|name|disclose)|by \p{L}+))?$/u;

/** Whether a cell of names says that whoever it is of is not named: "[REDACTED]", "declined". */
export const isNoName = (text: string): boolean => NO_NAME.test(fold(text));

export type NamePlaceholder = 'unknown' | 'unborn' | 'baby' | 'twin';

const UNBORN = /\b(?:unborn|ubb|u b|bump|foetus|fetus)(?= ?\d?\b)/;
const BABY =
  /^(baby|infant|newborn|boy|girl|male|female|baby (boy|girl)|baby of|b o|infant of|male infant|female infant)\b/;
const INFANT = /\b(?:baby|infant|newborn)\b|^b o\b/;
const TWIN = /\b(?:twin|triplet) ?(one|two|three|i{1,3}|[1-3]|a|b|c)\b/;
/** "Unborn 2", "Baby Girl 2": no letter, which may be an initial. */
const NUMBERED =
  /^(?:unborn|ubb|u b|foetus|fetus|baby|infant|newborn)(?: (?:child|baby|boy|girl))? ?(one|two|three|ii|iii|[1-3])$/;
/** Of "Baby 1": some systems number the only child of a birth as well. */
export const FIRST_OR_ONLY = 4;
const ORDER: Record<string, number> = {
  one: 1,
  i: 1,
  '1': 1,
  a: 1,
  two: 2,
  ii: 2,
  '2': 2,
  b: 2,
  three: 3,
  iii: 3,
  '3': 3,
  c: 3,
};

/** Words for "not known" that are forenames as well, a Chinese and a Thai one: so written they are names. "NA", "n/a" and "anon" are none. */
const FORENAMES_TOO = new Set(['Na', 'Anon']);

/**
 * What a forename that is no name stands for, and which of several it is ("Twin 2", "Unborn 2"), FIRST_OR_ONLY for one that may be
 * alone; null for a name. `family` is the family name beside it: who gives no name at all is "Anon" and no more.
 */
export function namePlaceholder(given: string, family = ''): {kind: NamePlaceholder; order: number} | null {
  if (FORENAMES_TOO.has(given.trim()) && !isPlaceholder(family)) return null;
  const folded = fold(given);
  const twin = TWIN.exec(folded);
  const order = twin === null ? numberOf(folded) : (ORDER[twin[1]!] ?? 0);
  if (UNBORN.test(folded)) return {kind: 'unborn', order};
  if (twin !== null) return {kind: 'twin', order};
  if (BABY.test(folded)) return {kind: 'baby', order};
  return NOTHING.has(folded) && folded !== '' ? {kind: 'unknown', order: 0} : null;
}

/** Whether what stands for a forename is said of an infant alone, as "Boy" and "Twin 1" are not. */
export const isInfant = (given: string): boolean => INFANT.test(fold(given));

function numberOf(folded: string): number {
  const order = ORDER[NUMBERED.exec(folded)?.[1] ?? ''] ?? 0;
  return order === 1 ? FIRST_OR_ONLY : order;
}
