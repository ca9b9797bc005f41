import {Clusters} from '../link/clusters.ts';
import {weakRows} from '../link/decide.ts';
import type {PersonColumns} from '../link/person-columns.ts';

/**
 * The clusters of a finished resolution; rows that `personOf` does not reach stand alone. `apart` are pairs of persons that somebody
 * said are two.
 */
export function clustersOf(
  columns: PersonColumns,
  personOf: Int32Array,
  cleanRegisters: Uint8Array,
  apart: readonly (readonly [number, number])[] = [],
): Clusters {
  const rowOf = (person: number): number[] => [personOf.indexOf(person)];
  const judged = apart.map(([left, right]) => ({left: rowOf(left), right: rowOf(right)}));
  const clusters = new Clusters(columns, weakRows(columns), cleanRegisters, judged);
  const first = new Map<number, number>();
  for (const [row, person] of personOf.entries()) {
    if (person < 0) continue;
    const known = first.get(person);
    if (known === undefined) first.set(person, row);
    else clusters.join(known, row);
  }
  return clusters;
}
