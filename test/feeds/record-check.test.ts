import * as fc from 'fast-check';
import {expect, expectTypeOf, test} from 'vitest';
import {z} from 'zod';
import {compileCheck} from '../../src/feeds/record-check.ts';
import type * as mention from '../../src/model/mention.ts';
import type * as notification from '../../src/model/notification.ts';
import {Mention} from '../../src/model/schemas/mention.ts';
import {Involvement, Notification, Stay, Tie} from '../../src/model/schemas/notification.ts';
import {row} from '../support/rows.ts';

const {mentions, notifications, involvements, ties, stays} = row('k', 'Ng');
const MODEL = [
  ['Mention', Mention, mentions[0]!],
  ['Notification', Notification, notifications[0]!],
  ['Involvement', Involvement, involvements[0]!],
  ['Tie', Tie, ties[0]!],
  ['Stay', Stay, stays[0]!],
] as const;

const odd = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  'x',
  '2020-01-01',
  '2020-01-01T10:00',
  0,
  1,
  1.5,
  true,
  [],
  ['x'],
  {},
  [null],
);

/** Every way to a part of a value. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, part]) => pathsOf(part).map((path) => [key, ...path]))];
}

function spoiled(value: unknown, [key, ...rest]: string[], put: unknown): unknown {
  if (key === undefined) return put;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : {...(value as object)}) as Record<string, unknown>;
  copy[key] = spoiled(copy[key], rest, put);
  return copy;
}

test.each(MODEL)('a compiled check of a %s says what zod says, whatever part is spoiled', (_, schema, record) => {
  const check = compileCheck(schema);
  expect(check(record)).toBe(true);
  const paths = pathsOf(record);
  const extra = fc.constantFrom<string[]>([], ['other'], ['source', 'other']);
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...paths), extra), odd, (path, put) => {
      const value = spoiled(record, path, put);
      expect(check(value)).toBe(schema.safeParse(value).success);
    }),
    {numRuns: 300},
  );
  const {id, ...lacking} = record;
  expect([id, check(lacking)]).toEqual([record.id, false]);
});

// The compiler holds the one half where the schemas stand, and the other here; nothing is left to run.
test('a record that the types allow is one that the schemas allow', () => {
  expectTypeOf<mention.Mention>().toExtend<z.infer<typeof Mention>>();
  expectTypeOf<notification.Notification>().toExtend<z.infer<typeof Notification>>();
  expectTypeOf<notification.Involvement>().toExtend<z.infer<typeof Involvement>>();
  expectTypeOf<notification.Tie>().toExtend<z.infer<typeof Tie>>();
  expectTypeOf<notification.Stay>().toExtend<z.infer<typeof Stay>>();
});

test.each([
  ['an object that is not strict', z.object({a: z.string()})],
  ['a text with', z.string().min(1)],
  ['a number that is not whole', z.number()],
  ['a number with', z.int().max(3)],
  ['union', z.union([z.string(), z.boolean()])],
])('a schema with %s has no compiled check, and says so at once', (words, schema) => {
  expect(() => compileCheck(schema)).toThrow(words);
});
