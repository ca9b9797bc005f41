import type {Clusters} from './clusters.ts';
import {isShared} from '../compare/compare-numbers.ts';
import {K, KIN, N, PHONE} from '../compare/comparisons.ts';
import {areFamiliesApart} from '../compare/profiles-apart.ts';
import type {GenerationRivals} from './generation-rivals.ts';
import {heaviestFirst, type Links} from './links.ts';
import {joinNames} from './decide.ts';
import {APART} from './hold-reasons.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import {GRANDPARENT, PARENT, type Relations} from '../columns/relations.ts';
import type {Scorer} from '../weigh/scorer.ts';
import {isParentOfSibling, readParents, type Parents} from './siblings.ts';
import type {DecideConfig, Refusals, Doubt} from './decide-config.ts';
import {hasAny, type Lists} from '../../../columns/lists.ts';

/** Names alone wait until those whom both stand beside are known: a mother is told from her namesake by her child. */
export const untilCompany =
  (clusters: Clusters, rivals: GenerationRivals, {aloneBits}: DecideConfig): Doubt =>
  (left, right, weight) => {
    if (!areNamed(clusters, left, right)) return APART.nothing;
    if (weight < aloneBits) return APART.belowJoin;
    return rivals.has(left, right) ? APART.ambiguous : APART.nothing;
  };

/**
 * Who stands beside the same people is one of few, but of two who keep to two telephones, as two brothers may, names do not say which;
 * nor does a forename say that a mother's new partner of another family name is the father of her children. Whatever they are called, a
 * child's mother is not its grandmother, nor its father its brother.
 */
export function besideOthers(
  clusters: Clusters,
  columns: PersonColumns,
  relations: Relations,
  parents: Parents,
  scorer: Scorer,
  rivals: GenerationRivals,
  {joinBits}: DecideConfig,
): Doubt {
  const needed = joinBits - scorer.weigher.sameBits(PHONE, N.different);
  return (left, right, weight) => {
    if (!areNamed(clusters, left, right)) return APART.nothing;
    if (rivals.has(left, right)) return APART.ambiguous;
    if (areOfTwoGenerations(clusters, relations, left, right)) return APART.parent;
    if (isParentOfSibling(clusters, relations, parents, left, right)) return APART.parent;
    if (weight < needed && haveOtherPhones(clusters, columns, left, right)) return APART.belowJoin;
    return weight < joinBits && haveOtherFamilyNames(clusters, left, right) ? APART.belowJoin : APART.nothing;
  };
}

/** Whether two go by other family names, as one person hardly does who is no woman: most who change theirs marry. */
function haveOtherFamilyNames(clusters: Clusters, left: number, right: number): boolean {
  const [a, b] = [clusters.profile(left), clusters.profile(right)];
  return a.females + b.females === 0 && areFamiliesApart(a, b, clusters.columns.pool);
}

/** Whether records call one the parent and the other the grandparent of one child. */
function areOfTwoGenerations(clusters: Clusters, relations: Relations, left: number, right: number): boolean {
  const isMeeting = (some: ReadonlySet<number>, others: ReadonlySet<number>): boolean =>
    [...some].some((person) => others.has(person));
  const of = (row: number, role: number): Set<number> => whoseRole(clusters, relations, row, role);
  return isMeeting(of(left, GRANDPARENT), of(right, PARENT)) || isMeeting(of(right, GRANDPARENT), of(left, PARENT));
}

/** Persons to whom the person of a row is that. */
function whoseRole(clusters: Clusters, {starts, targets, roles}: Relations, row: number, role: number): Set<number> {
  const found = new Set<number>();
  for (const member of clusters.members(row))
    for (let k = starts[member]!; k < starts[member + 1]!; k++)
      if (roles[k] === role) found.add(clusters.find(targets[k]!));
  return found;
}

const areNamed = (clusters: Clusters, left: number, right: number): boolean =>
  !clusters.profile(left).isNameless && !clusters.profile(right).isNameless;

