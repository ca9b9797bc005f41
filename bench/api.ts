import {writeFileSync} from 'node:fs';
import {availableParallelism, cpus, loadavg} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {writeBorough} from '../datasets/borough.ts';
import type {Mention} from '../src/model/mention.ts';
import {createRng} from '../src/base/rng.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import {serve, type Served} from './api/served.ts';
import {command} from './command.ts';
import type {Bench} from './main.ts';

const POLICY = `hub: Bench
purposes: {triage: Bench}
grounds: {s47: {text: Bench}}
roles:
  everything:
    agencies: all
    purposes: {triage: {may: [lookup, record, flags:read], sees: {agencies: all, release: [shareable, ask, withheld]}}}
  own: {agencies: all, purposes: {triage: {may: [lookup, record, flags:read]}}}
limits: {userPerMinute: 1000000, agencyPerMinute: 1000000, addressPerMinute: 1000000}
`;

/**
 * What a notification takes from the request to the last byte of the answer, over loopback, with the log on the disk before; and what
 * making what one agency alone sees takes, and how long nobody is answered meanwhile.
 */
export const bench: Bench = {
  name: 'api',
  summary:
    'milliseconds of POST /v1/notifications over loopback: [--workspace FILE | --persons 20000 --seed 7] [--requests 1000] [--at-once 1] [--kept N: with so many waiting for a run, asked about and kept in turn]',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        workspace: {type: 'string'},
        persons: {type: 'string', default: '20000'},
        seed: {type: 'string', default: '7'},
        requests: {type: 'string', default: '1000'},
        'at-once': {type: 'string', default: '1'},
        kept: {type: 'string'},
      },
    });
    const seed = Number(values.seed);
    const workspace = values.workspace ?? madeWorkspace(folder, Number(values.persons), seed);
    const {bodies, size} = notificationsOf(workspace, Number(values.requests), seed);
    writeFileSync(join(folder, 'policy.yaml'), POLICY);
    for (const role of ['everything', 'own'])
      await measure({
        folder,
        workspace,
        role,
        bodies,
        size,
        atOnce: Number(values['at-once']),
        kept: values.kept === undefined ? null : Number(values.kept),
      });
  },
};

function madeWorkspace(folder: string, persons: number, seed: number): string {
  writeBorough({persons, seed, difficulty: 'normal', boroughs: 1, out: folder});
  const workspace = join(folder, 'hub.sqlite');
  command(['run', '--feeds', join(folder, 'feeds'), '--workspace', workspace]);
  return workspace;
}

/** Notifications about those whom some notification of the records names, two or three at a time, as their records describe them. */
function notificationsOf(workspace: string, count: number, seed: number): {bodies: string[]; size: object} {
  const store = openSqliteStore(workspace, 'read');
  const {mentions, notifications, involvements} = store.records();
  const persons = store.derived()!.resolved.persons.length;
  store.close();
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const named = Map.groupBy(involvements, ({notification}) => notification);
  const random = createRng(seed);
  const bodies: string[] = [];
  while (bodies.length < count) {
    const {id, kind} = notifications[random.int(notifications.length)]!;
    const people = (named.get(id) ?? [])
      .slice(0, 3)
      .map(({mention, role}) => described(byId.get(mention)!, role))
      .filter((person) => person !== null);
    if (people.length > 0) bodies.push(JSON.stringify({ground: 's47', kind, rag: 'amber', people}));
  }
  return {bodies, size: {persons, mentions: mentions.length}};
}

function described({names, birth, sex, address}: Mention, role: string): object | null {
  if (!names.some(({given, family}) => given + family !== '')) return null;
  return {
    role,
    names: names.slice(0, 3).map(({given, family, use}) => ({given, family, use})),
    ...(birth?.kind === 'exact' ? {born: birth.from} : {}),
    sex,
    ...(address === null || address.protected ? {} : {address: {text: address.text.slice(0, 200)}}),
  };
}

type Load = {
  folder: string;
  workspace: string;
  role: string;
  bodies: readonly string[];
  size: object;
  atOnce: number;
  /** Notifications that wait for a run before anything is measured; null: the server keeps none. */
  kept: number | null;
};

