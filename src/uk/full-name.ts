import {isPlaceholder} from './placeholders.ts';

/** One name as written, split: the shape of the model's `PersonName`, which this layer does not know. */
export type WrittenName = {use: 'recorded' | 'former' | 'known-as'; given: string; family: string; title: string};

const TITLE = /^(mr|mrs|ms|miss|mx|master|dr|rev|prof|sir|dame|lady|lord|pc|wpc|dc|ds|di|sgt|cllr)\.?$/i;
/** Whether a text is a title alone, as a column of its own holds it. */
export const isTitle = (text: string): boolean => TITLE.test(text) || /^(?:master|mstr)\.?$/i.test(text);
const SUFFIX = /^(jr|jnr|junior|sr|snr|senior|ii|iii)\.?$/i;
const FORMER = /[([]?\s*\b(?:n[eé]e|formerly|prev(?:iously)?|maiden(?: name)?)\b[.:]?\s+([\p{L}'’ -]+?)\s*[)\]]?$/iu;
const ALIAS =
  /[([]?\s*(?:\b(?:a\.?k\.?a|also known as|known as|alias|likes to be called)\b)[.:]?\s+([\p{L}'’. -]+?)\s*[)\]]?$/iu;
/** "Mohammed (aka Mo) KHAN", "Sara (nee BROWN) Khan": what stands in brackets between the words of a name. */
const INSIDE =
  /\s*[([]\s*(?<said>(?:n[eé]e|formerly|prev(?:iously)?|maiden(?: name)?|a\.?k\.?a|also known as|known as|alias)\b[.:]?\s[^()[\]]+)[)\]]\s*(?=\S)/iu;
/** 'Sara "Sal" Khan', 'Mo (AKA "Mohammed Ali") KHAN'. */
const QUOTED = /\s["“](?<name>\p{L}[\p{L}'’. -]*)["”](?=\s\p{L}|$)/u;
const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'da',
  'di',
  'del',
  'della',
  'dos',
  'du',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'bint',
  'abu',
  'st',
  'mac',
  'mc',
  'ter',
  'der',
  'den',
  'o',
]);

/**
 * The names in one cell: "SURNAME, Forename Middle (Miss)", "Mrs Jane SMITH (nee BROWN)", "Jane Smith aka Jo Bloggs", "Unborn SMITH".
 * The family name is what stands before a comma, else the words in capitals at one end, else the last word with the particles
 * in front of it. A single word is kept whole as family name. Empty for a placeholder.
 */
export function parseFullName(cell: string): WrittenName[] {
  const whole = cell.trim().replace(/\s+/g, ' ').replace(SAID_BEHIND, '');
  if (isPlaceholder(whole)) return [];
  const names: WrittenName[] = [];
  let text = furtherLast(whole);
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(text);
    if (found !== null) text = text.slice(0, found.index).trim();
    return found?.[1]!.trim() ?? null;
  };
  // Of a former name and another, either may stand last.
  let former = take(FORMER);
  const alias = take(ALIAS);
  former ??= take(FORMER);
  const recorded = splitName(text, 'recorded');
  if (recorded === null) return [];
  names.push(recorded);
  if (former !== null) names.push({use: 'former', given: recorded.given, family: former, title: ''});
  if (alias !== null) {
    const known = splitName(alias, 'known-as');
    if (known !== null)
      names.push(known.given === '' ? {...known, given: known.family, family: recorded.family} : known);
  }
  return names;
}

/** Former names and others that stand in brackets or quotes within the name, behind it: "Mohammed KHAN (aka Mo)". */
function furtherLast(name: string): string {
  const inside = INSIDE.exec(name);
  if (inside !== null) {
    const said = inside.groups!['said']!.replaceAll(/["“”]/g, '').trim();
    return `${name.slice(0, inside.index)} ${name.slice(inside.index + inside[0].length)} (${said})`;
  }
  const quoted = QUOTED.exec(name);
  if (quoted === null) return name;
  return `${name.slice(0, quoted.index)}${name.slice(quoted.index + quoted[0].length)} (aka ${quoted.groups!['name']!})`;
}

/** "SMITH Jane" as "SMITH, Jane", for a source that puts the family name first: the words in capitals, else the first with its particles. */
export function familyFirst(text: string): string {
  if (text.includes(',')) return text;
  const parts = words(text);
  let cut = capitalsFromStart(parts);
  if (cut === 0 || cut === parts.length) {
    cut = 1;
    while (cut < parts.length - 1 && PARTICLES.has(parts[cut - 1]!.toLowerCase())) cut++;
  }
  return cut >= parts.length ? text : `${parts.slice(0, cut).join(' ')}, ${parts.slice(cut).join(' ')}`;
}

/** "Samuel Abel (FOB)", "Jane Smith (mother)", "Jo Bell (deceased)": what is said of somebody behind their name, and is no part of it. */
const SAID_BEHIND =
  /(?<=\S)\s*[([]\s*(?:f\.?o\.?b|m\.?o\.?b|(?:birth |step[ -]?|grand[ -]?|foster[ -]?)?(?:mother|father|mum|dad|parent)|carer|(?:ex[ -]?)?(?:partner|husband|wife)|(?:step[ -]?)?(?:son|daughter|child|brother|sister)|nan|aunt(?:ie)?|uncle|friend|deceased|dec['’]?d|rip)\s*[)\]]$|\s+FOB$/iu;

/** Words that stand before the family name of a child who has no forename yet, in capitals or not. */
const STAND_IN = /^(unborn|ubb|u\/b|b\/o|baby|boy|girl|child|infant|newborn|bump|of|male|female)$/i;
/** "(Twin 2)", "twin b" or a bare "2" behind the name of such a child: which of one birth it is. */
const ORDER_BEHIND =
  /[\s,]+[([]?(?:(?:twin|triplet)\s*(?<order>one|two|three|i{1,3}|[1-3]|[abc])|(?<number>[1-3]))[)\]]?$/i;
const UNBORN_BEHIND = /\s*[([]unborn[)\]]$/i;

/** "UBB Khan", "Baby KHAN", "B/O Sara KHAN", "Unborn Khan Twin 2" (given "Unborn Twin 2"); null for a name. */
function splitStandIn(text: string, use: WrittenName['use']): WrittenName | null {
  const bare = text.replace(UNBORN_BEHIND, '');
  const behind = ORDER_BEHIND.exec(bare);
  const parts = words(behind === null ? bare : bare.slice(0, behind.index));
  let count = 0;
  while (count < parts.length && STAND_IN.test(parts[count]!)) count++;
  if (count === 0 || count === parts.length) return null;
  const rest = parts.slice(count);
  const cut = rest.length === 1 ? 0 : familyStart(rest);
  const unborn = UNBORN_BEHIND.test(text) ? ['Unborn'] : [];
  const order = behind === null ? [] : [`Twin ${behind.groups!['order'] ?? behind.groups!['number']!}`];
  const given = [...unborn, ...parts.slice(0, count), ...order, ...rest.slice(0, cut)].join(' ');
  return {use, given, family: rest.slice(cut).join(' '), title: ''};
}

/** One name without former names and aliases; null where nothing is left. */
function splitName(text: string, use: WrittenName['use']): WrittenName | null {
  let title = '';
  const takeTitle = (words: string[]): string[] =>
    words.filter((word) => {
      const bare = word.replace(/^[([]|[)\]]$/g, '');
      if (!TITLE.test(bare)) return !SUFFIX.test(bare);
      title ||= bare;
      return false;
    });
  const comma = text.indexOf(',');
  if (comma >= 0) {
    const family = takeTitle(words(text.slice(0, comma))).join(' ');
    const given = takeTitle(words(text.slice(comma + 1).replace(/,/g, ' '))).join(' ');
    return family === '' && given === '' ? null : {use, given, family, title};
  }
  const standIn = splitStandIn(text, use);
  if (standIn !== null) return standIn;
  const parts = takeTitle(words(text));
  if (parts.length === 0) return null;
  if (parts.length === 1) return {use, given: '', family: parts[0]!, title};
  const cut = familyStart(parts);
  if (cut === 0)
    return {
      use,
      given: parts.slice(capitalsFromStart(parts)).join(' '),
      family: parts.slice(0, capitalsFromStart(parts)).join(' '),
      title,
    };
  return {use, given: parts.slice(0, cut).join(' '), family: parts.slice(cut).join(' '), title};
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const isCapitals = (word: string): boolean =>
  /\p{Lu}{2}/u.test(word) && !/\p{Ll}/u.test(word.replace(/^(Mc|Mac|O['’])/, ''));

function capitalsFromStart(parts: string[]): number {
  let count = 0;
  while (count < parts.length && isCapitals(parts[count]!)) count++;
  return count;
}

/** Index of the first word of the family name; 0 where the capitals stand first ("SMITH Jane"). */
function familyStart(parts: string[]): number {
  let cut = parts.length;
  while (cut > 0 && isCapitals(parts[cut - 1]!)) cut--;
  if (cut > 0 && cut < parts.length) return cut;
  const leading = capitalsFromStart(parts);
  if (leading > 0 && leading < parts.length) return 0;
  cut = parts.length - 1;
  while (cut > 1 && PARTICLES.has(parts[cut - 1]!.toLowerCase())) cut--;
  return cut;
}
