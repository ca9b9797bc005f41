import {idAt, indexOfId, type Ids, type Listed} from '../../base/find-by-id.ts';
import {lazyList} from '../../base/lazy-list.ts';

/**
 * The items of a list at these positions (rising), as a list by itself in which no other item can be found. Items are taken, or made by
 * `one` from the item and its position here, when somebody looks at them.
 */
export function partList<T extends {id: string}>(
  all: readonly T[],
  from: Uint32Array,
  one: (item: T, at: number) => T = (item) => item,
): T[] {
  return lazyList<T>({
    length: from.length,
    one: (at) => one(all[from[at]!]!, at),
    all: () => Array.from(from, (position, at) => one(all[position]!, at)),
    ids: partIds(all, from),
  });
}

const partIds = (all: Listed, from: Uint32Array): Ids => ({
  at: (position) => idAt(all, from[position]!),
  indexOf: (id) => positionAmong(from, indexOfId(all, id)),
});

/** Where a number stands among rising ones; -1 where it does not. */
function positionAmong(rising: Uint32Array, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return rising[low] === value ? low : -1;
}
