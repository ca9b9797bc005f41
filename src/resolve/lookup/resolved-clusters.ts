import {Clusters} from '../link/decide/clusters.ts';
import {weakRows} from '../link/decide/decide.ts';
import type {PersonColumns} from '../link/columns/person-columns.ts';

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
  const first = new Int32Array(personOf.reduce((most, person) => Math.max(most, person), -1) + 1).fill(-1);
  for (let row = 0; row < personOf.length; row++) {
    const person = personOf[row]!;
    if (person < 0) continue;
    if (first[person]! < 0) first[person] = row;
    else clusters.join(first[person]!, row);
  }
  return clusters;
}
