import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {availableParallelism, cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {writeBorough} from '../datasets/borough.ts';
import type {Mention} from '../src/model/mention.ts';
import {createRng} from '../src/base/rng.ts';
import {openSqliteStore} from '../src/workspace/sqlite-store.ts';
import type {Bench} from './main.ts';

const LAUNCH = join(import.meta.dirname, '../src/cli/launch.mjs');
/** Longest that a request may take before the bench gives up: the first of a class waits until what the class sees is made. */
const REQUEST_MAX_MS = 300_000;

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

/** What a notification takes from the request to the last byte of the answer, over loopback, with the log on the disk before. */
export const bench: Bench = {
  name: 'api',
  summary:
    'milliseconds of POST /v1/notifications over loopback: [--workspace FILE | --persons 20000 --seed 7] [--requests 1000] [--at-once 1] [--kept N: with so many waiting for a run, asked about and kept in turn]',
  async run(args) {
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
    const folder = mkdtempSync(join(tmpdir(), 'ringfence-api-'));
    try {
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
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
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

async function measure({folder, workspace, role, bodies, size, atOnce, kept}: Load): Promise<void> {
  const [policy, users, audit] = ['policy.yaml', `users-${role}.json`, `audit-${role}.ndjson`].map((name) =>
    join(folder, name),
  );
  const given = ['--policy', policy!, '--users', users!];
  const token = command(['users', 'add', 'bench', '--role', role, '--agency', 'police', ...given]).trim();
  const started = performance.now();
  const server = spawn(process.execPath, [
    LAUNCH,
    'serve',
    '-w',
    workspace,
    ...given,
    '--audit',
    audit!,
    '--port',
    '0',
    ...(kept === null ? [] : ['--inbox', join(folder, `inbox-${role}`)]),
  ]);
  try {
    const port = await portOf(server);
    const startMs = performance.now() - started;
    const agent = new Agent({keepAlive: true, maxSockets: atOnce});
    const ask = (body: string): Promise<number> => timed(port, agent, token, body);
    const firstMs = await ask(bodies[0]!);
    const given = kept === null ? [] : await prefill(bodies, kept, ask);
    const inTurn = kept === null ? [false] : [false, true];
    const times = new Map(inTurn.map((isKept) => [isKept, [] as number[]]));
    let next = 0;
    const asker = async (): Promise<void> => {
      while (next < bodies.length) {
        const body = bodies[next++]!;
        for (const [isKept, list] of times) list.push(await ask(isKept ? toKeep(body, `B-${next}`) : body));
      }
    };
    await Promise.all(Array.from({length: atOnce}, asker));
    agent.destroy();
    for (const [isKept, list] of times) {
      const keeping = kept === null ? {} : {keep: isKept, waiting: given.length, waitingAtEnd: given.length + next};
      console.log(
        JSON.stringify({
          bench: 'api',
          sees: role,
          ...keeping,
          requests: list.length,
          atOnce,
          ...quantiles(list),
          firstMs: Math.round(firstMs),
          startMs: Math.round(startMs),
          ...size,
          cpu: cpus()[0]?.model ?? '',
          cores: availableParallelism(),
          load: Number(loadavg()[0]!.toFixed(1)),
        }),
      );
    }
  } finally {
    server.kill('SIGTERM');
  }
}

/** Has so many notifications kept, those of `bodies` one after the other and over again, each under a reference of its own. */
async function prefill(
  bodies: readonly string[],
  count: number,
  ask: (body: string) => Promise<number>,
): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) times.push(await ask(toKeep(bodies[at % bodies.length]!, `A-${at}`)));
  return times;
}

const toKeep = (body: string, reference: string): string =>
  JSON.stringify({...(JSON.parse(body) as object), keep: true, reference});

function quantiles(times: number[]): {p50Ms: number; p95Ms: number; p99Ms: number; maxMs: number} {
  times.sort((left, right) => left - right);
  const at = (share: number): number =>
    Number(times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1));
  return {p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1)};
}

/** Milliseconds of one request. @throws Error where it is not answered with 200 */
function timed(port: number, agent: Agent, token: string, body: string): Promise<number> {
  const from = performance.now();
  const headers = {authorization: `Bearer ${token}`, 'x-purpose': 'triage', 'content-type': 'application/json'};
  const options = {
    host: '127.0.0.1',
    port,
    path: '/v1/notifications',
    method: 'POST',
    agent,
    headers,
    timeout: REQUEST_MAX_MS,
  };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      response.on('data', () => {});
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - from);
        else reject(new Error(`answered with ${response.statusCode}`));
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', reject);
    sent.end(body);
  });
}

function portOf(server: ChildProcess): Promise<number> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stderr!.setEncoding('utf8').on('data', (text: string) => {
      const [, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec((said += text)) ?? [];
      if (port !== undefined) resolve(Number(port));
    });
    server.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
  });
}

function command(args: readonly string[]): string {
  const {status, stdout, stderr} = spawnSync(process.execPath, [LAUNCH, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
