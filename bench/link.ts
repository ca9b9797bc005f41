import {spawnSync} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {availableParallelism, cpus} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {linkPlan, type Rules} from './link/plan.ts';
import {lastCells, scoreClusters} from './link/truth.ts';
import type {Bench} from './main.ts';
import {HOW_TO_INSTALL, peerPython, runPeer} from './peers/python.ts';

type Line = Record<string, unknown>;

/**
 * Reads, trains, scores and clusters a synthetic person file, all in, and the peer on the same rows, rules and levels. Each
 * engine runs in a process of its own, so that the peak memory is its own.
 */
export const bench: Bench = {
  name: 'link',
  summary: 'link a person file all in (--rows N --rules light|heavy --threads N [--peer] [--file CSV])',
  run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        rows: {type: 'string', default: '1000000'},
        rules: {type: 'string', default: 'light'},
        seed: {type: 'string', default: '7'},
        threads: {type: 'string', default: String(Math.min(2, availableParallelism()))},
        peer: {type: 'boolean', default: false},
        file: {type: 'string'},
      },
    });
    if (values.rules !== 'light' && values.rules !== 'heavy') throw new Error('--rules is light or heavy');
    const file = values.file ?? join(folder, 'persons.csv');
    if (!existsSync(file))
      node('main.ts', ['person-file', '--rows', values.rows, '--seed', values.seed, '--out', file]);
    run(folder, file, values.rules, values.threads, values.peer);
  },
};

function run(folder: string, file: string, rules: Rules, threads: string, isPeerRun: boolean): void {
  const machine = {cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), threads: Number(threads)};
  const print = (line: Line): void => console.log(JSON.stringify({bench: 'link', rules, ...line}));
  const plan = join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify(linkPlan(rules)));
  const truth = lastCells(file);
  const finish = (engine: string, lines: Line[], out: string): Line => {
    const total: Line = {engine, ...lines.at(-1)!, ...scoreClusters(truth, lastCells(out))};
    for (const line of lines.slice(0, -1)) print({engine, ...line});
    return total;
  };
  const argsOf = (out: string): string[] => ['--input', file, '--plan', plan, '--out', out, '--threads', threads];

  const own = join(folder, 'ringfence.csv');
  const ringfence = finish('ringfence', jsonLines(node('link/run-ringfence.ts', argsOf(own))), own);
  const pairs = Number(ringfence['pairs']);
  const perRow = pairs / truth.length;
  print({
    ...ringfence,
    pairsPerRow: rounded(perRow),
    pairsPerSecondAllIn: Math.round(pairs / Number(ringfence['seconds'])),
    ...machine,
  });
  if (!isPeerRun) return;
  const python = peerPython();
  if (python === null) {
    print({engine: 'splink', skipped: HOW_TO_INSTALL});
    return;
  }
  const others = join(folder, 'splink.csv');
  const splink = finish('splink', runPeer(python, 'link.py', argsOf(others)), others);
  print({...splink, ...machine});
  print({
    compared: 'splink / ringfence',
    seconds: ratio(splink, ringfence, 'seconds'),
    cpuSeconds: ratio(splink, ringfence, 'cpuSeconds'),
    peakRssMb: ratio(splink, ringfence, 'peakRssMb'),
    f1Difference: rounded(Number(ringfence['f1']) - Number(splink['f1']), 5),
  });
}

/**
 * Runs a script of the bench in a process of its own and returns what it printed. What V8 compiles is kept from run to run, as
 * the command keeps it.
 */
function node(script: string, args: readonly string[]): string {
  const {status, stdout} = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    env: {...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/ringfence')},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} failed (exit ${String(status)})`);
  return stdout;
}

const jsonLines = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const rounded = (value: number, places = 2): number => Number(value.toFixed(places));
const ratio = (one: Line, other: Line, key: string): number => rounded(Number(one[key]) / Number(other[key]));
