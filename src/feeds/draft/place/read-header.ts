import {IDLE_WORDS, PARTS, PERSON_FIELDS, ROW_FIELDS, TO_WORDS, type Field} from '../words/header-words.ts';

/** What the words of a header may say. */
export type Header = {
  /** Whom it is about; null where it does not say. */
  part: string | null;
  /** Which of several ("2" of "Child 2 DOB", "A" of "Person A Name"); empty where it does not say. */
  number: string;
  /** What it may say, the likeliest first. */
  fields: readonly Field[];
  /** Whether it says nothing else. */
  isPlain: boolean;
  /** What is left of the words of a header that names nobody we know beside what it says: "others" of "Others.0.Name". */
  stem: string;
  /** To whom a relation is ("Rel to Victim"); null where it does not say. */
  to: string | null;
};

/** "NHSNumber", "CHILD1_DOB", "patient.birthDate" in words of small letters, numbers apart. */
export function headerWords(name: string): string[] {
  return (
    name
      // "GP's name", "Child's DOB": of the GP, of the child; "Mothers" and "Mums" are words of their own.
      .replaceAll(/(\p{L})['’]s\b/giu, '$1')
      .replaceAll(/['’]/g, '')
      // "Child/ren", "Child(ren)", "Carer(s)", "DOB(s)": of one or of several.
      .replaceAll(/\bchild\s?[(/]\s?ren\b\)?/gi, 'children')
      .replaceAll(/(\p{L})\(s\)/giu, '$1')
      .replaceAll(/\bD\.?\s?[oO]\.?\s?B\b\.?/g, ' dob ')
      .replaceAll(/\bM\s?\/\s?F\b/gi, ' sex ')
      .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replaceAll(/(\p{L})(\d)/gu, '$1 $2')
      .replaceAll(/(\d)(\p{L})/gu, '$1 $2')
      .toLowerCase()
      .replaceAll(/\b(?:1 ?st|2 ?nd|3 ?rd)\b/g, (ordinal) => ORDINALS[ordinal[0]!]!)
      // "NPID", "REFNO": an abbreviation that ends in what it is.
      .replaceAll(/\b([bcdfghjklmnpqrstvwxz]{2,4})(id|ref|no)\b/g, '$1 $2')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => (Object.hasOwn(SHORT, word) ? SHORT[word]! : word))
  );
}

const ORDINALS: Readonly<Record<string, string>> = {1: 'first', 2: 'second', 3: 'third'};

const SHORT: Readonly<Record<string, string>> = {
  dt: 'date',
  dte: 'date',
  dttm: 'datetime',
  nbr: 'number',
  addr: 'address',
  relship: 'relationship',
  relat: 'relation',
  desc: 'description',
  cat: 'category',
  mgr: 'manager',
  nm: 'name',
  flg: 'flag',
  brn: 'born',
  brth: 'birth',
  gen: 'gender',
  gndr: 'gender',
  adr: 'address',
  add: 'address',
  pcd: 'postcode',
  frm: 'from',
  cd: 'code',
  sens: 'sensitive',
  confid: 'confidential',
  prot: 'protected',
  restr: 'restricted',
  discl: 'disclosure',
};

type Phrases = ReadonlyMap<string, string>;
const PART_PHRASES = phrasesOf(Object.entries(PARTS).map(([key, {words}]) => [key, words]));
const FIELD_PHRASES = phrasesOf(Object.entries({...PERSON_FIELDS, ...ROW_FIELDS}));
const PERSON_PHRASES = phrasesOf(Object.entries(PERSON_FIELDS));
/** Words that many headers end with: what stands beside them says more. */
const GENERIC = new Set(['id', 'no', 'number', 'ref', 'reference', 'num', 'code', 'name', 'names', 'type', 'date']);

/** What each header of a file may say; initials of people named in full elsewhere in it are understood ("V DoB" beside "Victim"). */
export function readHeaders(names: readonly string[]): Header[] {
  const worded = names.map(headerWords);
  const initials = new Map<string, string>();
  for (const words of worded) {
    const part = longest(words, PART_PHRASES);
    if (part === null) continue;
    const phrase = words.slice(part.from, part.to);
    const letters = phrase.map((word) => word[0]).join('');
    if (!initials.has(letters)) initials.set(letters, phrase.join(' '));
  }
  const headers = worded.map((words, at) => {
    const whole = initials.get(words[0] ?? '') ?? cutShort(words[0] ?? '', initials);
    const isKnown = PART_PHRASES.has(words[0] ?? '') || FIELD_PHRASES.has(words.join(' '));
    return readWords(
      whole === undefined || isKnown || words.length < 2 ? words : [...whole.split(' '), ...words.slice(1)],
      LISTED.test(names[at]!),
    );
  });
  const counted = countedParts(headers);
  return headers
    .map((header) => (ORDINAL.test(header.number) && !counted.has(header.part!) ? {...header, number: ''} : header))
    .map((header, at) =>
      header.number === '' && isFirstOfList(names[at]!, names) ? {...header, number: '1'} : header,
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

/** "Primary Guardian", "Second Guardian": words that tell people of one kind apart where a file has several of them. */
const ORDINAL = /^(?:primary|first|second|secondary|third|fourth)$/;

/** The people of whom headers have more than one such word. */
function countedParts(headers: readonly Header[]): ReadonlySet<string> {
  const words = Map.groupBy(
    headers.filter(({number}) => ORDINAL.test(number)),
    ({part}) => part!,
  );
  return new Set([...words].filter(([, of]) => new Set(of.map(({number}) => number)).size > 1).map(([part]) => part));
}

/** Where lists are written "Child.DOB", "Child.2.DOB", the one without a number is the first. */
function isFirstOfList(name: string, names: readonly string[]): boolean {
  const numbers = names.flatMap((other) => {
    const number = /\.(\d+)(?=\.|$)/.exec(other);
    return number !== null && other.replace(number[0], '') === name ? [number[1]] : [];
  });
  return numbers.includes('2') && !numbers.includes('1') && !numbers.includes('0');
}

function readWords(words: readonly string[], isListed: boolean): Header {
  const phrase = words.join(' ');
  // A phrase that is a column as a whole ("Referral Source", "Place of Birth") is not taken apart.
  const whole = FIELD_PHRASES.get(phrase);
  if (whole !== undefined && !PART_PHRASES.has(phrase))
    return {part: null, number: '', fields: [whole as Field], isPlain: true, stem: '', to: null};
  const whose = isListed ? null : lastOf(words);
  const found = otherEnd(words, nested(words, whose ?? longest(words, PART_PHRASES)) ?? numberedContact(words));
  const relation = words.findIndex((word) => PERSON_PHRASES.get(word) === 'relation');
  if (relation >= 0 && !isSomebodys(words, relation)) return readRelation(words, relation, found);
  if (found === null) {
    return readNobody(words);
  }
  const after = words.slice(found.to);
  const number = numberAt(after, 0);
  const ordinal = number === '' && ORDINAL.test(words[found.from - 1] ?? '') ? words[found.from - 1]! : '';
  const before = whose === null ? words.slice(0, found.from - (ordinal === '' ? 0 : 1)) : [];
  const rest = [...before, ...(number === '' ? after : after.slice(1))].filter((word) => !IDLE_WORDS.has(word));
  if (rest.length === 0)
    return {
      part: found.key,
      number: number || ordinal,
      fields: ['name', 'localId'],
      isPlain: true,
      stem: '',
      to: null,
    };
  const fields = [...new Set([...fieldsOf(rest, PERSON_PHRASES), ...fieldsOf(rest, FIELD_PHRASES)])];
  return {
    part: found.key,
    number: number || ordinal,
    fields,
    isPlain: PERSON_PHRASES.has(rest.join(' ')),
    stem: '',
    to: null,
  };
}

/**
 * "Student: Siblings", "Patient Next of Kin Name": of the second, who is called by whose they are; null where a header names one, or says "of" or
 * the like between them ("Mother of Child"), or counts the first ("Child 1 Mother").
 */
function lastOf(words: readonly string[]): Found | null {
  const parts: Found[] = [];
  for (let from = 0; from < words.length;) {
    const found = longestAt(words, from, PART_PHRASES);
    // "Mother Person ID" is the mother's: a word for anybody says no more.
    if (found !== null && found.key !== 'person') parts.push(found);
    if (found?.key === 'person' && parts.length === 0) parts.push(found);
    from = found?.to ?? from + 1;
  }
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last === undefined || before === undefined || parts.every(({key}) => key === last.key)) return null;
  // "Linked Student" is somebody who is linked.
  if (before.key === 'related' || before.key === 'associate') return before;
  const between = words.slice(before.to, last.from);
  return between.some((word) => BETWEEN.has(word) || /^\d+$/.test(word)) ? null : last;
}
const BETWEEN = new Set(['of', 'in', 'to', 'for', 'at', 'with', 'by', 'from', 'on', 'is', 'if']);

/** "Rel 1 Surname", "Relation 2 Phone": what is said of somebody who is called only a relation. */
function isSomebodys(words: readonly string[], at: number): boolean {
  const rest = words.slice(at + 1).filter((word) => !/^\d+$/.test(word));
  const said = PERSON_PHRASES.get(rest.join(' '));
  return at === 0 && said !== undefined && said !== 'relation' && said !== 'localId' && said !== 'part';
}

/** "Child 1 Rel to Victim", "Relationship of Perp to Victim", "Relation 2": of whom it is, and to whom. */
function readRelation(words: readonly string[], at: number, found: Found | null): Header {
  const to = words.findLastIndex((word, index) => index > at && TO_WORDS.has(word));
  const target = to < 0 ? null : longest(words.slice(to + 1), PART_PHRASES);
  const before = target === null ? words : words.slice(0, to + 1 + target.from);
  const owner =
    nested(before, longest(before, PART_PHRASES)) ?? (target === null ? found : null) ?? numberedContact(before);
  const ordinal = owner !== null && ORDINAL.test(before[owner.from - 1] ?? '') ? before[owner.from - 1]! : '';
  const number = owner === null ? lastNumber(words) : numberAt(before, owner.to) || ordinal;
  // "Rel 1 Type" beside "Rel 1 Surname": what somebody is who is called only that.
  const stem = owner !== null ? '' : stemOf(at > 0 ? words.slice(0, at) : number === '' ? [] : words.slice(0, 1));
  return {part: owner?.key ?? null, number, fields: ['relation'], isPlain: true, stem, to: target?.key ?? null};
}

/** A header that names nobody we know: what it may say, and what is left of its words. */
function readNobody(words: readonly string[]): Header {
  const fields = fieldsOf(words, FIELD_PHRASES);
  const isOwn = PERSON_PHRASES.get(words[0] ?? '') === 'relation';
  const said =
    longest(isOwn ? words.map((word, at) => (at === 0 ? '' : word)) : words, PERSON_PHRASES) ??
    longest(words, FIELD_PHRASES);
  const left = said === null ? words : [...words.slice(0, said.from), ...words.slice(said.to)];
  return {part: null, number: lastNumber(left), fields, isPlain: false, stem: stemOf(left), to: null};
}

const lastNumber = (words: readonly string[]): string => words.findLast((word) => /^\d{1,2}$/.test(word)) ?? '';
const stemOf = (words: readonly string[]): string =>
  words.filter((word) => !IDLE_WORDS.has(word) && !/^\d+$/.test(word)).join(' ');

/** "Children.Child.2.Forename": a list and one of it are one word for the same person. */
function nested(words: readonly string[], found: Found | null): Found | null {
  if (found === null) return null;
  let {to} = found;
  while (PART_PHRASES.get(words[to] ?? '') === found.key) to++;
  return {...found, to};
}

/** "Of Person Name" beside "Person Name", with "Is The" between: the other of two. */
const otherEnd = (words: readonly string[], found: Found | null): Found | null =>
  found?.key === 'person' && found.from === 1 && TO_WORDS.has(words[0]!) ? {...found, key: 'related', from: 0} : found;

/** "Contact 1" is a person, "Contact Date" is none. */
function numberedContact(words: readonly string[]): Found | null {
  const at = words.indexOf('contact');
  return at >= 0 && /^\d$/.test(words[at + 1] ?? '') ? {key: 'contact', from: at, to: at + 1} : null;
}

const numberAt = (words: readonly string[], at: number): string =>
  /^(?:\d{1,2}|[a-d])$/.test(words[at] ?? '') ? words[at]! : '';

/** All that words may say: longer phrases before shorter, words that say more before those of many headers, later ones before earlier. */
function fieldsOf(words: readonly string[], phrases: Phrases): Field[] {
  const left = words.filter((word) => !IDLE_WORDS.has(word));
  const found: {key: string; rank: number}[] = [];
  for (let length = Math.min(5, left.length); length > 0; length--)
    for (let from = left.length - length; from >= 0; from--) {
      const phrase = left.slice(from, from + length).join(' ');
      const key = phrases.get(phrase);
      if (key !== undefined) found.push({key, rank: GENERIC.has(phrase) ? 0 : length});
    }
  return [...new Set(found.sort((one, other) => other.rank - one.rank).map(({key}) => key as Field))];
}

type Found = {key: string; from: number; to: number};

/** The longest phrase that begins at a word. */
function longestAt(words: readonly string[], from: number, phrases: Phrases): Found | null {
  for (let length = Math.min(5, words.length - from); length > 0; length--) {
    const key = phrases.get(words.slice(from, from + length).join(' '));
    if (key !== undefined) return {key, from, to: from + length};
  }
  return null;
}

/** The longest run of words that is a phrase; of several the first. */
function longest(words: readonly string[], phrases: Phrases): Found | null {
  for (let length = Math.min(5, words.length); length > 0; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const key = phrases.get(words.slice(from, from + length).join(' '));
      if (key !== undefined) return {key, from, to: from + length};
    }
  return null;
}

function phrasesOf(entries: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(entries.flatMap(([key, words]) => words.split('|').map((phrase) => [phrase, key] as const)));
}
