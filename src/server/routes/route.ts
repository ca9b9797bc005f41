import type {FastifyInstance} from 'fastify';
import type {z} from 'zod';
import type {Action, Grant} from '../../access/policy.ts';
import {type SightClass, sightClassOf} from '../../access/sight.ts';
import type {User} from '../../access/users.ts';
import type {Gate} from '../authorise.ts';
import type {ServerDeps} from '../deps.ts';
import type {OpenedWorkspace} from '../opened-workspace.ts';
import type {World} from '../world.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the policy grants this request; null on routes without an action. */
    grant: Grant | null;
  }
}

/** What a route is asked, checked and within the world of who asks. */
export type Asked = {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  user: User;
  grant: Grant;
  /** As whom the user sees the world. */
  seen: SightClass;
  world: World;
  workspace: OpenedWorkspace;
  deps: ServerDeps;
  /** For what goes beyond the action of the route: refuses who may not, and logs it. */
  also: {
    permit(action: Action): Promise<unknown>;
    log(action: Action, ground: string, objects: readonly string[], outcome: string): Promise<void>;
  };
};

/** An answer, the ids of what it shows, and the gateway it was asked under. */
export type Answered = {objects: readonly string[]; body: unknown; ground?: string};

/** A route with data: checked by its schemas, permitted by its action, logged before it is answered. */
export type ApiRoute = {
  /** Its name in the document; stable, as clients are made from it. */
  id: string;
  method: 'GET' | 'POST';
  url: string;
  action: Action;
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  /** Null where there is nothing that who asks may see. Reads the world and no file or clock. */
  handle(asked: Asked): Answered | null | Promise<Answered | null>;
};

export function addRoute(app: FastifyInstance, deps: ServerDeps & {gate: Gate}, route: ApiRoute): void {
  const {gate} = deps;
  const {method, url, action, params, query, body} = route;
  app.route({
    method,
    url,
    schema: {
      ...(params === undefined ? {} : {params}),
      ...(query === undefined ? {} : {querystring: query}),
      ...(body === undefined ? {} : {body}),
    },
    // Before the body is read: who may not ask is told nothing of how to.
    preParsing: async (request, _reply, payload) => {
      request.grant = await gate.permit(request, action);
      return payload;
    },
    handler: async (request) => {
      const grant = request.grant!;
      const asked = {
        params: (request.params ?? {}) as Record<string, string>,
        query: (request.query ?? {}) as Record<string, unknown>,
        body: request.body,
        user: request.user!,
        grant,
        seen: sightClassOf(deps.policy(), request.user!, grant.sees),
        world: await gate.world(request, grant),
        workspace: request.workspace,
        deps,
        also: {
          permit: (other: Action) => gate.permit(request, other),
          log: (other: Action, ground: string, objects: readonly string[], outcome: string) => {
            request.ground = ground;
            return gate.record(request, other, objects, outcome);
          },
        },
      };
      const answered = await route.handle(asked);
      if (answered === null) return gate.missing(request, action, Object.values(asked.params));
      request.ground = answered.ground ?? '';
      await gate.authorise(request, action, answered.objects);
      return answered.body;
    },
  });
}
