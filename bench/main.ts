import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

/** One measurement: `npm run bench -- NAME [options]` prints JSON lines. */
export type Bench = {name: string; summary: string; run(args: string[]): Promise<void>};

const [name, ...args] = process.argv.slice(2);
const folder = import.meta.dirname;

if (name === undefined || name === '--help' || !existsSync(join(folder, `${name}.ts`)) || name === 'main') {
  console.error('usage: npm run bench -- NAME [options], where NAME is one of');
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ts') || file === 'main.ts') continue;
    const {bench} = (await import(join(folder, file))) as {bench?: Bench};
    if (bench !== undefined) console.error(`  ${bench.name.padEnd(18)} ${bench.summary}`);
  }
  process.exitCode = name === '--help' ? 0 : 2;
} else {
  const {bench} = (await import(join(folder, `${name}.ts`))) as {bench: Bench};
  await bench.run(args);
}
