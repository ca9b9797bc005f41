import {parseArgs} from 'node:util';
import {writeSecondBorough} from './write-borough.ts';

const USAGE = 'npm run dataset:second -- --out DIR [--persons 20000] [--seed 1] [--difficulty easy|normal|hard]';

try {
  const {values} = parseArgs({
    options: {
      persons: {type: 'string', default: '20000'},
      seed: {type: 'string', default: '1'},
      difficulty: {type: 'string', default: 'normal'},
      out: {type: 'string', default: ''},
    },
  });
  const {out, difficulty} = values;
  if (out === '') throw new Error('--out DIR is needed: the folder that gets feeds/ and truth/');
  if (difficulty !== 'easy' && difficulty !== 'normal' && difficulty !== 'hard')
    throw new Error('--difficulty is easy, normal or hard');
  const persons = Number(values.persons);
  const seed = Number(values.seed);
  if (!Number.isInteger(persons) || persons < 1000) throw new Error('--persons is a whole number of at least 1000');
  if (!Number.isInteger(seed) || seed < 0) throw new Error('--seed is a whole number');
  const {sheets, persons: people, incidents, mentions} = writeSecondBorough({persons, seed, difficulty, out});
  for (const {file, rows} of sheets) console.log(`${file.padEnd(36)} ${String(rows.length).padStart(7)} rows`);
  console.log(`${String(people)} persons, ${String(incidents)} incidents, ${String(mentions)} mentions`);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
