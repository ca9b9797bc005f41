import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {discoverFeeds} from '../../../src/engine/feeds/discover.ts';
import {testFolder} from '../../support/test-folder.ts';

const folder = testFolder();

test('a correction comes after what it corrects, and part 10 after part 2', () => {
  const names = [
    'b.csv',
    'a-corrected.csv',
    'a_10.csv',
    'a_2.csv',
    'a.csv.gz',
    'A_1.csv',
    '.DS_Store',
    '~$b.xlsx',
    'Thumbs.db',
    '2023-01.csv',
  ];
  for (const name of names) writeFileSync(join(folder, name), 'x');
  mkdirSync(join(folder, 'folder'));
  expect(discoverFeeds(folder)).toEqual([
    '2023-01.csv',
    'a.csv.gz',
    'a-corrected.csv',
    'A_1.csv',
    'a_2.csv',
    'a_10.csv',
    'b.csv',
    'folder',
  ]);
});
