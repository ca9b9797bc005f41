import type {Births} from './births.ts';
import type {Clusters} from './clusters.ts';
import {APART} from './hold-reasons.ts';
import type {Links} from './links.ts';
import type {DecideConfig, Refusals, Doubt} from './decide-config.ts';

/**
 * Each weak row to the person it fits best, where no other person fits nearly as well; who has no name of its own to none of two
 * children of one birth, whichever of them fits better.
 */
export function placeWeak(
  clusters: Clusters,
  links: Links,
  order: Uint32Array,
  births: Births,
  doubt: Doubt,
  {joinBits, leadBits}: DecideConfig,
  refused: Refusals,
): void {
  const {left, right, weight} = links;
  const best = bestPlaces(clusters, links, order, joinBits, refused);
  // Who is numbered among twins goes first: a child without a name then stays off whoever has the number.
  const [numbered, others] = [1, 0].map((is) =>
    [...best].filter(([row]) => Number(clusters.isNumberedTwin(row)) === is),
  );
  for (const [row, {link, next}] of [...numbered!, ...others!]) {
    if (weight[link]! < joinBits) continue;
    const other = clusters.find(left[link]!) === row ? right[link]! : left[link]!;
    if (next >= 0 && weight[link]! - weight[next]! < leadBits) {
      refused.set(link, APART.ambiguous);
      refused.set(next, APART.ambiguous);
    } else if (births.areEither(row, other)) refused.set(link, APART.eitherTwin);
    else {
      const reason = clusters.reasonApart(row, other) || doubt(row, other, weight[link]!);
      if (reason === APART.nothing) clusters.join(row, other);
      else refused.set(link, reason);
    }
  }
}

/** A link to the person that a weak row fits best, and one to the next; -1 where there is no other. */
type Places = {link: number; person: number; next: number};

function bestPlaces(
  clusters: Clusters,
  {left, right, weight}: Links,
  order: Uint32Array,
  joinBits: number,
  refused: Refusals,
): Map<number, Places> {
  const best = new Map<number, Places>();
  for (const link of order) {
    const isLeftWeak = clusters.isWeak(left[link]!);
    if (isLeftWeak === clusters.isWeak(right[link]!)) continue;
    const row = clusters.find(isLeftWeak ? left[link]! : right[link]!);
    const other = isLeftWeak ? right[link]! : left[link]!;
    const person = clusters.find(other);
    const known = best.get(row);
    if (known !== undefined && (known.person === person || known.next >= 0)) continue;
    const reason = clusters.reasonApart(row, other);
    if (reason !== APART.nothing) {
      if (weight[link]! >= joinBits) refused.set(link, reason);
    } else if (known === undefined) best.set(row, {link, person, next: -1});
    else known.next = link;
  }
  return best;
}
