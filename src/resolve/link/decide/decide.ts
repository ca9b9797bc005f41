import {Births} from './births.ts';
import type {Clusters} from './clusters.ts';
import {BIRTH, GIVEN, LOCAL, SEX} from '../compare/comparisons.ts';
import {firstRows} from './first-rows.ts';
import {APART} from './hold-reasons.ts';
import {heaviestFirst, type Links} from './links.ts';
import {placeWeak} from './place-weak.ts';
import {isKnownByYear} from '../weigh/pupils-dated.ts';
import type {Scorer} from '../weigh/scorer.ts';
import {BIRTH_INTERVAL, BIRTH_NONE, type PersonColumns} from '../columns/person-columns.ts';
import type {DecideConfig, Refusals, Doubt} from './decide-config.ts';

/** Reasons that all else may outweigh, and the comparison each rests on: what records and registers say is never outweighed. */
const SOFT: ReadonlyMap<number, number> = new Map([
  [APART.birth, BIRTH],
  [APART.generation, BIRTH],
  [APART.forename, GIVEN],
  [APART.twin, GIVEN],
  [APART.sex, SEX],
  [APART.local, LOCAL],
]);

/** Reasons that nothing outweighs where families stand beside one another, and that are none in other files. */
const OF_FAMILIES: ReadonlySet<number> = new Set([APART.parent, APART.birthday, APART.undated, APART.numberOfSibling]);

/** Whether enough of all else may outweigh a reason in a file of strangers. */
export const isSoftAmongStrangers = (reason: number): boolean => SOFT.has(reason) || OF_FAMILIES.has(reason);

/**
 * Joins along links, heaviest first: first those between mentions that are well known, so that people take shape; then names
 * without birth date or number, as far as nothing makes them doubtful. No join may bring together what a record keeps apart.
 */
export function decide(
  clusters: Clusters,
  links: Links,
  scorer: Scorer,
  config: DecideConfig,
  doubt: Doubt,
  nameBits = config.joinBits,
): Refusals {
  const refused: Refusals = new Map();
  const order = heaviestFirst(links, config.holdBits);
  const {left, right, weight} = links;
  for (const link of order) {
    if (weight[link]! < config.joinBits) break;
    if (!clusters.isWeak(left[link]!) && !clusters.isWeak(right[link]!))
      joinAlong(clusters, links, link, scorer, config, refused);
  }
  joinNames(clusters, links, order, scorer, {...config, joinBits: nameBits}, doubt, refused, true);
  return refused;
}

/**
 * Each name without birth date or number goes where it fits, if it fits one person clearly better than any other; then what is
 * left is joined among itself. `haveAllLinks` as `placeWeak` has it.
 */
export function joinNames(
  clusters: Clusters,
  links: Links,
  order: Uint32Array,
  scorer: Scorer,
  config: DecideConfig,
  doubt: Doubt,
  refused: Refusals,
  haveAllLinks: boolean,
): void {
  const {left, right, weight} = links;
  const births = new Births(clusters, links, order);
  const torn = placeWeak(clusters, links, order, births, doubt, config, refused, haveAllLinks);
  for (const link of order) {
    if (weight[link]! < config.joinBits) break;
    const [a, b] = [left[link]!, right[link]!];
    if (!clusters.isWeak(a) || !clusters.isWeak(b) || clusters.find(a) === clusters.find(b)) continue;
    const reason = births.areEither(a, b)
      ? APART.eitherTwin
      : torn.areBoth(a, b, weight[link]!)
        ? APART.ambiguous
        : doubt(a, b, weight[link]!);
    if (reason !== APART.nothing) refused.set(link, reason);
    else joinAlong(clusters, links, link, scorer, config, refused);
  }
}

export function weakRows(columns: PersonColumns): Uint8Array {
  const weak = new Uint8Array(columns.rowCount);
  for (let row = 0; row < columns.rowCount; row++) weak[row] = isWeakRow(columns, row) ? 1 : 0;
  return weak;
}

/**
 * Whether a row could be anybody of its name or family: no number, and no forename or no birth date. An age is none: a borough has
 * several of one name in each year. A number does not mend that a newborn has no forename: a twin's own says nothing of which twin got
 * which name; nor that of a pupil no more than a school year is told, as it stands beside no birth date.
 */
