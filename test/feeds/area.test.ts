import {copyFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openFeed} from '../../src/feeds/feed.ts';
import type {FeedOptions} from '../../src/feeds/feed-options.ts';
import {testFolder} from '../support/test-folder.ts';

const MARAC = join(import.meta.dirname, '../../datasets/borough-small/feeds/marac_BRE.csv');
const folder = testFolder();

/** The areas that the rows of a MARAC list have when the file goes by this name. */
async function areasOf(name: string, options: FeedOptions = {}): Promise<string[]> {
  const path = join(folder, name);
  copyFileSync(MARAC, path);
  const areas = new Set<string>();
  for await (const batch of (await openFeed(path, options)).items()) {
    for (const item of batch) if (item.type === 'row') areas.add(item.records.area);
  }
  return [...areas];
}

test.each(['marac_BRE.csv', 'marac_BRE-corrected.csv', 'marac_BRE (2).csv', 'marac_BRE_2024-01.csv', 'marac_BRE2.csv'])(
  'the name %s says the area, so that its rows supersede those they correct',
  async (name) => {
    expect(await areasOf(name)).toEqual(['BRE']);
  },
);

test('a name that does not say the area is refused, unless the area is given', async () => {
  await expect(areasOf('marac_corrected.csv')).rejects.toMatchObject({code: 'FILE_UNMAPPED'});
  await expect(areasOf('marac_BREN.csv')).rejects.toThrow(/does not say it.*rename the file or give --area/);
  expect(await areasOf('marac_corrected.csv', {area: 'BRE'})).toEqual(['BRE']);
});
