/** The item of a list sorted by id; undefined where there is none of that id. */
export function findById<T extends {id: string}>(sorted: readonly T[], id: string): T | undefined {
  return sorted[indexOfId(sorted, id)];
}

/** The position of an id in a list sorted by id, by halving; -1 where it is not there. */
export function indexOfId(sorted: readonly {id: string}[], id: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.id === id ? low : -1;
}
