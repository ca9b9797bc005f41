import {addAt} from '../../src/base/get-or-insert.ts';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {textAt} from '../../src/base/text-column.ts';
import {buildUndirected, type CsrGraph} from '../../src/columns/csr-graph.ts';
import {FewGroups} from '../../src/columns/few-groups.ts';
import {IntMap} from '../../src/columns/int-map.ts';
import {sortedOrder, sortedPairOrder} from '../../src/columns/sort.ts';
import {StringPool} from '../../src/columns/string-pool.ts';
import {textOrder} from '../../src/columns/text-order.ts';
import {UnionFind} from '../../src/columns/union-find.ts';

const u32 = fc.oneof(fc.nat({max: 5}), fc.integer({min: 0, max: 0xffffffff}));
const pairs = fc.array(fc.tuple(u32, u32), {maxLength: 300});
const columnsOf = (list: readonly (readonly [number, number])[]): [Uint32Array, Uint32Array] => [
  Uint32Array.from(list, ([left]) => left),
  Uint32Array.from(list, ([, right]) => right),
];
const byPair = (a: readonly [number, number], b: readonly [number, number]): number => a[0] - b[0] || a[1] - b[1];

test('a string pool numbers each text once and gives it back, whatever its characters', () => {
  const texts = fc.array(fc.string({unit: 'binary', maxLength: 20}), {maxLength: 300});
  fc.assert(
    fc.property(texts, (list) => {
      const pool = new StringPool();
      const ids = list.map((text) => pool.intern(text));
      expect(pool.column().size).toBe(new Set(list).size);
      expect(ids.map((id) => textAt(pool.column(), id))).toEqual(list);
      expect(list.map((text) => pool.intern(text))).toEqual(ids);
      expect(ids).toEqual(list.map((text) => [...new Set(list)].indexOf(text)));
    }),
  );
});

test('a string pool keeps lone surrogates, long texts and ids across growth, in shared memory', () => {
  const pool = new StringPool();
  const long = 'x'.repeat(100_000);
  const lone = pool.intern('\ud800');
  const other = pool.intern('\udc00');
  const ids = Array.from({length: 5000}, (_, i) => pool.intern(`name ${i}`));
  const last = pool.intern(long);
  const column = pool.column();
  expect([lone, other, last].map((id) => textAt(column, id))).toEqual(['\ud800', '\udc00', long]);
  expect(ids.every((id, i) => textAt(column, id) === `name ${i}`)).toBe(true);
  expect(column.units.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('sets that are joined have their smallest member as representative', () => {
  const joins = fc.array(fc.tuple(fc.nat({max: 39}), fc.nat({max: 39})), {maxLength: 40});
  fc.assert(
    fc.property(joins, (list) => {
      const plain = Array.from({length: 40}, (_, i) => i);
      for (const [a, b] of list) {
        const [from, to] = [Math.max(plain[a]!, plain[b]!), Math.min(plain[a]!, plain[b]!)];
        plain.forEach((label, i) => label === from && (plain[i] = to));
      }
      const sets = new UnionFind(40);
      for (const [a, b] of list) sets.union(a, b);
      expect([...sets.labels()]).toEqual(plain);
    }),
  );
});

test('an int map holds what a map holds', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const map = new IntMap();
      const plain = new Map<string, number>();
      list.forEach(([first, second], i) => {
        const sum = map.increment(first, second, i);
        addAt(plain, `${first} ${second}`, i);
        expect(sum).toBe(plain.get(`${first} ${second}`));
      });
      expect(map.size).toBe(plain.size);
      for (const [first, second] of list) expect(map.get(first, second)).toBe(plain.get(`${first} ${second}`));
      expect(map.get(123_456_789, 987)).toBe(-1);
      map.set(123_456_789, 987, 5);
      expect(map.get(123_456_789, 987)).toBe(5);
    }),
  );
});

test('a radix sort orders as a stable sort', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const [left, right] = columnsOf(list);
      const positions = list.map((_, i) => i);
      expect([...sortedOrder(left)]).toEqual(positions.toSorted((a, b) => left[a]! - left[b]!));
      expect([...sortedPairOrder(left, right)]).toEqual(positions.toSorted((a, b) => byPair(list[a]!, list[b]!)));
    }),
  );
});

test('texts are ordered as a stable sort orders them, whatever their characters', () => {
  const text = fc.oneof(
    fc.string({unit: 'binary', maxLength: 12}),
    fc.string({unit: fc.constantFrom('a', 'b', '\u007f', 'é', '\0')}),
  );
  fc.assert(
    fc.property(fc.array(text, {maxLength: 200}), (texts) => {
      const positions = texts.map((_, i) => i);
      const byText = (a: number, b: number): number => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0);
      expect([...textOrder(texts)]).toEqual(positions.toSorted(byText));
    }),
  );
});

test('a graph gives each node its neighbours in the order of the edges', () => {
  const edges = fc.array(fc.tuple(fc.nat({max: 9}), fc.nat({max: 9})), {maxLength: 60});
  const neighbours = ({starts, targets, edges: ids}: CsrGraph): [number, number][][] =>
    Array.from({length: 10}, (_, i) =>
      Array.from(targets.subarray(starts[i], starts[i + 1]), (target, k) => [target, ids[starts[i]! + k]!]),
    );
  fc.assert(
    fc.property(edges, (list) => {
      const undirected = Array.from({length: 10}, (_, i) =>
        list.flatMap(([from, to], edge) => (from === i ? [[to, edge]] : to === i ? [[from, edge]] : [])),
      );
      expect(neighbours(buildUndirected(10, ...columnsOf(list)))).toEqual(undirected);
    }),
  );
});

test('the few of a question come together in groups, however they are joined, in the order in which they were given', () => {
  const joined = new FewGroups([7, 2, 9, 4, 5]);
  joined.join(9, 7);
  joined.join(5, 4);
  expect([joined.areOne(7, 9), joined.areOne(7, 4)]).toEqual([true, false]);
  expect(joined.groups()).toEqual([[7, 9], [2], [4, 5]]);
  joined.join(5, 9);
  joined.join(7, 7);
  expect(joined.groups()).toEqual([[7, 9, 4, 5], [2]]);
});
