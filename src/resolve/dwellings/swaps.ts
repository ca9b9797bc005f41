import {eachGroup, groupByKey} from './groups.ts';
import type {AddressTexts} from './texts.ts';

/**
 * Sets flat and house number right that were written the wrong way round: "Flat 12, 3 High Road" beside "Flat 3, 12 High
 * Road" in one postcode, where nothing else is known of number 3 and more is known of number 12.
 */
export function straightenSwaps(texts: AddressTexts): void {
  const {unit, street, number, door, isFlat, uses} = texts;
  const isNumber = door.values.map((value) => /^\d+$/.test(value));
  const doorCode = new Map(door.values.map((value, code) => [value, code]));
  const numberCode = new Map(number.values.map((value, code) => [value, code]));
  const byStreet = groupByKey(texts.length, (at) =>
    unit.codes[at] !== 0 && street.codes[at] !== 0 && number.codes[at] !== 0
      ? unit.codes[at]! * street.values.length + street.codes[at]!
      : -1,
  );
  for (const members of eachGroup(byStreet)) {
    const numbered = members.filter((at) => isFlat[at] === 1 && isNumber[door.codes[at]!]);
    if (numbered.length < 2) continue;
    const usesOfHouse = new Map<number, number>();
    for (const at of members) add(usesOfHouse, number.codes[at]!, uses[at]!);
    const keyOf = (house: number, flat: number): number => house * door.values.length + flat;
    const usesOfDoor = new Map<number, number>();
    for (const at of numbered) add(usesOfDoor, keyOf(number.codes[at]!, door.codes[at]!), uses[at]!);
    for (const at of numbered) {
      const house = numberCode.get(door.values[door.codes[at]!]!) ?? 0;
      const flat = doorCode.get(number.values[number.codes[at]!]!) ?? 0;
      if (house === 0 || flat === 0 || house === number.codes[at] || !usesOfDoor.has(keyOf(house, flat))) continue;
      const own = usesOfDoor.get(keyOf(number.codes[at]!, door.codes[at]!));
      if (own !== usesOfHouse.get(number.codes[at]!) || usesOfHouse.get(house)! <= own!) continue;
      [number.codes[at], door.codes[at]] = [house, flat];
    }
  }
}

function add(counts: Map<number, number>, key: number, uses: number): void {
  counts.set(key, (counts.get(key) ?? 0) + uses);
}
