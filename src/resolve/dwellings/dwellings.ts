import type {UnionFind} from '../../columns/union-find.ts';
import type {Address} from '../../model/address.ts';
import type {Dwelling} from '../../model/resolved.ts';
import {describeDwellings} from './labels.ts';
import {joinDoors} from './doors.ts';
import {partition} from './groups.ts';
import {joinHouses} from './houses.ts';
import {readStrokesAsFlats, straightenSwaps} from './swaps.ts';
import {isPlaced, readAddressTexts, type AddressTexts} from './texts.ts';

/**
 * Which addresses are one front door. `dwellingOf[i]` is the dwelling of `addresses[i]`, -1 for none; dwellings are
 * sorted by id, which is a pure function of the texts. Houses come first, then the doors within each. `isDoorless` is 1 for
 * a dwelling that is a house of several doors with the door not told.
 */
export function resolveDwellings(addresses: readonly (Address | null)[]): {
  dwellings: Dwelling[];
  dwellingOf: Int32Array;
  isDoorless: Uint8Array;
} {
  const {texts, textOf} = readAddressTexts(addresses);
  straightenSwaps(texts);
  readStrokesAsFlats(texts);
  const houses = joinHouses(texts);
  const all = Array.from({length: texts.length}, (_, at) => at);
  const placed = all.filter((at) => isPlaced(texts, at));
  const houseMembers = [...partition(placed, (at) => houses.find(at)).values()];
  const doors = joinDoors(texts, houseMembers);
  joinUnplaced(all, texts, doors.sets);
  const groups = [...partition(all, (at) => doors.sets.find(at)).values()];
  const {dwellings, order} = describeDwellings(texts, houseMembers, groups, doors.isUnknown);
  const dwellingOfText = new Int32Array(texts.length);
  order.forEach((group, position) => {
    for (const at of groups[group]!) dwellingOfText[at] = position;
  });
  return {
    dwellings,
    dwellingOf: textOf.map((text) => (text < 0 ? -1 : dwellingOfText[text]!)),
    isDoorless: Uint8Array.from(dwellings, ({kind, building}, position) =>
      kind === 'communal' && building !== null && groups[order[position]!]!.every((at) => texts.door.codes[at] === 0)
        ? 1
        : 0,
    ),
  };
}

/**
 * Texts that do not say where: those with a UPRN stand with its front door; those that say that there is no place are one
 * nowhere a kind; the rest join only their equals.
 */
function joinUnplaced(all: readonly number[], texts: AddressTexts, sets: UnionFind): void {
  const doorOf = new Map<number, number>();
  for (const at of all) {
    const uprn = texts.uprn.codes[at]!;
    if (uprn === 0 || !isPlaced(texts, at)) continue;
    const door = doorOf.get(uprn) ?? at;
    doorOf.set(uprn, door >= 0 && sets.find(door) === sets.find(at) ? door : -1);
  }
  const first = new Map<string, number>();
  for (const at of all) {
    if (isPlaced(texts, at)) continue;
    const {kind, postcode} = texts.parts[at]!;
    const uprn = texts.uprn.codes[at]!;
    const door = kind === 'nfa' ? -1 : (doorOf.get(uprn) ?? -1);
    const key =
      kind === 'nfa' || (kind === 'unknown' && uprn === 0)
        ? kind
        : `${texts.written[at]!.text.toUpperCase()}|${postcode}|${uprn}`;
    const other = door >= 0 ? door : first.get(key);
    if (other === undefined) first.set(key, at);
    else sets.union(other, at);
  }
}
