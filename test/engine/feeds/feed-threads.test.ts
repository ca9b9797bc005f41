import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {threadedOpener} from '../../../src/engine/feeds/feed-threads.ts';
import {loadFeeds} from '../../../src/engine/feeds/load-feeds.ts';
import type {FileReport} from '../../../src/engine/feeds/opened-feed.ts';
import {emptyStore} from '../../support/empty-store.ts';
import {writeExtracts} from '../../support/extracts.ts';
import {testFolder} from '../../support/test-folder.ts';

const root = testFolder();

const ROWS = 150;
const folder = join(root, 'feeds');
writeExtracts(folder, {files: 4, rows: ROWS, seed: 21});
const [first, ...rows] = readFileSync(join(folder, 'police-child_BRE_1.csv'), 'utf8').trimEnd().split('\n');
// The same bytes twice, a correction with a faulty row, and a file that cannot be read.
writeFileSync(join(folder, 'police-child_BRE_1b.csv'), `${[first, ...rows].join('\n')}\n`);
writeFileSync(
  join(folder, 'police-child_BRE_3b.csv'),
  [first, rows[0]!.replace(/"[^"]+"/, '"9 Other Road"'), 'x'].join('\n'),
);
writeFileSync(join(folder, 'police-child_BRE_2b.csv'), '');

const expected = emptyStore();
let reports: FileReport[];
beforeAll(async () => {
  reports = await loadFeeds(folder, expected, threadedOpener({}, 1), 0.5, QUIET);
});

test.each([2, 3])(
  '%i reading threads give the loads, rows and refusals that the calling thread gives',
  async (threads) => {
    const found = emptyStore();
    const ctx = {...QUIET, workers: threads};
    expect(await loadFeeds(folder, found, threadedOpener({}, threads), 0.5, ctx)).toEqual(reports);
    expect(found.loads()).toEqual(expected.loads());
    expect(found.fingerprint()).toBe(expected.fingerprint());
    expect(found.quarantine()).toEqual(expected.quarantine());
  },
);

test('a file that is given up, read ahead or not, leaves its thread to the next', async () => {
  const open = threadedOpener({}, 1 + 1);
  try {
    const names = [
      'police-child_BRE_1.csv',
      'police-child_BRE_2.csv',
      'police-child_BRE_3.csv',
      'police-child_BRE_4.csv',
    ];
    const given = await Promise.all([open(join(folder, names[0]!)), open(join(folder, names[1]!))]);
    // Both threads are taken: the third file waits until one is given up, read ahead or not.
    const third = open(join(folder, names[2]!));
    given[0].readAhead();
    given[0].close();
    given[1].close();
    const [feed, last] = await Promise.all([third, open(join(folder, names[3]!))]);
    last.close();
    let rowCount = 0;
    for await (const items of feed.items()) rowCount += items.length;
    expect(rowCount).toBe(ROWS);
  } finally {
    await open.close?.();
  }
});
