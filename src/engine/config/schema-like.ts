import {z} from 'zod';
import {unreachable} from '../../base/assert.ts';

type Plain = string | number | boolean | readonly Plain[] | {readonly [key: string]: Plain};

/**
 * The schema of a tree of thresholds, made from its defaults: the same keys and no others, each of which may be left out.
 * Numbers are not negative, stay whole where the default is whole, and stay within 0-1 where it is a share or rate.
 * `special` holds stricter schemas by path; "*" stands for any key.
 */
export function schemaLike<T extends object>(
  defaults: T,
  special: Readonly<Record<string, z.ZodType>> = {},
): z.ZodType<T> {
  return schemaOf(defaults as Plain, '', special) as unknown as z.ZodType<T>;
}

function schemaOf(value: Plain, path: string, special: Readonly<Record<string, z.ZodType>>): z.ZodType {
  const found = Object.entries(special).find(([pattern]) => fits(path, pattern));
  if (found !== undefined) return found[1].default(value);
  if (Array.isArray(value)) return z.array(schemaOf(value[0] as Plain, `${path}.0`, special)).default([...value]);
  switch (typeof value) {
    case 'string':
      return z.string().default(value);
    case 'boolean':
      return z.boolean().default(value);
    case 'number':
      return numberLike(value, path).default(value);
    case 'object':
      return objectLike(value as {readonly [key: string]: Plain}, path, special);
    default:
      return unreachable(value);
  }
}

function objectLike(
  value: {readonly [key: string]: Plain},
  path: string,
  special: Readonly<Record<string, z.ZodType>>,
): z.ZodType {
  const keys = Object.entries(value).map(([key, inner]): [string, z.ZodType] => [
    key,
    schemaOf(inner, path === '' ? key : `${path}.${key}`, special),
  ]);
  return z.strictObject(Object.fromEntries(keys)).prefault({});
}

function numberLike(value: number, path: string): z.ZodNumber {
  if (/(?:alpha|rate|share)(?:Max|Min)?$/i.test(path)) return z.number().min(0).max(1);
  if (value < 0) return z.number();
  return Number.isInteger(value) ? z.int().min(0) : z.number().min(0);
}

function fits(path: string, pattern: string): boolean {
  const keys = path.split('.');
  const parts = pattern.split('.');
  return keys.length === parts.length && parts.every((part, i) => part === '*' || part === keys[i]);
}
