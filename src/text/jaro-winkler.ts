import {clearPattern, patternBits, setPattern} from './pattern-bits.ts';

/** Length of the common start that counts, weight of each letter of it, and the Jaro similarity above which it does (Winkler 1990). */
export const PREFIX_MAX = 4;
export const PREFIX_WEIGHT = 0.1;
export const BOOST_ABOVE = 0.7;

let matchedLeft = new Uint8Array(64);
let matchedRight = new Uint8Array(64);

/**
 * Jaro-Winkler similarity in [0, 1] over UTF-16 code units: Jaro, and a tenth of what is missing for each of the first four
 * letters in common where Jaro is above 0.7. 1 for two empty texts, 0 where only one is empty. Letters of `left` choose
 * their match first, so a rare pair differs in the last place when the sides are swapped.
 */
export function jaroWinkler(left: string, right: string): number {
  const similarity = jaro(left, right);
  if (similarity <= BOOST_ABOVE) return similarity;
  const end = Math.min(PREFIX_MAX, left.length, right.length);
  let prefix = 0;
  while (prefix < end && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix++;
  return similarity + prefix * PREFIX_WEIGHT * (1 - similarity);
}

/** Jaro similarity: letters match where they are equal and no further apart than half the longer text less one. */
export function jaro(left: string, right: string): number {
  if (left === right) return 1;
  const leftLength = left.length;
  const rightLength = right.length;
  if (leftLength === 0 || rightLength === 0) return 0;
  return leftLength <= 32 && rightLength <= 32 ? shortJaro(left, right) : longJaro(left, right);
}

/** The one formula of all Jaro kernels, so that they agree to the last bit. */
function jaroOf(matches: number, outOfOrder: number, leftLength: number, rightLength: number): number {
  if (matches === 0) return 0;
  return (matches / leftLength + matches / rightLength + (matches - (outOfOrder >> 1)) / matches) / 3;
}

const rangeOf = (left: number, right: number): number => Math.max(0, (Math.max(left, right) >> 1) - 1);

/** Letters of the right text as bits of a word: the first free match in reach is the lowest bit (as in RapidFuzz). */
function shortJaro(left: string, right: string): number {
  const range = rangeOf(left.length, right.length);
  setPattern(right, 0, right.length);
  // Bits of letters 0 to j + range, then those of j - range to j + range.
  let reach = range >= 31 ? -1 : (2 << range) - 1;
  let taken = 0;
  let matched = 0;
  for (let j = 0; j < left.length; j++) {
    const free = patternBits[left.charCodeAt(j)]! & reach & ~taken;
    taken |= free & -free;
    matched |= (free === 0 ? 0 : 1) << j;
    reach = (reach << 1) | (j < range ? 1 : 0);
  }
  let matches = 0;
  let outOfOrder = 0;
  for (let rest = matched; rest !== 0; rest &= rest - 1) {
    const next = taken & -taken;
    if ((patternBits[left.charCodeAt(31 - Math.clz32(rest & -rest))]! & next) === 0) outOfOrder++;
    taken ^= next;
    matches++;
  }
  clearPattern(right, 0, right.length);
  return jaroOf(matches, outOfOrder, left.length, right.length);
}

function longJaro(left: string, right: string): number {
  const leftLength = left.length;
  const rightLength = right.length;
  if (matchedLeft.length < leftLength) matchedLeft = new Uint8Array(leftLength * 2);
  if (matchedRight.length < rightLength) matchedRight = new Uint8Array(rightLength * 2);
  matchedLeft.fill(0, 0, leftLength);
  matchedRight.fill(0, 0, rightLength);
  const matches = markMatches(left, right);
  return jaroOf(matches, matches === 0 ? 0 : countOutOfOrder(left, right), leftLength, rightLength);
}

function markMatches(left: string, right: string): number {
  const range = rangeOf(left.length, right.length);
  let matches = 0;
  for (let i = 0; i < left.length; i++) {
    const code = left.charCodeAt(i);
    const to = Math.min(right.length - 1, i + range);
    for (let j = Math.max(0, i - range); j <= to; j++) {
      if (matchedRight[j] === 1 || right.charCodeAt(j) !== code) continue;
      matchedLeft[i] = 1;
      matchedRight[j] = 1;
      matches++;
      break;
    }
  }
  return matches;
}

function countOutOfOrder(left: string, right: string): number {
  let count = 0;
  let j = 0;
  for (let i = 0; i < left.length; i++) {
    if (matchedLeft[i] === 0) continue;
    while (matchedRight[j] === 0) j++;
    if (left.charCodeAt(i) !== right.charCodeAt(j)) count++;
    j++;
  }
  return count;
}
