import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {Agent, request} from 'node:http';
import {join} from 'node:path';
import {LAUNCH} from '../command.ts';
import type {LoopReading} from './loop-meter.ts';

const METER = join(import.meta.dirname, 'loop-meter.ts');
/** Longest that a request may take before the bench gives up: the first of a class waits until what the class sees is made. */
const REQUEST_MAX_MS = 300_000;

/** A server in a process of its own, and how to ask it. */
export type Served = {
  /** Milliseconds of one `POST /v1/notifications`. @throws Error where it is not answered with 200 */
  ask(token: string, body: string): Promise<number>;
  /** Since it listens. */
  reading(): Promise<LoopReading>;
  stop(): void;
};

export async function serve(args: readonly string[], atOnce: number): Promise<Served> {
  const server = spawn(process.execPath, ['--import', METER, LAUNCH, 'serve', ...args, '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const port = await portOf(server);
  // Who asks beside the others has a connection of their own.
  const agent = new Agent({keepAlive: true, maxSockets: atOnce + 1});
  return {
    ask: (token, body) => timed(port, agent, token, body),
    reading: async () => {
      server.send('reading');
      const [reading] = (await once(server, 'message')) as [LoopReading];
      return reading;
    },
    stop: () => {
      agent.destroy();
      server.kill('SIGTERM');
    },
  };
}

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
