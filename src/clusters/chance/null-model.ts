import type {Context} from '../../base/context.ts';
import {createRng, type Rng} from '../../base/rng.ts';
import {drawnBy} from '../../statistics/drawn-by.ts';
import type {Background} from './background.ts';
import type {ForgottenKin, ForgottenLink} from '../kinship/forgotten-kin.ts';
import type {GainedLinks, JointGains} from '../groups/gained-links.ts';

/** How draws of the null model make room for relatives whom nobody recorded. */
export type KinPlan = {
  /** Share of the recorded relations that each draw forgets. */
  forgotten: number;
  /** Chance that an adult of a link is drawn one: the others' links are those of relatives. */
  keep: number;
  /** Chance to go on to one more link, and power of the exposure of families, as they are among the chance links that are left. */
  familyRate: number;
  exposurePower: number;
  /** False where links are counted as a hub's are before groups are weighed. */
  asUnits: boolean;
};

/**
 * A hub without clusters: every adult who is linked to a family has one link and goes on to more at the background rate; each
 * link is as strong as a chance link, and goes to a family that lives near, as often as chance links do, or to any family
 * the hub knows, more likely to those with more records as far as the hub shows it (see `exposure.ts`); never twice to one
 * family, never to a cell of kin or care (prohibited cells as in Neal & Neal 2023). How many links an adult has is drawn, not
 * kept, so that one adult with many families is as surprising as it is rare.
 *
 * Where a share of kin is taken not to be on record, each draw adds the links of relatives that would then show (`forgotten-kin.ts`), and
 * there is less chance by as much (`kin-plan.ts`).
 */
export type NullModel = {
  adultCount: number;
  /** How readily each family is linked, linked or not; above 0. */
  exposure: Float64Array;
  /** Families near each adult. */
  near: readonly (readonly number[])[];
  /** Cells that may hold no link, as adult * families + family. */
  prohibited: ReadonlySet<number>;
  background: Background;
  gains: JointGains;
  /** Kin that may be forgotten; null where none is recorded that would make a link. Its adults may have ends beyond `adultCount`. */
  forgotten: ForgottenKin | null;
  /** Ends on the left in all. */
  leftCount: number;
};

/** A draw that meets an empty cell or a family twice tries again this often, then leaves the link out. */
const TRIES_MAX = 20;

/** Links of a draw: `right` is where a family sits in `families`, which holds positions of the model. Valid until the next draw. */
export type Draw = {links: GainedLinks; strength: Float64Array; families: Uint32Array};

/** `plan`: null where all kin is on record. */
export type DrawOptions = {draws: number; seed: number; plan: KinPlan | null};

/** Calls `visit` with each draw of the model; the same seed gives the same draws. */
export function forEachDraw(
  model: NullModel,
  {draws, seed, plan}: DrawOptions,
  ctx: Context,
  visit: (draw: Draw, at: number) => void,
): void {
  const {leftCount, exposure, forgotten} = model;
  const linksMax = linksMaxOf(model);
  const links: GainedLinks = {
    leftCount,
    rightCount: exposure.length,
    length: 0,
    left: new Uint32Array(linksMax),
    right: new Uint32Array(linksMax),
    gain: new Float64Array(linksMax),
    share: new Float64Array(linksMax).fill(1),
    isNear: new Uint8Array(linksMax),
  };
  const drawn: Draw = {links, strength: new Float64Array(linksMax), families: new Uint32Array(exposure.length)};
  const scene = sceneOf(model, plan);
  const rng = createRng(seed);
  for (let draw = 0; draw < draws; draw++) {
    if (draw % 50 === 0) {
      ctx.signal.throwIfAborted();
      ctx.progress('clusters', draw, draws);
    }
    drawLinks(model, drawn, scene, draw + 1, rng);
    if (plan !== null && forgotten !== null)
      addLinks(drawn, scene, draw + 1, forgotten.forget(plan.forgotten, rng, plan.asUnits));
    visit(drawn, draw);
  }
}

/** So many links a draw has at the most. */
export const linksMaxOf = ({adultCount, forgotten}: NullModel): number =>
  8 * adultCount + 64 + (forgotten?.contacts.length ?? 0);

