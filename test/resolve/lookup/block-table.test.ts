import {array, assert as check, integer, nat, property, tuple} from 'fast-check';
import {expect, test} from 'vitest';
import {BlockTable} from '../../../src/resolve/lookup/block-table.ts';
import {createRng} from '../../../src/base/rng.ts';
import {sortByKey} from '../../../src/resolve/link/block/sort-by-key.ts';

/** Any two of these differ in a bit that the directory or the rest of a key must tell. */
const KEYS = [0, ...Array.from({length: 32}, (_, bit) => 2 ** bit), 0xffff, 0x1ffff, 0xfffffffe, 0xffffffff];

/** Keys that fall into one entry of the directory, and some that stand alone. */
const entries = array(tuple(nat(KEYS.length - 1), nat(20)), {maxLength: 200});

test('a key gives the rows that have it, rising and each once, and none where more share it than the limit', () => {
  check(
    property(entries, integer({min: 1, max: 12}), (drawn, sizeMax) => {
      const sorted = drawn.toSorted(([, left], [, right]) => left - right);
      const keys = Uint32Array.from(sorted, ([key]) => KEYS[key]!);
      const rows = Uint32Array.from(sorted, ([, row]) => row);
      const table = new BlockTable(BlockTable.arraysOf(sortByKey({keys, rows}), () => sizeMax));
      for (const key of KEYS) {
        const all = [...new Set(rows.filter((_, index) => keys[index] === key))];
        table.find(key);
        expect([...table.rows.subarray(table.from, table.to)]).toEqual(all.length > sizeMax ? [] : all);
      }
    }),
  );
});

test('so it is where the directory is long, and keys have more rows, and fewer, than it has entries', () => {
  const rng = createRng(7);
  const count = 70_000;
  const keys = Uint32Array.from({length: count}, () => Math.imul(rng.int(count), 0x9e3779b1) >>> 0);
  const rows = Uint32Array.from(keys, (_, row) => row);
  const rowsOf = Map.groupBy(rows, (row) => keys[row]!);
  const table = new BlockTable(BlockTable.arraysOf(sortByKey({keys, rows}), () => Infinity));
  for (let asked = 0; asked < count; asked++) {
    const key = Math.imul(asked, 0x9e3779b1) >>> 0;
    table.find(key);
    const found = table.rows.subarray(table.from, table.to);
    const wanted = rowsOf.get(key) ?? [];
    if (found.length !== wanted.length || found.some((row, at) => row !== wanted[at]))
      expect([key, [...found]]).toEqual([key, wanted]);
  }
});

test('the limit is chosen from the number of keys by the rows that share them', () => {
  const keys = Uint32Array.of(7, 7, 7, 8, 9, 9);
  const {rows} = BlockTable.arraysOf(sortByKey({keys, rows: Uint32Array.of(0, 1, 2, 3, 4, 4)}), (blocksOfSize) => {
    expect([1, 2, 3].map((size) => blocksOfSize[size])).toEqual([2, undefined, 1]);
    return 2;
  });
  expect([...rows]).toEqual([3, 4]);
});
