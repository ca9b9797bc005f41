/** Length of the common start that counts, weight of each letter of it, and the Jaro similarity above which it does (Winkler 1990). */
const PREFIX_MAX = 4;
const PREFIX_WEIGHT = 0.1;
const BOOST_ABOVE = 0.7;

let matchedLeft = new Uint8Array(64);
let matchedRight = new Uint8Array(64);

/** Jaro-Winkler similarity in [0, 1] over UTF-16 code units; 1 for two empty texts, 0 where only one is empty. */
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
  if (matchedLeft.length < leftLength) matchedLeft = new Uint8Array(leftLength * 2);
  if (matchedRight.length < rightLength) matchedRight = new Uint8Array(rightLength * 2);
  matchedLeft.fill(0, 0, leftLength);
  matchedRight.fill(0, 0, rightLength);
  const matches = markMatches(left, right);
  if (matches === 0) return 0;
  const halfTranspositions = countOutOfOrder(left, right);
  return (matches / leftLength + matches / rightLength + (matches - (halfTranspositions >> 1)) / matches) / 3;
}

function markMatches(left: string, right: string): number {
  const range = Math.max(0, (Math.max(left.length, right.length) >> 1) - 1);
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
