import {IDS, idAt, indexOfId, type Ids, type Listed} from './find-by-id.ts';

type Source<T> = {
  length: number;
  /** Makes one item. */
  one: (at: number) => T;
  /** Makes all items at once, which costs far less than one by one. */
  all: () => T[];
  /** Where the list is sorted by id. */
  ids: Ids | undefined;
};

/** Once this share of a list was made item by item, the rest is made at once. */
const WHOLE_FROM_SHARE = 1 / 16;

/**
 * A list whose items are made when somebody looks at them; whoever walks it whole has them made at once. It reads as the array it
 * stands for, and nobody may change it.
 */
export function lazyList<T extends object>({length, one, all, ids}: Source<T>): T[] {
  const items: T[] = [];
  let made = 0;
  let isWhole = false;
  const whole = (): T[] => {
    if (isWhole) return items;
    isWhole = true;
    // What was handed out stays what it is.
    const every = all();
    for (let at = 0; at < every.length; at++) items[at] ??= every[at]!;
    return Object.freeze(items) as T[];
  };
  const itemAt = (at: number): T => {
    const there = items[at];
    if (there !== undefined) return there;
    return ++made > length * WHOLE_FROM_SHARE ? whole()[at]! : (items[at] = one(at));
  };
  return new Proxy(items, {
    get: (_, name) => {
      if (name === 'length') return length;
      if (name === IDS) return ids;
      if (typeof name === 'string' && isPosition(name)) return Number(name) < length ? itemAt(Number(name)) : undefined;
      const value: unknown = Reflect.get(whole(), name);
      return typeof value === 'function' ? value.bind(items) : value;
    },
    // What asks for keys or properties sees them all.
    has: (_, name) => Reflect.has(whole(), name),
    ownKeys: () => Reflect.ownKeys(whole()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(whole(), name),
    set: () => false,
    deleteProperty: () => false,
    defineProperty: () => false,
  });
}

/** The items of a list as `read` gives them, each read when somebody looks at it; `read` leaves ids as they are. */
export const eachRead = <T extends {id: string}>(list: readonly T[], read: (item: T) => T): T[] =>
  lazyList<T>({
    length: list.length,
    one: (at) => read(list[at]!),
    all: () => list.map(read),
    ids: (list as Listed)[IDS],
  });

/** A list with one more item behind its last, whatever its id: nothing of the list is looked at for it. */
export function withLast<T extends {id: string}>(list: readonly T[], last: T): T[] {
  const {length} = list;
  return lazyList<T>({
    length: length + 1,
    one: (at) => (at < length ? list[at]! : last),
    all: () => [...list, last],
    ids: {
      at: (position) => (position < length ? idAt(list, position) : last.id),
      indexOf: (id) => (id === last.id ? length : indexOfId(list, id)),
    },
  });
}

const isPosition = (name: string): boolean => {
  const first = name.charCodeAt(0);
  return first >= 48 && first <= 57;
};
