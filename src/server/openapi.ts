import {z} from 'zod';
import {PROBLEMS, ProblemBody, type ProblemType} from './problem.ts';
import type {ApiRoute} from './routes/route.ts';

type Json = Record<string, unknown>;

const SCHEMAS = '#/components/schemas/';

/** The OpenAPI 3.1 document of the API, made from the schemas that requests are checked by. */
export function openApiDocument(routes: readonly ApiRoute[]): Json {
  const components = new Map<string, unknown>();
  const paths: Record<string, Json> = {
    '/v1/health': {get: plain('Whether the server answers; holds no data')},
    '/v1/openapi.json': {get: plain('This document')},
  };
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}');
    paths[path] = {...paths[path], [route.method.toLowerCase()]: operation(route, components)};
  }
  const problem = schemaOf(ProblemBody, 'output', components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ringfence triage API',
      version: '1',
      description:
        'Facts of records for people who decide. Every request names its purpose and is in the audit log before it is answered. People, records and alerts have references, which say nothing of anybody; no name, number or address stands in a URL. What is closed to who asks is answered as if it were not there.',
    },
    security: [{token: []}],
    paths,
    components: {
      securitySchemes: {token: {type: 'http', scheme: 'bearer'}},
      schemas: {
        ...Object.fromEntries([...components].sort(([left], [right]) => (left < right ? -1 : 1))),
        Problem: problem,
      },
    },
  };
}

const plain = (summary: string): Json => ({summary, security: [], responses: {200: {description: summary}}});

function operation(
  {id, action, summary, description, params, query, body, answer}: ApiRoute,
  components: Map<string, unknown>,
): Json {
  const purpose = {
    name: 'X-Purpose',
    in: 'header',
    required: true,
    schema: {type: 'string'},
    description: 'What the answer is for, as the policy of the hub names it',
  };
  return {
    operationId: id,
    summary,
    description: [description, `Needs the action "${action}".`].filter(Boolean).join(' '),
    parameters: [purpose, ...parametersOf(params, 'path', components), ...parametersOf(query, 'query', components)],
    ...(body === undefined
      ? {}
      : {requestBody: {required: true, content: {'application/json': {schema: schemaOf(body, 'input', components)}}}}),
    responses: {
      200: {description: 'The answer', content: {'application/json': {schema: schemaOf(answer, 'output', components)}}},
      ...problems(),
    },
  };
}

function parametersOf(
  schema: z.ZodObject | undefined,
  place: 'path' | 'query',
  components: Map<string, unknown>,
): Json[] {
  if (schema === undefined) return [];
  const {properties = {}, required = []} = schemaOf(schema, 'input', components) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, {description, ...own}]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description === undefined ? {} : {description}),
    schema: own,
  }));
}

function problems(): Json {
  const byStatus = Map.groupBy(Object.keys(PROBLEMS) as ProblemType[], (type) => PROBLEMS[type].status);
  const schema = {$ref: `${SCHEMAS}Problem`};
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [
      status,
      {
        description: types.map((type) => PROBLEMS[type].title).join('; '),
        content: {'application/problem+json': {schema}},
      },
    ]),
  );
}

/** A schema with its named parts put among the components; as the sender of it sees it (`input`) or the receiver (`output`). */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Map<string, unknown>): Json {
  const text = JSON.stringify(z.toJSONSchema(schema, {io})).replaceAll('"#/$defs/', `"${SCHEMAS}`);
  const {$defs = {}, ...own} = JSON.parse(text) as Json & {$defs?: Record<string, Json>};
  for (const [name, part] of Object.entries($defs)) components.set(name, without(part, ['id']));
  const {id} = own as {id?: string};
  if (id === undefined) return without(own, ['$schema']);
  components.set(id, without(own, ['$schema', 'id']));
  return {$ref: `${SCHEMAS}${id}`};
}

const without = (part: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(part).filter(([key]) => !keys.includes(key)));