export function isWeakRow(columns: PersonColumns, row: number): boolean {
  const {birthKind, birthFrom, birthTo, national, local, names, name, placeholder} = columns;
  const isNumbered = national.starts[row] !== national.starts[row + 1] || local.starts[row] !== local.starts[row + 1];
  const isNamed = names.given.starts[name[row]!] !== names.given.starts[name[row]! + 1];
  const isAge = birthKind[row] === BIRTH_INTERVAL && birthTo[row]! - birthFrom[row]! > MONTH_DAYS;
  if (!isNumbered) return !isNamed || birthKind[row] === BIRTH_NONE || isAge;
  return isKnownByYear(columns, row) || (!isNamed && placeholder[row]! > 0);
}

/** A birth date of which the day alone is missing is one; an age is an interval of a year. */
const MONTH_DAYS = 31;

/**
 * Bits of one link from which on two women of one name are one, though the birth date of one is told by nobody: sons are named after
 * their fathers, daughters seldom after their mothers. Mother and daughter of one name at one door, on one telephone, weigh less: it
 * takes a child that both are the mother of, or a number.
 */
const WOMEN_BITS = 12;

/** Reasons that stand for the father of one name, or rest on what relatives say of an age. */
const OF_UNTOLD_BIRTH: ReadonlySet<number> = new Set([APART.undated, APART.generation]);

function joinAlong(
  clusters: Clusters,
  {left, right, weight}: Links,
  link: number,
  scorer: Scorer,
  {overrideBits}: DecideConfig,
  refused: Refusals,
): void {
  const a = left[link]!;
  const b = right[link]!;
  if (clusters.find(a) === clusters.find(b)) return;
  const reason = keptApart(clusters, a, b, scorer, overrideBits);
  const isNoDaughter =
    OF_UNTOLD_BIRTH.has(reason) && weight[link]! >= WOMEN_BITS && areWomenOfUntoldBirth(clusters, a, b);
  if (reason === APART.nothing || isNoDaughter) clusters.join(a, b);
  else refused.set(link, reason);
}

/** Whether both are women as far as anybody says, and the birth date of one at least is told by nobody. */
function areWomenOfUntoldBirth(clusters: Clusters, left: number, right: number): boolean {
  const both = [clusters.profile(left), clusters.profile(right)];
  return (
    both.every(({females, males}) => females > 0 && males === 0) && both.some(({birthKind}) => birthKind === BIRTH_NONE)
  );
}

/** What keeps two clusters apart after all else that is known of them has been weighed; APART.nothing where nothing does. */
export function keptApart(
  clusters: Clusters,
  left: number,
  right: number,
  scorer: Scorer,
  overrideBits: number,
): number {
  const reason = clusters.reasonApart(left, right);
  const isFree = reason === APART.nothing || isOutweighed(clusters, left, right, reason, scorer, overrideBits);
  return isFree ? APART.nothing : reason;
}

/** The bounds between which one pair counts. */
const BITS_MAX = 12;
/** Part of what is needed that is for relatives of one birth date or of unlike forenames, and not needed in a file that holds none. */
export const KIN_PART = 0.5;
/** Birth dates that differ take more to outweigh, which numbers have to bring: parents name children after themselves. */
const BIRTH_BITS_MAX = 20;
const BIRTH_BITS = 6;

/**
 * Whether all else that is known of two clusters outweighs a reason against joining them: the mean weight between their
 * mentions, over pairs that compare in what the reason rests on; each pair held within bounds so that none decides alone.
 */
function isOutweighed(
  clusters: Clusters,
  left: number,
  right: number,
  reason: number,
  scorer: Scorer,
  overrideBits: number,
): boolean {
  if (OF_FAMILIES.has(reason)) return !scorer.weigher.hasFamilies;
  const comparison = SOFT.get(reason);
  if (comparison === undefined) return false;
  // Without a birth date one name in one home under two numbers is as much father and son.
  const isDateNeeded = comparison === LOCAL && scorer.weigher.hasFamilies;
  const [bound, needed] = comparison === BIRTH ? [BIRTH_BITS_MAX, overrideBits + BIRTH_BITS] : [BITS_MAX, overrideBits];
  const rights = firstRows(clusters, right);
  let sum = 0;
  let count = 0;
  for (const a of firstRows(clusters, left)) {
    for (const b of rights) {
      const weight = scorer.weigh(a, b);
      if (scorer.level(comparison) < 0 || (isDateNeeded && scorer.level(BIRTH) < 0)) continue;
      sum += Math.max(-bound, Math.min(bound, weight));
      count++;
    }
  }
  const spared = reason === APART.birth ? 0 : KIN_PART * (1 - scorer.weigher.kinship);
  return count > 0 && sum / count >= needed * (1 - spared);
}
