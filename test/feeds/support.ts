import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openFeed, type Feed, type FeedItem, type FeedOptions} from '../../src/feeds/feed.ts';
import type {QuarantinedRow, RowRecords} from '../../src/model/records.ts';

const folder = mkdtempSync(join(tmpdir(), 'feeds-'));
let files = 0;

/** Writes a file of its own folder, so that names and neighbours are free to choose. */
export function write(name: string, content: string | Uint8Array, beside?: string): string {
  const place = beside ?? mkdtempSync(join(folder, `${files++}-`));
  const path = join(place, name);
  writeFileSync(path, content);
  return path;
}

export const scratch = (): string => mkdtempSync(join(folder, 'scratch-'));

export type Loaded = {feed: Feed; rows: RowRecords[]; refused: QuarantinedRow[]};

export async function load(path: string, options: FeedOptions = {}): Promise<Loaded> {
  const feed = await openFeed(path, options);
  const items: FeedItem[] = [];
  for await (const batch of feed.items()) items.push(...batch);
  return {
    feed,
    rows: items.flatMap((item) => (item.type === 'row' ? [item.records] : [])),
    refused: items.flatMap((item) => (item.type === 'refused' ? [item.row] : [])),
  };
}

const HEAD = `version: 1
feed: test
agency: police
received: {constant: '2021-03-04'}
`;

/** Loads text as a CSV through a mapping of which only the interesting part is given. */
export async function loadText(csv: string, mapping: string, options: FeedOptions = {}): Promise<Loaded> {
  const head = HEAD.split('\n')
    .filter((line) => !`\n${mapping}`.includes(`\n${line.split(':')[0]}:`) || line === '')
    .join('\n');
  return load(write('test.csv', csv), {mapping: write('test.yaml', `${head}${mapping}`), ...options});
}

/** Code and message of what a call throws. */
export async function failure(call: () => Promise<unknown>): Promise<{code: string; message: string}> {
  try {
    await call();
  } catch (error) {
    return {code: (error as {code: string}).code, message: (error as Error).message};
  }
  throw new Error('nothing was thrown');
}
