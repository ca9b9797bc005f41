import {readFileSync, writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {must} from '../../src/base/assert.ts';
import {WorkerTeam} from '../../src/base/worker-team.ts';
import {readShared} from '../../src/engine/read-shared.ts';
import {readBlockingRule, readSplinkSettings} from '../../src/resolve/splink/read-settings.ts';
import {openCsv} from '../../src/resolve/table/columns/csv-file.ts';
import {linkTable} from '../../src/resolve/table/link-table.ts';
import type {LinkPlan} from './plan.ts';

/** Links one file by a plan and prints a line a stage, like `bench/peers/link.py`; run in a process of its own for its peak memory. */
const {values} = parseArgs({
  options: {
    input: {type: 'string'},
    plan: {type: 'string'},
    out: {type: 'string'},
    threads: {type: 'string', default: '2'},
  },
});
const input = must(values.input, '--input');
const plan = JSON.parse(readFileSync(must(values.plan, '--plan'), 'utf8')) as LinkPlan;

const start = performance.now();
let last = start;
let lastCpu = 0;
let stage = 'read';
const begin = (next: string, more: object = {}): void => {
  const now = performance.now();
  const cpu = cpuSeconds();
  console.log(JSON.stringify({stage, seconds: secondsOf(now - last), cpuSeconds: rounded(cpu - lastCpu), ...more}));
  [last, lastCpu, stage] = [now, cpu, next];
};
/** Processor time of all threads, which other work on the machine lengthens less than the clock's. */
const cpuSeconds = (): number => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
};
const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
const secondsOf = (ms: number): number => Math.round(ms) / 1000;

const team = new WorkerTeam(Number(values.threads));
const csv = openCsv(readShared(input), input);
const {settings, training, threshold} = plan;
const linked = await linkTable(
  csv,
  {
    settings: readSplinkSettings(JSON.stringify(settings), must(values.plan, '--plan')),
    training: {
      ...training,
      deterministic: training.deterministic.map(readBlockingRule),
      rules: training.rules.map(readBlockingRule),
      pairsMax: 400_000,
    },
    threshold,
    keepFrom: threshold,
    pairsMax: 1e11,
  },
  team,
  {workers: 1, signal: new AbortController().signal, progress: (next) => begin(next)},
);
begin('all in', {pairs: linked.pairs, kept: linked.scored.left.length});
const seconds = secondsOf(last - start);
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  JSON.stringify({
    stage,
    seconds,
    cpuSeconds: rounded(lastCpu),
    rows: linked.clusterOf.length,
    pairs: linked.pairs,
    peakRssMb,
  }),
);
await team.close();
if (values.out !== undefined) {
  const lines = Array.from(linked.clusterOf, (cluster, row) => `${String(row + 1)},${String(cluster + 1)}\n`);
  writeFileSync(values.out, `unique_id,cluster_id\n${lines.join('')}`);
}
