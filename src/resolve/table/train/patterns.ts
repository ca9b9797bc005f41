import {RingfenceError} from '../../../base/errors.ts';
import type {Comparison} from '../settings/settings.ts';

/** A pattern is the levels of all comparisons as one number, mixed radix: the first comparison counts in ones. */
export type PatternShape = {strides: number[]; radixes: number[]; count: number};

/** Weights of patterns lie in a table; 2^24 of them take 128 MB. */
const PATTERNS_MAX = 2 ** 24;

export function patternShape(comparisons: readonly Comparison[]): PatternShape {
  const radixes = comparisons.map(({levels}) => levels.length);
  const strides: number[] = [];
  let count = 1;
  for (const radix of radixes) {
    strides.push(count);
    count *= radix;
  }
  if (count > PATTERNS_MAX)
    throw new RingfenceError(
      'CONFIG_INVALID',
      `The comparisons have ${String(count)} combinations of levels; at most ${String(PATTERNS_MAX)} can be run: join levels.`,
    );
  return {strides, radixes, count};
}

export const levelOf = ({strides, radixes}: PatternShape, pattern: number, comparison: number): number =>
  Math.floor(pattern / strides[comparison]!) % radixes[comparison]!;

/** Bits of every pattern: a start, and the bits of its levels. */
export function patternBits(
  {count, radixes}: PatternShape,
  start: number,
  bits: readonly Float64Array[],
): Float64Array {
  const out = new Float64Array(count).fill(start);
  let stride = 1;
  for (const [comparison, radix] of radixes.entries()) {
    const levels = bits[comparison]!;
    for (let pattern = 0; pattern < count; pattern++) out[pattern]! += levels[Math.floor(pattern / stride) % radix]!;
    stride *= radix;
  }
  return out;
}
