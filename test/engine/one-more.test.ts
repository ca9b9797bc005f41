import {copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {DatabaseSync} from 'node:sqlite';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {contentHash} from '../../src/base/hash.ts';
import {createRng, type Rng} from '../../src/base/rng.ts';
import type {Config} from '../../src/engine/config/config.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {decideModel, wholeModel} from '../../src/engine/model-pins.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import {deriveIfChanged, type Derive} from '../../src/engine/run/derive-if-changed.ts';
import {run} from '../../src/engine/run/run.ts';
import {openView} from '../../src/engine/view/view.ts';
import {CsvSplitter, findDialect} from '../../src/feeds/readers/csv.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {judge, QUICK_CONFIG, TODAY} from '../support/judging.ts';
import {littleFeeds} from '../support/little-borough.ts';
import {testFolder} from '../support/test-folder.ts';

const root = testFolder();

const POLICE = 'police-child_BRE.csv';
/** Extracts that come in later, whole. */
const LATER = ['probation_BRE.csv', 'missing-episodes_BRE.csv', 'social-care-contacts_EAL.csv'];

const FEEDS = littleFeeds(160);

const policeText = readFileSync(join(FEEDS, POLICE), 'utf8');
const [head, ...reports] = new CsvSplitter(findDialect(policeText.slice(0, 1 << 16), {}))
  .push(policeText, true)
  .map(({raw}) => raw.replace(/\r$/, '')) as [string, ...string[]];
/** Reports of the first extract; the others come in one by one. */
const FIRST = Math.floor(0.8 * reports.length);

/** What becomes of a run that is to stop before anything is worked out. */
class Stop extends Error {}

/**
 * Runs over a folder, or without one works out what was said; whether there was a run before that could be followed. With
 * `isAsking` that is all that is found out.
 */
async function runOver(
  feedsDir: string | null,
  path: string,
  {config = QUICK_CONFIG, isAsking = false}: {config?: Config; isAsking?: boolean} = {},
): Promise<boolean> {
  let isFollowed: boolean | null = null;
  const watched: Derive = (records, settings, ctx, stages, given = {}) => {
    isFollowed = given.earlier != null;
    if (isAsking) throw new Stop();
    return derive(records, settings, ctx, stages, given);
  };
  const store = openSqliteStore(path, 'write');
  try {
    const parts = {store, derive: watched, config, ctx: QUIET};
    if (feedsDir === null) await deriveIfChanged(parts, []);
    else expect((await run({...parts, feedsDir, openFeed: feedOpener({})})).failure).toBeNull();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  } finally {
    store.close();
  }
  expect(isFollowed).not.toBeNull();
  return isFollowed!;
}

/** Every byte that a workspace has of its results, and of what it keeps for the next run. */
function resultsOf(path: string): Record<string, string> {
  const database = new DatabaseSync(path, {readOnly: true});
  const parts = ['derived', 'snapshot'].flatMap((table) =>
    database.prepare(`SELECT name, body FROM ${table}`).all(),
  ) as {name: string; body: string | Uint8Array}[];
  database.close();
  return Object.fromEntries(
    parts.map(({name, body}) => [
      name,
      contentHash(typeof body === 'string' ? body : Buffer.from(body).toString('hex')),
    ]),
  );
}

function change(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
  database.close();
}

/** One byte of a part of the snapshot is another. */
function damage(path: string, name: string): void {
  const database = new DatabaseSync(path);
  const {body} = database.prepare('SELECT body FROM snapshot WHERE name = ?').get(name) as {body: string | Uint8Array};
  const bytes = Buffer.from(body as Uint8Array);
  bytes[8] = bytes[8] === 0x7e ? 0x7d : 0x7e;
  database
    .prepare('UPDATE snapshot SET body = ? WHERE name = ?')
    .run(typeof body === 'string' ? bytes.toString() : bytes, name);
  database.close();
}

/** A copy of a workspace that has nothing to go by, so that all is worked out. */
function bare(path: string): string {
  const copy = `${path}-bare`;
  copyFileSync(path, copy);
  change(copy, "DELETE FROM snapshot WHERE name IN ('column traced by', 'column answered by')");
  return copy;
}

let folders = 0;
function folderOf(files: Record<string, string>): string {
  const folder = join(root, `feeds-${++folders}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const policeFolder = (rows: readonly string[]): string =>
  folderOf({[`police-child_BRE_${folders}.csv`]: `${[head, ...rows].join('\n')}\n`});

/** Makes a workspace with most of the borough, pinned. */
async function pinHub(path: string): Promise<void> {
  const feeds = `${path}-feeds`;
  cpSync(FEEDS, feeds, {recursive: true});
  for (const later of LATER) rmSync(join(feeds, later));
  writeFileSync(join(feeds, POLICE), `${[head, ...reports.slice(0, FIRST)].join('\n')}\n`);
  await runOver(feeds, path);
  const store = openSqliteStore(path, 'write');
  const view = openView(store, null, QUIET);
  const model = wholeModel(view.known(), view.model());
  const pin = decideModel(store.modelPins(), model, {by: 'analyst', because: 'to keep to it', on: TODAY}, TODAY)!;
  store.pinModel(pin, model);
  store.close();
  await runOver(feeds, path);
}

/** What may happen to a hub between two runs; gives the folder to read, if any. */
const EVENTS: ((path: string, rng: Rng, next: () => string) => string | null)[] = [
  (_path, _rng, next) => policeFolder([next()]),
  (_path, rng, next) => policeFolder(Array.from({length: 2 + rng.int(4)}, next)),
  // Corrections: what one report says of its child is what another says, under its own number.
  (_path, rng) => {
    const [one, other] = [reports[rng.int(FIRST)]!, reports[rng.int(FIRST)]!];
    return policeFolder([one.slice(0, one.indexOf(',')) + other.slice(other.indexOf(','))]);
  },
  (_path, rng) => policeFolder([reports[rng.int(FIRST)]!.replace(/,(?:LIVE|CLOSED),/, ',WITHDRAWN,')]),
  (path, rng) => {
    const store = openSqliteStore(path, 'write');
    const {persons, held} = store.derived()!.resolved;
    const pair = held[rng.int(held.length)]!;
    if (rng.int(2) === 0) judge(store, 'different', pair.left, pair.right);
    else {
      const [left, right] = persons.filter(({mentions}) => mentions.length > 2).slice(rng.int(50))[0]!.mentions;
      judge(store, 'different', left!, right!);
    }
    store.close();
    return null;
  },
  (path, rng) => {
    const store = openSqliteStore(path, 'write');
    const {held} = store.derived()!.resolved;
    const {left, right} = held[rng.int(held.length)]!;
    try {
      judge(store, 'same', left, right, {override: true});
    } catch {
      // What people said before forbids it: then nothing is said.
    }
    store.close();
    return null;
  },
];

describe('a run after a few records', () => {
  const hub = join(root, 'hub.sqlite');
  beforeAll(() => pinHub(hub));
  const copyOf = (name: string): string => {
    const path = join(root, name);
    copyFileSync(hub, path);
    return path;
  };

  test('gives the bytes of a run over everything, whatever came in', async () => {
    const rng = createRng(1);
    const path = copyOf('grown.sqlite');
    let reported = FIRST;
    const next = (): string => reports[reported++]!;
    const later = LATER.map((name) => (): string => {
      const folder = folderOf({});
      cpSync(join(FEEDS, name), join(folder, name));
      return folder;
    });
    const events = [...EVENTS, ...later];
    for (let i = events.length - 1; i > 0; i--) {
      const j = rng.int(i + 1);
      [events[i], events[j]] = [events[j]!, events[i]!];
    }
    let followed = 0;
    for (const event of events) {
      const folder = event(path, rng, next);
      const whole = bare(path);
      followed += Number(await runOver(folder, path));
      expect(await runOver(folder, whole)).toBe(false);
      expect(resultsOf(path)).toEqual(resultsOf(whole));
    }
    expect(followed).toBeGreaterThan(events.length / 2);
  }, 600_000);

  test('goes by nothing that is damaged, or was made by other thresholds', async () => {
    const path = copyOf('sound.sqlite');
    const config = {...QUICK_CONFIG, persons: {...QUICK_CONFIG.persons, joinBits: 5}};
    const other = `${path}-other`;
    copyFileSync(path, other);
    const folder = policeFolder([reports[FIRST]!]);
    const whole = bare(path);
    await runOver(folder, whole);
    for (const name of ['column trace.roots', 'column matching.columns.sex', 'column lookup.texts.phones:lines']) {
      const damaged = `${path}-damaged`;
      copyFileSync(path, damaged);
      damage(damaged, name);
      expect(await runOver(folder, damaged, {isAsking: true})).toBe(false);
    }
    expect(await runOver(folder, other, {config, isAsking: true})).toBe(false);
    // Persons are followed and rules asked anew: what they answered is sealed apart.
    const misled = `${path}-misled`;
    copyFileSync(path, misled);
    change(
      misled,
      "UPDATE snapshot SET body = substr(body, 1, 1) || body WHERE name LIKE 'column standing.spans.%.made:lines'",
    );
    expect(await runOver(folder, misled)).toBe(true);
    expect(resultsOf(misled)).toEqual(resultsOf(whole));
    expect(await runOver(folder, path)).toBe(true);
    expect(resultsOf(path)).toEqual(resultsOf(whole));
  }, 300_000);
});
