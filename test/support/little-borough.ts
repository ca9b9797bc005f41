import {existsSync, mkdtempSync, renameSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writeBorough} from '../../datasets/borough.ts';

const FOLDER = join(tmpdir(), 'little-borough');

/** Feeds of an invented borough of a third of the committed one, for tests that work everything out many times. */
export function littleFeeds(): string {
  if (!existsSync(FOLDER)) {
    const made = mkdtempSync(`${FOLDER}-`);
    writeBorough({persons: 700, seed: 7, difficulty: 'normal', boroughs: 1, out: made});
    try {
      renameSync(made, FOLDER);
    } catch (error) {
      // Another process made it meanwhile: the same options give the same bytes.
      if (!existsSync(FOLDER)) throw error;
    }
  }
  return join(FOLDER, 'feeds');
}
