/**
 * Damerau-Levenshtein distance: fewest insertions, deletions, substitutions and swaps of neighbours, where swapped letters
 * may be edited again (Lowrance & Wagner 1975). Never more than `osa`, and equal to it up to 2. Plain: time and space grow
 * with the product of the lengths.
 */
export function damerau(left: string, right: string): number {
  const width = right.length + 2;
  const table = new Uint32Array((left.length + 2) * width);
  const most = left.length + right.length;
  const at = (row: number, column: number): number => (row + 1) * width + column + 1;
  table.fill(most, 0, width);
  for (let row = 0; row <= left.length; row++) {
    table[at(row, -1)] = most;
    table[at(row, 0)] = row;
  }
  for (let column = 0; column <= right.length; column++) table[at(0, column)] = column;
  const lastRowOf = new Map<number, number>();
  for (let row = 1; row <= left.length; row++) {
    let lastColumn = 0;
    for (let column = 1; column <= right.length; column++) {
      const swapRow = lastRowOf.get(right.charCodeAt(column - 1)) ?? 0;
      const swapColumn = lastColumn;
      const isSame = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      if (isSame) lastColumn = column;
      table[at(row, column)] = Math.min(
        table[at(row - 1, column - 1)]! + (isSame ? 0 : 1),
        table[at(row, column - 1)]! + 1,
        table[at(row - 1, column)]! + 1,
        table[at(swapRow - 1, swapColumn - 1)]! + (row - swapRow) + (column - swapColumn) - 1,
      );
    }
    lastRowOf.set(left.charCodeAt(row - 1), row);
  }
  return table[at(left.length, right.length)]!;
}
