import {Clusters} from '../link/clusters.ts';
import {weakRows} from '../link/decide.ts';
import type {PersonColumns} from '../link/person-columns.ts';

/** The clusters of a finished resolution; rows that `personOf` does not reach stand alone. */
export function clustersOf(columns: PersonColumns, personOf: Int32Array, cleanRegisters: Uint8Array): Clusters {
  const clusters = new Clusters(columns, weakRows(columns), cleanRegisters);
  const first = new Map<number, number>();
  for (const [row, person] of personOf.entries()) {
    if (person < 0) continue;
    const known = first.get(person);
    if (known === undefined) first.set(person, row);
    else clusters.join(known, row);
  }
  return clusters;
}
