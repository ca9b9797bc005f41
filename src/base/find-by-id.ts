/** The item of a list sorted by id, by halving; undefined where there is none of that id. */
export function findById<T extends {id: string}>(sorted: readonly T[], id: string): T | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.id === id ? sorted[low] : undefined;
}
