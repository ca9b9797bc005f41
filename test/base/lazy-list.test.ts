import {describe, expect, test} from 'vitest';
import {findById, idAt, indexOfId} from '../../src/base/find-by-id.ts';
import {packList, unpackList, type PackedList} from '../../src/workspace/lists/packed-list.ts';
import {eachRead, lazyList, withLast} from '../../src/base/lazy-list.ts';

const items = Array.from({length: 100}, (_, i) => ({id: `m${String(i * 2).padStart(4, '0')}`, value: i}));
const direct = <R>(work: () => R): R => work();
const unpack = <T extends object>(list: PackedList): T[] => unpackList<T>({...list, lines: () => list.lines}, direct);
const packed = (): typeof items => unpack(packList(items));

test('a list whose items are made when looked at reads as the array it stands for', () => {
  const list = packed();
  expect(list).toHaveLength(100);
  expect(list[3]).toEqual(items[3]);
  expect(list[100]).toBeUndefined();
  expect([...packed()]).toEqual(items);
  expect(packed().map(({value}) => value)).toEqual(items.map(({value}) => value));
  expect([...packed().entries()].at(-1)).toEqual([99, items[99]]);
  expect(packed().slice(2, 4)).toEqual(items.slice(2, 4));
  expect(packed().at(-1)).toEqual(items[99]);
  expect(packed()).toEqual(items);
  expect(JSON.stringify(packed())).toBe(JSON.stringify(items));
  expect(Array.isArray(packed())).toBe(true);
});

test('an item is made once, and is the same one in a walk', () => {
  const list = packed();
  const third = list[3];
  expect(list[3]).toBe(third);
  expect(list.filter(({value}) => value === 3)[0]).toBe(third);
});

test('nobody can change it', () => {
  const list = packed();
  expect(() => (list[0] = items[1]!)).toThrow(TypeError);
  expect(() => Reflect.deleteProperty(list, 0)).not.toThrow();
  expect(() => list.reverse()).toThrow(TypeError);
  expect(() => list.push(items[1]!)).toThrow(TypeError);
  expect(list[0]).toEqual(items[0]);
});

describe('by one and by all', () => {
  const watched = (): {list: {id: string}[]; made: {ones: number; alls: number}} => {
    const made = {ones: 0, alls: 0};
    const list = lazyList({
      length: 100,
      one: (at) => (made.ones++, {id: items[at]!.id}),
      all: () => (made.alls++, items.map(({id}) => ({id}))),
      ids: undefined,
    });
    return {list, made};
  };

  test('a few are made one by one, and the whole at once when many are asked for', () => {
    const {list, made} = watched();
    for (let i = 0; i < 6; i++) expect(list[i]!.id).toBe(items[i]!.id);
    expect(made).toEqual({ones: 6, alls: 0});
    for (let i = 0; i < 100; i++) expect(list[i]!.id).toBe(items[i]!.id);
    expect(made).toEqual({ones: 6, alls: 1});
  });
});

test('ids are found, and told, without making an item', () => {
  const list = packed();
  for (const [at, {id}] of items.entries()) {
    expect(indexOfId(list, id)).toBe(at);
    expect(idAt(list, at)).toBe(id);
  }
  for (const missing of ['', 'm', 'm0001', 'm0199', 'z']) expect(findById(list, missing)).toBeUndefined();
  expect(indexOfId(unpack<{id: string}>(packList([])), 'm0')).toBe(-1);
});

test('lines are read with the first item that is looked at, and for ids never', () => {
  const kept = packList(items);
  let reads = 0;
  const list = unpackList<(typeof items)[0]>({...kept, lines: () => (reads++, kept.lines)}, direct);
  expect([list.length, idAt(list, 7), indexOfId(list, items[9]!.id), reads]).toEqual([100, items[7]!.id, 9, 0]);
  expect([list[3], list[4], reads]).toEqual([items[3], items[4], 1]);
});

test('ids of several lengths are found too', () => {
  const mixed = ['a', 'ab', 'b', 'c1', 'c10'].map((id) => ({id}));
  const list = unpack<{id: string}>(packList(mixed));
  for (const [at, {id}] of mixed.entries()) expect(indexOfId(list, id)).toBe(at);
  expect(indexOfId(list, 'aa')).toBe(-1);
});

test('texts of any letters come back as they were', () => {
  const names = ['Zoë', '李', '😀 line\nfeed', ''].map((name) => ({name}));
  const list = unpack<{name: string}>(packList(names));
  expect(list[2]).toEqual(names[2]);
  expect([...list]).toEqual(names);
});

test('a list read item by item, and a list with one more at its end, look at nothing that nobody asked for', () => {
  const looked: number[] = [];
  const read = eachRead(packed(), (item) => {
    looked.push(item.value);
    return {...item, value: -item.value};
  });
  const longer = withLast(read, {id: 'a', value: 7});
  expect(longer.length === 101).toBe(true);
  expect(indexOfId(longer, items[5]!.id)).toBe(5);
  expect([indexOfId(longer, 'a'), idAt(longer, 100), idAt(longer, 5)]).toEqual([100, 'a', items[5]!.id]);
  expect(looked).toEqual([]);
  expect([longer[5], longer[100], longer[101]]).toEqual([{...items[5], value: -5}, {id: 'a', value: 7}, undefined]);
  expect(looked).toEqual([5]);
  expect(longer.map(({value}) => value)).toEqual([...items.map(({value}) => -value), 7]);
});
