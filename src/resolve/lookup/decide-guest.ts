import type {Clusters} from '../link/decide/clusters.ts';
import {keptApart} from '../link/decide/decide.ts';
import {GenerationRivals} from '../link/decide/generation-rivals.ts';
import {APART} from '../link/decide/hold-reasons.ts';
import type {Scorer} from '../link/weigh/scorer.ts';
import type {DecideConfig} from '../link/decide/decide-config.ts';

/** A person that a new mention may be: its weight with the mention of theirs that fits it best. */
export type Fit = {
  person: number;
  row: number;
  weight: number;
  /** The same among mentions with a birth date or number: a name alone that was placed by these brings no other such mention along. */
  knownWeight: number;
};

/** Who is asked about, and everybody known. */
export type Scene = {clusters: Clusters; scorer: Scorer; guest: number; isWeak: boolean; config: DecideConfig};

/**
 * What keeps the guest apart from each person it fits, one of APART; APART.nothing where it joins. Rests on all that is known of
 * a person, as `decide` does for a whole table: a guest with a birth date or number joins whom it fits; one without goes to the
 * one person it fits clearly better than any other. `fits` must run from the heaviest.
 */
export function decideGuest(fits: readonly Fit[], scene: Scene): number[] {
  const {clusters, config} = scene;
  const reasons = fits.map(() => APART.belowJoin as number);
  const isWeak = fits.map(({row}) => clusters.isWeak(row));
  const weights = fits.map(({weight, knownWeight}, index) =>
    isWeak[index] === true || scene.isWeak ? weight : knownWeight,
  );
  let joined: number | null = null;
  if (scene.isWeak) joined = placeWeakGuest(fits, weights, isWeak, scene, reasons);
  // First people that are well known, then names alone; a placed guest is as well known as its person.
  for (const weak of [false, true]) {
    if (scene.isWeak && (!weak || joined !== null)) continue;
    for (const [index, fit] of fits.entries()) {
      if (isWeak[index] !== weak || weights[index]! < config.joinBits) continue;
      reasons[index] = reasonAgainst(fit, weak && !scene.isWeak, scene);
      if (reasons[index] !== APART.nothing) continue;
      // Whom the guest ties together must not be kept apart by a record either.
      if (joined === null) joined = fit.row;
      else reasons[index] = clusters.reasonApart(joined, fit.row);
    }
  }
  return reasons;
}

/** A name alone outweighs nothing that keeps it from somebody who is known. */
function reasonAgainst({row}: Fit, isStrict: boolean, {clusters, scorer, guest, config}: Scene): number {
  return isStrict ? clusters.reasonApart(guest, row) : keptApart(clusters, guest, row, scorer, config.overrideBits);
}

/** The guest to the well-known person it fits best, unless the next fits nearly as well; returns that person's row. */
function placeWeakGuest(
  fits: readonly Fit[],
  weights: readonly number[],
  isWeak: readonly boolean[],
  scene: Scene,
  reasons: number[],
): number | null {
  const {clusters, guest, config} = scene;
  const open: number[] = [];
  for (const [index, {row}] of fits.entries()) {
    if (isWeak[index] === true) continue;
    const reason = clusters.reasonApart(guest, row);
    if (reason === APART.nothing) open.push(index);
    else if (weights[index]! >= config.joinBits) reasons[index] = reason;
  }
  const [best, next] = open.sort((left, right) => weights[right]! - weights[left]! || left - right);
  if (best === undefined || weights[best]! < config.joinBits) return null;
  const isClose = next !== undefined && weights[best]! - weights[next]! < config.leadBits;
  if (isClose || fitsAnotherGeneration(fits[best]!.row, fits, scene)) {
    for (const index of open) if (weights[index]! >= config.joinBits) reasons[index] = APART.ambiguous;
    return null;
  }
  reasons[best] = APART.nothing;
  return fits[best]!.row;
}

/** Whether a person of the name who is a generation apart from `row` at the same address fits the guest nearly as well but for its wording. */
function fitsAnotherGeneration(row: number, fits: readonly Fit[], {clusters, scorer, guest, config}: Scene): boolean {
  const pairs = {length: fits.length, left: fits.map(() => guest), right: fits.map((fit) => fit.row)};
  return new GenerationRivals(clusters, pairs, null, scorer, config.leadBits).has(guest, row);
}
