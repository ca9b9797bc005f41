import {setAt} from '../../../base/get-or-insert.ts';
import {headerWords} from '../words/cut-header.ts';
import {PARTS} from '../words/header-words.ts';
import {FIELD_PHRASES, fieldsOf, longest, PART_PHRASES, PERSON_PHRASES} from '../words/phrases.ts';
import {ORDINAL, readWords, type Header} from './read-words.ts';

/** What each header of a file may say; initials of people named in full elsewhere in it are understood ("V DoB" beside "Victim"). */
export function readHeaders(names: readonly string[]): Header[] {
  const seconds = secondsOfLists(names);
  const worded = withCompany(names.map((name) => headerWords(seconds.get(name) ?? name)));
  const initials = new Map<string, string>();
  for (const words of worded) {
    const part = longest(words, PART_PHRASES);
    // Nobody writes down the birth date and the home of staff: "M" beside "Midwife" is somebody else.
    if (part === null || PARTS[part.key]?.staff === true) continue;
    const phrase = words.slice(part.from, part.to);
    const letters = phrase.map((word) => word[0]).join('');
    if (!initials.has(letters)) initials.set(letters, phrase.join(' '));
  }
  for (const [letter, phrase] of lettersOf(worded)) if (!initials.has(letter)) initials.set(letter, phrase);
  const headers = worded.map((words, at) => {
    const whole = initials.get(words[0] ?? '') ?? cutShort(words[0] ?? '', initials);
    const isKnown = PART_PHRASES.has(words[0] ?? '') || FIELD_PHRASES.has(words.join(' '));
    return readWords(
      whole === undefined || isKnown || words.length < 2 ? words : [...whole.split(' '), ...words.slice(1)],
      LISTED.test(names[at]!),
    );
  });
  const counted = countedParts(headers);
  return lettered(countedBehind(headers, worded), worded)
    .map((header) => (ORDINAL.test(header.number) && !counted.has(header.part!) ? {...header, number: ''} : header))
    .map((header, at) => (seconds.has(names[at]!) ? {...header, number: '1'} : header));
}

/** Letters that stand for people in the headers of one file, as systems pair them: "M_DOB" beside "B_DOB" or a father, "V DOB" beside "S DOB". */
const LETTERS: readonly Readonly<Record<string, string>>[] = [
  {m: 'mother', f: 'father', b: 'baby', c: 'child', mo: 'mother', fa: 'father', chi: 'child', ch: 'child'},
  {v: 'victim', s: 'suspect'},
];
/** Those that stand for somebody wherever two columns say something of a person behind them. */
const ALONE: Readonly<Record<string, string>> = {
  chi: 'child',
  mth: 'mother',
  moth: 'mother',
  fth: 'father',
  fath: 'father',
  pt: 'patient',
  pat: 'patient',
  stu: 'student',
  pup: 'pupil',
  cli: 'client',
  off: 'offender',
  ofndr: 'offender',
  def: 'defendant',
  nom: 'nominal',
  ten: 'tenant',
};

/**
 * What letters mean before what is said of somebody: of one pair two must stand there, or one beside another who is named in full; of `ALONE`
 * one is enough.
 */
function lettersOf(worded: readonly (readonly string[])[]): Map<string, string> {
  const isSaid = (letter: string): boolean =>
    worded.filter(([first, ...rest]) => first === letter && PERSON_PHRASES.has(rest.join(' '))).length >= 2;
  const found = new Map(Object.entries(ALONE).filter(([letters]) => isSaid(letters)));
  for (const pair of LETTERS) {
    const letters = Object.keys(pair).filter(isSaid);
    const parts = new Set(letters.map((letter) => PART_PHRASES.get(pair[letter]!)));
    const named = new Set(worded.flatMap((words) => longest(words, PART_PHRASES)?.key ?? []));
    const others = Object.values(pair).filter(
      (word) => named.has(PART_PHRASES.get(word)!) && !parts.has(PART_PHRASES.get(word)!),
    );
    if (letters.length + others.length >= 2) for (const letter of letters) found.set(letter, pair[letter]!);
  }
  return found;
}

