import type {FastifyInstance} from 'fastify';
import type {ApiDeps} from './api.ts';

/** Whether the server answers; no data, so nobody needs to sign in. */
export function registerHealth(app: FastifyInstance, _deps: ApiDeps): void {
  app.get('/v1/health', {config: {isPublic: true}}, () => ({status: 'up'}));
}
