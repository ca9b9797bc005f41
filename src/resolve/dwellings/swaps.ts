import {addAt} from '../../base/get-or-insert.ts';
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

/**
 * "34/36 HIGH ROAD" is read as a house of two numbers; where number 36 is known to have a flat 34, and nobody else writes
 * 34-36, it is that flat.
 */
export function readStrokesAsFlats(texts: AddressTexts): void {
  const {unit, street, number, door, isFlat, written} = texts;
  const keyOf = (at: number, house: string): string => `${unit.codes[at]!}|${street.codes[at]!}|${house}`;
  const doors = new Map<string, number>();
  const ranges = new Set<string>();
  const strokes: number[] = [];
  for (let at = 0; at < texts.length; at++) {
    const house = number.values[number.codes[at]!]!;
    if (isFlat[at] === 1) doors.set(`${keyOf(at, house)}|${door.values[door.codes[at]!]!}`, at);
    if (!house.includes('-')) continue;
    if (door.codes[at] === 0 && /\d ?\/ ?\d/.test(written[at]!.text)) strokes.push(at);
    else ranges.add(keyOf(at, house));
  }
  for (const at of strokes) {
    const house = number.values[number.codes[at]!]!;
    const [first, second] = house.split('-') as [string, string];
    const other = doors.get(`${keyOf(at, second)}|${first}`);
    if (other === undefined || ranges.has(keyOf(at, house))) continue;
    [number.codes[at], door.codes[at]] = [number.codes[other]!, door.codes[other]!];
    isFlat[at] = 1;
  }
}

function add(counts: Map<number, number>, key: number, uses: number): void {
  addAt(counts, key, uses);
}
