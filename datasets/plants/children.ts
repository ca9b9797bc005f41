import {ageOn, type Person} from '../world/model.ts';

/** Children already born and not yet 18 on a day. */
export function bornChildren(children: readonly Person[], day: number): Person[] {
  return children.filter((child) => child.born < day && ageOn(child, day) < 18);
}
