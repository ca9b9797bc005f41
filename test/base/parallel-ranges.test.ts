import {threadId} from 'node:worker_threads';
import {expect, test} from 'vitest';
import {parallelRanges} from '../../src/base/parallel-ranges.ts';
import type {Shared as Faulty} from './ranges/faulty.ts';
import type {Shared} from './ranges/squares.ts';

const shared = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4));
const moduleOf = (name: string): URL => new URL(`./ranges/${name}.ts`, import.meta.url);

test.each([1, 2, 3])('every item is worked out once on %i threads', async (threads) => {
  const data: Shared = {squares: shared(1003), writes: shared(1003)};
  await parallelRanges(moduleOf('squares'), data, 1003, {threads, rangeSize: 10});
  expect(data.squares).toEqual(shared(1003).map((_, i) => i * i));
  expect(data.writes.every((count) => count === 1)).toBe(true);
});

test('nothing to do starts nothing', async () => {
  await parallelRanges(moduleOf('faulty'), null, 0, {threads: 4, rangeSize: 10});
});

test.each([1, 2])('a failing range fails the call on %i threads', async (threads) => {
  const failed = new Int32Array(new SharedArrayBuffer(4));
  const data: Faulty = {caller: threadId, isAlone: threads === 1, failed};
  const call = parallelRanges(moduleOf('faulty'), data, 100, {threads, rangeSize: 10});
  await expect(call).rejects.toThrow('a range failed');
});
