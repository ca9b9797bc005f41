import {matchIds} from '../../../base/match-ids.ts';
import {UNBORN, type PersonColumns} from './person-columns.ts';
import type {IdentifiedRows} from './row-diff.ts';
import type {WordPool} from '../names/word-pool.ts';

/** A table that was read before, with the texts behind numbers that its columns do not hold. */
export type KeptColumns = {
  columns: PersonColumns;
  texts: {phones: readonly string[]; groups: readonly string[]; registers: readonly string[]};
};

/** Rows of a table that was read before, of which those are copied whose mentions are the same. */
export type KeptRows = KeptColumns & {
  /** The row that each mention was; -1 where it is to be read. */
  before: Int32Array;
};

/**
 * What need not be read again. Under one id an equal version stands for an equal mention. Who was not born yet may have been given
 * the place and telephones of another, and who has no name of its own that of another; both are read.
 */
export function keptRows(
  {ids: were, columns, texts}: Omit<IdentifiedRows, 'relations'>,
  versionsBefore: Int32Array,
  ids: readonly string[],
  versions: Int32Array,
): KeptRows | null {
  if (versionsBefore.length !== were.length || versions.length !== ids.length) return null;
  const before = matchIds(were, ids).before.map((was, row) =>
    was >= 0 && versionsBefore[was] === versions[row] && columns.placeholder[was] !== UNBORN && columns.lent[was] === 0
      ? was
      : -1,
  );
  return {columns, texts, before};
}

/** Numbers of texts of one table in another, which gives those a number that it does not know when they are first asked for. */
export function renumbering(texts: readonly string[], numberOf: (text: string) => number): (was: number) => number {
  const numbers = new Int32Array(texts.length).fill(-1);
  return (was) => {
    if (numbers[was]! < 0) numbers[was] = numberOf(texts[was]!);
    return numbers[was]!;
  };
}

/** Numbers of the words of one pool, and of their sounds, in another; a sound is asked for after a word that has it. */
export function renumberedWords(from: WordPool, to: WordPool): Record<'word' | 'sound', (was: number) => number> {
  const words = new Int32Array(from.size).fill(-1);
  const sounds = new Int32Array(from.size);
  return {
    word(was) {
      if (words[was]! < 0) {
        words[was] = to.word(from.texts[was]!);
        sounds[from.sounds[was]!] = to.sounds[words[was]!]!;
      }
      return words[was]!;
    },
    sound: (was) => sounds[was]!,
  };
}

/** The columns that rows are copied from, and what gives their numbers of texts new ones. */
export type KeptNumbers = {
  columns: PersonColumns;
  of: Record<
    'word' | 'sound' | 'place' | 'address' | 'trait' | 'phone' | 'email' | 'number' | 'group' | 'register',
    (was: number) => number
  >;
};
