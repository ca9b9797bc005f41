import {existsSync, mkdtempSync, renameSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writeBorough} from '../../datasets/borough.ts';
import {QUIET} from '../../src/base/context.ts';
import {loadFeeds} from '../../src/engine/feeds/load-feeds.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import {connectedRecords} from '../../src/engine/part/connected.ts';
import type {Records} from '../../src/model/records.ts';
import {emptyStore} from './empty-store.ts';
import {QUICK_CONFIG} from './judging.ts';

/** Feeds of an invented borough that is much smaller than the committed one, for tests that work everything out many times. */
export function littleFeeds(persons: number): string {
  const folder = join(tmpdir(), `little-borough-${persons}`);
  if (!existsSync(folder)) {
    const made = mkdtempSync(`${folder}-`);
    writeBorough({persons, seed: 7, difficulty: 'normal', boroughs: 1, out: made});
    try {
      renameSync(made, folder);
    } catch (error) {
      // Another process made it meanwhile: the same options give the same bytes.
      if (!existsSync(folder)) throw error;
    }
  }
  return join(folder, 'feeds');
}

/** What those feeds say. */
export async function littleRecords(persons: number): Promise<Records> {
  const store = emptyStore();
  await loadFeeds(littleFeeds(persons), store, feedOpener({}), 0.5, QUIET);
  return connectedRecords(store.records()).records;
}

/** `QUICK_CONFIG` as a file, for commands that take one. */
export function quickConfigFile(): string {
  const {persons, clusters} = QUICK_CONFIG;
  const {randomPairsMax, trainingPairsMax} = persons;
  const path = join(mkdtempSync(join(tmpdir(), 'quick-')), 'ringfence.yaml');
  writeFileSync(path, JSON.stringify({persons: {randomPairsMax, trainingPairsMax}, clusters: {draws: clusters.draws}}));
  return path;
}
