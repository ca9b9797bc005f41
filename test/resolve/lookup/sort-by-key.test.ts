import {array, assert as check, integer, oneof, property} from 'fast-check';
import {expect, test} from 'vitest';
import {KeyedRowList, sortByKey} from '../../../src/resolve/link/block/sort-by-key.ts';

const key = integer({min: 0, max: 0xffffffff}).map((drawn) => (drawn % 3 === 0 ? drawn : drawn % 5));
/** A few rows and many are sorted in two ways. */
const keys = oneof(array(key), array(key, {minLength: 65, maxLength: 200}));

test('rows stand in order of their keys, those of one key as they came, and nothing that was given is moved', () => {
  check(
    property(keys, (drawn) => {
      const given = {keys: Uint32Array.from(drawn), rows: Uint32Array.from(drawn, (_, row) => row)};
      const sorted = sortByKey(given);
      const order = drawn.map((_, row) => row).sort((left, right) => drawn[left]! - drawn[right]! || left - right);
      expect([...sorted.rows]).toEqual(order);
      expect([...sorted.keys]).toEqual(order.map((row) => drawn[row]));
      expect([...given.keys]).toEqual(drawn);
    }),
  );
});

test('a list that is used again gives each time what was collected since, in the same order', () => {
  check(
    property(array(keys, {maxLength: 4}), (lists) => {
      const keyed = new KeyedRowList();
      for (const drawn of lists) {
        for (const [row, value] of drawn.entries()) keyed.push(value, row);
        const sorted = keyed.takeSorted();
        const expected = sortByKey({keys: Uint32Array.from(drawn), rows: Uint32Array.from(drawn, (_, row) => row)});
        expect([...sorted.keys]).toEqual([...expected.keys]);
        expect([...sorted.rows]).toEqual([...expected.rows]);
      }
    }),
  );
});
