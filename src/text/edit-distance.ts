import {clearPattern, patternBits, setPattern} from './pattern-bits.ts';

/** Pattern letters a machine word holds; V8 computes on 32-bit integers without boxing. */
const WORD = 32;

/** What one block of the pattern hands to the block below it, per letter of the text. */
const PLUS = 1;
const MINUS = 2;
const SWAP = 4;
let carries = new Uint8Array(64);

/**
 * Levenshtein distance: fewest insertions, deletions and substitutions of UTF-16 code units that turn one text into the
 * other. Exact at any length. Myers 1999 in the form of Hyyrö 2003: one word holds a column of 32 differences.
 */
export function levenshtein(left: string, right: string): number {
  return distance(left, right, false);
}

/**
 * Optimal string alignment distance: Levenshtein, and two neighbours may change places where neither is edited again.
 * Exact at any length (Hyyrö 2003, section 4).
 */
export function osa(left: string, right: string): number {
  return distance(left, right, true);
}

function distance(left: string, right: string, isSwapAllowed: boolean): number {
  if (left === right) return 0;
  const pattern = left.length < right.length ? left : right;
  const text = pattern === left ? right : left;
  if (pattern.length === 0) return text.length;
  if (pattern.length > WORD) return distanceByBlocks(pattern, text, isSwapAllowed);
  setPattern(pattern, 0, pattern.length);
  const result = isSwapAllowed ? shortOsa(pattern.length, text) : shortLevenshtein(pattern.length, text);
  clearPattern(pattern, 0, pattern.length);
  return result;
}

function shortLevenshtein(patternLength: number, text: string): number {
  const last = patternLength - 1;
  let score = patternLength;
  let plus = -1;
  let minus = 0;
  for (let j = 0; j < text.length; j++) {
    const equal = patternBits[text.charCodeAt(j)]!;
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

function shortOsa(patternLength: number, text: string): number {
  const last = patternLength - 1;
  let score = patternLength;
  let plus = -1;
  let minus = 0;
  let diagonal = 0;
  let equalBefore = 0;
  for (let j = 0; j < text.length; j++) {
    const equal = patternBits[text.charCodeAt(j)]!;
    const swapped = ((~diagonal & equal) << 1) & equalBefore;
    diagonal = (((equal & plus) + plus) ^ plus) | equal | minus | swapped;
    const rowPlus = minus | ~(diagonal | plus);
    const rowMinus = diagonal & plus;
    score += ((rowPlus >>> last) & 1) - ((rowMinus >>> last) & 1);
    const shifted = (rowPlus << 1) | 1;
    plus = (rowMinus << 1) | ~(diagonal | shifted);
    minus = shifted & diagonal;
    equalBefore = equal;
  }
  return score;
}

/** The pattern in blocks of 32 letters from the top; each runs over the whole text and hands its lowest row down. */
function distanceByBlocks(pattern: string, text: string, isSwapAllowed: boolean): number {
  if (carries.length < text.length) carries = new Uint8Array(text.length * 2);
  carries.fill(PLUS, 0, text.length);
  for (let from = 0; from < pattern.length; from += WORD) {
    const to = Math.min(pattern.length, from + WORD);
    setPattern(pattern, from, to);
    runBlock(to - from, text, isSwapAllowed);
    clearPattern(pattern, from, to);
  }
  let score = pattern.length;
  for (let j = 0; j < text.length; j++) score += (carries[j]! & PLUS) - ((carries[j]! & MINUS) >> 1);
  return score;
}

function runBlock(rows: number, text: string, isSwapAllowed: boolean): void {
  const last = rows - 1;
  let plus = -1;
  let minus = 0;
  let diagonal = 0;
  let equalBefore = 0;
  for (let j = 0; j < text.length; j++) {
    const carry = carries[j]!;
    const equal = patternBits[text.charCodeAt(j)]!;
    const swappable = isSwapAllowed ? ~diagonal & equal : 0;
    const swapped = ((swappable << 1) | (carry >> 2)) & equalBefore;
    const start = equal | ((carry & MINUS) >> 1);
    diagonal = (((start & plus) + plus) ^ plus) | start | minus | swapped;
    const rowPlus = minus | ~(diagonal | plus);
    const rowMinus = diagonal & plus;
    carries[j] = ((rowPlus >>> last) & 1) | (((rowMinus >>> last) & 1) * MINUS) | (((swappable >>> last) & 1) * SWAP);
    const shifted = (rowPlus << 1) | (carry & PLUS);
    plus = (rowMinus << 1) | ((carry & MINUS) >> 1) | ~(diagonal | shifted);
    minus = shifted & diagonal;
    equalBefore = equal;
  }
}
