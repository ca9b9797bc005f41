import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {decide} from '../access/decide.ts';
import type {Action, Grant, Policy} from '../access/policy.ts';
import {seesAll, sightClassOf} from '../access/sight.ts';
import type {Gate} from '../server/authorise.ts';
import type {ServerDeps} from '../server/deps.ts';
import {Problem} from '../server/problem.ts';
import type {Desk} from './desk.ts';
import {sendPage} from './layout.ts';
import {Ref, type Asked, type Handed, type Page, type Sent, type Shown} from './page.ts';

type PageDeps = ServerDeps & {gate: Gate};

/** Answers one page through the gate: who may not see it learns nothing of it, and the audit log has it before it goes out. */
export function addPage(app: FastifyInstance, deps: PageDeps, desk: Desk, page: Page): void {
  const {gate} = deps;
  app.route({
    method: page.method,
    url: page.url,
    handler: async (request, reply) => {
      const {id = ''} = (request.params ?? {}) as {id?: string};
      const action = actionOf(page, request, deps.policy());
      if (page.url.includes(':id') && !Ref.safeParse(id).success) return gate.missing(request, action, [id]);
      const about = id === '' ? [] : [id];
      const grant = await gate.permit(request, action, about);
      if (page.needsNames === true && !grant.sees.names) {
        await gate.record(request, action, about, 'refused: names-not-of-purpose');
        throw new Problem('not-allowed');
      }
      const answered = await page.handle(await askedOf(request, id, grant, deps, desk));
      if (answered === null) return gate.missing(request, action, about);
      await gate.authorise(request, action, answered.objects, answered.outcome);
      for (const {objects, outcome} of answered.also ?? []) await gate.authorise(request, action, objects, outcome);
      return send(reply, desk, typeof answered.answer === 'function' ? answered.answer() : answered.answer);
    },
  });
}

/** The first unless only the other is theirs: a refusal is one of the first. */
function actionOf({action, orAction}: Page, {user, purpose}: FastifyRequest, policy: Policy): Action {
  if (user === null || orAction === undefined) return action;
  const may = (one: Action): boolean => decide(policy, user, purpose, one).allowed;
  return !may(action) && may(orAction) ? orAction : action;
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

function send(reply: FastifyReply, desk: Desk, answer: Shown | Sent | Handed): FastifyReply {
  // 303: the browser looks at what came of the form, and going back does not send it twice.
  if ('to' in answer) return reply.redirect(answer.to, 303);
  if ('file' in answer)
    return reply
      .header('content-disposition', `attachment; filename="${answer.name}"`)
      .type(answer.type)
      .send(answer.file);
  return sendPage(reply, desk, answer);
}
