import {listAt} from '../../../base/get-or-insert.ts';
import type {Births} from './births.ts';
import type {Clusters} from './clusters.ts';
import {APART} from './hold-reasons.ts';
import type {Links} from './links.ts';
import {Torn} from './torn.ts';
import {pupilsViedFor} from './vied-for.ts';
import {areOfOneGeneration} from '../compare/profiles-apart.ts';
import type {DecideConfig, Refusals, Doubt} from './decide-config.ts';

/**
 * Each weak row to the person it fits best, where no other person fits nearly as well, nor another pupil the person; who has no
 * name of its own to none of two children of one birth, whichever of them fits better. Gives the rows that fit two generations of one name.
 * `haveAllLinks` where links between two who are well known are among `links`.
 */
export function placeWeak(
  clusters: Clusters,
  links: Links,
  order: Uint32Array,
  births: Births,
  doubt: Doubt,
  {joinBits, leadBits, overrideBits}: DecideConfig,
  refused: Refusals,
  haveAllLinks: boolean,
): Torn {
  const {weight} = links;
  const torn = new Torn(clusters, leadBits);
  const best = bestPlaces(clusters, links, order, joinBits, refused);
  const isRival = ({link, next}: Places): boolean => next >= 0 && weight[link]! - weight[next]! < leadBits;
  const rivals = haveAllLinks ? [...best.values()].filter(isRival) : [];
  const vied = pupilsViedFor(clusters, best, (row) => weight[best.get(row)!.link]!, leadBits);
  const slips = likelySlips(clusters, links, order, rivals, overrideBits);
  // Who is numbered among twins goes first: a child without a name then stays off whoever has the number.
  const [numbered, others] = [1, 0].map((is) =>
    [...best].filter(([row]) => Number(clusters.profile(row).isOfSeveral) === is),
  );
  for (const [row, places] of [...numbered!, ...others!]) {
    const {link, next} = places;
    if (weight[link]! < joinBits) continue;
    const chosen = isRival(places) ? slips.get(link) : link;
    if (chosen === undefined || vied.has(row)) {
      refused.set(link, APART.ambiguous);
      if (isRival(places)) {
        refused.set(next, APART.ambiguous);
        torn.add(row, places.person, places.nextPerson, weight[link]!);
      }
      continue;
    }
    const other = placeOf(clusters, links, chosen, row);
    if (births.areEither(row, other)) refused.set(chosen, APART.eitherTwin);
    else {
      const reason = clusters.reasonApart(row, other) || doubt(row, other, weight[chosen]!);
      if (reason === APART.nothing) clusters.join(row, other);
      else refused.set(chosen, reason);
    }
  }
  return torn;
}

/** The row of a link that is not of the cluster of `row`. */
const placeOf = (clusters: Clusters, {left, right}: Links, link: number, row: number): number =>
  clusters.find(left[link]!) === row ? right[link]! : left[link]!;

/** A link to the person that a weak row fits best, and one to the next; -1 where there is no other. */
type Places = {link: number; person: number; next: number; nextPerson: number};

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
    } else if (known === undefined) best.set(row, {link, person, next: -1, nextPerson: -1});
    else {
      known.next = link;
      known.nextPerson = person;
    }
  }
  return best;
}

/**
 * Of two places that fit nearly as well, by the link to the better: the link to that of more records, where all else says that the two
 * are one person and no more than a date or a register's second number holds them apart. One record with a slip in it then does not keep
 * a name off all the others. Parent and child of one name remain two places.
 */
function likelySlips(
  clusters: Clusters,
  {left, right, weight}: Links,
  order: Uint32Array,
  rivals: readonly Places[],
  overrideBits: number,
): Map<number, number> {
  const chosen = new Map<number, number>();
  const asked = new Map<string, Places[]>();
  const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const places of rivals) {
    const key = keyOf(places.person, places.nextPerson);
    listAt(asked, key).push(places);
  }
  for (const at of order) {
    if (asked.size === 0 || weight[at]! < overrideBits) break;
    const [a, b] = [clusters.find(left[at]!), clusters.find(right[at]!)];
    const places = asked.get(keyOf(a, b));
    if (places === undefined) continue;
    asked.delete(keyOf(a, b));
    if (clusters.size(a) === clusters.size(b) || !areApartBySlip(clusters, a, b)) continue;
    const larger = clusters.size(a) > clusters.size(b) ? a : b;
    for (const {link, person, next} of places) chosen.set(link, person === larger ? link : next);
  }
  return chosen;
}

/** Whether a birth date, or a second number of a register, is all that keeps two apart whose dates no generation lies between. */
function areApartBySlip(clusters: Clusters, left: number, right: number): boolean {
  const reason = clusters.reasonApart(left, right);
  if (reason !== APART.birth && reason !== APART.local) return false;
  return areOfOneGeneration(clusters.profile(left), clusters.profile(right));
}