/** "With1", "With 2 DOB" of a log of the missing: who was found with them; elsewhere who came along. */
function withCompany(worded: readonly string[][]): string[][] {
  const isOfMissing = worded.some((words) => words.some((word) => /^(?:missing|misper|found)$/.test(word)));
  const whole = isOfMissing ? ['found', 'with'] : ['attended', 'with'];
  return worded.map((words) =>
    words[0] === 'with' && (words.length === 1 || /^\d{1,2}$/.test(words[1]!)) ? [...whole, ...words.slice(1)] : words,
  );
}

/** "Det. Address" beside "Detainee": the word that a header cuts short, where one of the people of the file is called so. */
function cutShort(word: string, initials: ReadonlyMap<string, string>): string | undefined {
  if (word.length < 3) return undefined;
  const like = [...initials.values()].filter(
    (phrase) => phrase.startsWith(word) && phrase.split(' ')[0]!.length >= word.length + 3,
  );
  return like.length === 1 ? like[0] : undefined;
}

/** "Mother / Carer", "Parent & Child": one column for either, or for both. */
const LISTED = /[/&,]|\b(?:and|or)\b/i;

/**
 * "Child Name 1", "Child DOB 1", "Child Name 2": a number behind what is said of somebody counts the people where their names or births have
 * several. Behind "Forename" or "Address Line" alone it counts those of one person.
 */
function countedBehind(headers: readonly Header[], worded: readonly (readonly string[])[]): Header[] {
  const behind = headers.map((header, at): Header | null => {
    const words = worded[at]!;
    const number = words.at(-1) ?? '';
    if (header.part === null || header.number !== '' || words.at(-2) === 'line' || !/^\d{1,2}$/.test(number))
      return null;
    const said = readWords(words.slice(0, -1), false);
    return said.part === header.part ? {...said, number} : null;
  });
  const numbers = new Map<string, Set<string>>();
  for (const header of behind)
    if (header !== null && COUNTS.has(header.fields[0] ?? '')) {
      const key = `${header.part}.${header.fields[0]}`;
      setAt(numbers, key).add(header.number);
    }
  const isCounted = ({part}: Header): boolean =>
    [...COUNTS].some((field) => (numbers.get(`${part}.${field}`)?.size ?? 0) > 1);
  return headers.map((header, at) => (behind[at] != null && isCounted(header) ? behind[at] : header));
}
/** "NAME_A", "DOB_A" beside "PERSON_A": what is said of one of two people whom letters tell apart. */
function lettered(headers: readonly Header[], worded: readonly (readonly string[])[]): Header[] {
  const parts = new Map<string, Set<string>>();
  for (const {part, number} of headers) if (part !== null && /^[a-d]$/.test(number)) setAt(parts, number).add(part);
  if (parts.size < 2) return [...headers];
  return headers.map((header, at) => {
    const letter = worded[at]!.at(-1) ?? '';
    const said = worded[at]!.slice(0, -1).join(' ');
    const whose = parts.get(letter);
    if (header.part !== null || whose?.size !== 1 || !PERSON_PHRASES.has(said)) return header;
    return {
      ...header,
      part: [...whose][0]!,
      number: letter,
      fields: fieldsOf(worded[at]!.slice(0, -1), PERSON_PHRASES),
      stem: '',
    };
  });
}

/** What one person has once. */
const COUNTS: ReadonlySet<string> = new Set(['name', 'family', 'birth']);

/** The people of whom headers have more than one such word. */
function countedParts(headers: readonly Header[]): ReadonlySet<string> {
  const words = Map.groupBy(
    headers.filter(({number}) => ORDINAL.test(number)),
    ({part}) => part!,
  );
  return new Set([...words].filter(([, of]) => new Set(of.map(({number}) => number)).size > 1).map(([part]) => part));
}

/**
 * Where lists are written "Contacts.Contact.DOB", "Contacts.Contact.2.DOB", the one without a number is the first, and of the same kind of person as
 * the second: the header of the second by that of the first.
 */
function secondsOfLists(names: readonly string[]): ReadonlyMap<string, string> {
  const seconds = new Map<string, string>();
  const counted = new Set<string>();
  for (const name of names) {
    const number = /\.(\d+)(?=\.|$)/.exec(name);
    if (number === null) continue;
    const first = name.replace(number[0], '');
    if (number[1] === '2') seconds.set(first, name);
    else if (number[1] === '0' || number[1] === '1') counted.add(first);
  }
  return new Map(
    names.flatMap((name) => (seconds.has(name) && !counted.has(name) ? [[name, seconds.get(name)!]] : [])),
  );
}
