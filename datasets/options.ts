import {parseArgs} from 'node:util';

export type Difficulty = 'easy' | 'normal' | 'hard';
export type Options = {persons: number; seed: number; out: string; difficulty: Difficulty; boroughs: 1 | 3};

/** Factor on every error rate. */
export const SCALE: Record<Difficulty, number> = {easy: 0.35, normal: 1, hard: 1.9};

export const USAGE = `npm run dataset -- --out DIR [--persons 20000] [--seed 7] [--difficulty easy|normal|hard] [--boroughs 1|3]`;

/** Reads the command line; throws with a sentence for the user where it makes no sense. */
export function readOptions(argv: readonly string[]): Options {
  const {values} = parseArgs({
    args: [...argv],
    options: {
      persons: {type: 'string', default: '20000'},
      seed: {type: 'string', default: '7'},
      out: {type: 'string', default: ''},
      difficulty: {type: 'string', default: 'normal'},
      boroughs: {type: 'string', default: '1'},
    },
  });
  const {difficulty, boroughs, out} = values;
  if (out === '') throw new Error('--out DIR is needed: the folder that gets feeds/ and truth/');
  if (difficulty !== 'easy' && difficulty !== 'normal' && difficulty !== 'hard')
    throw new Error('--difficulty is easy, normal or hard');
  if (boroughs !== '1' && boroughs !== '3') throw new Error('--boroughs is 1 or 3');
  return {
    persons: whole('persons', values.persons, 500),
    seed: whole('seed', values.seed, 0),
    out,
    difficulty,
    boroughs: boroughs === '1' ? 1 : 3,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name} is a whole number of at least ${String(least)}`);
  return value;
}
