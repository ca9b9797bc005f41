import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {z} from 'zod';
import type {Action, Grant} from '../access/policy.ts';
import {seesAll, sightClassOf} from '../access/sight.ts';
import type {Gate} from '../server/authorise.ts';
import type {ServerDeps} from '../server/deps.ts';
import {Problem} from '../server/problem.ts';
import type {OpenedWorkspace} from '../server/workspace-reader.ts';
import type {World} from '../server/world.ts';
import type {Desk} from './desk.ts';
import type {Showing} from './labels.ts';
import {sendPage} from './layout.ts';
import type {Session} from './session/sessions.ts';

/** The form of an id of anything that has a page. */
export const Ref = z
  .string()
  .regex(/^[A-Za-z][0-9a-hjkmnp-tv-z]{12}(?:-[A-Za-z][0-9a-hjkmnp-tv-z]{12}(?:-\d{1,3})?)?$/);

/** What a page is asked, and the workspace as who asks may see it. */
export type Asked = {
  id: string;
  query: Record<string, unknown>;
  /** Fields of a form; empty where the page is only looked at. */
  form: Readonly<Record<string, string>>;
  grant: Grant;
  /** Whether who asks may do something else, under the same purpose. */
  may: (action: Action) => boolean;
  session: Session;
  /** How one person, or the people of one alert, are shown to who asks. */
  showingOf: (id: string) => Showing;
  world: World;
  /** True where no record at all is hidden from who asks. */
  seesAll: boolean;
  workspace: OpenedWorkspace;
  readAudit: ServerDeps['audit']['read'];
  desk: Desk;
};

export type Shown = {template: string; title: string; view: object; status?: number};
export type Sent = {to: string};

/**
 * What a page shows: the ids of all that it is about, which the audit log gets first, then the page, or what is done and where
 * it leads.
 */
export type Answered = {objects: readonly string[]; outcome?: string; answer: Shown | (() => Shown | Sent)};

/** One page or form of the desk. */
export type Page = {
  method: 'GET' | 'POST';
  /** Below /desk; `:id` stands for the one thing that it is about. */
  url: string;
  action: Action;
  /** It shows names and nothing without them: refused, and logged, where the purpose shows nobody's. */
  needsNames?: true;
  /** Null where there is nothing that who asks may see. */
  handle(asked: Asked): Answered | null | Promise<Answered | null>;
};

type PageDeps = ServerDeps & {gate: Gate};

export function addPage(app: FastifyInstance, deps: PageDeps, desk: Desk, page: Page): void {
  const {gate} = deps;
  app.route({
    method: page.method,
    url: page.url,
    handler: async (request, reply) => {
      const {id = ''} = (request.params ?? {}) as {id?: string};
      if (page.url.includes(':id') && !Ref.safeParse(id).success) return gate.missing(request, page.action, [id]);
      const about = id === '' ? [] : [id];
      const grant = await gate.permit(request, page.action, about);
      if (page.needsNames === true && !grant.sees.names) {
        await gate.record(request, page.action, about, 'refused: names-not-of-purpose');
        throw new Problem('not-allowed');
      }
      const answered = await page.handle(await askedOf(request, id, grant, deps, desk));
      if (answered === null) return gate.missing(request, page.action, about);
      await gate.authorise(request, page.action, answered.objects, answered.outcome);
      return send(reply, desk, typeof answered.answer === 'function' ? answered.answer() : answered.answer);
    },
  });
}

async function askedOf(request: FastifyRequest, id: string, grant: Grant, deps: PageDeps, desk: Desk): Promise<Asked> {
  const session = request.session!;
  return {
    id,
    query: (request.query ?? {}) as Record<string, unknown>,
    form: (request.body ?? {}) as Record<string, string>,
    grant,
    may: (action) => grant.may.includes(action),
    session,
    showingOf: (one) => (!grant.sees.names ? 'numbers' : session.opened.has(one) ? 'names' : 'initials'),
    world: await deps.gate.world(request, grant),
    seesAll: seesAll(sightClassOf(deps.policy(), session.user, grant.sees)),
    workspace: request.workspace,
    readAudit: (visit) => deps.audit.read(visit),
    desk,
  };
}

function send(reply: FastifyReply, desk: Desk, answer: Shown | Sent): FastifyReply {
  // 303: the browser looks at what came of the form, and going back does not send it twice.
  if ('to' in answer) return reply.redirect(answer.to, 303);
  return sendPage(reply, desk, answer);
}
