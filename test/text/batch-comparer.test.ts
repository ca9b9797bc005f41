import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {StringPool} from '../../src/columns/string-pool.ts';
import {BatchComparer} from '../../src/text/batch/batch-comparer.ts';
import {kernelBytes} from '../../src/text/batch/module.ts';
import {levenshtein, osa} from '../../src/text/edit-distance.ts';
import {jaroWinkler} from '../../src/text/jaro-winkler.ts';

/** Texts that have much in common, on both sides of 16 letters, and any text at all. */
const text = fc.oneof(
  {weight: 6, arbitrary: fc.string({unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 16})},
  {weight: 1, arbitrary: fc.string({unit: fc.constantFrom('a', 'b'), minLength: 15, maxLength: 40})},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 20})},
);
const column = fc.array(fc.tuple(text, text), {minLength: 0, maxLength: 70});

function poolOf(pairs: readonly (readonly [string, string])[]): {
  pool: StringPool;
  left: Uint32Array;
  right: Uint32Array;
} {
  const pool = new StringPool();
  const left = Uint32Array.from(pairs, ([value]) => pool.intern(value));
  return {pool, left, right: Uint32Array.from(pairs, ([, value]) => pool.intern(value))};
}

test('pairs score as they do one by one, to the last bit', () => {
  fc.assert(
    fc.property(column, (pairs) => {
      const {pool, left, right} = poolOf(pairs);
      const batch = new BatchComparer(pool);
      const distances = new Uint32Array(pairs.length);
      const similarities = new Float64Array(pairs.length);
      batch.comparePairs('levenshtein', left, right, distances);
      expect([...distances]).toEqual(pairs.map(([a, b]) => levenshtein(a, b)));
      batch.comparePairs('osa', left, right, distances);
      expect([...distances]).toEqual(pairs.map(([a, b]) => osa(a, b)));
      batch.comparePairs('jaroWinkler', left, right, similarities);
      expect([...similarities]).toEqual(pairs.map(([a, b]) => jaroWinkler(a, b)));
    }),
  );
});

test('one against many scores as one by one', () => {
  fc.assert(
    fc.property(text, column, (query, pairs) => {
      const {pool, right} = poolOf(pairs);
      const batch = new BatchComparer(pool);
      const id = pool.intern(query);
      const distances = new Uint32Array(pairs.length);
      const similarities = new Float64Array(pairs.length);
      batch.compareMany('levenshtein', id, right, distances);
      batch.compareMany('jaroWinkler', id, right, similarities);
      expect([...distances]).toEqual(pairs.map(([, value]) => levenshtein(query, value)));
      expect([...similarities]).toEqual(pairs.map(([, value]) => jaroWinkler(query, value)));
    }),
  );
});

test('chunks, texts that come later and alphabets beyond one byte change no result', () => {
  const pool = new StringPool();
  const batch = new BatchComparer(pool);
  const texts: string[] = [];
  for (const size of [3, 5000]) {
    // Each text has a letter of its own: the codes of one byte run out.
    while (texts.length < size) texts.push(`n${texts.length % 97}${String.fromCharCode(0x4e00 + texts.length)}ame`);
    const ids = Uint32Array.from(texts, (value) => pool.intern(value));
    const out = new Uint32Array(size);
    batch.comparePairs('levenshtein', ids, ids.toReversed(), out);
    expect([...out]).toEqual(texts.map((value, i) => levenshtein(value, texts[size - 1 - i]!)));
  }
});

test('the module is the same bytes each time it is assembled', () => {
  expect(kernelBytes()).toEqual(kernelBytes());
});
