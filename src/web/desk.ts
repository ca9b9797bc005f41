import type {FastifyInstance} from 'fastify';
import type {Policy} from '../access/policy.ts';
import type {Gate} from '../server/authorise.ts';
import type {Plugin} from '../server/app.ts';
import type {ServerDeps} from '../server/deps.ts';
import {answerFaults} from './faults.ts';
import {addPage} from './page.ts';
import {PAGES} from './pages/registry.ts';
import {addPurposePage} from './pages/purpose.ts';
import {addSignInPages} from './pages/sign-in.ts';
import {SeenLog} from './seen-log.ts';
import {FormTokens} from './session/form-token.ts';
import {knowWhoAsks, readForms} from './session/hooks.ts';
import {Sessions} from './session/sessions.ts';
import {serveStaticFiles, type StaticUrls} from './static-files.ts';

export type DeskOptions = {
  /** The workspace file, into which decisions are written. */
  workspace: string;
  /** The file that remembers what each reviewer has seen of an alert; made where there is none. */
  seen: string;
  /** The day by the clock of the hub, `YYYY-MM-DD`. */
  today(): string;
  /** Whether browsers come by TLS; cookies then go by nothing else. */
  isSecure: boolean;
  /** Minutes without a click after which somebody is signed out. */
  idleMinutes: number;
};

/** What pages share. */
export type Desk = {
  options: DeskOptions;
  policy: () => Policy;
  urls: StaticUrls;
  sessions: Sessions;
  tokens: FormTokens;
  seen: SeenLog;
  idleMs: number;
  now(): number;
  /** Takes up what was just written to the workspace. */
  refresh(): void;
};

/** A session ends with the working day at the latest. */
const LONGEST_MS = 10 * 3_600_000;

/** The pages of the intelligence desk, under /desk. */
export const deskPlugin =
  (options: DeskOptions): Plugin =>
  async (app, deps) => {
    app.get('/', {config: {isPublic: true}}, async (_request, reply) => reply.redirect('/desk', 303));
    await app.register(
      (scope, _options, done) => {
        registerDesk(scope, deps, options);
        done();
      },
      {prefix: '/desk'},
    );
  };

function registerDesk(app: FastifyInstance, deps: ServerDeps & {gate: Gate}, options: DeskOptions): void {
  const idleMs = options.idleMinutes * 60_000;
  const desk: Desk = {
    options,
    policy: deps.policy,
    urls: serveStaticFiles(app),
    sessions: new Sessions({idleMs, longestMs: LONGEST_MS}),
    tokens: new FormTokens(),
    seen: SeenLog.open(options.seen),
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
