import type {Network} from '../network.ts';
import {degreeOf, joinsOf, PATHS, type PathFilter, type Step} from './paths.ts';

/** Somebody joined to a person, with the earliest join; `degree` counts the people joined to them in turn. */
export type Neighbour = {person: number; join: Step; degree: number};

/**
 * The `most` people joined to a person, those with fewest joins of their own first (a rare acquaintance says more than a
 * busy one), then by index; and how many there are in all, so that a chart can say what it leaves out.
 */
export function neighboursOf(
  network: Network,
  person: number,
  most: number,
  filter: PathFilter = PATHS,
): {neighbours: Neighbour[]; count: number} {
  const joins = joinsOf(network, person, filter);
  const neighbours = joins.map((step) => ({
    person: step.to,
    join: step,
    degree: degreeOf(network, step.to, filter),
  }));
  neighbours.sort((left, right) => left.degree - right.degree || left.person - right.person);
  return {neighbours: neighbours.slice(0, most), count: neighbours.length};
}

/** People joined to both, with the join to each, in order of person index. */
export function commonNeighbours(
  network: Network,
  left: number,
  right: number,
  filter: PathFilter = PATHS,
): {person: number; left: Step; right: Step}[] {
  const ofRight = new Map(joinsOf(network, right, filter).map((step) => [step.to, step]));
  return joinsOf(network, left, filter).flatMap((step) => {
    const other = ofRight.get(step.to);
    return other === undefined ? [] : [{person: step.to, left: step, right: other}];
  });
}
