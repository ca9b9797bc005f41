import type {FastifyReply} from 'fastify';
import {z} from 'zod';

/** What can go wrong, each with its status and words. No words are made from what a request holds. */
export const PROBLEMS = {
  'not-signed-in': {status: 401, title: 'Send a valid token as "Authorization: Bearer ..."'},
  'purpose-missing': {
    status: 400,
    title: 'Say what you ask for in the header X-Purpose; the policy of the hub lists purposes',
  },
  'not-allowed': {status: 403, title: 'Your role may not do this for this purpose'},
  /** Unknown and closed to who asks: one answer for both. */
  'not-found': {status: 404, title: 'There is nothing here that you may see'},
  'request-invalid': {status: 400, title: 'The request is not as the document at /v1/openapi.json says'},
  'too-large': {status: 413, title: 'The body is larger than a notification can be'},
  'media-type': {status: 415, title: 'Send JSON, with "Content-Type: application/json"'},
  'too-many': {status: 429, title: 'Too many requests; wait as long as Retry-After says'},
  'not-recorded': {
    status: 503,
    title: 'The audit log cannot be written, so nothing is answered; tell who runs the hub',
  },
  'not-kept': {
    status: 503,
    title: 'The notification could not be written, so it is not kept; send it again, and tell who runs the hub',
  },
  fault: {status: 500, title: 'A fault of the server; tell who runs the hub, with the time'},
} as const;
export type ProblemType = keyof typeof PROBLEMS;

/** One mistake in a request: where, and what to do. */
export type Mistake = {field: string; todo: string};

export const ProblemBody = z
  .strictObject({
    type: z.string().describe('urn:ringfence:problem:NAME'),
    title: z.string(),
    status: z.int(),
    mistakes: z.array(z.strictObject({field: z.string(), todo: z.string()})).optional(),
  })
  .meta({id: 'Problem', description: 'RFC 9457. Never repeats anything of the request.'});

/** An answer that is a problem; `why` is for the audit log alone. */
export class Problem extends Error {
  readonly type: ProblemType;
  readonly mistakes: readonly Mistake[];

  constructor(type: ProblemType, mistakes: readonly Mistake[] = []) {
    super(PROBLEMS[type].title);
    this.type = type;
    this.mistakes = mistakes;
  }
}

export function sendProblem(reply: FastifyReply, {type, mistakes}: Problem): FastifyReply {
  const {status, title} = PROBLEMS[type];
  const body = {type: `urn:ringfence:problem:${type}`, title, status};
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify(mistakes.length === 0 ? body : {...body, mistakes}));
}

/** What Fastify calls a body that cannot be read. */
const NO_JSON: ReadonlySet<string> = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);
const SEND_JSON = 'send one JSON object; what came is empty, breaks off or has a mark too many';

/** What an error of Fastify or of ours is to who asked; `null` where it is a fault that has to be looked into. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const status = (error as {statusCode?: number}).statusCode ?? 500;
  if (status === 413) return new Problem('too-large');
  if (status === 415) return new Problem('media-type');
  if (status === 429) return new Problem('too-many');
  if (status === 404) return new Problem('not-found');
  if (status >= 500) return null;
  const {code = ''} = error as {code?: string};
  return new Problem('request-invalid', NO_JSON.has(code) ? [{field: 'the body', todo: SEND_JSON}] : []);
}
