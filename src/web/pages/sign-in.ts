import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import type {Gate} from '../../server/authorise.ts';
import type {ServerDeps} from '../../server/deps.ts';
import type {Desk} from '../desk.ts';
import {sendPage} from '../layout.ts';
import {countWords} from '../../base/count-words.ts';
import {cookieFor, cookieGone} from '../session/cookie.ts';
import {SignInLimit} from '../session/sign-in-limit.ts';

const WRONG = 'Enter the name and password that you were given; these do not belong together';
const TOO_MANY = {
  name: 'Too many wrong attempts for this name from where you are',
  source: 'Too many wrong attempts to sign in from the network that you are in',
} as const;

/** Signing in and out. Which of name and password was wrong is told to nobody, and what was typed goes into no log. */
export function addSignInPages(app: FastifyInstance, deps: ServerDeps & {gate: Gate}, desk: Desk): void {
  const limit = new SignInLimit();
  const isSecure = desk.options.isSecure;

  app.get('/sign-in', {config: {isPublic: true}}, async (request, reply) =>
    request.session === null ? show(reply, desk, null) : reply.redirect('/desk', 303),
  );

  app.post('/sign-in', {config: {isPublic: true}}, async (request, reply) => {
    const {name = '', password = ''} = request.body as Record<string, string>;
    const asked = {name, address: request.ip};
    const user = await limit.attempt(asked, deps.now(), () => deps.users.byPassword(name.trim(), password));
    if (user === null) {
      await deps.gate.record(request, 'desk:sign-in', [], 'refused: password');
      return show(reply, desk, WRONG);
    }
    if ('tooMany' in user) {
      await deps.gate.record(request, 'desk:sign-in', [], `refused: too many of a ${user.tooMany}`);
      void reply.header('retry-after', user.waitSeconds);
      const todo = `Wait ${countWords(user.waitSeconds, 'second')}, then try again. Others can sign in from elsewhere meanwhile`;
      return show(reply, desk, `${TOO_MANY[user.tooMany]}. ${todo}`, 429);
    }
    request.user = user;
    await deps.gate.record(request, 'desk:sign-in', [], 'given');
    const id = desk.sessions.begin(user, deps.now());
    return reply.header('set-cookie', cookieFor(id, isSecure)).redirect('/desk/purpose', 303);
  });

  app.post('/sign-out', {config: {isPublic: true}}, async (request, reply) => {
    await signOut(request);
    return reply.header('set-cookie', cookieGone(isSecure)).redirect('/desk/sign-in', 303);
  });

  // Being asked is enough: a session that is used lives on.
  app.post('/stay', {config: {isPublic: true}}, async (request, reply) =>
    reply.code(request.session === null ? 401 : 204).send(),
  );

  async function signOut(request: FastifyRequest): Promise<void> {
    if (request.session === null) return;
    await deps.gate.record(request, 'desk:sign-out', [], 'given');
    desk.sessions.end(request.cookieId);
  }
}

function show(
  reply: FastifyReply,
  desk: Desk,
  error: string | null,
  status = error === null ? 200 : 400,
): FastifyReply {
  return sendPage(reply, desk, {
    template: 'sign-in',
    title: 'Sign in',
    view: {errors: error === null ? [] : [{text: error, href: '#name'}], idleMinutes: desk.options.idleMinutes},
    status,
  });
}
