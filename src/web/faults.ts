import type {FastifyInstance} from 'fastify';
import type {ServerDeps} from '../server/deps.ts';
import {faultLine} from '../server/app.ts';
import {PROBLEMS, problemOf, type ProblemType} from '../server/problem.ts';
import type {Desk} from './desk.ts';
import {homeOf, sendPage} from './layout.ts';

/** What stands on the page of a problem: a heading, and what to do. */
const WORDS: Partial<Record<ProblemType, [title: string, todo: string]>> = {
  'not-allowed': [
    'You may not see this page',
    'Your role may not do this for the purpose that you chose, or the form was not one of this desk. Choose another purpose, or ask who runs the hub.',
  ],
  'not-found': [
    'There is nothing here that you may see',
    'It may have been there before. Check the address, or begin again.',
  ],
  'request-invalid': ['The form could not be read', 'Go back and fill it in again.'],
  'too-large': ['The form is too long', 'Go back and say it more briefly.'],
  'media-type': ['The form could not be read', 'Go back and fill it in again.'],
  'too-many': ['Too many requests', 'Wait for a minute, then try again.'],
  'not-recorded': [
    'The audit log cannot be written',
    'Nothing is shown while views cannot be recorded. Tell who runs the hub.',
  ],
};
const FAULT: [title: string, todo: string] = [
  'Something went wrong',
  'It is a fault of the server. Tell who runs the hub, with the time.',
];

const isFirst = (url: string): boolean => /^\/desk\/?(?:\?|$)/.test(url);

/** Problems as pages; who is not signed in, or has not said what for, is led there. No page repeats anything of the request. */
export function answerFaults(app: FastifyInstance, deps: ServerDeps, desk: Desk): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem?.type === 'not-signed-in') return reply.redirect('/desk/sign-in', 303);
    if (problem?.type === 'purpose-missing') return reply.redirect('/desk/purpose', 303);
    const home = request.session === null ? '/desk' : homeOf(desk.policy(), request.session);
    // The address of the desk is that of the alerts: who works on something else begins there.
    if (problem?.type === 'not-allowed' && request.method === 'GET' && isFirst(request.url) && home !== '/desk')
      return reply.redirect(home, 303);
    if (problem === null) deps.report(faultLine(error, request.routeOptions.url));
    return send(problem?.type ?? 'fault', reply);
  });
  app.setNotFoundHandler((_request, reply) => send('not-found', reply));

  function send(type: ProblemType, reply: Parameters<typeof sendPage>[0]): Parameters<typeof sendPage>[0] {
    const [title, todo] = WORDS[type] ?? FAULT;
    return sendPage(reply, desk, {template: 'problem', title, view: {todo}, status: PROBLEMS[type].status});
  }
}
