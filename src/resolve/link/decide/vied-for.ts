import type {Clusters} from './clusters.ts';
import {APART} from './hold-reasons.ts';
import {isKnownByYear} from '../weigh/pupils-dated.ts';

/** Reasons that say of two names that they are two people's, whatever dates and spellings say: a record, a list or a number has both. */
const OF_TWO: ReadonlySet<number> = new Set([APART.coNamed, APART.register, APART.number, APART.judged]);

/** Pupils of one person that are compared with one another; of more, those that fit best. */
const ROWS_MAX = 24;

/**
 * Pupils who fit one person best together with another who is somebody else and fits nearly as well: two of one name and school year
 * under two numbers cannot both be the one child of that name whose birth date is known, and nothing says which of them is. Of grown
 * people it is no rule: records write one down twice, as referrer and as mother. `best` runs from the heaviest link, `bits` are those of
 * each row's.
 */
export function pupilsViedFor(
  clusters: Clusters,
  best: ReadonlyMap<number, {person: number}>,
  bits: (row: number) => number,
  leadBits: number,
): Set<number> {
  const rowsOf = new Map<number, number[]>();
  for (const [row, {person}] of best) {
    if (!isPupil(clusters, row)) continue;
    const rows = rowsOf.get(person);
    if (rows === undefined) rowsOf.set(person, [row]);
    else if (rows.length < ROWS_MAX) rows.push(row);
  }
  const vied = new Set<number>();
  for (const rows of rowsOf.values()) {
    for (let i = 0; i < rows.length; i++) {
      for (let j = i + 1; j < rows.length; j++) {
        const [row, other] = [rows[i]!, rows[j]!];
        if (bits(row) - bits(other) >= leadBits) break;
        if (OF_TWO.has(clusters.reasonApart(row, other))) vied.add(row).add(other);
      }
    }
  }
  return vied;
}

/** Whether a mention tells of a child no more than a school year. */
const isPupil = (clusters: Clusters, row: number): boolean =>
  clusters.rows(row).some((member) => isKnownByYear(clusters.columns, member));
