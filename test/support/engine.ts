import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {QUIET} from '../../src/base/context.ts';
import {contentHash, shortId} from '../../src/base/hash.ts';
import {RingfenceError} from '../../src/base/errors.ts';
import type {Flag} from '../../src/model/finding.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {RowRecords} from '../../src/model/records.ts';
import type {OpenFeed} from '../../src/engine/feeds/opened-feed.ts';
import type {FeedItem} from '../../src/workspace/loads.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import type {Derive} from '../../src/engine/run/derive-if-changed.ts';
import {run} from '../../src/engine/run/run.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {resolve} from './records.ts';
import {items, refused, row} from './rows.ts';

/**
 * Reads lines "key,family name[,revision][,withdrawn]"; "!" refuses a row. The feed is the name of the file up to the
 * first "-"; a file called "*.broken" cannot be read.
 */
export const openLines: OpenFeed = (path) => {
  const file = basename(path);
  if (file.endsWith('.broken')) {
    return Promise.reject(new RingfenceError('FILE_ENCODING', `${file}: not valid UTF-8`));
  }
  const text = readFileSync(path, 'utf8');
  const lines = text.trim().split('\n');
  const feed = file.split(/[-.]/)[0]!;
  const rows = lines.map((line, i) => (line === '!' ? refused(i + 1) : lineRow(line, i + 1)));
  return Promise.resolve({
    feed,
    sheet: undefined,
    contentHash: contentHash(text),
    mappingHash: contentHash('lines'),
    sideFiles: [],
    readAhead: () => {},
    items: () => items(rows),
    leftOut: () => 0,
    close: () => {},
  });
};

function lineRow(line: string, number: number): RowRecords {
  const [key, family, revision = '', withdrawn = ''] = line.split(',');
  return row(key!, family!, {
    row: number,
    revision,
    withdrawn: withdrawn === 'withdrawn',
    contentHash: contentHash(line),
  });
}

/** One person for each family name, one flag for each person: enough to see what the job does with its parts. */
export const deriveByName: Derive = (records) => {
  const byName = (mention: Mention): string => mention.names[0]!.family;
  const resolved = resolve(records, {person: (mention) => shortId('p', byName(mention))});
  const flags = resolved.persons.map(({id, mentions}): Flag => ({
    id: shortId('f', id),
    rule: 'named',
    version: '1',
    persons: [id],
    text: `${id} is named`,
    firstKnowable: '2023-01-10',
    firstRecords: [],
    lastEvent: '2023-01-10',
    records: mentions.length,
    incidents: 1,
    score: 1,
    terms: [],
    evidence: mentions,
    facts: {},
  }));
  return Promise.resolve({
    resolved,
    flags,
    alerts: [],
    leads: [],
    model: null,
    table: null,
    standing: {spans: {}, pools: {}, asked: {}},
    trace: null,
    counts: {persons: resolved.persons.length},
  });
};

/** Rows between which a load tells of its progress, when it is to be killed. */
const ROWS_OF_STEP = 10;

/**
 * The main job over a folder of extracts, which works out no more than `deriveByName` does. `step` is called whenever the engine
 * tells of its progress, and within each load after every few rows.
 */
export async function runByName(feedsDir: string, workspace: string, step: () => void): Promise<void> {
  const open = feedOpener({});
  const openFeed: OpenFeed = async (path, sheet) => {
    const feed = await open(path, sheet);
    return {...feed, items: () => inSteps(feed.items(), step)};
  };
  const store = openSqliteStore(workspace, 'write');
  try {
    const ctx = {...QUIET, progress: step};
    await run({feedsDir, store, openFeed, derive: deriveByName, config: DEFAULT_CONFIG, ctx});
  } finally {
    store.close();
  }
}

async function* inSteps(
  batches: AsyncIterable<readonly FeedItem[]>,
  step: () => void,
): AsyncGenerator<readonly FeedItem[]> {
  for await (const batch of batches) {
    for (let at = 0; at < batch.length; at += ROWS_OF_STEP) {
      step();
      yield batch.slice(at, at + ROWS_OF_STEP);
    }
  }
}
