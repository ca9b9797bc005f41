import {withSharedArrays} from '../../../base/shared-arrays.ts';
import type {AddressWords} from './compare-places.ts';
import {PairComparer} from './pair-comparer.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import type {TermFrequencies} from '../weigh/term-frequency.ts';
import {KnownTwins} from '../decide/twins.ts';
import {WordPool, type KeptWords} from '../names/word-pool.ts';

/** All that comparing pairs takes, in a form that can be sent to a thread: arrays in shared memory, words as texts. */
export type PairScene = {
  /** Tells the scenes of one process apart. */
  id: number;
  columns: Omit<PersonColumns, 'pool'>;
  words: KeptWords;
  addressWords: AddressWords;
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
    words: {texts: pool.texts, sounds: Uint32Array.from(pool.sounds)},
    addressWords: comparer.addressWords,
    terms: withSharedArrays(terms),
    twins: twins.keys,
  };
}

/** The comparer of a scene on this thread. */
export function comparerOf({id, columns: shared, words, addressWords, terms, twins}: PairScene): PairComparer {
  if (kept?.id === id) return kept.comparer;
  const columns = {...shared, pool: new WordPool(words)};
  const comparer = new PairComparer(columns, terms, addressWords);
  comparer.setTwins(new KnownTwins(columns, twins));
  kept = {id, comparer};
  return comparer;
}
