import type {Mention} from '../../model/mention.ts';
import {nameKey} from '../../resolve/name-key.ts';
import {fold, tokens} from '../../text/fold.ts';

/**
 * What mentions call people, as the sounds of the words (`nameKey`), each a number; an initial is no word, and a name has each word
 * once. Names of mention `i` are those from `from[i]` to before `from[i + 1]`, words of name `n` those from `starts[n]`.
 */
export type NameColumns = {
  from: Int32Array;
  starts: Int32Array;
  words: Int32Array;
  /** Number of the group of rows that a mention stands in; equal for equal groups. */
  group: Int32Array;
  /** 1 where the mention gives any identifier. */
  isNumbered: Uint8Array;
};

export function readNames(mentions: readonly Mention[]): NameColumns {
  const wordNumbers = new Map<string, number>();
  const groupNumbers = new Map<string, number>();
  const wordsOf = new Map<string, readonly number[]>();
  // A text is folded once, however many bear it.
  const soundsOf = (text: string): readonly number[] => {
    let sounds = wordsOf.get(text);
    if (sounds === undefined) {
      const long = tokens(fold(text)).filter(({length}) => length > 1);
      wordsOf.set(text, (sounds = long.map((word) => numberOf(wordNumbers, nameKey(word)))));
    }
    return sounds;
  };
  const from = new Int32Array(mentions.length + 1);
  const starts = [0];
  const words: number[] = [];
  for (const [at, {names}] of mentions.entries()) {
    for (const {given, family} of names) {
      const start = words.length;
      for (const sounds of [soundsOf(given), soundsOf(family)])
        for (const word of sounds) if (words.indexOf(word, start) < 0) words.push(word);
      starts.push(words.length);
    }
    from[at + 1] = starts.length - 1;
  }
  return {
    from,
    starts: Int32Array.from(starts),
    words: Int32Array.from(words),
    group: Int32Array.from(mentions, ({group}) => numberOf(groupNumbers, group)),
    isNumbered: Uint8Array.from(mentions, ({identifiers}) => (identifiers.length > 0 ? 1 : 0)),
  };
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const there = numbers.get(text);
  if (there !== undefined) return there;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}
