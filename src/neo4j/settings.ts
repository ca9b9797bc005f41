import {readFileSync} from 'node:fs';
import {RingfenceError} from '../base/errors.ts';

export type Settings = {uri: string; user: string; password: string; database: string};

const NEEDED =
  'NEO4J_URI (bolt://localhost:7687), NEO4J_PASSWORD_FILE (a file that holds the password and nothing else)';

/**
 * Where the graph database is and who signs in, from NEO4J_URI, NEO4J_USER (neo4j), NEO4J_DATABASE (neo4j) and
 * NEO4J_PASSWORD_FILE. The password is read from a file so that it stands in no list of processes and in no history of a shell.
 * @throws RingfenceError NEO4J_SETTINGS where one is lacking, or where records would cross a network in the clear.
 */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  // Set to nothing is not set.
  const [uri, file, user, database] = ['URI', 'PASSWORD_FILE', 'USER', 'DATABASE'].map(
    (name) => env[`NEO4J_${name}`] ?? '',
  ) as [string, string, string, string];
  if (uri === '' || file === '') throw new RingfenceError('NEO4J_SETTINGS', `Set ${NEEDED}.`);
  const url = URL.canParse(uri) ? new URL(uri) : null;
  if (url === null || !/^(?:bolt|neo4j)(?:\+s|\+ssc)?:$/.test(url.protocol))
    throw new RingfenceError('NEO4J_SETTINGS', 'NEO4J_URI begins with bolt://, neo4j://, bolt+s:// or neo4j+s://.');
  if (url.username !== '' || url.password !== '')
    throw new RingfenceError(
      'NEO4J_SETTINGS',
      'NEO4J_URI holds no user or password: set NEO4J_USER and NEO4J_PASSWORD_FILE.',
    );
  if (!url.protocol.includes('+') && !LOOPBACK.test(url.hostname))
    throw new RingfenceError(
      'NEO4J_SETTINGS',
      'NEO4J_URI leads to another machine without encryption: use bolt+s:// or neo4j+s:// (+ssc for a certificate of your own).',
    );
  return {
    uri,
    user: user === '' ? 'neo4j' : user,
    password: passwordIn(file),
    database: database === '' ? 'neo4j' : database,
  };
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function passwordIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new RingfenceError('NEO4J_SETTINGS', `${file}: the file of NEO4J_PASSWORD_FILE cannot be read.`, {
      cause: error,
    });
  }
  if (text === '') throw new RingfenceError('NEO4J_SETTINGS', `${file}: the file of NEO4J_PASSWORD_FILE is empty.`);
  return text;
}
