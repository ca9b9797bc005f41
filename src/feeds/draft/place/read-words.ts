import {IDLE_WORDS, TO_WORDS, type Field} from '../words/header-words.ts';
import {
  FIELD_PHRASES,
  fieldsOf,
  longest,
  longestAt,
  PART_PHRASES,
  PERSON_PHRASES,
  type Found,
} from '../words/phrases.ts';

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

/** "Primary Guardian", "Second Guardian": words that tell people of one kind apart where a file has several of them. */
export const ORDINAL = /^(?:primary|first|second|secondary|third|fourth)$/;

/** What the words of one header say; `isListed` where it names one or another, or both. */
export function readWords(words: readonly string[], isListed: boolean): Header {
  const phrase = words.join(' ');
  // A phrase that is a column as a whole ("Referral Source", "Place of Birth") is not taken apart.
  const whole = FIELD_PHRASES.get(phrase);
  if (whole !== undefined && !PART_PHRASES.has(phrase))
    return {part: null, number: '', fields: [whole as Field], isPlain: true, stem: '', to: null};
  const whose = isListed ? null : lastOf(words);
  const known = nested(words, whose ?? longest(words, PART_PHRASES));
  // "Cont 1 Lives With" is said of the contact.
  const isContacts = known?.key === 'member' && numberedContact(words)?.from === 0;
  const found = isContacts ? numberedContact(words) : otherEnd(words, known ?? numberedContact(words));
  const relation = words.findIndex((word) => PERSON_PHRASES.get(word) === 'relation');
  if (relation >= 0 && !isSomebodys(words, relation)) return readRelation(words, relation, found);
  if (found === null) {
    return readNobody(words);
  }
  const after = words.slice(found.to);
  const number = numberAt(after, 0);
  const ordinal = number === '' && ORDINAL.test(words[found.from - 1] ?? '') ? words[found.from - 1]! : '';
  const before = whose === null ? words.slice(0, found.from - (ordinal === '' ? 0 : 1)) : [];
  // "Parents / Carers": another word for whom the column is about says nothing of them.
  const isOther = (word: string): boolean => isListed && PART_PHRASES.has(word);
  const rest = [...before, ...(number === '' ? after : after.slice(1))].filter(
    (word) => !IDLE_WORDS.has(word) && !isOther(word),
  );
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

/** "Contact 1", "Cont 2" is a person, "Contact Date" is none. */
function numberedContact(words: readonly string[]): Found | null {
  const at = words.findIndex((word) => word === 'contact' || word === 'cont');
  return at >= 0 && /^\d$/.test(words[at + 1] ?? '') ? {key: 'contact', from: at, to: at + 1} : null;
}

const numberAt = (words: readonly string[], at: number): string =>
  /^(?:\d{1,2}|[a-d])$/.test(words[at] ?? '') ? words[at]! : '';
