import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';

/** The Python that has Splink: named by RINGFENCE_PEERS (a virtual environment), else `python3`; null where there is none. */
export function peerPython(): string | null {
  const environment = process.env['RINGFENCE_PEERS'];
  const python = environment === undefined ? 'python3' : join(environment, 'bin/python');
  if (environment !== undefined && !existsSync(python)) return null;
  const {status} = spawnSync(python, ['-c', 'import splink, duckdb'], {stdio: 'ignore'});
  return status === 0 ? python : null;
}

export const HOW_TO_INSTALL = 'Splink is not installed: see bench/peers/README.md';

/** Lines of JSON that a script prints; what it logs beside them is left out. */
export function runPeer(python: string, script: string, args: readonly string[]): Record<string, unknown>[] {
  const {status, stdout, stderr} = spawnSync(python, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${script} failed (exit ${String(status)}):\n${stderr.slice(-2000)}`);
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
