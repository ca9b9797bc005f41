import {shortId} from '../base/hash.ts';
import {UnionFind} from '../columns/union-find.ts';
import type {Address} from '../model/address.ts';
import type {Dwelling} from '../model/resolved.ts';
import {flatKey, parseAddress, type AddressParts} from '../uk/address.ts';
import {uprn as readUprn} from '../uk/uprn.ts';

/** A building with at least this many flats makes an address without its flat a block, not a front door. */
const FLATS_OF_A_BLOCK = 3;

type Text = {
  text: string;
  postcode: string | null;
  uprn: string | null;
  parts: AddressParts;
  uses: number;
  isProtected: boolean;
};

/**
 * Which address texts are one front door. Same street, house number, flat and outward postcode make one; a text without
 * postcode joins where street, number and flat fit one place only; a shared UPRN joins texts whose flats do not differ.
 * `dwellingOf[i]` is the dwelling of `addresses[i]`, -1 for none. Ids depend on the content of the address alone.
 */
export function resolveDwellings(addresses: readonly (Address | null)[]): {
  dwellings: Dwelling[];
  dwellingOf: Int32Array;
} {
  const texts: Text[] = [];
  const textOf = internTexts(addresses, texts);
  const sets = joinTexts(texts);
  const groups = new Map<number, Text[]>();
  for (let index = 0; index < texts.length; index++) {
    const root = sets.find(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [texts[index]!]);
    else group.push(texts[index]!);
  }
  const flatsOf = countFlats(groups);
  const made = [...groups].map(([root, group]) => ({root, dwelling: describe(group, flatsOf)}));
  made.sort((left, right) => (left.dwelling.id < right.dwelling.id ? -1 : 1));
  const indexOf = new Map(made.map(({root}, index) => [root, index]));
  const dwellingOf = new Int32Array(addresses.length).fill(-1);
  for (let i = 0; i < addresses.length; i++) if (textOf[i]! >= 0) dwellingOf[i] = indexOf.get(sets.find(textOf[i]!))!;
  return {dwellings: made.map(({dwelling}) => dwelling), dwellingOf};
}

function internTexts(addresses: readonly (Address | null)[], texts: Text[]): Int32Array {
  const known = new Map<string, number>();
  const textOf = new Int32Array(addresses.length).fill(-1);
  for (let i = 0; i < addresses.length; i++) {
    const address = addresses[i]!;
    if (address === null || (address.text === '' && address.postcode === null && address.uprn === null)) continue;
    const key = `${address.text}\u001f${address.postcode ?? ''}\u001f${address.uprn ?? ''}`;
    let index = known.get(key);
    if (index === undefined) {
      index = texts.length;
      known.set(key, index);
      const parts = parseAddress(address.text, address.postcode);
      texts.push({
        text: address.text,
        postcode: address.postcode,
        uprn: readUprn(address.uprn ?? ''),
        parts,
        uses: 0,
        isProtected: false,
      });
    }
    const text = texts[index]!;
    text.uses++;
    text.isProtected ||= address.protected;
    textOf[i] = index;
  }
  return textOf;
}

const isPseudo = (parts: AddressParts): boolean => parts.place === 'nfa' || parts.place === 'unknown';

/** Street and number, else the building; empty where neither is known. */
function doorKey(parts: AddressParts): string {
  if (parts.number !== '' && (parts.street !== '' || parts.building !== ''))
    return `${parts.number} ${parts.street || parts.building}`;
  return parts.building || (parts.place === null ? '' : parts.street);
}

