import {writeBorough} from './borough.ts';
import {readOptions, USAGE} from './options.ts';

try {
  const {persons, mentions, files} = writeBorough(readOptions(process.argv.slice(2)));
  for (const {file, rows, bytes} of files)
    console.log(`${file.padEnd(44)} ${String(rows).padStart(7)} rows ${String(bytes).padStart(10)} bytes`);
  console.log(`${String(persons)} persons, ${String(mentions)} mentions`);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
