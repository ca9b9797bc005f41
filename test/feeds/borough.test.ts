import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {listMappings} from '../../src/feeds/language/catalogue.ts';
import {readCsv} from '../../src/feeds/readers/read-csv.ts';
import {load} from './support.ts';

const borough = join(import.meta.dirname, '../../datasets/borough-small');

function truth(name: string): Set<string> {
  const {columns, rows} = readCsv(readFileSync(join(borough, 'truth', name), 'utf8'));
  const keys = ['file', 'row', 'slot'].map((key) => columns.indexOf(key)).filter((at) => at >= 0);
  return new Set(rows.map((row) => keys.map((at) => row[at]).join('|')));
}

test.skipIf(!existsSync(borough))(
  'every mention of the small borough is read under its slot, every malformed row is refused',
  async () => {
    const mappings = listMappings();
    const mentions = new Set<string>();
    const refused = new Set<string>();
    const withdrawn = new Set<string>();
    for (const file of readdirSync(join(borough, 'feeds'))) {
      const loaded = await load(join(borough, 'feeds', file), {mappings});
      for (const row of loaded.rows) {
        if (row.withdrawn) withdrawn.add(`${file}|${row.row}|`);
        for (const {source} of row.mentions) mentions.add(`${source.file}|${source.row}|${source.slot}`);
      }
      for (const row of loaded.refused) refused.add(`${file}|${row.row}`);
      const {read, accepted, repeated, refused: count} = loaded.feed.counts;
      expect(accepted + repeated + count).toBe(read);
    }
    const expected = [...truth('mentions.csv')].filter((key) => ![...withdrawn].some((row) => key.startsWith(row)));
    expect([...mentions].sort()).toEqual(expected.sort());
    expect([...refused].sort()).toEqual([...truth('quarantine.csv')].sort());
  },
);