function joinTexts(texts: Text[]): UnionFind {
  const sets = new UnionFind(texts.length);
  const first = new Map<string, number>();
  const join = (key: string, index: number): void => {
    const other = first.get(key);
    if (other === undefined) first.set(key, index);
    else sets.union(other, index);
  };
  const outwardsOf = new Map<string, Set<string>>();
  texts.forEach(({parts, text, postcode}, index) => {
    if (isPseudo(parts)) return join(`pseudo ${parts.place}`, index);
    const door = doorKey(parts);
    if (door === '') return join(`text ${text.toLowerCase()} ${postcode ?? ''}`, index);
    const key = `${door}|${flatKey(parts.flat)}`;
    const outward = parts.postcode?.outward ?? '';
    join(`door ${outward}|${key}`, index);
    if (outward !== '') (outwardsOf.get(key) ?? outwardsOf.set(key, new Set()).get(key)!).add(outward);
    // Within one unit postcode a house number is one house, however its street is spelt.
    if (parts.number !== '' && parts.postcode !== null)
      join(`unit ${parts.postcode.unit}|${parts.number}|${flatKey(parts.flat)}`, index);
  });
  texts.forEach(({parts, uprn}, index) => {
    if (isPseudo(parts)) return;
    const key = `${doorKey(parts)}|${flatKey(parts.flat)}`;
    const outwards = outwardsOf.get(key);
    if (parts.postcode === null && outwards?.size === 1) join(`door ${[...outwards][0]}|${key}`, index);
    // A block's own UPRN stands on its flats too, so it joins only texts that name the same flat.
    if (uprn !== null) join(`uprn ${uprn}|${flatKey(parts.flat)}`, index);
  });
  return sets;
}

const buildingKey = (parts: AddressParts): string => {
  const door = doorKey(parts);
  return door === '' || isPseudo(parts) ? '' : `${parts.postcode?.outward ?? ''}|${door}`;
};

function countFlats(groups: Map<number, Text[]>): Map<string, number> {
  const flats = new Map<string, Set<string>>();
  for (const group of groups.values()) {
    for (const {parts} of group) {
      const building = buildingKey(parts);
      if (building === '' || parts.flat === '') continue;
      (flats.get(building) ?? flats.set(building, new Set()).get(building)!).add(flatKey(parts.flat));
    }
  }
  return new Map([...flats].map(([building, names]) => [building, names.size]));
}

function describe(group: Text[], flatsOf: Map<string, number>): Dwelling {
  const sorted = group.toSorted(
    (left, right) => completeness(right) - completeness(left) || (left.text < right.text ? -1 : 1),
  );
  const best = sorted[0]!;
  const isProtected = group.some((text) => text.isProtected);
  const keys = group
    .map(({parts, text}) => `${buildingKey(parts) || text.toLowerCase()}|${flatKey(parts.flat)}`)
    .sort();
  const building = sorted.map(({parts}) => buildingKey(parts)).find((key) => flatsOf.has(key)) ?? '';
  const unit =
    best.parts.postcode?.unit ?? sorted.find(({parts}) => parts.postcode !== null)?.parts.postcode?.unit ?? null;
  return {
    id: shortId('D', isPseudo(best.parts) ? `pseudo ${best.parts.place}` : keys[0]!),
    kind: kindOf(group, building !== '' && best.parts.flat === '' && flatsOf.get(building)! >= FLATS_OF_A_BLOCK),
    label: isProtected
      ? ''
      : [best.text, best.text.toUpperCase().includes(unit ?? '\u0000') ? '' : unit].filter(Boolean).join(', '),
    postcode: isProtected ? null : unit,
    building: building === '' ? null : shortId('B', building),
    protected: isProtected,
  };
}

const completeness = ({parts, text}: Text): number =>
  (parts.postcode === null ? 0 : 4) +
  (parts.street === '' ? 0 : 2) +
  (parts.number === '' ? 0 : 2) +
  (parts.flat === '' ? 0 : 1) +
  Math.min(text.length, 99) / 1000;

function kindOf(group: Text[], isBlock: boolean): Dwelling['kind'] {
  const places = new Set(group.map(({parts}) => parts.place));
  if (places.has('nfa') || places.has('unknown')) return 'pseudo';
  if (places.has('hostel') || places.has('refuge') || places.has('care-home') || isBlock) return 'communal';
  if (['hospital', 'prison', 'school', 'office'].some((place) => places.has(place as AddressParts['place'])))
    return 'institution';
  return group.some(({parts}) => doorKey(parts) !== '') ? 'dwelling' : 'unknown';
}
