import {type TextColumn, textAt} from '../base/text-column.ts';
import {levenshtein} from './edit-distance.ts';
import {patternBits} from './pattern-bits.ts';

/** Letters of a pattern that fit a word, and half a word with a bit to stop the carry of a sum. */
const WORD = 32;
const HALF_WORD = 15;

const LOWEST_OF_HALVES = 0x00010001;
const CARRY_STOPPED = 0x7fff7fff;

/**
 * Levenshtein distances of one pooled text to many, in plain TypeScript. The query's letters are marked once; for a query
 * of at most 15 letters two candidates share a word, half each, so that one step of Myers serves both.
 */
export function levenshteinMany(column: TextColumn, query: number, candidates: Uint32Array, out: Uint32Array): void {
  const {units, starts} = column;
  const queryStart = starts[query]!;
  const length = starts[query + 1]! - queryStart;
  if (length === 0 || length > WORD) {
    const text = textAt(column, query);
    for (let i = 0; i < candidates.length; i++) out[i] = levenshtein(text, textAt(column, candidates[i]!));
    return;
  }
  for (let i = 0; i < length; i++) patternBits[units[queryStart + i]!]! |= 1 << i;
  const paired = length > HALF_WORD ? 0 : candidates.length & ~1;
  for (let i = 0; i < paired; i += 2) twoDistances(column, length, candidates[i]!, candidates[i + 1]!, i, out);
  for (let i = paired; i < candidates.length; i++) {
    const candidate = candidates[i]!;
    out[i] = length + scoreFrom(units, starts[candidate]!, starts[candidate + 1]!, 0, length - 1, -1, 0);
  }
  for (let i = 0; i < length; i++) patternBits[units[queryStart + i]!] = 0;
}

/** Both texts in one word as far as the shorter goes, then the rest of the longer in its half. */
function twoDistances(
  {units, starts}: TextColumn,
  length: number,
  low: number,
  high: number,
  index: number,
  out: Uint32Array,
): void {
  const last = length - 1;
  let lowAt = starts[low]!;
  let highAt = starts[high]!;
  const lowEnd = starts[low + 1]!;
  const highEnd = starts[high + 1]!;
  const common = lowAt + Math.min(lowEnd - lowAt, highEnd - highAt);
  // A distance is never below 0, so the lower half does not borrow from the upper.
  let scores = Math.imul(length, LOWEST_OF_HALVES);
  let plus = CARRY_STOPPED;
  let minus = 0;
  while (lowAt < common) {
    const equal = patternBits[units[lowAt++]!]! | (patternBits[units[highAt++]!]! << 16);
    const diagonal = (((equal & plus) + plus) ^ plus) | equal | minus;
    const rowPlus = minus | ~(diagonal | plus);
    const rowMinus = diagonal & plus;
    scores += ((rowPlus >>> last) & LOWEST_OF_HALVES) - ((rowMinus >>> last) & LOWEST_OF_HALVES);
    const shifted = (rowPlus << 1) | LOWEST_OF_HALVES;
    plus = ((rowMinus << 1) | ~(diagonal | shifted)) & CARRY_STOPPED;
    minus = shifted & diagonal;
  }
  const lowScore = scores & 0xffff;
  const highScore = scores >>> 16;
  out[index] = lowScore + (lowAt < lowEnd ? scoreFrom(units, lowAt, lowEnd, 0, last, plus, minus) : 0);
  out[index + 1] = highScore + (highAt < highEnd ? scoreFrom(units, highAt, highEnd, 16, last, plus, minus) : 0);
}

/** What the letters from `from` on add to the distance that stands in the bits from `shift` on. */
function scoreFrom(
  units: Uint16Array,
  from: number,
  end: number,
  shift: number,
  last: number,
  plusAll: number,
  minusAll: number,
): number {
  let plus = plusAll >>> shift;
  let minus = minusAll >>> shift;
  let score = 0;
  for (let at = from; at < end; at++) {
    const equal = patternBits[units[at]!]!;
    const diagonal = (((equal & plus) + plus) ^ plus) | equal | minus;
    const rowPlus = minus | ~(diagonal | plus);
    const rowMinus = diagonal & plus;
    score += ((rowPlus >>> last) & 1) - ((rowMinus >>> last) & 1);
    const shifted = (rowPlus << 1) | 1;
    plus = (rowMinus << 1) | ~(diagonal | shifted);
    minus = shifted & diagonal;
  }
  return score;
}
