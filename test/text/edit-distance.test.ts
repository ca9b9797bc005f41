import * as fc from 'fast-check';
import {distance as fastestLevenshtein} from 'fastest-levenshtein';
import {expect, test} from 'vitest';
import {levenshtein, osa} from '../../src/text/edit-distance.ts';
import {plainDistance} from './plain.ts';

/** Few letters, so that texts have much in common; lengths on both sides of a word of 32 bits. */
const alike = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 100});
const any = fc.string({unit: 'binary', maxLength: 80});

test('distances of known pairs', () => {
  expect(levenshtein('kitten', 'sitting')).toBe(3);
  expect(levenshtein('ca', 'abc')).toBe(3);
  expect(osa('ca', 'abc')).toBe(3);
  expect(levenshtein('sarah', 'sarha')).toBe(2);
  expect(osa('sarah', 'sarha')).toBe(1);
  expect(levenshtein('', 'abc')).toBe(3);
  expect(osa('abc', '')).toBe(3);
});

test('Levenshtein equals the plain form', () => {
  fc.assert(fc.property(alike, alike, (a, b) => levenshtein(a, b) === plainDistance(a, b, false)));
  fc.assert(fc.property(any, any, (a, b) => levenshtein(a, b) === plainDistance(a, b, false)));
});

test('Levenshtein equals fastest-levenshtein on long texts', () => {
  const long = fc.string({unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 200, maxLength: 700});
  fc.assert(
    fc.property(long, long, (a, b) => levenshtein(a, b) === fastestLevenshtein(a, b)),
    {numRuns: 30},
  );
});

test('optimal string alignment equals the plain form', () => {
  fc.assert(fc.property(alike, alike, (a, b) => osa(a, b) === plainDistance(a, b, true)));
  fc.assert(fc.property(any, any, (a, b) => osa(a, b) === plainDistance(a, b, true)));
});

test('a swap across the border of two words of bits costs one', () => {
  for (const at of [30, 31, 32, 33, 63]) {
    const text = Array.from({length: 70}, (_, i) => String.fromCharCode(97 + (i % 23))).join('');
    const swapped = text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
    expect(osa(text, swapped)).toBe(1);
  }
});
