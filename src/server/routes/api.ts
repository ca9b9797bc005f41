import type {FastifyInstance} from 'fastify';
import type {Gate} from '../authorise.ts';
import type {ServerDeps} from '../deps.ts';
import {registerHealth} from './health.ts';

export type ApiDeps = ServerDeps & {gate: Gate};

/** The triage API. One route group a file. */
export async function registerApi(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  registerHealth(app, deps);
  await Promise.resolve();
}
