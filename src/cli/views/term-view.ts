import type {WeightTerm} from '../../resolve/weight-terms.ts';
import {table} from '../output.ts';

type Weighed = {weight: number; probability: number; terms: readonly WeightTerm[]};

/** The terms of a match weight, one a line, and their sum. */
export function termTable({weight, probability, terms}: Weighed): string {
  const rows = terms.map((term) => [term.comparison, term.text, round(term.bits)]);
  return table(
    ['comparison', 'what the records say', 'bits'],
    [...rows, ['match weight', `probability ${probability.toFixed(6)}`, round(weight)]],
  );
}

/** The terms that say most, and what is left of them in one figure, so that the line sums to the weight as it is printed. */
export function mainTerms({weight, terms}: Weighed, count: number): string {
  const most = terms
    .filter(({comparison}) => comparison !== 'prior')
    .sort((left, right) => Math.abs(right.bits) - Math.abs(left.bits))
    .slice(0, count);
  const rest = round(round(weight) - most.reduce((sum, {bits}) => sum + round(bits), 0));
  return [...most.map(({text, bits}) => `${text} ${signed(round(bits))}`), `chance and all else ${signed(rest)}`].join(
    '; ',
  );
}

const round = (bits: number): number => Number(bits.toFixed(2));

const signed = (bits: number): string => (bits > 0 ? `+${bits.toFixed(2)}` : bits.toFixed(2));
