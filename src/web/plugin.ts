import type {FastifyInstance} from 'fastify';
import type {Gate} from '../server/authorise.ts';
import type {Plugin} from '../server/app.ts';
import type {ServerDeps} from '../server/deps.ts';
import type {Policy} from '../access/policy.ts';
import {takeLock} from '../access/audit/lock.ts';
import {RingfenceError} from '../base/errors.ts';
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
    const {unlock, ...kept} = openKept(options, deps.policy());
    app.addHook('onClose', unlock);
    app.get('/', {config: {isPublic: true}}, async (_request, reply) => reply.redirect('/desk', 303));
    await app.register(
      (scope, _options, done) => {
        registerDesk(scope, deps, options, kept);
        done();
      },
      {prefix: '/desk'},
    );
  };

type Kept = Pick<Desk, 'meetings' | 'seen' | 'inHand'>;

/** The files that the desk keeps, for this server alone until it unlocks them. */
function openKept({meetings, seen, inHand}: DeskOptions, policy: Policy): Kept & {unlock: () => void} {
  const unlocks: (() => void)[] = [];
  const unlock = (): void => unlocks.forEach((one) => one());
  try {
    for (const path of [meetings, seen, inHand]) unlocks.push(lockOf(path));
    return {meetings: openMeetings(meetings), seen: openSeen(seen), inHand: openInHand(inHand, policy), unlock};
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Of two servers on one file each would go on by what it read itself, and open to somebody what the other closed to them. */
function lockOf(path: string): () => void {
  const refused = (why: string, cause?: unknown): RingfenceError =>
    new RingfenceError('FILE_UNWRITABLE', `${path}: ${why}`, {cause});
  try {
    return takeLock(`${path}.lock`, () => {
      throw refused(
        `another server keeps what its users do in this file; stop that one, or name a file of its own; if none runs, delete ${path}.lock.`,
      );
    });
  } catch (error) {
    if (error instanceof RingfenceError) throw error;
    throw refused('nothing can be written beside it; check that its folder is there and may be written to.', error);
  }
}

function registerDesk(app: FastifyInstance, deps: ServerDeps & {gate: Gate}, options: DeskOptions, kept: Kept): void {
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
