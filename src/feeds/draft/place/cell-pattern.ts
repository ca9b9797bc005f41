import {RELATION_WORDS, SHORT_RELATION_WORDS} from '../words/relation-words.ts';

/**
 * How one person is written within a cell: "KHAN, Amina (F) b. 12/03/1985", "Mother: Sara Khan", "Yusuf Khan (son, 5)". What stands beside
 * a name is looked for wherever it stands in the piece, so that no order of it is needed; only the name has its place.
 */

/** A number alone that is an age by the sign before it. */
export const BARE_AGE = String.raw`(?<=[(,[:/-]\s*)\d{1,2}`;

/** Ways of writing a birth date or an age beside a name; a bare number is an age in brackets or behind a comma or dash only. */
const BORN = [
  String.raw`\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}`,
  String.raw`\d{4}-\d\d-\d\d`,
  String.raw`\d{1,2}[ -]\p{L}{3,9}[ -]\d{2,4}`,
  String.raw`\d{1,2}/(?:19|20)\d\d`,
  String.raw`(?<!\d\s)(?:19|20)\d\d(?!\s\d)`,
  String.raw`\d{1,2}\s?(?:years?|yrs?|yo|months?|mths?|weeks?|wks?|[ymw])\b`,
  String.raw`(?:aged?|about|approx\.?|circa|c\.)\s*\d{1,2}`,
  BARE_AGE,
  String.raw`(?:EDD|due|expected)[\s:]*\d{1,2}[./ -](?:\d{1,2}|\p{L}{3,9})[./ -]\d{2,4}`,
];
const BORN_WORD = String.raw`(?:dob|d\.o\.b|born|b\.|age|aged)`;
const WORDS = RELATION_WORDS;

/** What may stand beside a name, by the named group that takes it: each is looked for by itself. */
const BESIDE = {
  sex: String.raw`(?:[(,[/]\s*|\d\s+|\s-\s)(?<sex>[MFU]|[Ff]emale|[Mm]ale)(?=\s*(?:[),\]/;]|$)|\s+[\d]|\s+(?:dob|DOB|born|b\.))`,
  phone: String.raw`(?<phone>(?<!\d)(?:\+44\s?|0)\d[\d ]{7,11}\d(?!\d))`,
  word: String.raw`(?:[(,[]|\s-)\s*(?<relation>(?!(?:dob|born|aged?|male|female|boy|girl|unborn|twin|n[eé]e|aka)\b)\p{L}{2}[^\d,;()[\]]*?)\s*(?=[,;)\]]|$|\s\d)`,
  // Where "KHAN, Amina" is a name, what somebody is stands in brackets or behind a dash.
  wordApart: String.raw`(?:[([][^()[\]]*?|\s-\s*)(?<relation>(?!(?:dob|born|aged?|male|female|boy|girl|unborn|twin|n[eé]e|aka)\b)(?<![\p{L}])\p{L}{2}[^\d,;()[\]]*?)\s*(?=[,;)\]]|$|\s\d)`,
} as const;

/** A birth date or an age in one of these ways, as the group `born`. */
export const born = (ways: readonly string[]): string =>
  String.raw`(?:(?<![\p{L}\d/.])|(?<=\bb\.))(?<born>${ways.join('|')})(?![\d/])`;

/** The ways of writing a birth date or an age that stand in pieces. */
export const bornWays = (pieces: readonly string[]): string[] =>
  BORN.filter((way) => {
    const shows = new RegExp(String.raw`\p{L}.*${born([way]).replace('?<born>', '?:')}`, 'iu');
    return pieces.some((piece) => shows.test(piece));
  });

/** Which of those parts the pieces of a column have, and how names are written in it. */
export type CellForm = {
  /** The ways of writing birth dates and ages. */
  born: readonly string[];
  sex: boolean;
  phone: boolean;
  /** What somebody is, behind the name. */
  word: boolean;
  /** "Mother: Sara Khan". */
  colon: boolean;
  /** Whether those words are understood. */
  isTold: boolean;
  /** "Mother Sara Khan": the words that stand so, as they are written. */
  fronts: readonly string[];
  /** "7004000 Amina Khan". */
  id: boolean;
  /** "KHAN, Amina". */
  comma: boolean;
  /** Names begin with a capital: what does not is a remark. */
  capital: boolean;
};

