import {spawnSync} from 'node:child_process';
import {join} from 'node:path';

/** The folder of mappings and generator of the second borough. */
export const SECOND = join(import.meta.dirname, '../datasets/second');
const FIRST = join(import.meta.dirname, '../datasets');

/** Invents a borough into `out`, by the generator in a folder; in a process of its own, so that its memory is not in the peak. */
export function makeBorough(out: string, persons: string, seed: string, generator = FIRST): string {
  const args = [join(generator, 'generate.ts'), '--persons', persons, '--seed', seed, '--out', out];
  const {status} = spawnSync(process.execPath, args, {stdio: ['ignore', 'ignore', 'inherit']});
  if (status !== 0) throw new Error(`the borough could not be made (exit ${status})`);
  return out;
}
