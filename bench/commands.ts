import {spawnSync} from 'node:child_process';
import {availableParallelism, cpus, loadavg} from 'node:os';
import {parseArgs} from 'node:util';
import {ERRORS} from '../src/base/errors.ts';
import {dayToIso} from '../src/base/day.ts';
import {QUIET} from '../src/base/context.ts';
import {openView, type View} from '../src/engine/view/view.ts';
import {rowItems} from '../src/network/incidence.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import {QUESTIONS} from '../src/questions/registry.ts';
import {LAUNCH} from './command.ts';
import type {Bench} from './main.ts';

/** What each command takes over a workspace, from the start of its process to its end, today and as of days. */
export const bench: Bench = {
  name: 'commands',
  summary:
    'commands over a workspace from start to end: --workspace FILE [--days 3] [--only TEXT] [--questions] [--today], slowest last',
  run(args) {
    const {values} = parseArgs({
      args,
      options: {
        workspace: {type: 'string'},
        days: {type: 'string', default: '3'},
        only: {type: 'string', default: ''},
        questions: {type: 'boolean', default: false},
        today: {type: 'boolean', default: false},
      },
    });
    if (values.workspace === undefined) throw new Error('--workspace FILE names a workspace');
    const {workspace} = values;
    const {subjects, days, size} = lookInto(workspace, Number(values.days));
    const calls = values.questions ? questionsOf(subjects) : commandsOf(subjects);
    const asOf = values.today ? [] : days;
    const machine = {cpu: cpus()[0]?.model ?? '', cores: availableParallelism()};
    for (const call of calls.filter((one) => one.join(' ').includes(values.only))) {
      // The first call warms what the system and the compiler keep from call to call.
      timed(workspace, call);
      const times = (asOf.length === 0 ? [null, null, null] : asOf).map((day) =>
        timed(workspace, day === null ? call : [...call, '--as-of', day]),
      );
      const of = (part: keyof Times): number[] => times.map((time) => time[part]).sort((left, right) => left - right);
      const seconds = of('seconds');
      console.log(
        JSON.stringify({
          bench: 'commands',
          command: call.join(' '),
          asOf: asOf.length === 0 ? null : asOf,
          medianSeconds: seconds[seconds.length >> 1],
          maxSeconds: seconds.at(-1),
          cpuSeconds: of('cpu')[times.length >> 1],
          peakMb: of('peakMb').at(-1),
          ...size,
          ...machine,
          load: Number(loadavg()[0]!.toFixed(1)),
        }),
      );
    }
  },
};

/** Somebody to ask about, and days spread evenly over those on which records were received. */
function lookInto(workspace: string, count: number): {subjects: Subjects; days: string[]; size: object} {
  const store = openSqliteStore(workspace, 'read');
  try {
    const view = openView(store, null, QUIET);
    const {records, resolved, mentions, lastReceived} = view.network();
    const received = mentions.received.slice().sort();
    // From the first tenth on: before that there is little to ask about.
    const first = received[Math.floor(received.length / 10)]!;
    const days = Array.from({length: count}, (_, at) =>
      dayToIso(first + Math.floor(((lastReceived - first) * at) / Math.max(1, count - 1))),
    );
    return {
      subjects: askedOf(view),
      days,
      size: {persons: resolved.persons.length, mentions: records.mentions.length},
    };
  } finally {
    store.close();
  }
}

/** Whom and what the commands ask about. */
type Subjects = {adult: string; child: string; flag: string; alert: string; given: string; family: string};

/** The alert and the flag that could be known first, and the first adult and child of that alert. */
function askedOf(view: View): Subjects {
  const network = view.network();
  const [alert] = view.alerts().toSorted(earlierFirst);
  const [flag] = view.flags().toSorted(earlierFirst);
  if (alert === undefined || flag === undefined) throw new Error('the workspace has no alert, or no flag');
  const first = (role: 'adult' | 'child'): string => alert.persons.find((person) => person.role === role)!.person;
  const adult = first('adult');
  const names = [...rowItems(network.mentionsOf, view.person(adult))].flatMap(
    (at) => network.records.mentions[at]!.names,
  );
  const {given, family} = names.find((name) => name.given !== '' && name.family !== '') ?? {given: 'A', family: 'B'};
  return {adult, child: first('child'), flag: flag.id, alert: alert.id, given, family};
}

const earlierFirst = (left: Knowable, right: Knowable): number => (left.firstKnowable < right.firstKnowable ? -1 : 1);
type Knowable = {firstKnowable: string};

const commandsOf = ({adult, child, flag, alert, given, family}: Subjects): string[][] => [
  ['person', adult],
  ['chronology', child, '--family'],
  ['path', adult, child],
  ['why', adult, child],
  ['why-not', adult, child],
  ['how', adult],
  ['what-if', adult],
  ['lookup', '--given', given, '--family', family],
  ['persons'],
  ['flags'],
  ['flags', '--rule', 'serial-perpetrator'],
  ['flag', flag],
  ['history', flag],
  // Who asks first of a day works its alerts out, and all after that read them: take a workspace that was not asked of these days.
  ['alerts'],
  ['alert', alert],
  ['replay'],
  ['status'],
  ['stats', '--from', '2021-01-01', '--to', '2021-12-31'],
  ['export', 'network', '--format', 'gexf'],
  ['export', 'mentions', '--csv'],
];

/** Every question that needs no table beside the workspace. */
function questionsOf({adult, child, family}: Subjects): string[][] {
  const params: Record<string, string[]> = {
    'shortest-paths': [`from=${adult}`, `to=${child}`],
    'people-named': [`name=${family}`],
    'in-common': [`left=${adult}`, `right=${child}`],
  };
  return QUESTIONS.filter(({tables}) => Object.keys(tables).length === 0).map(({name, parameters}) => {
    const given = params[name] ?? ('person' in parameters.shape ? [`person=${child}`] : []);
    return ['ask', name, ...given.flatMap((param) => ['--param', param])];
  });
}

type Times = {seconds: number; cpu: number; peakMb: number};

/** Tells on a channel of its own what the process used, as it ends. */
const USAGE = `data:text/javascript,${encodeURIComponent(
  "import {writeSync} from 'node:fs'; process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));",
)}`;

function timed(workspace: string, call: readonly string[]): Times {
  const start = performance.now();
  const {status, output, stderr} = spawnSync(
    process.execPath,
    ['--import', USAGE, LAUNCH, ...call, '--workspace', workspace],
    {stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 28},
  );
  const seconds = (performance.now() - start) / 1000;
  // On an early day there may be no such person or alert yet, which is an answer.
  if (status !== 0 && status !== ERRORS.NOT_FOUND.exit) console.error(`${call.join(' ')}: exit ${status}\n${stderr}`);
  const usage = JSON.parse(output[3] ?? '{}') as {userCPUTime: number; systemCPUTime: number; maxRSS: number};
  return {
    seconds: Number(seconds.toFixed(2)),
    cpu: Number(((usage.userCPUTime + usage.systemCPUTime) / 1e6).toFixed(2)),
    peakMb: Math.round(usage.maxRSS / 1024),
  };
}