/** No cell of kin is drawn by chance, so none of these is there already. */
function addLinks({links, strength, families}: Draw, {seats}: DrawScene, draw: number, added: ForgottenLink[]): void {
  for (const {left, family, gain, strength: own, isNear} of added) {
    if (seats[2 * family] !== draw) {
      seats[2 * family] = draw;
      families[links.rightCount] = family;
      seats[2 * family + 1] = links.rightCount++;
    }
    const at = links.length++;
    links.left[at] = left;
    links.right[at] = seats[2 * family + 1]!;
    links.isNear[at] = isNear ? 1 : 0;
    links.gain[at] = gain;
    strength[at] = own;
  }
}

type DrawScene = {
  /**
   * The seat of each family that a draw has met, in order of meeting: a draw meets few of all families, and time goes with seats.
   * Stamp and seat of a family lie side by side, as reading them is waiting for memory; the seat counts where the stamp is
   * that of the draw.
   */
  seats: Uint32Array;
  familyAt: (rng: Rng) => number;
  /** Chance that an adult is drawn a link at all, and another after each. */
  keep: number;
  familyRate: number;
  /** 1 where an adult has any prohibited cell. */
  isBarred: Uint8Array;
  /** Families near adult `i`: `near[nearFrom[i]] … near[nearFrom[i + 1] - 1]`. */
  nearFrom: Uint32Array;
  near: Uint32Array;
};

function sceneOf(model: NullModel, plan: KinPlan | null): DrawScene {
  const {exposure, near, background} = model;
  const nearFrom = new Uint32Array(near.length + 1);
  for (const [adult, own] of near.entries()) nearFrom[adult + 1] = nearFrom[adult]! + own.length;
  return {
    seats: new Uint32Array(2 * exposure.length),
    familyAt: drawnBy(plan === null ? exposure : exposure.map((one) => one ** plan.exposurePower)),
    keep: plan?.keep ?? 1,
    familyRate: plan?.familyRate ?? background.familyRate,
    isBarred: adultsBarred(model),
    nearFrom,
    near: Uint32Array.from(near.flat()),
  };
}

function adultsBarred({adultCount, exposure, prohibited}: NullModel): Uint8Array {
  const isBarred = new Uint8Array(adultCount);
  for (const cell of prohibited) isBarred[Math.floor(cell / exposure.length)] = 1;
  return isBarred;
}

function drawLinks(
  model: NullModel,
  {links, strength, families}: Draw,
  {seats, familyAt, keep, familyRate, isBarred, nearFrom, near}: DrawScene,
  draw: number,
  rng: Rng,
): void {
  const {background, exposure, prohibited} = model;
  const {left, right, gain} = links;
  const sample = background.gain.length;
  const room = left.length - (model.forgotten?.contacts.length ?? 0);
  let length = 0;
  let met = 0;
  for (let adult = 0; adult < model.adultCount; adult++) {
    if (keep < 1 && rng.next() >= keep) continue;
    const first = length;
    do {
      if (length === room) break;
      const like = rng.int(sample);
      const from = nearFrom[adult]!;
      const neighbours = background.isNear[like] === 1 ? nearFrom[adult + 1]! - from : 0;
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const family = neighbours > 0 ? near[from + rng.int(neighbours)]! : familyAt(rng);
        const isMet = seats[2 * family] === draw;
        if (isMet && isTaken(right, first, length, seats[2 * family + 1]!)) continue;
        if (isBarred[adult] === 1 && prohibited.has(adult * exposure.length + family)) continue;
        if (!isMet) {
          seats[2 * family] = draw;
          families[met] = family;
          seats[2 * family + 1] = met++;
        }
        left[length] = adult;
        right[length] = seats[2 * family + 1]!;
        links.isNear[length] = neighbours > 0 ? 1 : 0;
        strength[length] = background.strength[like]!;
        gain[length++] = background.gain[like]!;
        break;
      }
    } while (rng.next() < familyRate);
  }
  links.length = length;
  links.rightCount = met;
}

function isTaken(right: Uint32Array, from: number, to: number, family: number): boolean {
  for (let at = from; at < to; at++) if (right[at] === family) return true;
  return false;
}
