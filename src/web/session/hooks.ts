import type {FastifyInstance, FastifyRequest} from 'fastify';
import type {ServerDeps} from '../../server/deps.ts';
import {Problem} from '../../server/problem.ts';
import type {Desk} from '../desk.ts';
import {isStatic} from '../static-files.ts';
import {cookieFor, idFromCookie} from './cookie.ts';
import {newId, type Session} from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in at the desk; null where nobody is. */
    session: Session | null;
    /** The id in the cookie of the browser; one is given to a browser that has none. */
    cookieId: string;
    /** What a form of this browser has to bring. */
    formToken: string;
  }
}

/** The name of the field that carries the token of a form. */
const TOKEN_FIELD = 'token';

/** Reads the fields of forms; of a field that stands there twice the last one counts. */
export function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', {parseAs: 'string'}, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}

/** Gives each request of the desk its session, and lets no form in that is not ours. */
export function knowWhoAsks(app: FastifyInstance, {users}: ServerDeps, desk: Desk): void {
  app.decorateRequest('session', null);
  app.decorateRequest('cookieId', '');
  app.decorateRequest('formToken', '');
  app.addHook('onRequest', (request, reply, done) => {
    if (isStatic(request.url)) return done();
    const known = idFromCookie(request.headers.cookie);
    const id = known ?? newId();
    if (known === null) void reply.header('set-cookie', cookieFor(id, desk.options.isSecure));
    request.cookieId = id;
    request.formToken = desk.tokens.of(id);
    const session = known === null ? null : desk.sessions.find(id, desk.now());
    // Who was removed while signed in is out at once, not when the session ends.
    signIn(request, session !== null && users.isStill(session.user) ? session : null);
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (isStatic(request.url) && reply.statusCode === 200)
      void reply.header('cache-control', 'public, max-age=31536000, immutable');
    done(null, payload);
  });
  app.addHook('preHandler', (request, _reply, done) => {
    done(request.method === 'POST' && !isOurs(request, desk) ? new Problem('not-allowed') : undefined);
  });
}

function signIn(request: FastifyRequest, session: Session | null): void {
  request.session = session;
  request.user = session?.user ?? null;
  request.purpose = session?.purpose ?? '';
  request.ground = session?.ground ?? '';
  request.reference = session?.reference ?? '';
}

/** A form of ours brings the token of its browser, and comes from a page of ours where the browser says whence. */
function isOurs(request: FastifyRequest, {tokens}: Desk): boolean {
  const site = request.headers['sec-fetch-site'];
  const token = (request.body as Record<string, string> | undefined)?.[TOKEN_FIELD] ?? '';
  return (site === undefined || site === 'same-origin') && tokens.isOf(request.cookieId, token);
}
