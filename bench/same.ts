import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {gunzipSync, gzipSync} from 'node:zlib';
import {contentHash} from '../src/base/hash.ts';
import {createRng, type Rng} from '../src/base/rng.ts';
import {CsvSplitter, findDialect} from '../src/feeds/readers/csv.ts';
import {command} from './command.ts';
import type {Bench} from './main.ts';

const SMALL = join(import.meta.dirname, '../datasets/borough-small/feeds');
const QUESTIONS = ['persons', 'flags', 'alerts'];

/**
 * Runs the command line over the same extracts in several ways, and compares what it prints byte by byte: another number of
 * workers, shuffled rows, a second run into the same workspace, and with --one-by-one a run after each file that comes in. Alerts
 * are then compared without their ids and names, which they keep from the run that saw them first. Ends with exit code 1 where
 * anything differs.
 */
export const bench: Bench = {
  name: 'same',
  summary:
    'persons, flags and alerts --json with other workers, shuffled rows, a second run: [--feeds DIR] [--shuffles 2] [--one-by-one]',
  run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        feeds: {type: 'string', default: SMALL},
        shuffles: {type: 'string', default: '2'},
        'one-by-one': {type: 'boolean', default: false},
      },
    });
    const seen = new Set<string>();
    const look = (how: string, feeds: string, workspace: string, workers: number): void => {
      const hashes = answersOf(feeds, join(folder, workspace), workers);
      seen.add(JSON.stringify(hashes));
      console.log(JSON.stringify({bench: 'same', how, ...hashes}));
    };
    look('as they are, 1 worker', values.feeds, 'one.sqlite', 1);
    look('as they are, 2 workers', values.feeds, 'two.sqlite', 2);
    look('a second run', values.feeds, 'two.sqlite', 2);
    for (let shuffle = 1; shuffle <= Number(values.shuffles); shuffle++) {
      const shuffled = join(folder, `shuffled-${shuffle}`);
      const files = shuffleFeeds(values.feeds, shuffled, createRng(shuffle));
      const workers = 1 + (shuffle % 2);
      look(
        `rows of ${files} files shuffled, seed ${shuffle}, ${workers} workers`,
        shuffled,
        `s${shuffle}.sqlite`,
        workers,
      );
    }
    const isSame = seen.size === 1 && (!values['one-by-one'] || isSameOneByOne(values.feeds, folder));
    if (!isSame) process.exitCode = 1;
    console.log(JSON.stringify({bench: 'same', identical: isSame}));
  },
};

/** Whether a run after each file ends in what one run over all of them gave; the workspace "one.sqlite" holds that. */
function isSameOneByOne(feeds: string, folder: string): boolean {
  const grown = join(folder, 'grown');
  mkdirSync(grown);
  const workspace = join(folder, 'grown.sqlite');
  for (const name of readdirSync(feeds).sort()) {
    cpSync(join(feeds, name), join(grown, name), {recursive: true});
    command(['run', '--feeds', grown, '--workspace', workspace]);
  }
  const [after, atOnce] = [workspace, join(folder, 'one.sqlite')].map((path) =>
    QUESTIONS.map((question) => {
      const printed = command([question, '--json', '--workspace', path]);
      return contentHash(question === 'alerts' ? withoutNames(printed) : printed).slice(0, 16);
    }),
  ) as [string[], string[]];
  const names = Object.fromEntries(QUESTIONS.map((question, at) => [question, after[at]]));
  console.log(JSON.stringify({bench: 'same', how: 'a run after each file', ...names}));
  return after.join(' ') === atOnce.join(' ');
}

/** Alerts in an order that their ids play no part in. */
function withoutNames(printed: string): string {
  const alerts = JSON.parse(printed) as Record<string, unknown>[];
  return alerts
    .map((alert) => JSON.stringify({...alert, id: '', name: ''}))
    .sort()
    .join('\n');
}

/** SHA-256 of what the commands print after a run, and its length. */
function answersOf(feeds: string, workspace: string, workers: number): Record<string, string> {
  command(['run', '--feeds', feeds, '--workspace', workspace, '--workers', String(workers)]);
  return Object.fromEntries(
    QUESTIONS.map((question) => {
      const printed = command([question, '--json', '--workspace', workspace]);
      return [question, `${contentHash(printed).slice(0, 16)} ${printed.length}`];
    }),
  );
}

/** Writes the extracts with their rows in another order; workbooks as they are. Returns how many were shuffled. */
function shuffleFeeds(from: string, to: string, rng: Rng): number {
  mkdirSync(to);
  let count = 0;
  for (const name of readdirSync(from).sort()) {
    const isPacked = name.endsWith('.gz');
    if (!/\.(csv|ndjson)(\.gz)?$/.test(name)) {
      cpSync(join(from, name), join(to, name));
      continue;
    }
    const packed = readFileSync(join(from, name));
    const bytes = isPacked ? gunzipSync(packed) : packed;
    // Latin-1 keeps every byte of the other encodings.
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'latin1';
    const shuffled = Buffer.from(shuffleRows(bytes.toString(encoding), !name.includes('.ndjson'), rng), encoding);
    writeFileSync(join(to, name), isPacked ? gzipSync(shuffled) : shuffled);
    count++;
  }
  return count;
}

/** A row may hold line breaks in quotes. */
function shuffleRows(text: string, hasHeader: boolean, rng: Rng): string {
  const rows = new CsvSplitter(findDialect(text.slice(0, 1 << 16), hasHeader ? {} : {delimiter: '\u0000', quote: ''}))
    .push(text, true)
    .map(({raw}) => raw.replace(/\r$/, ''));
  const head = hasHeader ? rows.splice(0, 1) : [];
  for (let i = rows.length - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [rows[i], rows[j]] = [rows[j]!, rows[i]!];
  }
  return `${[...head, ...rows].join('\n')}\n`;
}
