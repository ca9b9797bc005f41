import {BLOCK, type NamedPart} from './read-names.ts';

/** The names of an address, given their places. */
export type PlacedNames = {flat: string; building: string; number: string; street: string; others: string[]};

/** What has several homes of other names at one name. */
const FARM_WORDS = new Set(['FARM', 'FARMHOUSE', 'MANOR', 'GRANGE', 'HALL', 'ESTATE', 'STABLES']);

/**
 * Gives every name its place. The last numbered name that ends like a street is the street, and what stands before it is
 * the building; without one, a number belongs to a street of any name, or is the flat of a building that stands alone.
 */
export function placeNames(read: readonly NamedPart[], flat: string): PlacedNames {
  const parts = withOwnNumbers(read);
  const placed: PlacedNames = {flat, building: '', number: '', street: '', others: []};
  const street = streetOf(parts, flat);
  if (street >= 0) {
    placed.street = parts[street]!.words.join(' ');
    placed.number = parts[street]!.number;
  }
  const building = buildingOf(parts, street);
  const home = placed.flat === '' && placed.number === '' ? partOfFarm(parts, building) : '';
  const isHome = home !== '';
  if (isHome) placed.flat = home;
  let block = '';
  parts.forEach((part, at) => {
    if (at === street) return;
    const name = part.words.join(' ');
    if (BLOCK.test(name) && at !== building) {
      block = name;
      return;
    }
    // A number away from the street's is the flat's: "3 ROSE COURT, 12 HIGH ROAD".
    if (part.number !== '' && placed.flat === '') placed.flat = part.number;
    else if (part.number !== '' && placed.number === '') placed.number = part.number;
    if (at === building) placed.building = name;
    else if (name !== '' && !(at === building - 1 && isHome)) placed.others.push(name);
  });
  // "46A" with nothing but a postcode is a house's number.
  if (
    placed.street === '' &&
    placed.building === '' &&
    placed.number === '' &&
    flat === '' &&
    /^\d/.test(placed.flat)
  ) {
    placed.number = placed.flat;
    placed.flat = '';
  }
  // Blocks of one estate number their flats alike, so the block is part of the door's name.
  if (block !== '' && placed.flat !== '') placed.flat = `${block} ${placed.flat}`;
  else if (block !== '') placed.building = `${placed.building} ${block}`.trim();
  return placed;
}

/** "THE BARN, HOME FARM" and "ROSE COTTAGE, MANOR FARM" are homes of a farm beside the farmhouse; empty for the farm itself. */
function partOfFarm(parts: readonly NamedPart[], building: number): string {
  const before = parts[building - 1];
  if (building < 1 || !FARM_WORDS.has(parts[building]!.words.at(-1)!) || before!.ends === 'street') return '';
  return before!.number === '' ? before!.words.join(' ').replace(/^THE /, '') : '';
}

/** "12", "HIGH ROAD" in parts of their own are one; so is "HIGH ROAD", "12" at the end. */
function withOwnNumbers(read: readonly NamedPart[]): NamedPart[] {
  const parts: NamedPart[] = [];
  for (let at = 0; at < read.length; at++) {
    const part = read[at]!;
    const next = read[at + 1];
    if (part.words.length > 0 || part.number === '') parts.push(part);
    else if (next !== undefined && next.number === '') {
      parts.push({...next, number: part.number});
      at++;
    } else if (next === undefined && parts.at(-1)?.ends === 'street' && parts.at(-1)!.number === '') {
      parts[parts.length - 1] = {...parts.at(-1)!, number: part.number};
    } else parts.push(part);
  }
  return parts;
}

function streetOf(parts: readonly NamedPart[], flat: string): number {
  const numbered = parts.findLastIndex((part) => part.number !== '' && part.ends === 'street');
  if (numbered >= 0) return numbered;
  const plain = parts.findIndex((part) => part.number === '' && part.ends === 'street');
  const free = parts.findIndex((part) => part.number !== '' && part.words.length > 0 && part.ends !== 'building');
  if (plain >= 0 && (free < 0 || flat === '')) return plain;
  if (free >= 0) return free;
  // "FLAT 3, 12 ROSE COURT": a flat and a number say that the court is a street.
  return flat === '' ? -1 : parts.findIndex((part) => part.number !== '' && part.words.length > 0);
}

/** The building stands before the street; without a street it is what ends like one, or the first of several names. */
function buildingOf(parts: readonly NamedPart[], street: number): number {
  const before = street < 0 ? parts : parts.slice(0, street);
  const ending = before.findLastIndex((part) => part.ends === 'building');
  if (ending >= 0) return ending;
  if (street < 0) return parts.length > 1 || parts[0]?.number !== '' ? 0 : -1;
  return before.findLastIndex((part) => part.words.length > 0);
}
