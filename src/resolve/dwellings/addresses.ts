import {addAt} from '../../base/get-or-insert.ts';
import type {UnionFind} from '../../columns/union-find.ts';
import {groupByKey, partition, type Groups} from './groups.ts';
import {isPlaced, type AddressTexts} from './texts.ts';

/** Share of the addresses that fit which one house must hold to be taken for a text that says less. */
const DOMINANT_SHARE_MIN = 0.9;

/** Placed texts by house number and street. */
export function byAddress(texts: AddressTexts, isIn: (at: number) => boolean): Groups {
  const {number, street} = texts;
  return groupByKey(texts.length, (at) =>
    number.codes[at] !== 0 && street.codes[at] !== 0 && isPlaced(texts, at) && isIn(at)
      ? pairKey(number.codes[at]!, street.codes[at]!, texts)
      : -1,
  );
}

/** One number for a code and the street's. */
export const pairKey = (code: number, street: number, {street: {values}}: AddressTexts): number =>
  code * values.length + street;

/** How many house numbers each postcode is written with, by street. */
export function housesOfStreets(texts: AddressTexts): Map<number, number> {
  const {unit, street, number} = texts;
  const seen = new Set<number>();
  const counts = new Map<number, number>();
  for (let at = 0; at < texts.length; at++) {
    if (unit.codes[at] === 0 || number.codes[at] === 0 || !isPlaced(texts, at)) continue;
    const key = pairKey(unit.codes[at]!, street.codes[at]!, texts);
    const house = key * number.values.length + number.codes[at]!;
    if (seen.has(house)) continue;
    seen.add(house);
    addAt(counts, key);
  }
  return counts;
}

/** How many addresses were written in one of these ways. */
export function usesOf(members: Iterable<number>, {uses}: AddressTexts): number {
  let sum = 0;
  for (const member of members) sum += uses[member]!;
  return sum;
}

/** Texts of the house that nearly all of these addresses name: the few others are more often its slips than a second house. */
export function dominant(members: readonly number[], texts: AddressTexts, houses: UnionFind): readonly number[] {
  const total = usesOf(members, texts);
  for (const own of partition(members, (member) => houses.find(member)).values()) {
    if (usesOf(own, texts) >= DOMINANT_SHARE_MIN * total) return own;
  }
  return [];
}
