import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {ERRORS} from '../../src/base/errors.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import {run, type RunResult} from '../../src/engine/run/run.ts';
import {emptyStore} from '../support/empty-store.ts';
import type {Store} from '../../src/workspace/store.ts';
import {writeExtracts} from '../support/extracts.ts';
import {testFolder} from '../support/test-folder.ts';

const root = testFolder();

const good = join(root, 'good');
writeExtracts(good, {files: 1, rows: 100, seed: 9});
const lines = readFileSync(join(good, 'police-child_BRE_1.csv'), 'utf8').trimEnd().split('\n');

/** The good extract with the day of the event spoiled in every `step`-th row. */
function spoiled(step: number): string {
  const rows = lines.slice(1).map((line, i) => (i % step === 0 ? line.replace(/\d\d\/\d\d\/2023,,/, 'soon,,') : line));
  return `${[lines[0], ...rows].join('\n')}\n`;
}

function brokenFolder(): string {
  const folder = join(root, 'broken');
  mkdirSync(join(folder, 'police-child_BRE_folder'), {recursive: true});
  const write = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
  write('police-child_BRE_1_empty.csv', '');
  write('police-child_BRE_2_header.csv', `${lines[0]!}\n`);
  write('police-child_BRE_3_encoding.csv', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00, 0x0a, 0x00]));
  write('police-child_BRE_4_spoiled.csv', spoiled(20));
  write('police-child_BRE_5_refused.csv', spoiled(4));
  write('police-child_BRE_6_binary.csv', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0]));
  write('police-child_BRE_7_nothing.csv.gz', gzipSync(''));
  write('police-child_BRE_8_cut.csv.gz', gzipSync(lines.join('\n')).subarray(0, 200));
  write('unknown.csv', 'apple,pear\n1,2\n');
  return folder;
}

const runOver = (store: Store, feedsDir: string): Promise<RunResult> =>
  run({feedsDir, store, openFeed: feedOpener({}), derive, config: DEFAULT_CONFIG, ctx: QUIET});

test('each broken file has a fault of its own, and what was stored stays as it was', async () => {
  const store = emptyStore();
  await runOver(store, good);
  const before = {records: store.records(), derived: store.derived()};
  const result = await runOver(store, brokenFolder());
  const outcome = result.files.map((file) => [
    file.file.split('_').at(-1),
    file.status === 'failed' ? file.code : file.status,
  ]);
  expect(Object.fromEntries(outcome)).toEqual({
    'empty.csv': 'FILE_EMPTY',
    'header.csv': 'FILE_HEADER_ONLY',
    'encoding.csv': expect.stringMatching(/FILE_ENCODING|FILE_BINARY/) as string,
    'spoiled.csv': 'loaded',
    'refused.csv': 'FEED_REFUSED',
    'binary.csv': 'FILE_BINARY',
    'nothing.csv.gz': 'FILE_EMPTY',
    'cut.csv.gz': 'FILE_DAMAGED',
    'unknown.csv': 'FILE_UNMAPPED',
    folder: 'FILE_IS_DIRECTORY',
  });
  for (const file of result.files) if (file.status === 'failed') expect(file.message).toContain(file.file);
  expect(result.failure!.exitCode).toBe(ERRORS.FILE_EMPTY.exit);
  expect(result.totals).toMatchObject({read: 100, quarantined: 5, accepted: 95, unchanged: 95});
  expect(store.records()).toEqual(before.records);
  expect(store.derived()).toEqual(before.derived);
});
