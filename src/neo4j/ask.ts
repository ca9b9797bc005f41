import {isCalendarDay} from '../base/day.ts';
import {RingfenceError} from '../base/errors.ts';
import type {Answer, Graph} from './bolt.ts';
import {markerOf} from './present.ts';
import {statementsIn, type Parameter, type Statement} from './statements.ts';

/** Statements that analysts ask by name: those of `cypher/read`, but for what keeps the graph in step. */
export const graphQueries = (): Statement[] => statementsIn('read').filter(({name}) => !name.startsWith('read/graph/'));

/** The last part of the path of a statement: its name on the command line. */
export const queryName = ({name}: Statement): string => name.split('/').at(-1)!;

/** @throws RingfenceError NOT_FOUND */
export function queryNamed(name: string): Statement {
  const found = graphQueries().find((query) => queryName(query) === name);
  if (found === undefined)
    throw new RingfenceError('NOT_FOUND', `There is no graph query ${name}: "ringfence neo4j query" lists them.`);
  return found;
}

/**
 * Asks a statement with parameters as text.
 * @throws RingfenceError USAGE with every parameter that is wrong; NEO4J_FAILED where the server refuses; NEO4J_STALE where the
 * graph is half written: an answer of it would be wrong and not look it.
 */
export async function askGraph(
  graph: Graph,
  query: Statement,
  given: Readonly<Record<string, string>>,
): Promise<Answer[]> {
  const parameters = parametersOf(query, given);
  const marker = await markerOf(graph);
  if (marker?.state !== 'complete')
    throw new RingfenceError(
      'NEO4J_STALE',
      'The graph is empty or half written: a sync is at work, or died. "ringfence neo4j sync" brings it in step.',
    );
  return graph.read(query, parameters);
}

export function parametersOf(query: Statement, given: Readonly<Record<string, string>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const faults = Object.keys(given)
    .filter((name) => !query.parameters.some((parameter) => parameter.name === name))
    .map((name) => `${name} is no parameter of it`);
  for (const parameter of query.parameters) {
    const text = given[parameter.name] ?? parameter.initial;
    const value = text === null ? undefined : valueOf(parameter, text);
    if (value === undefined) faults.push(`${parameter.name} is a ${parameter.type}: ${parameter.about}`);
    else values[parameter.name] = value;
  }
  if (faults.length > 0) throw new RingfenceError('USAGE', `${queryName(query)}:\n  ${faults.join('\n  ')}`);
  return values;
}

/** Undefined where the text is none of that type. */
function valueOf({type}: Parameter, text: string): unknown {
  if (type === 'whole') return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  if (type === 'words')
    return text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  if (type === 'day') return isCalendarDay(text) ? text : undefined;
  return text === '' ? undefined : text;
}
