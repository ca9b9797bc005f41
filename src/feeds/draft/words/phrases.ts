import {IDLE_WORDS, PARTS, PERSON_FIELDS, ROW_FIELDS, type Field} from './header-words.ts';

/** Which words of a header, together, say whom it is about and what it says. */

export type Phrases = ReadonlyMap<string, string>;
export const PART_PHRASES = phrasesOf(Object.entries(PARTS).map(([key, {words}]) => [key, words]));
export const FIELD_PHRASES = phrasesOf(Object.entries({...PERSON_FIELDS, ...ROW_FIELDS}));
export const PERSON_PHRASES = phrasesOf(Object.entries(PERSON_FIELDS));
/** Words that many headers end with: what stands beside them says more. */
const GENERIC = new Set(['id', 'no', 'number', 'ref', 'reference', 'num', 'code', 'name', 'names', 'type', 'date']);

/** All that words may say: longer phrases before shorter, words that say more before those of many headers, later ones before earlier. */
export function fieldsOf(words: readonly string[], phrases: Phrases): Field[] {
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

/** A phrase among words, and what it says. */
export type Found = {key: string; from: number; to: number};

/** The longest phrase that begins at a word. */
export function longestAt(words: readonly string[], from: number, phrases: Phrases): Found | null {
  for (let length = Math.min(5, words.length - from); length > 0; length--) {
    const key = phrases.get(words.slice(from, from + length).join(' '));
    if (key !== undefined) return {key, from, to: from + length};
  }
  return null;
}

/** The longest run of words that is a phrase; of several the first. */
export function longest(words: readonly string[], phrases: Phrases): Found | null {
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
