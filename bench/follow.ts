import {copyFileSync, mkdirSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {parseArgs} from 'node:util';
import {writeBorough} from '../datasets/borough.ts';
import {QUIET} from '../src/base/context.ts';
import {contentHash} from '../src/base/hash.ts';
import {createRng} from '../src/base/rng.ts';
import {DEFAULT_CONFIG, type Config} from '../src/engine/config/config.ts';
import {derive} from '../src/engine/run/derive.ts';
import {decideModel, wholeModel} from '../src/engine/model-pins.ts';
import {feedOpener} from '../src/engine/feeds/open-feed.ts';
import {deriveIfChanged, type Derive} from '../src/engine/run/derive-if-changed.ts';
import {run} from '../src/engine/run/run.ts';
import {openView} from '../src/engine/view/view.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import {hubChanges, readExtracts, writeExtract, TODAY, type Change, type Extract} from './follow/changes.ts';
import {forgetRun} from './forget-run.ts';
import type {Bench} from './main.ts';

/**
 * Makes sequences of small changes at random (reports, corrections cell by cell, withdrawals, files sent again, judgements, thresholds, runs
 * that are cut off) on a small borough, with a run after each, and compares byte by byte what the last run leaves with what one that
 * works everything out leaves of the same. Ends with exit code 1 where they differ; a sequence hangs on its number alone. With
 * `--each` every run is compared, with `--first` the first that differs is the last.
 */
export const bench: Bench = {
  name: 'follow',
  summary:
    'sequences of small changes, each run against one over everything: [--persons 170] [--seed 7] [--from 1] [--sequences 20] [--steps 5] [--each] [--first]',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        persons: {type: 'string', default: '170'},
        seed: {type: 'string', default: '7'},
        from: {type: 'string', default: '1'},
        sequences: {type: 'string', default: '20'},
        steps: {type: 'string', default: '5'},
        each: {type: 'boolean', default: false},
        first: {type: 'boolean', default: false},
      },
    });
    const hub = await makeHub(folder, Number(values.persons), Number(values.seed));
    const found: Found = {sequences: 0, changes: {}, runs: 0, followed: 0, answered: 0, wrong: []};
    const [from, steps] = [Number(values.from), Number(values.steps)];
    for (let number = from; number < from + Number(values.sequences); number++) {
      await runSequence(hub, number, steps, values.each, found);
      if (values.first && found.wrong.length > 0) break;
      found.sequences++;
      process.stderr.write(`\r${found.sequences} sequences, ${found.wrong.length} wrong `);
    }
    process.stderr.write('\n');
    console.log(JSON.stringify({bench: 'follow', persons: Number(values.persons), ...found}));
    if (found.wrong.length > 0) process.exitCode = 1;
  },
};

type Hub = {folder: string; workspace: string; extracts: Extract[]};

type Found = {
  sequences: number;
  /** How often each kind of change was made. */
  changes: Record<string, number>;
  runs: number;
  /** Runs that could follow the decisions on persons, and the answers of rules, of the one before. */
  followed: number;
  answered: number;
  wrong: string[];
};

/** Fewer pairs to train on and draws to test against, for speed. */
const QUICK: Config = {
  ...DEFAULT_CONFIG,
  // A corrected row that is refused keeps the others of its file from nothing.
  load: {refusalShareMax: 1},
  persons: {...DEFAULT_CONFIG.persons, randomPairsMax: 20_000, trainingPairsMax: 20_000},
  clusters: {...DEFAULT_CONFIG.clusters, draws: 49},
};

/** A pinned workspace with most rows of the extracts; the others are still to come. */
async function makeHub(folder: string, persons: number, seed: number): Promise<Hub> {
  writeBorough({persons, seed, difficulty: 'normal', boroughs: 1, out: folder});
  const extracts = readExtracts(join(folder, 'feeds'), createRng(seed));
  for (const extract of extracts) writeExtract(join(folder, 'feeds'), extract, extract.rows);
  const workspace = join(folder, 'hub.sqlite');
  const hub = {folder, workspace, extracts};
  await runOnce(workspace, join(folder, 'feeds'), QUICK, null);
  const store = openSqliteStore(workspace, 'write');
  const view = openView(store, null, QUIET);
  const model = wholeModel(view.known(), view.model());
  store.pinModel(
    decideModel(store.modelPins(), model, {by: 'bench', because: 'to keep to it', on: TODAY}, TODAY)!,
    model,
  );
  store.close();
  await runOnce(workspace, null, QUICK, null);
  return hub;
}

