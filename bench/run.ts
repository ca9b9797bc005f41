import {readdirSync, statSync} from 'node:fs';
import {availableParallelism, cpus} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {table} from '../src/cli/output.ts';
import {DEFAULT_CONFIG} from '../src/engine/config/config.ts';
import {derive} from '../src/engine/run/derive.ts';
import {threadedOpener} from '../src/engine/feeds/feed-threads.ts';
import {run, type RunResult} from '../src/engine/run/run.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import type {Bench} from './main.ts';
import {makeBorough} from './make-borough.ts';
import {watchStore, type StoreTimes} from './watched-store.ts';

/**
 * The main job into an empty workspace, then once more with nothing new: what each stage took, and what bounds the stages that
 * read and write. `--json` prints a line for each stage and one for each run, with the machine.
 */
export const bench: Bench = {
  name: 'run',
  summary: 'the main job by stage: [--persons 100000] [--seed 7] or --feeds DIR; [--workers N] [--json]',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        feeds: {type: 'string'},
        persons: {type: 'string', default: '100000'},
        seed: {type: 'string', default: '7'},
        workers: {type: 'string', default: String(Math.min(availableParallelism(), 8))},
        json: {type: 'boolean', default: false},
      },
    });
    const feedsDir = values.feeds ?? join(makeBorough(folder, values.persons, values.seed), 'feeds');
    for (const pass of ['first run', 'second run']) {
      const measured = await measure(feedsDir, join(folder, 'bench.sqlite'), Number(values.workers));
      if (values.json) printLines(pass, measured);
      else printTable(pass, measured);
    }
  },
};

type Measured = {
  ms: number;
  result: RunResult;
  times: StoreTimes;
  feedBytes: number;
  workspaceBytes: number;
  workers: number;
};

async function measure(feedsDir: string, path: string, workers: number): Promise<Measured> {
  const times: StoreTimes = {storing: 0, fetching: 0, writing: 0};
  const start = performance.now();
  const sqlite = openSqliteStore(path, 'write');
  const store = watchStore(sqlite, times);
  const openFeed = threadedOpener({}, workers);
  const result = await run({feedsDir, store, openFeed, derive, config: DEFAULT_CONFIG, ctx: {...QUIET, workers}});
  store.close();
  const ms = performance.now() - start;
  const feedBytes = readdirSync(feedsDir).reduce((sum, name) => sum + statSync(join(feedsDir, name)).size, 0);
  return {ms, result, times, feedBytes, workspaceBytes: statSync(path).size, workers};
}

function printTable(pass: string, {ms, result, times, feedBytes, workspaceBytes, workers}: Measured): void {
  const {stages, totals, report} = result;
  const peak = stages.at(-1)?.peakMegabytes ?? 0;
  const rows = stages.map(({stage, rows, ms, cpuMs, peakMegabytes}) => [
    stage,
    rows,
    seconds(ms),
    perSecond(rows, ms),
    seconds(cpuMs),
    peakMegabytes,
    limitOf(stage, ms, times, feedBytes),
  ]);
  const whole = [
    pass,
    totals.read,
    seconds(ms),
    perSecond(totals.read, ms),
    '',
    peak,
    `workspace ${megabytes(workspaceBytes)} MB`,
  ];
  console.log(
    `${pass}, ${workers} worker threads, ${cpus()[0]?.model ?? ''} x ${availableParallelism()}, node ${process.version}`,
  );
  console.log(table(['stage', 'rows', 'seconds', 'rows/s', 'cpu s', 'peak MB', 'limit'], [...rows, whole]));
  if (result.derivation === 'computed') console.log(`${JSON.stringify(report.counts)}\n`);
  for (const file of result.files) if (file.status === 'failed') console.log(`${file.file}: ${file.code}`);
}

function printLines(pass: string, {ms, result, times, feedBytes, workspaceBytes, workers}: Measured): void {
  const print = (line: object): void => console.log(JSON.stringify({bench: 'run', pass, ...line}));
  for (const stage of result.stages) {
    print({
      ...stage,
      rowsPerSecond: perSecond(stage.rows, stage.ms),
      limit: limitOf(stage.stage, stage.ms, times, feedBytes),
    });
  }
  print({
    stage: 'whole',
    rows: result.totals.read,
    ms,
    rowsPerSecond: perSecond(result.totals.read, ms),
    derivation: result.derivation,
    counts: result.report.counts,
    failed: result.files.filter(({status}) => status === 'failed').length,
    store: times,
    feedBytes,
    workspaceBytes,
    workers,
    cpu: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    node: process.version,
  });
}

/** What bounds a stage, where it is not its own arithmetic. */
function limitOf(stage: string, ms: number, times: StoreTimes, feedBytes: number): string {
  switch (stage) {
    case 'load': {
      const rest = ms - times.storing;
      const limit = rest > times.storing ? 'reading and mapping' : 'SQLite';
      return `${limit}: ${megabytes(feedBytes)} MB read; ${seconds(rest)} s waiting for rows, ${seconds(times.storing)} s storing`;
    }
    case 'fingerprint':
    case 'read':
      return `SQLite and decoding: ${seconds(times.fetching)} s in fingerprint and read`;
    case 'write':
      return `SQLite: ${seconds(times.writing)} s`;
    default:
      return '';
  }
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
const perSecond = (rows: number, ms: number): number => Math.round((rows / ms) * 1000);
