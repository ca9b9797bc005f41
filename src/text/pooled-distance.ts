import {type TextColumn, textAt} from '../base/text-column.ts';
import {levenshtein} from './edit-distance.ts';
import {patternBits} from './pattern-bits.ts';

/** Letters of a pattern that fit a word. */
const WORD = 32;

/**
 * Levenshtein distances of one pooled text to many, in plain TypeScript: the query's letters are marked once, and two
 * candidates run side by side, because one alone leaves the processor waiting for its own last step.
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
  for (let i = 0; i < length; i++) patternBits[units[queryStart + i]!]! |= 1 << (WORD - length + i);
  const paired = candidates.length & ~1;
  for (let i = 0; i < paired; i += 2) twoDistances(column, length, candidates[i]!, candidates[i + 1]!, i, out);
  if (paired < candidates.length) {
    const last = candidates[paired]!;
    out[paired] = length + scoreFrom(units, starts[last]!, starts[last + 1]!, -1 << (WORD - length), 0);
  }
  for (let i = 0; i < length; i++) patternBits[units[queryStart + i]!] = 0;
}

/** Both texts as far as the shorter goes, then the rest of the longer. */
function twoDistances(
  {units, starts}: TextColumn,
  length: number,
  first: number,
  second: number,
  index: number,
  out: Uint32Array,
): void {
  const start = -1 << (WORD - length);
  let at = starts[first]!;
  let otherAt = starts[second]!;
  const end = starts[first + 1]!;
  const otherEnd = starts[second + 1]!;
  const common = at + Math.min(end - at, otherEnd - otherAt);
  let score = length;
  let plus = start;
  let minus = 0;
  let otherScore = length;
  let otherPlus = start;
  let otherMinus = 0;
  while (at < common) {
    const equal = patternBits[units[at++]!]!;
    const otherEqual = patternBits[units[otherAt++]!]!;
    const diagonal = (((equal & plus) + plus) ^ plus) | equal | minus;
    const otherDiagonal = (((otherEqual & otherPlus) + otherPlus) ^ otherPlus) | otherEqual | otherMinus;
    const rowPlus = minus | ~(diagonal | plus);
    const otherRowPlus = otherMinus | ~(otherDiagonal | otherPlus);
    const rowMinus = diagonal & plus;
    const otherRowMinus = otherDiagonal & otherPlus;
    score += (rowPlus >>> 31) - (rowMinus >>> 31);
    otherScore += (otherRowPlus >>> 31) - (otherRowMinus >>> 31);
    const shifted = (rowPlus << 1) | 1;
    const otherShifted = (otherRowPlus << 1) | 1;
    plus = (rowMinus << 1) | ~(diagonal | shifted);
    otherPlus = (otherRowMinus << 1) | ~(otherDiagonal | otherShifted);
    minus = shifted & diagonal;
    otherMinus = otherShifted & otherDiagonal;
  }
  out[index] = score + scoreFrom(units, at, end, plus, minus);
  out[index + 1] = otherScore + scoreFrom(units, otherAt, otherEnd, otherPlus, otherMinus);
}

/** What the letters from `at` on add to the distance. */
function scoreFrom(units: Uint16Array, at: number, end: number, plus: number, minus: number): number {
  let score = 0;
  while (at < end) {
    const equal = patternBits[units[at++]!]!;
    const diagonal = (((equal & plus) + plus) ^ plus) | equal | minus;
    const rowPlus = minus | ~(diagonal | plus);
    const rowMinus = diagonal & plus;
    score += (rowPlus >>> 31) - (rowMinus >>> 31);
    const shifted = (rowPlus << 1) | 1;
    plus = (rowMinus << 1) | ~(diagonal | shifted);
    minus = shifted & diagonal;
  }
  return score;
}