const SHORT = new RegExp(`^${SHORT_RELATION_WORDS}$`, 'i');

/** What names are written with, within a class of a pattern. */
export const LETTERS = String.raw`\p{L}\p{M}'’‘.`;

/** The form as a pattern of the mapping language, and the groups in it. */
export function cellPattern(form: CellForm): {pattern: string; groups: ReadonlySet<string>} {
  const beside = [
    form.born.length > 0 ? born(form.born) : '',
    form.sex ? BESIDE.sex : '',
    form.phone ? BESIDE.phone : '',
    form.word ? (form.comma ? BESIDE.wordApart : BESIDE.word) : '',
  ].filter((part) => part !== '');
  const fronts = form.fronts
    .map((word) => word.replaceAll(/[.\\/+*?()[\]^$|{}-]/g, String.raw`\$&`))
    .map((word) => (SHORT.test(word) ? String.raw`${word}(?=\s*[:–-])` : word))
    .join('|');
  const name = String.raw`${form.capital ? String.raw`(?-i:(?=\p{Lu}))` : ''}[${LETTERS}][${LETTERS}\s-]*?`;
  const former = String.raw`(?:\s*\(?(?:n[eé]e|aka|formerly)\s[${LETTERS}\s-]+\)?)?`;
  const full = form.comma ? `${name}(?:,\\s*${name})?${former}` : `${name}${former}`;
  const pattern = [
    '^',
    ...beside.map((part) => `(?=(?:.*?${part})?)`),
    // A relation alone names nobody.
    fronts === '' ? '' : String.raw`(?!(?:${fronts})\s*$)`,
    relationBefore(form, fronts),
    form.id ? String.raw`(?:(?<id>[A-Za-z]*-?\d{3,}[A-Za-z]?)[\s:,-]+)?` : '',
    `(?<name>${full})`,
    String.raw`(?=\s*$|\s*[()[\],;/]|\s-|\s+${BORN_WORD}|\s*\d|\s+about\b|\s+c\.).*$`,
  ].join('');
  return {pattern, groups: new Set([...pattern.matchAll(/\?<(\w+)>/g)].map(([, group]) => group!))};
}

/** What somebody is by what stands before the name: whatever ends in a colon, or one of the words found so. */
function relationBefore({colon, isTold}: CellForm, fronts: string): string {
  const beforeColon = String.raw`[\p{L}][^:\d]*`;
  if (colon && isTold && fronts !== '') return String.raw`(?:(?<relation>${beforeColon}(?=:)|${fronts})[\s:,–-]+)?`;
  if (colon) return String.raw`(?:${isTold ? '(?<relation>' : '(?:'}${beforeColon}):\s*)?`;
  return fronts === '' ? '' : String.raw`(?:(?<relation>${fronts})[\s:,–-]+)?`;
}

/** What shows that a piece has such a part. */
export const SHOWS = {
  born: new RegExp(String.raw`\p{L}.*(?:${born(BORN).replace('?<born>', '?:')})`, 'u'),
  sex: new RegExp(`\\p{L}.*${BESIDE.sex.replace('?<sex>', '?:')}`, 'u'),
  phone: new RegExp(`\\p{L}.*${BESIDE.phone.replace('?<phone>', '?:')}`, 'u'),
  word: new RegExp(String.raw`\p{L}(?:\s*[(,[]|\s-)[^()]*\b${WORDS}\b`, 'iu'),
  colon: new RegExp(String.raw`^\p{L}[\p{L}’' /-]{1,30}:\s*\p{L}`, 'u'),
  id: /^[A-Z]*-?\d{3,}[A-Z]?[\s:,-]+\p{L}/iu,
} as const;
