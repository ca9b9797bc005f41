import {expect, test} from 'vitest';
import {addAt, getOrInsert, listAt, setAt} from '../../src/base/get-or-insert.ts';

test('what is made for a key is kept there, and made once', () => {
  const map = new Map<string, number>();
  let made = 0;
  const of = (key: string): number => getOrInsert(map, key, () => ++made);
  expect([of('a'), of('a'), of('b'), of('a')]).toEqual([1, 1, 2, 1]);
  expect([...map]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

test('lists and sets of a key grow where they stand', () => {
  const lists = new Map<string, number[]>();
  listAt(lists, 'a').push(1);
  listAt(lists, 'a').push(2);
  expect([...lists]).toEqual([['a', [1, 2]]]);
  const sets = new Map<string, Set<number>>();
  for (const value of [1, 2, 1]) setAt(sets, 'a').add(value);
  expect([...sets]).toEqual([['a', new Set([1, 2])]]);
});

test('sums begin at nothing', () => {
  const sums = new Map<string, number>();
  addAt(sums, 'a');
  addAt(sums, 'a', 2.5);
  addAt(sums, 'b', 0);
  expect(Object.fromEntries(sums)).toEqual({a: 3.5, b: 0});
});
