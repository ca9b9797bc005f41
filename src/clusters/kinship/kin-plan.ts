import type {Context} from '../../base/context.ts';
import {createRng} from '../../base/rng.ts';
import type {ForgottenKin} from './forgotten-kin.ts';
import {forEachDraw, type NullModel, type KinPlan} from '../chance/null-model.ts';
import {continuationRate} from '../chance/significance.ts';

/** Draws looked at for one measurement, and halvings of what is sought: enough for a hundredth. */
const LOOKS = 4;
const HALVINGS = 7;

/**
 * The plan for which draws with unrecorded kin look like the hub. The links that are not on record as kin are among those that the hub shows,
 * so what chance gives must be less by as much: as many adults are left out as relatives come in, and the rates by which
 * adults and families go on to a second link are lowered until draws, relatives included, have those of the hub. null where all
 * kin is taken to be recorded, or none is that tells.
 */
export function kinPlanOf(model: NullModel, unrecordedKinShare: number, seed: number, ctx: Context): KinPlan | null {
  const {forgotten: kin, adultCount, background} = model;
  if (unrecordedKinShare <= 0 || kin === null || adultCount === 0) return null;
  const forgotten = shareToForget(kin, unrecordedKinShare, seed);
  const relatives = meanOver(kin, forgotten, seed, (links) => new Set(links.map(({left}) => left)).size);
  const plan = {
    forgotten,
    keep: Math.max(KEEP_MIN, 1 - relatives / adultCount),
    familyRate: background.familyRate,
    exposurePower: 1,
    asUnits: false,
  };
  plan.familyRate = fitted(background.familyRate, background.familyRate, (familyRate) =>
    measured(model, {...plan, familyRate}, seed, ctx, 'left'),
  );
  plan.exposurePower = fitted(1, background.adultRate, (exposurePower) =>
    measured(model, {...plan, exposurePower}, seed, ctx, 'right'),
  );
  return {...plan, asUnits: true};
}

/** However much kin is unrecorded, some links are chance. */
const KEEP_MIN = 0.1;

/**
 * Share of the recorded relations to forget so that as many links show as do for want of the given share of all. That is more or less
 * than the same share of what is recorded: there is less left to forget, and where fewer ways still join two, each that goes makes
 * strangers of more. Where a share w of all relations is gone, links show as w^k, with k = 1 where one way joins two and 2 where two do; k is
 * read off what shows when of the recorded relations a fifth is forgotten, and half, on top of the share that is gone already.
 */
export function shareToForget(kin: Pick<ForgottenKin, 'forget'>, unrecorded: number, seed: number): number {
  const shownBy = (forgotten: number): number => meanOver(kin, forgotten, seed, ({length}) => length);
  const gone = (forgotten: number): number => 1 - (1 - unrecorded) * (1 - forgotten);
  const [few, many] = [shownBy(0.2), shownBy(0.5)];
  if (many === 0) return 0;
  const beyond = (forgotten: number, k: number): number => gone(forgotten) ** k - unrecorded ** k;
  const k = fitted(K_MAX, -few / many, (one) => -beyond(0.2, one) / beyond(0.5, one));
  const shown = (many * unrecorded ** k) / beyond(0.5, k);
  return fitted(1, shown, shownBy);
}

const K_MAX = 6;

function meanOver(
  kin: Pick<ForgottenKin, 'forget'>,
  forgotten: number,
  seed: number,
  measure: (links: ReturnType<ForgottenKin['forget']>) => number,
): number {
  const rng = createRng(seed);
  let sum = 0;
  for (let look = 0; look < LOOKS; look++) sum += measure(kin.forget(forgotten, rng, false));
  return sum / LOOKS;
}

/** What between 0 and `most` measures as `target`, where more measures more. */
function fitted(most: number, target: number, measure: (value: number) => number): number {
  let [low, high] = [0, most];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (measure(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How often an end of the side that has one link has another, over a few draws. */
function measured(model: NullModel, plan: KinPlan, seed: number, ctx: Context, side: 'left' | 'right'): number {
  let sum = 0;
  forEachDraw(model, {draws: LOOKS, seed, plan}, ctx, ({links}) => {
    const counts = new Uint32Array(side === 'left' ? links.leftCount : links.rightCount);
    for (let link = 0; link < links.length; link++) counts[links[side][link]!]!++;
    sum += continuationRate([...counts]);
  });
  return sum / LOOKS;
}
