import {expect, test} from 'vitest';
import {once, onceEach, onceFor} from '../../src/base/once.ts';

test('is made when it is first asked for and never again, also where nothing comes of it', () => {
  let made = 0;
  const none = once(() => {
    made++;
    return undefined;
  });
  expect([none(), none(), made]).toEqual([undefined, undefined, 1]);
});

test('once for each number or text, and for each object however alike', () => {
  const asked: unknown[] = [];
  const each = onceEach((at: number) => asked.push(at));
  expect([each(7), each(8), each(7)]).toEqual([1, 2, 1]);
  const [one, like] = [{id: 1}, {id: 1}];
  const of = onceFor((item: {id: number}) => asked.push(item));
  expect([of(one), of(like), of(one)]).toEqual([3, 4, 3]);
  expect(asked).toEqual([7, 8, one, like]);
});
