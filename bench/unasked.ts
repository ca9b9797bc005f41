import {spawnSync} from 'node:child_process';
import {availableParallelism, cpus, loadavg} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {dayToIso} from '../src/base/day.ts';
import {openView, type View} from '../src/engine/view/view.ts';
import {chronology} from '../src/packs/chronology.ts';
import {circleOf} from '../src/packs/circle.ts';
import {familyAround} from '../src/packs/family.ts';
import {PersonViews} from '../src/packs/person-view.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import type {Store} from '../src/workspace/store.ts';
import {storeWith} from '../test/support/store-with.ts';
import type {Bench} from './main.ts';

/** What users ask as of a day; each answers about the adult that was asked about, or about all. */
const QUESTIONS: Record<string, (view: View, person: number) => unknown> = {
  alerts: (view) => view.queue(),
  leads: (view) => view.leads(),
  flags: (view) => view.flags(),
  person: (view, person) => new PersonViews(view.shown()).card(person, view.withheld()),
  circle: (view, person) => circleOf(view.shown(), person),
  chronology: (view, person) =>
    chronology(view.shown(), familyAround(view.shown(), person), view.withheld()).map(({date}) => date),
};

const OPTIONS = {
  workspace: {type: 'string'},
  days: {type: 'string', default: '3'},
  only: {type: 'string', default: ''},
  /** Of the processes that this starts: the days and the question. */
  process: {type: 'string'},
} as const;

/** What an answer takes as of days that nobody asked of before: nothing is read from kept answers, and nothing kept. */
export const bench: Bench = {
  name: 'unasked',
  summary:
    'processor time of alerts, leads, flags, a person, a circle and a chronology as of days that nobody asked of, in a new process and ' +
    'in one that has answered for another day: --workspace FILE [--days 3] [--only NAME]',
  run(args) {
    const {values} = parseArgs({args, options: OPTIONS});
    const {workspace, process: asked} = values;
    if (workspace === undefined) throw new Error('--workspace FILE names a workspace');
    if (asked === undefined) measureAll(workspace, Number(values.days), values.only);
    else withStore(workspace, (store) => answer(store, asked.split(' ')));
  },
};

type Times = {processMs: number; threadMs: number; peakMb: number};

function measureAll(workspace: string, count: number, only: string): void {
  const {days, size} = withStore(workspace, (store) => daysOf(store, count));
  const machine = {cpu: cpus()[0]?.model ?? '', cores: availableParallelism()};
  for (const question of Object.keys(QUESTIONS).filter((name) => name.includes(only)))
    for (const [at, day] of days.entries()) {
      const other = days[(at + 1) % days.length]!;
      const load = Number(loadavg()[0]!.toFixed(1));
      for (const [process, asked] of [
        ['new', [question, day]],
        ['open', [question, other, day]],
      ] as const)
        console.log(
          JSON.stringify({
            bench: 'unasked',
            question,
            day,
            process,
            ...timesOf(workspace, asked),
            ...size,
            ...machine,
            load,
          }),
        );
    }
}

/** Days spread evenly over those on which records were received, from the first tenth on: before that there is little to ask about. */
function daysOf(store: Store, count: number): {days: string[]; size: object} {
  const {records, resolved, mentions, lastReceived} = openView(store, null, QUIET).network();
  const first = mentions.received.slice().sort()[Math.floor(mentions.length / 10)]!;
  const days = Array.from({length: count}, (_, at) =>
    // Not the first nor the last, which are the likeliest to be no days like others.
    dayToIso(first + Math.floor(((lastReceived - first) * (at + 1)) / (count + 1))),
  );
  return {days, size: {persons: resolved.persons.length, mentions: records.mentions.length}};
}

function timesOf(workspace: string, asked: readonly string[]): Times {
  const args = [
    join(import.meta.dirname, 'main.ts'),
    'unasked',
    '--workspace',
    workspace,
    '--process',
    asked.join(' '),
  ];
  // As the command line has it: compiled once for all calls.
  const env = {...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/ringfence')};
  const {status, stdout} = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(`${asked.join(' ')}: exit ${status}`);
  return JSON.parse(stdout) as Times;
}

/** Answers a question for each day and prints what the last answer took; where there is no other, with the start of the process. */
function answer(store: Store, [question, ...days]: readonly string[]): void {
  const about = (day: string): void => {
    const view = openView(store, day, QUIET);
    QUESTIONS[question!]!(view, someAdult(view));
  };
  const others = days.slice(0, -1);
  for (const day of others) about(day);
  const before = others.length === 0 ? {all: NONE, thread: NONE} : usage();
  about(days.at(-1)!);
  const after = usage();
  const times: Times = {
    processMs: msBetween(before.all, after.all),
    threadMs: msBetween(before.thread, after.thread),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  console.log(JSON.stringify(times));
}

const NONE: NodeJS.CpuUsage = {user: 0, system: 0};
const usage = () => ({all: process.cpuUsage(), thread: process.threadCpuUsage()});
const msBetween = (before: NodeJS.CpuUsage, after: NodeJS.CpuUsage): number =>
  Math.round((after.user + after.system - before.user - before.system) / 1000);

/** The same on every day: somebody in the middle of the list of whom something had been received. */
function someAdult(view: View): number {
  const {length} = view.network().resolved.persons;
  const {starts} = view.network().mentionsOf;
  for (let person = length >> 1; person < length; person++) if (starts[person + 1]! > starts[person]!) return person;
  throw new Error('nothing had been received of anybody');
}

function withStore<T>(workspace: string, work: (store: Store) => T): T {
  const store = openSqliteStore(workspace, 'read');
  try {
    return work(storeWith(store, {kept: () => null, keep: () => {}}));
  } finally {
    store.close();
  }
}
