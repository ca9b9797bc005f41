/** A map as these take it; a `WeakMap` too. */
type Mapping<K, V> = {get(key: K): V | undefined; set(key: K, value: V): unknown};

/** What stands at a key, made and kept there where nothing does. */
export function getOrInsert<K, V>(map: Mapping<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** The list at a key, an empty one kept there where none is. */
export function listAt<K, T>(map: Mapping<K, T[]>, key: K): T[] {
  let list = map.get(key);
  if (list === undefined) map.set(key, (list = []));
  return list;
}

/** The set at a key, an empty one kept there where none is. */
export function setAt<K, T>(map: Mapping<K, Set<T>>, key: K): Set<T> {
  let set = map.get(key);
  if (set === undefined) map.set(key, (set = new Set()));
  return set;
}

/** Adds to the sum at a key, which is nothing where none stands. */
export function addAt<K>(sums: Mapping<K, number>, key: K, number = 1): void {
  sums.set(key, (sums.get(key) ?? 0) + number);
}
