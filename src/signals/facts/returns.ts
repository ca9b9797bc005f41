import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {shareHome, type Spell} from '../../network/spells.ts';
import type {Scene} from '../rule.ts';
import {hasStartNear, isConfirmed} from './meeting-evidence.ts';
import type {Back, Meeting, Pair} from './meeting.ts';

/** An adult's spell at a home that they had lived at before, and the stays that say so and that they were elsewhere. */
type Return = {spell: Spell; back: Back; stays: readonly number[]};

/**
 * Times an adult came back to a dwelling, by a dated stay, after dated stays elsewhere for `awayDays`: whatever was known of them when
 * they first lived there, what they did meanwhile is news to the children who stayed. An undated record of another address is often old or
 * wrong, so it makes nobody leave. In order of time.
 */
export function returnsTo(scene: Scene, own: readonly Spell[], dwelling: number): Return[] {
  const {awayDays} = scene.config.newAdult;
  const {start, end, received} = scene.network.stays;
  return own.flatMap((spell, at): Return[] => {
    if (spell.dwelling !== dwelling || !hasStartNear(scene, spell, spell.from)) return [];
    const before = own.slice(0, at).findLastIndex((earlier) => earlier.dwelling === dwelling);
    if (before < 0) return [];
    const elsewhere = own
      .slice(before + 1, at)
      .flatMap(({stays}) => stays)
      .filter((stay) => start[stay] !== DAY_MIN);
    const awaySince = Math.min(...elsewhere.map((stay) => start[stay]!));
    // No dated stay elsewhere leaves it at infinity, which is no time away.
    if (spell.from - awaySince < awayDays) return [];
    const first = own[before]!.stays;
    const isSure = first.some((stay) => received[stay]! < spell.from || end[stay] !== DAY_MAX);
    return [{spell, back: {awaySince, isSure}, stays: [...first, ...elsewhere]}];
  });
}

/** The child lives in the home to which the adult comes back, as records confirm, and was born before that. */
export function meetingsOnReturn(
  scene: Scene,
  returns: readonly Return[],
  {child, theirs, ties}: Pair,
  knownBy: number,
): Meeting[] {
  return returns.flatMap(({spell, back, stays}) => {
    const {from} = spell;
    const birth = birthOf(scene.network, child, knownBy);
    const home = theirs.find((one) => one.from <= from && shareHome(scene.network, spell, one));
    if (home === undefined || birth.to >= from || !isChildOn(birth, from)) return [];
    const meeting = {child, from, after: from - 1, adultSpell: spell, childSpell: home, ties, before: stays, back};
    return isConfirmed(scene, meeting, knownBy) ? [meeting] : [];
  });
}
