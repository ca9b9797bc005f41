import type {UnionFind} from '../../columns/union-find.ts';
import {osa} from '../../text/edit-distance.ts';
import {byAddress, housesOfStreets, pairKey, usesOf} from './addresses.ts';
import {eachGroup, groupByKey, partition} from './groups.ts';
import {isPlaced, type AddressTexts} from './texts.ts';

/** How many times more often the right postcode of an address is written than a slip that makes another postcode of the street. */
const SLIP_RATIO_MIN = 4;

/** One postcode under which an address is written. */
type Written = {code: number; at: number; uses: number; members: readonly number[]};

/**
 * Joins houses whose postcode was mistyped. A postcode that holds no other house of the street, one slip away from one with
 * that number and street, is a slip of it where that one is known from other houses too, or lies in its district and is
 * used as often. A postcode with other houses is a slip where a near one of the district, or of the sector, is used many
 * times as often for this address: no street has a number twice in so small an area.
 */
export function joinSlippedPostcodes(texts: AddressTexts, houses: UnionFind): void {
  const {unit, street} = texts;
  const near = nearness(unit.values);
  const streetHouses = housesOfStreets(texts);
  for (const members of eachGroup(byAddress(texts, (at) => unit.codes[at] !== 0))) {
    const known = writtenUnder(members, texts);
    if (known.length === 1) continue;
    const housesAt = ({code}: Written): number => streetHouses.get(pairKey(code, street.codes[members[0]!]!, texts))!;
    for (const one of known) {
      const isWeak = housesAt(one) === 1;
      const targets = known.filter((other) => {
        if (other === one || texts.towns.areApart(texts.parts[one.at]!, texts.parts[other.at]!)) return false;
        const {isSlip, isDistrict, isSector} = near(one.code, other.code);
        if (isWeak && isSlip && (housesAt(other) > 1 || (isDistrict && other.uses >= one.uses))) return true;
        return isDistrict && (isSlip || isSector) && other.uses >= SLIP_RATIO_MIN * one.uses;
      });
      joinTarget(one, targets, houses);
    }
  }
  joinSlippedBuildings(texts, near, houses);
}

/** The same for addresses known by their building's name alone. */
function joinSlippedBuildings(texts: AddressTexts, near: Nearness, houses: UnionFind): void {
  const {unit, building, number, street} = texts;
  const byBuilding = groupByKey(texts.length, (at) =>
    unit.codes[at] !== 0 && building.codes[at] !== 0 && isPlaced(texts, at) ? building.codes[at]! : -1,
  );
  for (const members of eachGroup(byBuilding)) {
    const known = writtenUnder(members, texts);
    if (known.length === 1) continue;
    for (const one of known) {
      const unnumbered = one.members.find((at) => number.codes[at] === 0);
      if (unnumbered === undefined) continue;
      const own = street.codes[unnumbered];
      const targets = known.filter((other) => {
        const {isSlip, isDistrict, isSector} = near(one.code, other.code);
        if (!isDistrict || !(isSlip || isSector) || other.uses < SLIP_RATIO_MIN * one.uses) return false;
        return other.members.some((at) => own === 0 || street.codes[at] === 0 || street.codes[at] === own);
      });
      joinTarget({...one, at: unnumbered}, targets, houses);
    }
  }
}

function writtenUnder(members: Uint32Array, texts: AddressTexts): Written[] {
  const byUnit = partition(members, (at) => texts.unit.codes[at]!);
  return [...byUnit].map(([code, own]) => ({code, at: own[0]!, uses: usesOf(own, texts), members: own}));
}

/** Joins the one target, or the one that is used many times as often as any other. */
function joinTarget(one: Written, targets: readonly Written[], houses: UnionFind): void {
  const [first, second] = targets.toSorted((left, right) => right.uses - left.uses || left.at - right.at);
  if (first === undefined) return;
  if (
    second === undefined ||
    first.uses >= SLIP_RATIO_MIN * second.uses ||
    houses.find(first.at) === houses.find(second.at)
  )
    houses.union(one.at, first.at);
}

type Nearness = (left: number, right: number) => {isSlip: boolean; isDistrict: boolean; isSector: boolean};

function nearness(units: readonly string[]): Nearness {
  const compact = units.map((unit) => unit.replace(' ', ''));
  return (left, right) => ({
    isSlip: osa(compact[left]!, compact[right]!) === 1,
    isDistrict: units[left]!.slice(0, -4) === units[right]!.slice(0, -4),
    isSector: units[left]!.slice(0, -2) === units[right]!.slice(0, -2),
  });
}
