import {expect, test} from 'vitest';
import {withRoomForColumns} from '../../src/base/room-for-columns.ts';

test('work is done once, and its answer or fault comes out', async () => {
  let done = 0;
  expect(await withRoomForColumns(async () => Promise.resolve(++done))).toBe(1);
  await expect(withRoomForColumns(async () => Promise.reject(new Error('full')))).rejects.toThrow('full');
});
