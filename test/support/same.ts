import {isDeepStrictEqual} from 'node:util';
import {expect} from 'vitest';

/**
 * That two large values are the same to the last part. Vitest's own walk takes many times as long as Node's, so it is taken only
 * where they differ, to show where.
 */
export function expectSame(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toStrictEqual(expected);
}
