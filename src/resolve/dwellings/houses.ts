import {UnionFind} from '../../columns/union-find.ts';
import {osa} from '../../text/edit-distance.ts';
import {jaroWinkler} from '../../text/jaro-winkler.ts';
import {dominant} from './addresses.ts';
import {eachGroup, groupByKey, partition} from './groups.ts';
import {joinLostPostcodes} from './postcodes.ts';
import {joinSlippedPostcodes} from './slips.ts';
import {isPlaced, type AddressTexts} from './texts.ts';

/** Two spellings of a street within one postcode and at one house number: similarity from which they are one. */
const STREET_SIMILARITY_MIN = 0.84;
/** Shorter words differ in one letter without being one name: EAST and WEST, A and B. */
const BUILDING_WORD_LENGTH_MIN = 5;

/**
 * Which texts are of one house or block, whatever their flat: by postcode and number, by the name of the building, by UPRN,
 * then where the postcode slipped or was lost. Texts that do not say where are in no house but their own.
 */
export function joinHouses(texts: AddressTexts): UnionFind {
  const houses = new UnionFind(texts.length);
  const {codes: units} = texts.unit;
  const byUnit = groupByKey(texts.length, (at) => (units[at] !== 0 && isPlaced(texts, at) ? units[at]! : -1));
  for (const members of eachGroup(byUnit)) {
    if (members.length === 1) continue;
    const byNumber = partition(members, (at) => texts.number.codes[at]!);
    for (const [number, numbered] of byNumber) if (number !== 0) joinStreets(numbered, texts, houses);
    joinBuildings(members, texts, houses);
    if (byNumber.size > 1) joinRanges(byNumber, texts, houses);
  }
  joinByUprn(texts, houses);
  joinSlippedPostcodes(texts, houses);
  joinLostPostcodes(texts, houses);
  return houses;
}

/** One number in one postcode is one house where its building is the same or its street alike; the street may be left out. */
function joinStreets(members: readonly number[], texts: AddressTexts, houses: UnionFind): void {
  const byStreet = partition(members, (at) => texts.street.codes[at]!);
  for (const same of byStreet.values()) for (const at of same) houses.union(same[0]!, at);
  if (byStreet.size === 1) return;
  const named = [...byStreet].filter(([street]) => street !== 0);
  for (let i = 0; i < named.length; i++) {
    for (let j = i + 1; j < named.length; j++) {
      const isOne = areStreetsAlike(texts.street.values[named[i]![0]]!, texts.street.values[named[j]![0]]!);
      if (isOne) houses.union(named[i]![1][0]!, named[j]![1][0]!);
    }
  }
  const byName = partition(members, (at) => texts.building.codes[at]!);
  for (const [name, same] of byName) if (name !== 0) for (const at of same) houses.union(same[0]!, at);
  const without = byStreet.get(0);
  if (without === undefined) return;
  const main = dominant(
    named.flatMap(([, same]) => same),
    texts,
    houses,
  );
  if (main.length > 0) houses.union(without[0]!, main[0]!);
}

/** Alike by spelling, or one is the other with a place name behind it. */
function areStreetsAlike(left: string, right: string): boolean {
  if (osa(left, right) <= 2 || jaroWinkler(left, right) >= STREET_SIMILARITY_MIN) return true;
  return left.startsWith(`${right} `) || right.startsWith(`${left} `);
}

/** A named building in one postcode is one; where several house numbers claim its name, a text without one needs their street. */
function joinBuildings(members: Uint32Array, texts: AddressTexts, houses: UnionFind): void {
  const byBuilding = partition(members, (at) => texts.building.codes[at]!);
  byBuilding.delete(0);
  for (const named of mergedSpellings(byBuilding, texts)) {
    const unnumbered = named.filter((at) => texts.number.codes[at] === 0);
    if (unnumbered.length === 0) continue;
    const numbered = named.filter((at) => texts.number.codes[at] !== 0);
    const roots = new Set(numbered.map((at) => houses.find(at)));
    if (roots.size > 1) joinToNumbers(unnumbered, numbered, texts, houses);
    else for (const at of unnumbered) houses.union((numbered[0] ?? unnumbered[0])!, at);
  }
}

/**
 * Where several numbers claim a building's name, a text without one is of the number of its street; else of the number that
 * nearly all write. What is left stays apart, text by text: joined, their UPRNs would bridge two blocks of one name.
 */
function joinToNumbers(
  unnumbered: readonly number[],
  numbered: readonly number[],
  texts: AddressTexts,
  houses: UnionFind,
): void {
  const {codes: streets} = texts.street;
  const main = dominant(numbered, texts, houses);
  for (const [street, same] of partition(unnumbered, (at) => streets[at]!)) {
    const fits = street === 0 ? [] : numbered.filter((other) => streets[other] === street);
    const isOne = fits.length > 0 && fits.every((other) => houses.find(other) === houses.find(fits[0]!));
    const isMain = street === 0 || main.some((other) => streets[other] === street);
    const target = isOne ? fits[0] : isMain ? main[0] : undefined;
    if (target !== undefined) for (const at of same) houses.union(target, at);
  }
}

