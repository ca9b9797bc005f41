/** Versions of a list that is part of the one that was read (`read`, with `versions`); both are sorted by id. */
export function versionsAmong(
  list: readonly {id: string}[],
  read: readonly {id: string}[],
  versions: Int32Array,
): Int32Array {
  if (list === read) return versions;
  let at = 0;
  return Int32Array.from(list, ({id}) => {
    while (read[at]!.id !== id) at++;
    return versions[at]!;
  });
}
