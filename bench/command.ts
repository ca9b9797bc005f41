import {spawnSync} from 'node:child_process';
import {join} from 'node:path';

/** What starts the command line. */
export const LAUNCH = join(import.meta.dirname, '../src/cli/launch.mjs');

export type Ended = {status: number | null; stdout: string; stderr: string};

/** How a command ended, in a process of its own. */
export function ended(args: readonly string[]): Ended {
  const {status, stdout, stderr} = spawnSync(process.execPath, [LAUNCH, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return {status, stdout, stderr};
}

/** What a command prints. @throws Error where it fails */
export function command(args: readonly string[]): string {
  const {status, stdout, stderr} = ended(args);
  if (status !== 0) throw new Error(`ringfence ${args[0]} ended with exit code ${status}: ${stderr}`);
  return stdout;
}