/** Groups of one building's texts, spellings that are one slip apart together. */
function mergedSpellings(byBuilding: Map<number, number[]>, {building}: AddressTexts): number[][] {
  const codes = [...byBuilding.keys()];
  const sets = new UnionFind(codes.length);
  for (let i = 0; i < codes.length; i++) {
    for (let j = i + 1; j < codes.length; j++) {
      if (areBuildingsAlike(building.values[codes[i]!]!, building.values[codes[j]!]!)) sets.union(i, j);
    }
  }
  const merged = partition(codes.keys(), (index) => sets.find(index));
  return [...merged.values()].map((group) => group.flatMap((index) => byBuilding.get(codes[index]!)!));
}

/** One slip in one long word; the words that tell towers apart are short. */
function areBuildingsAlike(left: string, right: string): boolean {
  if (left === right) return true;
  if (Math.abs(left.length - right.length) > 1 || osa(left, right) > 1) return false;
  const others = right.split(' ');
  const own = left.split(' ');
  if (own.length !== others.length) return left.replaceAll(' ', '') === right.replaceAll(' ', '');
  return own.every(
    (word, at) => word === others[at] || Math.min(word.length, others[at]!.length) >= BUILDING_WORD_LENGTH_MIN,
  );
}

/** "12-14" and "12" are one house where a flat or the building's name is the same; else nobody can say. */
function joinRanges(byNumber: Map<number, number[]>, texts: AddressTexts, houses: UnionFind): void {
  for (const [number, members] of byNumber) {
    const ends = /^(\d+)-(\d+)$/.exec(texts.number.values[number]!);
    if (ends === null) continue;
    for (const [other, others] of byNumber) {
      const value = texts.number.values[other];
      if (value !== ends[1] && value !== ends[2]) continue;
      if (haveOtherNames(members, others, texts)) continue;
      for (const at of members) {
        const same = others.find((index) => sharesDoorOrName(at, index, texts));
        if (same !== undefined) houses.union(at, same);
      }
    }
  }
}

/** Whether both are named buildings and share no name: "Falcon House, 19" stands beside "Thames Lodge, 11-19". */
function haveOtherNames(members: readonly number[], others: readonly number[], {building}: AddressTexts): boolean {
  const names = new Set(members.map((at) => building.codes[at]!).filter((code) => code !== 0));
  const otherNames = others.map((at) => building.codes[at]!).filter((code) => code !== 0);
  return names.size > 0 && otherNames.length > 0 && !otherNames.some((code) => names.has(code));
}

function sharesDoorOrName(left: number, right: number, {street, building, door, isFlat}: AddressTexts): boolean {
  if (street.codes[left] !== street.codes[right]) return false;
  const {codes: names} = building;
  if (names[left] !== 0 && names[left] === names[right]) return true;
  return isFlat[left] === 1 && isFlat[right] === 1 && door.codes[left] === door.codes[right];
}

/** One UPRN is one house, whoever has no postcode or a wrong one, unless number or street speak against it. */
function joinByUprn(texts: AddressTexts, houses: UnionFind): void {
  const {codes: uprns} = texts.uprn;
  for (const members of eachGroup(groupByKey(texts.length, (at) => (uprns[at] === 0 ? -1 : uprns[at]!)))) {
    for (let i = 1; i < members.length; i++) {
      // The first that fits is enough: what fits neither number nor street fits no other of that house.
      for (let j = 0; j < i; j++) {
        if (houses.find(members[i]!) === houses.find(members[j]!) || fits(members[i]!, members[j]!, texts)) {
          houses.union(members[i]!, members[j]!);
          break;
        }
      }
    }
  }
}

/** Whether two placed texts may be of one house: no other number (a builder's plot has one after it), and the same building or an alike street with the number. */
function fits(left: number, right: number, texts: AddressTexts): boolean {
  if (!isPlaced(texts, left) || !isPlaced(texts, right)) return false;
  const {number, street, building} = texts;
  const [leftNumber, rightNumber] = [number.codes[left]!, number.codes[right]!];
  const isSameBuilding = building.codes[left] !== 0 && building.codes[left] === building.codes[right];
  const isPlot = number.values[leftNumber]!.startsWith('PLOT ') !== number.values[rightNumber]!.startsWith('PLOT ');
  if (leftNumber !== rightNumber && !isPlot) return isSameBuilding && (leftNumber === 0 || rightNumber === 0);
  const [leftStreet, rightStreet] = [street.values[street.codes[left]!]!, street.values[street.codes[right]!]!];
  if (leftStreet === '' || rightStreet === '') return isSameBuilding;
  return areStreetsAlike(leftStreet, rightStreet);
}
