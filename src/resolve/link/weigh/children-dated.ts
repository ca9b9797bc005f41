import {wilsonInterval} from '../../../statistics/proportion.ts';
import {K, KIN} from '../compare/comparisons.ts';
import {BIRTH_DAY, BIRTH_INTERVAL, type PersonColumns} from '../columns/person-columns.ts';
import {listOf} from '../../../columns/lists.ts';
import type {LinkModel} from './link-model.ts';

/**
 * Share of children who are on record with a birth date, among those of whom some record tells no more than an age or school year: read
 * from those whose number says who they are, wherever else it stands. The lower bound of its 95 % interval, so that few say
 * little; 0 where no number tells. A register that is short of some schools lowers it by the pupils of these.
 */
export function shareOfChildrenDated({rowCount, minor, staff, birthKind, national, local}: PersonColumns): number {
  const aged = new Set<number>();
  const dated = new Set<number>();
  for (let row = 0; row < rowCount; row++) {
    if (staff[row] === 1) continue;
    const into =
      birthKind[row] === BIRTH_DAY ? dated : birthKind[row] === BIRTH_INTERVAL && minor[row] === 1 ? aged : null;
    for (const number of into === null ? [] : [...listOf(national, row), ...listOf(local, row)]) into!.add(number);
  }
  if (aged.size === 0) return 0;
  return wilsonInterval([...aged].filter((number) => dated.has(number)).length, aged.size).low;
}

/**
 * What it is worth that one child alone fits a name and an age: whoever else bears them would have to be among the children of
 * whom nobody wrote a birth date, so that of all strangers of one name only that share is left.
 */
export function setSole({comparisons}: LinkModel, shareDated: number): void {
  const {m, h, u} = comparisons[KIN]!;
  const sole = m[K.sole]! * Math.max(1 - shareDated, UNDATED_MIN);
  for (const shares of [h, u]) {
    // What is left of the level goes to that of no relative, so that shares still sum to 1.
    shares[K.none]! += shares[K.sole]! - sole;
    shares[K.sole] = sole;
  }
}

/** Children without a birth date that every hub is taken to have, however complete its registers: whoever moved in is in none yet. */
const UNDATED_MIN = 0.04;
