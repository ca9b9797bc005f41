/** The plain forms that the fast kernels are held against: a table of all distances, and Jaro as it is told. */

export function plainDistance(left: string, right: string, isSwapAllowed: boolean): number {
  const rows: number[][] = [Array.from({length: right.length + 1}, (_, j) => j)];
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost));
      const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (isSwapAllowed && isSwap) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows.push(row);
  }
  return rows[left.length]![right.length]!;
}

export function plainJaro(left: string, right: string): number {
  if (left === '' && right === '') return 1;
  const range = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Set<number>();
  const matched: string[] = [];
  for (let i = 0; i < left.length; i++) {
    for (let j = Math.max(0, i - range); j <= Math.min(right.length - 1, i + range); j++) {
      if (taken.has(j) || left[i] !== right[j]) continue;
      taken.add(j);
      matched.push(left[i]!);
      break;
    }
  }
  const inRightOrder = [...taken].toSorted((a, b) => a - b).map((j) => right[j]);
  const swaps = Math.floor(matched.filter((letter, k) => letter !== inRightOrder[k]).length / 2);
  const count = matched.length;
  return count === 0 ? 0 : (count / left.length + count / right.length + (count - swaps) / count) / 3;
}
