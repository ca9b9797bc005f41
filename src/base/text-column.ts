/**
 * Texts as stages and workers read them: text `id` is `units[starts[id]] ... units[starts[id + 1] - 1]`; `starts` has one
 * slot more than there are texts. Both may lie in shared memory, so posting a column copies nothing.
 */
export type TextColumn = {size: number; units: Uint16Array; starts: Uint32Array};

/** A text as a string; in pieces, because a call takes a limited number of arguments. */
export function textAt({units, starts}: TextColumn, id: number): string {
  const end = starts[id + 1]!;
  let text = '';
  for (let from = starts[id]!; from < end; from += 4096) {
    text += String.fromCharCode(...units.subarray(from, Math.min(end, from + 4096)));
  }
  return text;
}
