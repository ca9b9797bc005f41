import {onceFor} from './once.ts';
/** How a list that makes its items when they are looked at tells their ids without making them. */
export const IDS = Symbol('ids of a list');

/** Ids of a list that is sorted by them. */
export type Ids = {
  at: (position: number) => string;
  /** -1 where it is not there. */
  indexOf: (id: string) => number;
};

export type Listed = readonly {id: string}[] & {readonly [IDS]?: Ids};

/** The item of a list sorted by id; undefined where there is none of that id. */
export function findById<T extends {id: string}>(sorted: readonly T[], id: string): T | undefined {
  const at = indexOfId(sorted, id);
  return at < 0 ? undefined : sorted[at];
}

/** The position of an id in a list sorted by id; -1 where it is not there. */
export function indexOfId(sorted: Listed, id: string): number {
  const ids = sorted[IDS];
  if (ids !== undefined) return ids.indexOf(id);
  const at = lowerBoundOfId((position) => sorted[position]!.id, sorted.length, id);
  return sorted[at]?.id === id ? at : -1;
}

/** The position of every id of a list that nobody changes; made once for a list, however many stages follow its ids. */
export const positionById = onceFor(
  (list: readonly {id: string}[]): ReadonlyMap<string, number> => new Map(list.map(({id}, at) => [id, at])),
);

/** The positions of many ids in a list, in one walk through it; what is not there is left out. */
export function positionsOf(sorted: Listed, ids: ReadonlySet<string>): Map<string, number> {
  const positions = new Map<string, number>();
  for (let at = 0; at < sorted.length && positions.size < ids.size; at++) {
    const id = idAt(sorted, at);
    if (ids.has(id)) positions.set(id, at);
  }
  return positions;
}

/** The id at a position, without a look at the rest of the item. */
export function idAt(sorted: Listed, position: number): string {
  return sorted[IDS]?.at(position) ?? sorted[position]!.id;
}

/** The ids of a list by position, without a look at the rest of its items. */
export const idsOf = (sorted: Listed): {readonly length: number; at(position: number): string} => ({
  length: sorted.length,
  at: (position) => idAt(sorted, position),
});

/** All ids of a list that nobody changes, as texts; made once for a list. */
export const allIds = onceFor((sorted: Listed): readonly string[] =>
  Array.from({length: sorted.length}, (_, position) => idAt(sorted, position)),
);

/** The first of `length` sorted ids that is not less than `id`, by halving. */
export function lowerBoundOfId(at: (position: number) => string, length: number, id: string): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
