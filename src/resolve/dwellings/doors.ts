import {UnionFind} from '../../columns/union-find.ts';
import {usesOf} from './addresses.ts';
import {partition} from './groups.ts';
import type {AddressTexts} from './texts.ts';

/** How many times more often the doors of a house must be written as rooms than as flats for it to have rooms only. */
const ROOM_RATIO_MIN = 3;

/** Which texts are one front door, and which name a block without saying which of its doors. */
export type Doors = {sets: UnionFind; isUnknown: Uint8Array};

/** Texts of one house, told apart by their doors. */
export function joinDoors(texts: AddressTexts, houses: readonly (readonly number[])[]): Doors {
  const doors: Doors = {sets: new UnionFind(texts.length), isUnknown: new Uint8Array(texts.length)};
  for (const members of houses) {
    if (members.length === 1) continue;
    const named = members.filter((at) => texts.door.codes[at] !== 0);
    for (const same of partition(named, (at) => texts.door.codes[at]!).values()) joinOneDoor(same, texts, doors.sets);
    joinRooms(named, texts, doors.sets);
    joinBlockCodes(named, texts, doors.sets);
    joinDoorsByUprn(named, texts, doors.sets);
    const without = members.filter((at) => texts.door.codes[at] === 0);
    if (without.length > 0) placeWithoutDoor(without, named, texts, doors);
  }
  return doors;
}

/** One flat's name on two storeys is two doors; a text that leaves the storey out joins where there is one. */
function joinOneDoor(members: readonly number[], {parts}: AddressTexts, sets: UnionFind): void {
  const floors = new Set(members.map((at) => parts[at]!.floor));
  floors.delete('');
  const isSplit = floors.size > 1;
  const first = new Map<string, number>();
  for (const at of members) {
    const key = isSplit ? parts[at]!.floor : '';
    const other = first.get(key);
    if (other === undefined) first.set(key, at);
    else sets.union(other, at);
  }
}

/** In a house let by the room, which most of its records say, "Flat 4" is room 4. */
function joinRooms(named: readonly number[], texts: AddressTexts, sets: UnionFind): void {
  const {door, parts} = texts;
  const rooms = named.filter((at) => parts[at]!.flat.startsWith('ROOM '));
  if (rooms.length === 0 || rooms.length === named.length) return;
  const others = named.filter((at) => !parts[at]!.flat.startsWith('ROOM '));
  if (usesOf(rooms, texts) < ROOM_RATIO_MIN * usesOf(others, texts)) return;
  const roomOf = new Map(rooms.map((at) => [door.values[door.codes[at]!]!, at]));
  for (const at of others) {
    const room = roomOf.get(`ROOM ${door.values[door.codes[at]!]!}`);
    if (room !== undefined) sets.union(room, at);
  }
}

/** Room 5 of block C is "C5" and "ROOM C5" as well. */
function joinBlockCodes(named: readonly number[], texts: AddressTexts, sets: UnionFind): void {
  const first = new Map<string, number>();
  for (const at of named) {
    const code = /^(?:(?:BLOCK ([A-Z]) )?(?:ROOM )?|(?:ROOM )?([A-Z]))(\d+[A-Z]?)$/.exec(texts.parts[at]!.door);
    const block = code?.[1] ?? code?.[2];
    if (block === undefined) continue;
    const key = `${block}${code![3]!}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, at);
    else sets.union(other, at);
  }
}

/** A storey and a flat's name with one UPRN are two names of one door; two numbers with one UPRN make it the block's own. */
function joinDoorsByUprn(named: readonly number[], texts: AddressTexts, sets: UnionFind): void {
  const byUprn = partition(named, (at) => texts.uprn.codes[at]!);
  byUprn.delete(0);
  for (const members of byUprn.values()) {
    const roots = [...new Set(members.map((at) => sets.find(at)))];
    if (roots.length !== 2) continue;
    const isStorey = roots.map((root) => texts.parts[root]!.flat === '' && texts.parts[root]!.floor !== '');
    if (isStorey[0] !== isStorey[1]) sets.union(roots[0]!, roots[1]!);
  }
}

/**
 * Texts that leave the door out. A house without flats is its own door. Else the UPRN tells the door, or there is only one
 * and most texts name it; a house that most texts name without a door is one itself. What is left may be any door of the
 * block, so it is held apart, text by text.
 */
function placeWithoutDoor(
  without: readonly number[],
  named: readonly number[],
  texts: AddressTexts,
  doors: Doors,
): void {
  const {sets} = doors;
  const flats = named.filter((at) => texts.isFlat[at] === 1 && !isHomeBeside(texts.parts[at]!.flat));
  const isCommunal = without.some((at) => texts.parts[at]!.kind !== null);
  if (flats.length === 0 || isCommunal) {
    for (const at of without) sets.union(without[0]!, at);
    return;
  }
  const doorOfUprn = doorsByUprn(flats, texts, sets);
  const left: number[] = [];
  for (const at of without) {
    const door = doorOfUprn.get(texts.uprn.codes[at]!);
    if (door === undefined || door < 0) left.push(at);
    else sets.union(at, door);
  }
  if (left.length === 0) return;
  const [leftUses, flatUses] = [usesOf(left, texts), usesOf(flats, texts)];
  // Where the door is the letter of the number, the number without it is another house.
  const hasLetters = flats.length < named.length;
  const isOneDoor = !hasLetters && new Set(flats.map((at) => sets.find(at))).size === 1;
  if (isOneDoor && leftUses <= flatUses) left.push(flats[0]!);
  if (isOneDoor || leftUses > flatUses) for (const at of left) sets.union(left[0]!, at);
  else holdApart(left, texts, doors);
}

/** "ANNEXE", "BARN", "ROSE COTTAGE": a home with a name stands beside the house, which is none of its flats. */
const isHomeBeside = (flat: string): boolean => /^[A-Z]{2,}(?: [A-Z]{2,})*$/.test(flat) && !NO_NAMES.has(flat);
const NO_NAMES = new Set(['FLAT', 'STUDIO', 'ROOM']);

function holdApart(left: readonly number[], texts: AddressTexts, {sets, isUnknown}: Doors): void {
  const first = new Map<number, number>();
  for (const at of left) {
    isUnknown[at] = 1;
    const uprn = texts.uprn.codes[at]!;
    const other = first.get(uprn);
    if (uprn === 0) continue;
    if (other === undefined) first.set(uprn, at);
    else sets.union(other, at);
  }
}

/** The door that each UPRN stands for; -1 for the UPRN of a block, code 0 is never in. */
function doorsByUprn(flats: readonly number[], {uprn}: AddressTexts, sets: UnionFind): Map<number, number> {
  const doors = new Map<number, number>();
  for (const at of flats) {
    const code = uprn.codes[at]!;
    const known = doors.get(code);
    if (code === 0) continue;
    if (known === undefined) doors.set(code, at);
    else if (known >= 0 && sets.find(known) !== sets.find(at)) doors.set(code, -1);
  }
  return doors;
}
