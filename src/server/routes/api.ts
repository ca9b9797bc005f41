import type {FastifyInstance} from 'fastify';
import type {Gate} from '../authorise.ts';
import type {ServerDeps} from '../deps.ts';
import {openApiDocument} from '../openapi.ts';
import {ALERT_ROUTES} from './alerts.ts';
import {CHRONOLOGY_ROUTES} from './chronology.ts';
import {CIRCLE_ROUTES} from './circle.ts';
import {FLAG_ROUTES} from './flags.ts';
import {NOTIFICATION_ROUTES} from './notifications.ts';
import {PERSON_ROUTES} from './persons.ts';
import {addRoute, type ApiRoute} from './route.ts';

/** Every route of the API that has data; the document is made from the same list. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...NOTIFICATION_ROUTES,
  ...FLAG_ROUTES,
  ...ALERT_ROUTES,
  ...PERSON_ROUTES,
  ...CHRONOLOGY_ROUTES,
  ...CIRCLE_ROUTES,
];

/** The triage API. */
export function registerApi(app: FastifyInstance, deps: ServerDeps & {gate: Gate}): void {
  app.decorateRequest('grant', null);
  for (const route of API_ROUTES) addRoute(app, deps, route);
  const document = openApiDocument(API_ROUTES);
  // Neither holds data, so nobody needs to sign in.
  app.get('/v1/openapi.json', {config: {isPublic: true}}, () => document);
  app.get('/v1/health', {config: {isPublic: true}}, () => ({
    status: 'up',
    // Who watches over the server learns that a changed file was refused; what is wrong with it is in its own log.
    settings: (deps.refused?.() ?? []).map((file) => `${file}: refused, as before`),
  }));
}
