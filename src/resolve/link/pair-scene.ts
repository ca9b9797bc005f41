import {withSharedArrays} from '../../base/shared-arrays.ts';
import {PairComparer} from './pair-comparer.ts';
import type {PersonColumns} from './person-columns.ts';
import type {TermFrequencies} from './term-frequency.ts';
import {KnownTwins} from './twins.ts';
import {WordPool} from './word-pool.ts';

/** All that comparing pairs takes, in a form that can be sent to a thread: arrays in shared memory, words as texts. */
export type PairScene = {
  /** Tells the scenes of one process apart. */
  id: number;
  columns: Omit<PersonColumns, 'pool'>;
  words: string[];
  terms: TermFrequencies;
  twins: ReadonlySet<string>;
};

/** The comparer of this thread and its scene: setting one up costs more than a range of pairs. */
let kept: {id: number; comparer: PairComparer} | null = null;
let sceneCount = 0;

/** The scene in which `comparer` compares; the calling thread goes on with it, other threads set up their own. */
export function shareScene(
  comparer: PairComparer,
  {pool, ...columns}: PersonColumns,
  terms: TermFrequencies,
  twins: KnownTwins,
): PairScene {
  const id = ++sceneCount;
  kept = {id, comparer};
  return {
    id,
    columns: withSharedArrays(columns),
    words: pool.texts,
    terms: withSharedArrays(terms),
    twins: twins.keys,
  };
}

/** The comparer of a scene on this thread. */
export function comparerOf({id, columns: shared, words, terms, twins}: PairScene): PairComparer {
  if (kept?.id === id) return kept.comparer;
  // Words keep their numbers, and sounds theirs, as both count from 0 in this order.
  const pool = new WordPool();
  for (const word of words) pool.word(word);
  const columns = {...shared, pool};
  const comparer = new PairComparer(columns, terms);
  comparer.setTwins(new KnownTwins(columns, twins));
  kept = {id, comparer};
  return comparer;
}
