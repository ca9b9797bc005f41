import {UnionFind} from '../columns/union-find.ts';
import {osa} from '../text/edit-distance.ts';
import {jaroWinkler} from '../text/jaro-winkler.ts';
import type {AddressText} from './dwelling-texts.ts';

/** Two spellings of a street within one postcode and at one house number: similarity from which they are one. */
const STREET_SIMILARITY_MIN = 0.88;

/** Which texts are one front door, each rule on its own; the order of texts is that of their content. */
export function joinTexts(texts: readonly AddressText[]): UnionFind {
  const sets = new UnionFind(texts.length);
  joinNowhere(texts, sets);
  joinWithinPostcode(texts, sets);
  joinSlips(texts, sets);
  joinWithoutPostcode(texts, sets);
  joinByUprn(texts, sets);
  return sets;
}

/** Whether a text says where: a number or a building; a street alone is no front door. */
export function isPlaced({parts, number}: AddressText): boolean {
  if (parts.kind === 'nfa' || parts.kind === 'unknown') return false;
  return (number !== '' && parts.street !== '') || parts.building !== '';
}

/** Texts that say that there is no place are one nowhere a kind; texts that cannot be placed join only their equals. */
function joinNowhere(texts: readonly AddressText[], sets: UnionFind): void {
  const join = joiner(sets);
  texts.forEach((text, index) => {
    const {kind, postcode} = text.parts;
    if (kind === 'nfa' || kind === 'unknown') join(kind, index);
    else if (!isPlaced(text)) join(`${text.text.toUpperCase()}|${postcode}`, index);
  });
}

function joinWithinPostcode(texts: readonly AddressText[], sets: UnionFind): void {
  const groups = groupBy(texts, (text) => (text.parts.postcode === '' ? '' : `${text.parts.postcode}|${text.door}`));
  for (const group of groups.values()) {
    const numbered = groupOf(group, (index) => texts[index]!.number);
    for (const [number, members] of numbered) if (number !== '') joinSimilarStreets(members, texts, sets);
    joinByBuilding(group, texts, sets);
  }
}

/** One house number in one postcode: spellings of its street join where they are alike. */
function joinSimilarStreets(members: readonly number[], texts: readonly AddressText[], sets: UnionFind): void {
  const byName = groupOf(members, (index) => texts[index]!.name);
  const names = [...byName.keys()].sort();
  for (const same of byName.values()) for (const index of same) sets.union(same[0]!, index);
  for (let i = 0; i < names.length; i++) {
    for (let j = i + 1; j < names.length; j++) {
      if (areAlike(names[i]!, names[j]!)) sets.union(byName.get(names[i]!)![0]!, byName.get(names[j]!)![0]!);
    }
  }
}

function areAlike(left: string, right: string): boolean {
  return osa(left, right) <= 2 || jaroWinkler(left, right) >= STREET_SIMILARITY_MIN;
}

/** A named building in one postcode is one, unless two house numbers claim its name. */
function joinByBuilding(group: readonly number[], texts: readonly AddressText[], sets: UnionFind): void {
  const byBuilding = groupOf(group, (index) => texts[index]!.parts.building);
  for (const [building, members] of byBuilding) {
    if (building === '') continue;
    const numbers = new Set(members.map((index) => texts[index]!.number).filter((number) => number !== ''));
    if (numbers.size > 1) {
      const unnumbered = members.filter((index) => texts[index]!.number === '');
      for (const index of unnumbered) sets.union(unnumbered[0]!, index);
    } else for (const index of members) sets.union(members[0]!, index);
  }
}

/**
 * A postcode seen for one house only, one slip away from exactly one other postcode with that street, number and door, was
 * mistyped. Where the slip leads to another district, that other postcode must be known from other houses too.
 */
function joinSlips(texts: readonly AddressText[], sets: UnionFind): void {
  const houses = countHouses(texts);
  for (const group of groupBy(texts, (text) => (text.parts.postcode === '' ? '' : doorText(text))).values()) {
    const byUnit = groupOf(group, (index) => texts[index]!.parts.postcode);
    if (byUnit.size === 1) continue;
    const units = [...byUnit.keys()];
    for (const unit of units) {
      if (houses.get(unit)! > 1) continue;
      const near = units.filter((other) => osa(unit, other) === 1);
      const target = near.length === 1 ? near[0]! : null;
      if (target === null || (unit.slice(0, -4) !== target.slice(0, -4) && houses.get(target)! < 2)) continue;
      sets.union(byUnit.get(unit)![0]!, byUnit.get(target)![0]!);
    }
  }
}

/** How many houses each postcode is written with. */
function countHouses(texts: readonly AddressText[]): Map<string, number> {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const text of texts) {
    const unit = text.parts.postcode;
    const house = `${unit}|${text.number}|${text.name}`;
    if (unit === '' || seen.has(house)) continue;
    seen.add(house);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return counts;
}

/** A text without a whole postcode joins where its street, number and door fit one place only. */
function joinWithoutPostcode(texts: readonly AddressText[], sets: UnionFind): void {
  for (const group of groupBy(texts, doorText).values()) {
    const whole = group.filter((index) => texts[index]!.parts.postcode !== '');
    const byOutward = groupOf(
      group.filter((index) => texts[index]!.parts.postcode === ''),
      (index) => texts[index]!.parts.outward,
    );
    for (const [outward, members] of byOutward) {
      for (const index of members) sets.union(members[0]!, index);
      const fits = whole.filter((index) => outward === '' || texts[index]!.parts.outward === outward);
      const places = new Set(fits.map((index) => sets.find(index)));
      if (places.size === 1) sets.union(members[0]!, fits[0]!);
    }
  }
}

/**
 * One UPRN at one house number is one front door, unless its texts name several doors: then it is the block's own number
 * and joins only texts that name the same door.
 */
function joinByUprn(texts: readonly AddressText[], sets: UnionFind): void {
  for (const group of groupBy(texts, ({uprn, number}) => (uprn === null ? '' : `${uprn}|${number}`)).values()) {
    const byDoor = groupOf(group, (index) => texts[index]!.door);
    const isBlock = [...byDoor.keys()].filter((door) => door !== '').length > 1;
    if (isBlock) for (const members of byDoor.values()) for (const index of members) sets.union(members[0]!, index);
    else for (const index of group) sets.union(group[0]!, index);
  }
}

function doorText(text: AddressText): string {
  return isPlaced(text) ? `${text.number}|${text.name}|${text.door}` : '';
}

/** Indices of placed texts by key; an empty key keeps a text out. */
function groupBy(texts: readonly AddressText[], keyOf: (text: AddressText) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  texts.forEach((text, index) => {
    const key = isPlaced(text) ? keyOf(text) : '';
    if (key !== '') push(groups, key, index);
  });
  return groups;
}

function groupOf(members: readonly number[], keyOf: (index: number) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const index of members) push(groups, keyOf(index), index);
  return groups;
}

function push(groups: Map<string, number[]>, key: string, index: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [index]);
  else group.push(index);
}

function joiner(sets: UnionFind): (key: string, index: number) => void {
  const first = new Map<string, number>();
  return (key, index) => {
    const other = first.get(key);
    if (other === undefined) first.set(key, index);
    else sets.union(other, index);
  };
}
