import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {makeBorough} from './borough.ts';
import {encode} from './output/encode.ts';
import {writePlants} from './output/plants.ts';
import {writeTruth} from './output/truth.ts';

const USAGE = 'npm run dataset:second -- --out DIR [--persons 20000] [--seed 1] [--difficulty easy|normal|hard]';
const FACTOR = {easy: 0.4, normal: 1, hard: 1.8};

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
  const borough = makeBorough({persons, seed, factor: FACTOR[difficulty]});
  const feeds = join(out, 'feeds');
  rmSync(feeds, {recursive: true, force: true});
  mkdirSync(feeds, {recursive: true});
  for (const sheet of borough.sheets) {
    writeFileSync(join(feeds, sheet.file), encode(sheet, borough.faults.get(sheet.file) ?? new Map()));
    console.log(`${sheet.file.padEnd(36)} ${String(sheet.rows.length).padStart(7)} rows`);
  }
  writeTruth(join(out, 'truth'), borough.town.persons, borough.sheets, borough.faults);
  writePlants(join(out, 'truth'), borough.plan);
  const mentions = borough.sheets.reduce(
    (sum, {rows}) => sum + rows.reduce((slots, row) => slots + row.slots.length, 0),
    0,
  );
  console.log(
    `${String(borough.town.persons.length)} persons, ${String(borough.harm.incidents.length)} incidents, ${String(mentions)} mentions`,
  );
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
