import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, {type FastifyInstance} from 'fastify';
import {authenticateByToken, decorateRequests} from './authenticate.ts';
import {createGate, type Gate} from './authorise.ts';
import type {ServerDeps} from './deps.ts';
import {guardRequests} from './guard.ts';
import {Problem, problemOf, sendProblem} from './problem.ts';
import {registerApi} from './routes/api.ts';
import {zodValidator} from './validate.ts';

/** The largest notification: twenty people described at length take a tenth of it. */
const BODY_MAX_BYTES = 256 * 1024;
/** A request that has not come whole by then is dropped. */
const REQUEST_MAX_MS = 30_000;

/** Pages bring all they need themselves, and stand in nobody's frame. */
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Pages beside the API, which bring a session of their own: `app` is a scope in which a hook sets `request.user` and `.purpose`. */
export type Plugin = (app: FastifyInstance, deps: ServerDeps & {gate: Gate}) => void | Promise<void>;

export type AppOptions = {
  plugins?: readonly Plugin[];
  /** PEM texts; without them it speaks plain HTTP. */
  tls?: {cert: string; key: string};
  /** Believe X-Forwarded-For of the proxy before it. */
  behindProxy?: boolean;
};

/** The server, not yet listening. Everything it answers with data goes through the gate; what does not is turned into a fault. */
export async function createApp(deps: ServerDeps, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.tls === undefined ? {} : {https: options.tls}),
    // Requests are in the audit log; a second log of addresses would only be one more place to leak from.
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: REQUEST_MAX_MS,
    trustProxy: options.behindProxy ?? false,
    forceCloseConnections: 'idle',
    routerOptions: {maxParamLength: 64},
  }) as FastifyInstance;
  const gate = createGate(deps);
  app.setValidatorCompiler(zodValidator);
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem === null) deps.report(faultLine(error, request.routeOptions.url));
    return sendProblem(reply, problem ?? new Problem('fault'));
  });
  decorateRequests(app, deps);
  await app.register(helmet, {contentSecurityPolicy: {useDefaults: false, directives: CONTENT_POLICY}});
  await app.register(rateLimit, {max: () => deps.policy().limits.addressPerMinute, timeWindow: 60_000});
  app.setNotFoundHandler({preHandler: app.rateLimit()}, (_request, reply) =>
    sendProblem(reply, new Problem('not-found')),
  );
  guardRequests(app, deps);
  await app.register((scope, _options, done) => {
    authenticateByToken(scope, deps);
    registerApi(scope, {...deps, gate});
    done();
  });
  for (const plugin of options.plugins ?? []) await app.register(async (scope) => plugin(scope, {...deps, gate}));
  return app;
}

/** Where a fault came about, without the words of the error: they may be about somebody. */
export function faultLine(error: unknown, route: string | undefined): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return `FAULT at ${route ?? 'no route'}: ${name}\n${frames.slice(0, 8).join('\n')}`;
}