/** How often somebody who sees everything asks while the first answer of the others is waited for. */
const BESIDE_MS = 50;

async function measure({folder, workspace, role, bodies, size, atOnce, kept}: Load): Promise<void> {
  const [policy, users, audit] = ['policy.yaml', `users-${role}.json`, `audit-${role}.ndjson`].map((name) =>
    join(folder, name),
  );
  const given = ['--policy', policy!, '--users', users!];
  const added = (name: string, of: string): string =>
    command(['users', 'add', name, '--role', of, '--agency', 'police', ...given]).trim();
  const token = added('bench', role);
  const beside = role === 'everything' ? null : added('beside', 'everything');
  const inbox = kept === null ? [] : ['--inbox', join(folder, `inbox-${role}`)];
  const started = performance.now();
  const server = await serve(['-w', workspace, ...given, '--audit', audit!, ...inbox], atOnce);
  const ask = (body: string): Promise<number> => server.ask(token, body);
  try {
    const startMs = performance.now() - started;
    const first = ask(bodies[0]!);
    const besideMs = beside === null ? {} : {besideMaxMs: await slowestBeside(server, beside, bodies, first)};
    const firstMs = await first;
    const {blockMs, blockCpuMs, cpuSeconds} = await server.reading();
    for (let at = 0; at < (kept ?? 0); at++) await ask(toKeep(bodies[at % bodies.length]!, `A-${at}`));
    for (const [isKept, times] of await timesOf(bodies, atOnce, kept === null ? [false] : [false, true], ask))
      console.log(
        JSON.stringify({
          bench: 'api',
          sees: role,
          ...(kept === null ? {} : {keep: isKept, waiting: kept, waitingAtEnd: kept + times.length}),
          requests: times.length,
          atOnce,
          ...quantiles(times),
          startMs: Math.round(startMs),
          firstMs: Math.round(firstMs),
          // Until the first answer: what the class sees is made meanwhile.
          firstCpuSeconds: Number(cpuSeconds.toFixed(2)),
          firstBlockMs: Math.round(blockMs),
          firstBlockCpuMs: Math.round(blockCpuMs),
          ...besideMs,
          ...size,
          ...machine(),
        }),
      );
  } finally {
    server.stop();
  }
}

/** Milliseconds of each request, asked about and kept in turn where both are wanted. */
async function timesOf(
  bodies: readonly string[],
  atOnce: number,
  ways: readonly boolean[],
  ask: (body: string) => Promise<number>,
): Promise<Map<boolean, number[]>> {
  const times = new Map(ways.map((isKept) => [isKept, [] as number[]]));
  let next = 0;
  const asker = async (): Promise<void> => {
    while (next < bodies.length) {
      const body = bodies[next++]!;
      for (const [isKept, list] of times) list.push(await ask(isKept ? toKeep(body, `B-${next}`) : body));
    }
  };
  await Promise.all(Array.from({length: atOnce}, asker));
  return times;
}

/** The same notification, to be kept under a reference of its own. */
const toKeep = (body: string, reference: string): string =>
  JSON.stringify({...(JSON.parse(body) as object), keep: true, reference});

function quantiles(times: readonly number[]): {p50Ms: number; p95Ms: number; p99Ms: number; maxMs: number} {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1));
  return {p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1)};
}

const machine = (): {cpu: string; cores: number; load: number} => ({
  cpu: cpus()[0]?.model ?? '',
  cores: availableParallelism(),
  load: Number(loadavg()[0]!.toFixed(1)),
});

/** Milliseconds of the slowest answer to somebody who sees everything, until `first` is there. */
async function slowestBeside(
  server: Served,
  token: string,
  bodies: readonly string[],
  first: Promise<number>,
): Promise<number> {
  let slowest = 0;
  const there = first.then(() => true);
  const later = (): Promise<boolean> => delay(BESIDE_MS, false);
  for (let asked = 0; !(await Promise.race([there, later()])); asked++)
    slowest = Math.max(slowest, await server.ask(token, bodies[asked % bodies.length]!));
  return Math.round(slowest);
}
