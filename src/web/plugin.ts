import type {FastifyInstance} from 'fastify';
import type {Gate} from '../server/authorise.ts';
import type {Plugin} from '../server/app.ts';
import type {ServerDeps} from '../server/deps.ts';
import {addPage} from './add-page.ts';
import type {Desk, DeskOptions} from './desk.ts';
import {answerFaults} from './faults.ts';
import {PAGES} from './pages/registry.ts';
import {addPurposePage} from './pages/purpose.ts';
import {addSignInPages} from './pages/sign-in.ts';
import {openInHand} from './in-hand.ts';
import {openMeetings} from './meeting-list.ts';
import {openSeen} from './seen.ts';
import {FormTokens} from './session/form-token.ts';
import {knowWhoAsks, readForms} from './session/hooks.ts';
import {Sessions} from './session/sessions.ts';
import {serveStaticFiles} from './static-files.ts';

/** A session ends with the working day at the latest. */
const LONGEST_MS = 10 * 3_600_000;

/** The pages of the intelligence desk, under /desk. */
export const deskPlugin =
  (options: DeskOptions): Plugin =>
  async (app, deps) => {
    // Here and not below: a plugin that is no promise may not throw, and these may.
    const kept = {
      meetings: openMeetings(options.meetings),
      seen: openSeen(options.seen),
      inHand: openInHand(options.inHand),
    };
    app.get('/', {config: {isPublic: true}}, async (_request, reply) => reply.redirect('/desk', 303));
    await app.register(
      (scope, _options, done) => {
        registerDesk(scope, deps, options, kept);
        done();
      },
      {prefix: '/desk'},
    );
  };

function registerDesk(
  app: FastifyInstance,
  deps: ServerDeps & {gate: Gate},
  options: DeskOptions,
  kept: Pick<Desk, 'meetings' | 'seen' | 'inHand'>,
): void {
  const idleMs = options.idleMinutes * 60_000;
  const desk: Desk = {
    options,
    policy: deps.policy,
    users: deps.users,
    urls: serveStaticFiles(app),
    ...kept,
    sessions: new Sessions({idleMs, longestMs: LONGEST_MS}),
    tokens: new FormTokens(),
    idleMs,
    now: () => deps.now(),
    refresh: () => deps.reader.takeDecisions(),
  };
  answerFaults(app, deps, desk);
  readForms(app);
  knowWhoAsks(app, deps, desk);
  addSignInPages(app, deps, desk);
  addPurposePage(app, deps, desk);
  for (const page of PAGES) addPage(app, deps, desk, page);
}
