import {once} from 'node:events';
import {isIP} from 'node:net';
import type {FastifyInstance} from 'fastify';
import {RingfenceError} from '../base/errors.ts';

export type Listening = {host: string; port: number; isTls: boolean; isBehindProxy: boolean};

/** @throws RingfenceError LISTEN_REFUSED where names would go over a network in the clear. */
export function checkListening({host, isTls, isBehindProxy}: Listening): void {
  if (isTls || isBehindProxy || isLoopback(host)) return;
  throw new RingfenceError(
    'LISTEN_REFUSED',
    `--host ${host} can be reached by others: give --tls-cert and --tls-key, or --behind-proxy where a proxy that speaks TLS stands before it.`,
  );
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** Listens until `signal` says stop; requests that have begun are then answered, new ones refused. `started` gets the address. */
export async function serveUntil(
  app: FastifyInstance,
  {host, port}: Listening,
  signal: AbortSignal,
  started: (address: string) => void,
): Promise<void> {
  const {protocol, port: chosen} = new URL(await app.listen({host, port}));
  started(`${protocol}//${isIP(host) === 6 ? `[${host}]` : host}:${chosen}`);
  if (!signal.aborted) await once(signal, 'abort');
  await app.close();
}
