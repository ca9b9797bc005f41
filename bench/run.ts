import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {availableParallelism, cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {DEFAULT_CONFIG} from '../src/engine/config.ts';
import {derive} from '../src/engine/derive.ts';
import {feedOpener} from '../src/engine/open-feed.ts';
import {run} from '../src/engine/run.ts';
import {listMappings} from '../src/feeds/catalogue.ts';
import {openSqliteStore} from '../src/workspace/sqlite-store.ts';
import type {Bench} from './main.ts';

/** The main job into an empty workspace: a line for each stage, one for the whole, one for a second run that finds nothing new. */
export const bench: Bench = {
  name: 'run',
  summary: 'the main job by stage (--feeds DIR, or --persons N --seed N for a synthetic borough)',
  async run(args) {
    const {values} = parseArgs({
      args,
      options: {
        feeds: {type: 'string'},
        persons: {type: 'string', default: '20000'},
        seed: {type: 'string', default: '7'},
      },
    });
    const folder = mkdtempSync(join(tmpdir(), 'ringfence-run-'));
    try {
      const feeds = values.feeds ?? makeBorough(folder, values.persons, values.seed);
      await measure(feeds, join(folder, 'bench.sqlite'));
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  },
};

/** In a process of its own, so that its memory is not in the peak. */
function makeBorough(folder: string, persons: string, seed: string): string {
  const out = join(folder, 'borough');
  const script = join(import.meta.dirname, '../datasets/generate.ts');
  const args = [script, '--persons', persons, '--seed', seed, '--out', out];
  const {status} = spawnSync(process.execPath, args, {stdio: ['ignore', 'ignore', 'inherit']});
  if (status !== 0) throw new Error(`the dataset could not be made (exit ${status})`);
  return join(out, 'feeds');
}

async function measure(feedsDir: string, path: string): Promise<void> {
  const machine = {cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version};
  const openFeed = feedOpener({mappings: listMappings()});
  for (const pass of ['first', 'second'] as const) {
    const store = openSqliteStore(path, 'write');
    const start = performance.now();
    const result = await run({feedsDir, store, openFeed, derive, config: DEFAULT_CONFIG, ctx: QUIET});
    const ms = performance.now() - start;
    store.close();
    if (pass === 'first')
      for (const {stage, rows, ms} of result.stages)
        print({stage, rows, ms: Math.round(ms), rowsPerSecond: perSecond(rows, ms)});
    print({
      stage: `${pass} run`,
      rows: result.totals.read,
      ms: Math.round(ms),
      rowsPerSecond: perSecond(result.totals.read, ms),
      derivation: result.derivation,
      counts: result.report.counts,
      failed: result.files.filter(({status}) => status === 'failed').length,
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
      workspaceMb: Math.round(statSync(path).size / 2 ** 20),
      ...machine,
    });
  }
}

const perSecond = (rows: number, ms: number): number => Math.round((rows / ms) * 1000);
const print = (line: object): void => console.log(JSON.stringify({bench: 'run', ...line}));