/**
 * Joins by names alone what relatives left open, on the links that were decided on before; those of rows beside namesakes weigh more by then. Where both stand beside people, and
 * have neither a person nor a home in common, as two mothers of one name, that weighs against it, and more so where they also keep
 * to two telephones: of the two records that a link compares one may tell neither. Who stands beside nobody may be anybody of
 * the name. Nobody is the parent of a brother or sister.
 */
export function joinByName(
  clusters: Clusters,
  {links, refused}: {links: Links; refused: Refusals},
  areBesideNamesakes: (left: number, right: number) => boolean,
  columns: PersonColumns,
  relations: Relations,
  homes: Lists,
  scorer: Scorer,
  rivals: GenerationRivals,
  config: DecideConfig,
): void {
  // Who is beside whom is seen as it was before: names that are joined now do not bear on one another.
  const known = clusters.roots();
  const parents = readParents(relations, known);
  const {weigher} = scorer;
  const needed = config.joinBits - weigher.sameBits(KIN, K.none);
  const neededAcrossPhones = needed - weigher.sameBits(PHONE, N.different);
  const doubt: Doubt = (left, right, weight) => {
    if (!areNamed(clusters, left, right)) return APART.nothing;
    if (rivals.has(left, right)) return APART.ambiguous;
    if (isParentOfSibling(clusters, relations, parents, left, right)) return APART.parent;
    return weight < neededAcrossPhones &&
      (weight < needed || haveOtherPhones(clusters, columns, left, right)) &&
      !areBesideNamesakes(left, right) &&
      haveOtherCompany(clusters, known, relations, homes, left, right)
      ? APART.company
      : APART.nothing;
  };
  joinNames(clusters, links, heaviestFirst(links, config.holdBits), scorer, config, doubt, refused, false);
}

/** Whether both clusters stand beside somebody, and neither a person nor a home is beside both. */
function haveOtherCompany(
  clusters: Clusters,
  personOf: Uint32Array,
  {starts, targets}: Relations,
  homes: Lists,
  left: number,
  right: number,
): boolean {
  const persons = new Set<number>();
  const doors = new Set<number>();
  for (const row of clusters.members(left)) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) persons.add(personOf[targets[k]!]!);
    for (let k = homes.starts[row]!; k < homes.starts[row + 1]!; k++) doors.add(homes.values[k]!);
  }
  if (persons.size === 0) return false;
  let isAny = false;
  for (const row of clusters.members(right)) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (persons.has(personOf[targets[k]!]!)) return false;
      isAny = true;
    }
    for (let k = homes.starts[row]!; k < homes.starts[row + 1]!; k++) if (doors.has(homes.values[k]!)) return false;
  }
  return isAny;
}

/** Mentions that tell a telephone, from which on it is one that somebody keeps to: many a number was given once and never again. */
const PHONE_MENTIONS_MIN = 2;

/**
 * Whether each of two clusters has telephones that several of its mentions tell, and the two have none in common. Where no more than an
 * initial says that they are one, it takes one mention each: a mother's next partner may have her first one's.
 */
function haveOtherPhones(clusters: Clusters, {phones}: PersonColumns, left: number, right: number): boolean {
  const least = isInitialAlone(clusters, left) || isInitialAlone(clusters, right) ? 1 : PHONE_MENTIONS_MIN;
  const lefts = clusters.members(left).filter((row) => hasAny(phones, row));
  if (lefts.length < least) return false;
  const rights = clusters.members(right).filter((row) => hasAny(phones, row));
  return rights.length >= least && !lefts.some((a) => rights.some((b) => isShared(phones, a, b)));
}

/** Whether no mention has more of a name than an initial. */
function isInitialAlone(clusters: Clusters, row: number): boolean {
  const {given, family} = clusters.profile(row);
  const isInitial = (word: number): boolean => clusters.columns.pool.isInitial(word);
  return given.length + family.length > 0 && given.every(isInitial) && family.every(isInitial);
}
