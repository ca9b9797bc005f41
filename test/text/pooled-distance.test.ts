import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {StringPool} from '../../src/columns/string-pool.ts';
import {levenshtein} from '../../src/text/edit-distance.ts';
import {levenshteinMany} from '../../src/text/pooled-distance.ts';

test('one pooled text against many is as far as one by one', () => {
  const text = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40});
  fc.assert(
    fc.property(text, fc.array(text, {maxLength: 9}), (query, candidates) => {
      const pool = new StringPool();
      const id = pool.intern(query);
      const ids = Uint32Array.from(candidates, (value) => pool.intern(value));
      const out = new Uint32Array(ids.length);
      levenshteinMany(pool.column(), id, ids, out);
      expect([...out]).toEqual(candidates.map((value) => levenshtein(query, value)));
    }),
  );
});
