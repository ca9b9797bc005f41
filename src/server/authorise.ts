import type {FastifyRequest} from 'fastify';
import {decide} from '../access/decide.ts';
import type {Action, Grant} from '../access/policy.ts';
import {sightClassOf} from '../access/sight.ts';
import type {ServerDeps} from './deps.ts';
import {Problem} from './problem.ts';
import type {World} from './world.ts';
import {needOf} from './worlds.ts';

/** Ids that one entry of the audit log takes; more stand in entries after it. */
const OBJECTS_MAX = 1000;

/** The gate that every answer with data goes through. */
export type Gate = {
  /**
   * What the policy grants who asks; a refusal is logged before it is thrown.
   * @throws Problem not-signed-in, purpose-missing, not-allowed; not-recorded
   */
  permit(request: FastifyRequest, action: Action, asked?: readonly string[]): Promise<Grant>;
  /** The workspace as who asks may see it under that grant. */
  world(request: FastifyRequest, grant: Grant): World | Promise<World>;
  /**
   * Decides, writes who saw which objects to the audit log, and only then lets the handler answer.
   * @throws Problem as `permit`
   */
  authorise(request: FastifyRequest, action: Action, objects: readonly string[], outcome?: string): Promise<void>;
  /**
   * Logs that something was asked for that is not there or not for who asked, and throws.
   * @throws Problem not-found, in the same words for both
   */
  missing(request: FastifyRequest, action: Action, asked: readonly string[]): Promise<never>;
  /** Writes an event of the caller's own (a sign-in, an export), by the user and purpose of the request. */
  record(request: FastifyRequest, action: string, objects: readonly string[], outcome: string): Promise<void>;
};

export function createGate(deps: ServerDeps): Gate {
  const record: Gate['record'] = async (request, action, objects, outcome) => {
    const {user, purpose, ground, reference} = request;
    try {
      const event = {
        at: new Date(deps.now()).toISOString(),
        who: user?.name ?? '',
        role: user?.role ?? '',
        agency: user?.agency ?? '',
        // What no policy knows may be anything, a name too.
        purpose: Object.hasOwn(deps.policy().purposes, purpose) ? purpose : '',
        ground,
        ...(reference === '' ? {} : {reference}),
        action,
        outcome,
      };
      await Promise.all(parts(objects).map((part) => deps.audit.append({...event, objects: part})));
    } catch {
      deps.report('AUDIT: an entry could not be written; nothing is answered until the server is started anew.');
      throw new Problem('not-recorded');
    }
    request.isRecorded = true;
  };

  const permit: Gate['permit'] = async (request, action, asked = []) => {
    const {user, purpose} = request;
    if (user === null) {
      await record(request, action, idsOnly(asked), 'refused: not-signed-in');
      throw new Problem('not-signed-in');
    }
    if (purpose === '') {
      await record(request, action, idsOnly(asked), 'refused: purpose-missing');
      throw new Problem('purpose-missing');
    }
    const decision = decide(deps.policy(), user, purpose, action);
    if (decision.allowed) return decision.grant;
    await record(request, action, idsOnly(asked), `refused: ${decision.why}`);
    throw new Problem('not-allowed');
  };

  return {
    permit,
    record,
    world: (request, {sees, may}) =>
      request.workspace.world(sightClassOf(deps.policy(), request.user!, sees), needOf(may)),
    authorise: async (request, action, objects, outcome = 'given') => {
      await permit(request, action, objects);
      await record(request, action, objects, outcome);
    },
    missing: async (request, action, asked) => {
      await record(request, action, idsOnly(asked), 'not found');
      throw new Problem('not-found');
    },
  };
}

function parts(objects: readonly string[]): (readonly string[])[] {
  const count = Math.max(1, Math.ceil(objects.length / OBJECTS_MAX));
  return Array.from({length: count}, (_, at) => objects.slice(at * OBJECTS_MAX, (at + 1) * OBJECTS_MAX));
}

/** What was asked for may be anything: only what has the form of an id is written down. */
const idsOnly = (asked: readonly string[]): string[] => asked.map((id) => (ID.test(id) ? id : 'no id'));
const ID = /^[A-Za-z][0-9a-hjkmnp-tv-z]{12}(?:-[A-Za-z][0-9a-hjkmnp-tv-z]{12}(?:-\d{1,3})?)?$/;
