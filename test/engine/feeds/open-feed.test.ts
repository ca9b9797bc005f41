import {execFileSync} from 'node:child_process';
import {appendFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {feedOpener} from '../../../src/engine/feeds/open-feed.ts';
import {testFolder} from '../../support/test-folder.ts';

const folder = testFolder();

const MAPPING = `version: 1
feed: visits
agency: other
area: {constant: BRE}
received: Day
key: Id
lookups:
  place: {file: 'places*.csv', key: Code}
people:
  person: {name: Name, address: {text: {lookup: {table: place, by: Place, take: Text}}}}
`;

test('a file is read again when its mapping, its options or a side file change, and not otherwise', async () => {
  const mapping = join(folder, 'visits.yaml');
  const visits = join(folder, 'visits.csv');
  const places = join(folder, 'places.csv');
  writeFileSync(mapping, MAPPING);
  writeFileSync(visits, 'Id,Day,Name,Place\n1,2023-01-01,Ada Test,P1\n');
  writeFileSync(places, 'Code,Text\nP1,1 High Street\n');
  const open = feedOpener({mapping});
  const first = await open(visits);
  expect(first).toMatchObject({feed: 'visits', sideFiles: ['places.csv']});
  expect((await open(visits)).mappingHash).toBe(first.mappingHash);
  expect((await feedOpener({mapping, area: 'HAR'})(visits)).mappingHash).not.toBe(first.mappingHash);
  writeFileSync(places, 'Code,Text\nP1,2 High Street\n');
  const second = await open(visits);
  expect(second.mappingHash).not.toBe(first.mappingHash);
  writeFileSync(mapping, MAPPING.replace('BRE', 'EAL'));
  expect((await open(visits)).mappingHash).not.toBe(second.mappingHash);
});

test('a file that is written to while it is read gives an error of its own', async () => {
  const mapping = join(folder, 'growing.yaml');
  const growing = join(folder, 'growing.csv');
  writeFileSync(
    mapping,
    'version: 1\nfeed: growing\nagency: other\nreceived: Day\nkey: Id\npeople:\n  person: {name: Name}\n',
  );
  writeFileSync(growing, 'Id,Day,Name\n1,2023-01-01,Ada Test\n');
  const read = async (whileReading: () => void): Promise<number> => {
    const feed = await feedOpener({mapping})(growing);
    let count = 0;
    for await (const items of feed.items()) {
      count += items.length;
      whileReading();
    }
    return count;
  };
  expect(await read(() => {})).toBe(1);
  const changing = read(() => appendFileSync(growing, '2,2023-01-01,Ben Test\n'));
  await expect(changing).rejects.toMatchObject({code: 'FILE_UNREADABLE'});
  expect(await read(() => {})).toBe(2);
});

test('a pipe in the folder is refused and not waited for', async () => {
  const pipe = join(folder, 'pipe.csv');
  execFileSync('mkfifo', [pipe]);
  await expect(feedOpener({})(pipe)).rejects.toMatchObject({code: 'FILE_UNREADABLE'});
});
