import type {Clusters} from './clusters.ts';

/** Mentions of one side that are looked at where all of them would be too many. */
const ROWS_MAX = 6;

/** The lowest rows of a cluster. */
export const firstRows = (clusters: Clusters, row: number): number[] =>
  clusters
    .members(row)
    .sort((a, b) => a - b)
    .slice(0, ROWS_MAX);
