import {wilsonInterval} from '../../../statistics/proportion.ts';
import {K, KIN} from '../compare/comparisons.ts';
import {beginsSchoolYear} from '../../../uk/school-year.ts';
import {BIRTH_DAY, BIRTH_INTERVAL, type PersonColumns} from '../columns/person-columns.ts';
import {listOf} from '../../../columns/lists.ts';
import type {LinkModel} from './link-model.ts';

/** Whether a row tells of a child no more than a school year. Ages are guessed and grow old; a school knows its years. */
export const isKnownByYear = ({birthKind, birthFrom, minor}: PersonColumns, row: number): boolean =>
  birthKind[row] === BIRTH_INTERVAL && minor[row] === 1 && beginsSchoolYear(birthFrom[row]!);

/**
 * Share of pupils who are on record with a birth date, among those of whom some record tells no more than a school year: read
 * from those whose number says who they are, wherever else it stands. The lower bound of its 95 % interval, so that few say
 * little; 0 where no number tells. A register that is short of some schools lowers it by the pupils of these.
 */
export function shareOfPupilsDated(columns: PersonColumns): number {
  const {rowCount, staff, birthKind, national, local} = columns;
  const pupils = new Set<number>();
  const dated = new Set<number>();
  for (let row = 0; row < rowCount; row++) {
    if (staff[row] === 1) continue;
    const into = birthKind[row] === BIRTH_DAY ? dated : isKnownByYear(columns, row) ? pupils : null;
    for (const numbers of into === null ? [] : [national, local])
      for (const number of listOf(numbers, row)) into!.add(number);
  }
  return wilsonInterval([...pupils].filter((number) => dated.has(number)).length, pupils.size).low;
}

/**
 * What it is worth that one child alone fits a name and a school year: whoever else bears them would have to be among the pupils of
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

/** Share of pupils without a birth date that every hub is taken to have, however complete its registers: whoever moved in is in none yet. */
const UNDATED_MIN = 0.04;
