import {getOrInsert} from './get-or-insert.ts';

/** What `make` gives, made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: {value: T} | null = null;
  return () => (made ??= {value: make()}).value;
}

/** What `make` gives for a number or text, made when it is first asked for. */
export function onceEach<T, K extends number | string = number>(make: (at: K) => T): (at: K) => T {
  const known = new Map<K, T>();
  return (at) => getOrInsert(known, at, () => make(at));
}

/** What `make` gives for an object that nobody changes, made when it is first asked for and kept for as long as the object is. */
export function onceFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => getOrInsert(known, of, () => make(of));
}
