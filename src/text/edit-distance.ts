let previous = new Uint32Array(64);
let current = new Uint32Array(64);
let beforePrevious = new Uint32Array(64);

/** Levenshtein distance: fewest insertions, deletions and substitutions of UTF-16 code units that turn one text into the other. */
export function levenshtein(left: string, right: string): number {
  return distance(left, right, false);
}

/** Optimal string alignment distance: Levenshtein, and two neighbours may change places once. */
export function osa(left: string, right: string): number {
  return distance(left, right, true);
}

function distance(left: string, right: string, isSwapAllowed: boolean): number {
  if (left === right) return 0;
  const columns = right.length;
  if (left.length === 0 || columns === 0) return Math.max(left.length, columns);
  reserve(columns + 1);
  for (let j = 0; j <= columns; j++) previous[j] = j;
  for (let i = 1; i <= left.length; i++) {
    current[0] = i;
    const code = left.charCodeAt(i - 1);
    for (let j = 1; j <= columns; j++) {
      const other = right.charCodeAt(j - 1);
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (code === other ? 0 : 1));
      if (isSwapAllowed && i > 1 && j > 1 && code === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other) {
        best = Math.min(best, beforePrevious[j - 2]! + 1);
      }
      current[j] = best;
    }
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return previous[columns]!;
}

function reserve(size: number): void {
  if (previous.length >= size) return;
  previous = new Uint32Array(size * 2);
  current = new Uint32Array(size * 2);
  beforePrevious = new Uint32Array(size * 2);
}