async function runSequence(hub: Hub, number: number, steps: number, isEach: boolean, found: Found): Promise<void> {
  const rng = createRng(number);
  const path = join(hub.folder, `sequence-${number}.sqlite`);
  const whole = `${path}-whole`;
  copyFileSync(hub.workspace, path);
  const changes = hubChanges(hub.extracts);
  const done: string[] = [];
  let config = QUICK;
  for (let step = 0; step < steps; step++) {
    const feeds = join(hub.folder, `sent-${number}-${step}`);
    mkdirSync(feeds);
    const count = 1 + rng.int(2);
    const context = {path, feeds, config, rng};
    for (let at = 0; at < count; at++) {
      const {name, make}: Change = changes[rng.int(changes.length)]!;
      config = make({...context, config}) ?? config;
      found.changes[name] = (found.changes[name] ?? 0) + 1;
      done.push(name);
    }
    const isCompared = isEach || step === steps - 1;
    if (isCompared) {
      copyFileSync(path, whole);
      forgetRun(whole);
    }
    // Now and then a run is cut off when everything is loaded and nothing worked out.
    if (rng.int(6) === 0) await runOnce(path, feeds, config, null, true);
    const isWorked = await runOnce(path, feeds, config, found);
    if (isCompared && isWorked) {
      await runOnce(whole, feeds, config, null);
      const parts = differences(path, whole);
      if (parts.length > 0) {
        found.wrong.push(`sequence ${number} step ${step} (${done.join(', ')}): ${parts.slice(0, 6).join(', ')}`);
        break;
      }
    }
    rmSync(feeds, {recursive: true});
  }
  for (const file of [path, whole]) for (const end of ['', '-wal', '-shm', '-lock']) rmSync(file + end, {force: true});
}

/** What becomes of a run that is to stop before anything is worked out. */
class Cut extends Error {}

/** Runs over a folder, or without one works out what was said; whether anything was worked out. `found` counts what could be followed. */
async function runOnce(
  path: string,
  feedsDir: string | null,
  config: Config,
  found: Found | null,
  isCut = false,
): Promise<boolean> {
  let isWorked = false;
  const watched: Derive = (records, settings, ctx, stages, given = {}) => {
    if (isCut) throw new Cut();
    isWorked = true;
    if (found !== null) {
      found.runs++;
      if (given.earlier != null) found.followed++;
      if (given.answers != null) found.answered++;
    }
    return derive(records, settings, ctx, stages, given);
  };
  const store = openSqliteStore(path, 'write');
  const parts = {store, derive: watched, config, ctx: QUIET};
  try {
    const isEmpty = feedsDir === null || readdirSync(feedsDir).length === 0;
    // An extract that is refused whole changes nothing.
    if (isEmpty) await deriveIfChanged(parts, []);
    else await run({...parts, feedsDir, openFeed: feedOpener({})});
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
  } finally {
    store.close();
  }
  return isWorked;
}

/** Names of the parts, of results and of what is kept for the next run, in which two workspaces differ. */
function differences(path: string, other: string): string[] {
  const [one, two] = [path, other].map(partsOf) as [Map<string, string>, Map<string, string>];
  return [...new Set([...one.keys(), ...two.keys()])].filter((name) => one.get(name) !== two.get(name));
}

function partsOf(path: string): Map<string, string> {
  const database = new DatabaseSync(path, {readOnly: true});
  const parts = ['derived', 'snapshot'].flatMap((table) =>
    database.prepare(`SELECT '${table} ' || name AS name, body FROM ${table}`).all(),
  ) as {name: string; body: string | Uint8Array}[];
  database.close();
  return new Map(
    parts.map(({name, body}) => [
      name,
      contentHash(typeof body === 'string' ? body : Buffer.from(body).toString('latin1')),
    ]),
  );
}
