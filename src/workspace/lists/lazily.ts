import {once} from '../../base/once.ts';

/**
 * An object whose properties are made when they are first read. They stay getters: V8 copies the shape of an object of hundreds of
 * properties whenever one of them turns from a getter into a value.
 */
export function lazily(make: Readonly<Record<string, () => unknown>>): object {
  const made = {};
  for (const [name, read] of Object.entries(make))
    Object.defineProperty(made, name, {get: once(read), enumerable: true, configurable: true});
  return made;
}
