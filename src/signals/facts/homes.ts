import {DAY_MIN} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {originOfStay, stayCode} from '../../network/network.ts';
import type {Spell} from '../../network/spells.ts';
import type {Scene} from '../rule.ts';

/** Agencies that record the address of a spell. Many write no date of a move, and say so only by a new address. */
export function agenciesOf({network}: Scene, {stays}: Spell): Set<string> {
  return new Set(stays.map((stay) => originOfStay(network, stay).agency));
}

/** More than one record, or a dated stay, says that this is the child's home. */
export function isSettled({network}: Scene, {stays}: Spell): boolean {
  const {event, start} = network.stays;
  return stays.some((stay) => start[stay]! !== DAY_MIN) || new Set(stays.map((stay) => event[stay]!)).size > 1;
}

/** No stay here is a tenancy of the person's own: who begins one may have taken a home that a family left. */
export function isNoTenant({network: {stays}}: Scene, spell: Spell): boolean {
  return spell.stays.every((stay) => stays.kind[stay] !== TENANCY);
}

const TENANCY = stayCode('tenancy');

/** Records of somebody of a family at a dwelling, received by `knownBy`. */
export function staysOfFamily(
  {network: {stays, staysAt}}: Scene,
  dwelling: number,
  family: ReadonlyMap<number, number>,
  knownBy: number,
): number[] {
  // Homes of many people have many records, and are asked about once for each of them: no copy of all, and no call for each.
  const found: number[] = [];
  for (const stay of rowItems(staysAt, dwelling))
    if (stays.received[stay]! <= knownBy && family.has(stays.person[stay]!)) found.push(stay);
  return found;
}
