import {connect, type Graph} from '../../src/neo4j/bolt.ts';
import {settingsFrom} from '../../src/neo4j/settings.ts';

/**
 * Tests against a server run where RINGFENCE_NEO4J=1 says that the one named by NEO4J_URI and NEO4J_PASSWORD_FILE is
 * theirs to fill and empty (`.ci/neo4j.sh` starts one); elsewhere they are skipped and say so.
 */
export const HAS_SERVER = process.env['RINGFENCE_NEO4J'] === '1';

export const openGraph = (): Promise<Graph> => connect(settingsFrom(process.env));

/** A server that has just started plans every statement anew, and takes seconds over some. */
export const TIMES = {timeout: 180_000};
