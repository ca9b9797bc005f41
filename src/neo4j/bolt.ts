import neo4j, {type Driver, type RoutingControl} from 'neo4j-driver';
import {RingfenceError} from '../base/errors.ts';
import type {Settings} from './settings.ts';
import type {Statement} from './statements.ts';

export type Answer = Record<string, unknown>;

/** A graph database that statements are put to; every answer is plain values. */
export type Graph = {
  read(statement: Statement, parameters?: Record<string, unknown>): Promise<Answer[]>;
  write(statement: Statement, parameters?: Record<string, unknown>): Promise<Answer[]>;
  close(): Promise<void>;
};

/** Milliseconds that one statement may take before the server stops it. */
const TIMEOUT_MS = 600_000;

/**
 * Signs in to a Neo4j server.
 * @throws RingfenceError NEO4J_UNREACHABLE where nobody answers or the user is not let in.
 */
export async function connect({uri, user, password, database}: Settings): Promise<Graph> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    connectionTimeout: 10_000,
    maxConnectionPoolSize: 4,
    // Hints of the planner speak of statements, which are ours; nobody who loads a graph can act on them.
    notificationFilter: {minimumSeverityLevel: 'OFF'},
  });
  const put =
    (routing: RoutingControl) =>
    (statement: Statement, parameters: Record<string, unknown> = {}): Promise<Answer[]> =>
      answerOf(driver, database, routing, statement, parameters);
  let isLetIn = false;
  try {
    isLetIn = await driver.verifyAuthentication({database});
  } catch (error) {
    await driver.close();
    throw new RingfenceError('NEO4J_UNREACHABLE', `${uri}: no answer, or ${user} is not let in (${codeOf(error)}).`);
  }
  if (!isLetIn) {
    await driver.close();
    throw new RingfenceError(
      'NEO4J_UNREACHABLE',
      `${uri}: ${user} is not let in; check NEO4J_USER and the password that NEO4J_PASSWORD_FILE or NEO4J_PASSWORD gives.`,
    );
  }
  const {READ, WRITE} = neo4j.routing;
  return {read: put(READ), write: put(WRITE), close: () => driver.close()};
}

async function answerOf(
  driver: Driver,
  database: string,
  routing: RoutingControl,
  {name, text}: Statement,
  parameters: Record<string, unknown>,
): Promise<Answer[]> {
  try {
    const {records} = await driver.executeQuery(text, withIntegers(parameters) as Record<string, unknown>, {
      database,
      routing,
      transactionConfig: {timeout: TIMEOUT_MS},
    });
    return records.map((record) => record.toObject());
  } catch (error) {
    // The server's own words may quote values of a record.
    throw new RingfenceError('NEO4J_FAILED', `${name}: the graph database refused it (${codeOf(error)}).`);
  }
}

/** Numbers of JavaScript are floating point to the server, which takes none of these for a count of rows. */
function withIntegers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(withIntegers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withIntegers(inner)]));
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no code';
