import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** One measurement: `npm run bench -- NAME [options]` prints JSON lines. What it writes to `folder` is taken away after it. */
export type Bench = {name: string; summary: string; run(args: string[], folder: string): Promise<void> | void};

const given = process.argv.slice(2);
// Without a name, or with options only: the main job, which is what most want to know.
const [name = 'run', ...args] =
  given[0]?.startsWith('--') === true && given[0] !== '--help' ? ['run', ...given] : given;
const benches = import.meta.dirname;

if (name === '--help' || name === 'main' || !existsSync(join(benches, `${name}.ts`))) {
  console.error('usage: npm run bench -- [NAME] [options], where NAME is one of (without it: run)');
  for (const file of readdirSync(benches).sort()) {
    if (!file.endsWith('.ts') || file === 'main.ts') continue;
    const {bench} = (await import(join(benches, file))) as {bench?: Bench};
    if (bench !== undefined) console.error(`  ${bench.name.padEnd(18)} ${bench.summary}`);
  }
  process.exitCode = name === '--help' ? 0 : 2;
} else {
  const {bench} = (await import(join(benches, `${name}.ts`))) as {bench: Bench};
  if (args.includes('--help')) console.error(`usage: npm run bench -- ${name} [options]: ${bench.summary}`);
  else {
    const folder = mkdtempSync(join(tmpdir(), `ringfence-${name}-`));
    try {
      await bench.run(args, folder);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  }
}
