import {expect, test} from 'vitest';
import {replacing} from '../../src/base/replacing.ts';

test('what is replaced is other, and the rest is read when somebody asks for it', () => {
  let reads = 0;
  const of = {
    kept: 1,
    changed: 'before',
    get dear() {
      reads++;
      return 'made';
    },
  };
  const copy = replacing(of, {changed: 'after'});
  expect(reads).toBe(0);
  expect(copy.dear).toBe('made');
  expect(reads).toBe(1);
  expect({...copy}).toEqual({kept: 1, changed: 'after', dear: 'made'});
  expect(of.changed).toBe('before');
});
