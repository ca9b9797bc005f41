import {ABBREVIATIONS, BUILDING_WORDS, STREET_ENDS, STREET_WORDS} from './words.ts';
import {postcodeInText} from '../postcode.ts';

/** Words that may stand between a house number, or the name of a building, and the last word of the street's name. */
const NAME_WORDS_MAX = 4;

const NUMBER = /^(?:FLAT)?\d{1,4}[A-Z]?$/;

/** Words of a sentence, which stand in no street's name. */
const SENTENCE = new Set('A AND OR IS WAS HAS HAD TO AT IN ON FROM WITH SINCE WHO THAT NOT BUT'.split(' '));

/**
 * Whether free words look as if they told where somebody lives: a postcode, a number or the name of a building before a street, a
 * flat or room with its number. Goes by form alone and knows no address, so that nobody learns from it whether a guess was right.
 */
export function holdsAddress(text: string): boolean {
  if (postcodeInText(text) !== null) return true;
  const words = text
    .toUpperCase()
    .split(/[^A-Z0-9']+/)
    .filter((word) => word !== '')
    .map((word) => ABBREVIATIONS.get(word) ?? word);
  return words.some((word, at) => {
    const next = words[at + 1] ?? '';
    if ((word === 'FLAT' || word === 'ROOM') && /^(?:\d+[A-Z]?|[B-Z])$/.test(next)) return true;
    if (BUILDING_WORDS.has(word)) return isBefore(words, at + 1, (one) => STREET_ENDS.has(one));
    if (!NUMBER.test(word) || next === 'OF') return false;
    return (
      next === 'THE' ||
      isBefore(words, at + 2, (one) => one === 'ST' || STREET_WORDS.has(one) || BUILDING_WORDS.has(one))
    );
  });
}

/** Whether a name from `from` on ends soon in such a word, before the sentence goes on. */
function isBefore(words: readonly string[], from: number, isEnd: (word: string) => boolean): boolean {
  const named = words.slice(from, from + NAME_WORDS_MAX);
  const end = named.findIndex(isEnd);
  return end >= 0 && !words.slice(from - 1, from + end).some((word) => SENTENCE.has(word) || NUMBER.test(word));
}
