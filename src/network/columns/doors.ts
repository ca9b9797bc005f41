import {getOrInsert} from '../../base/get-or-insert.ts';
import {once} from '../../base/once.ts';
import {DWELLING_KINDS, type Dwelling} from '../../model/resolved.ts';

/** What is asked of every front door again and again, one row a dwelling; none of the dwellings is then looked at for it. */
export type DoorColumns = {
  /** Position in DWELLING_KINDS. */
  kind: Uint8Array;
  /** Numbers of the postcode and of the building, which are counted together from 0; -1 for none, and for what is no place at all. */
  postcode: Int32Array;
  building: Int32Array;
};

const known = new WeakMap<readonly Dwelling[], () => DoorColumns>();

/** The columns of a list of dwellings, read once for each list. */
export function doorsOf(dwellings: readonly Dwelling[]): DoorColumns {
  const doors = getOrInsert(known, dwellings, () => once(() => readDoors(dwellings)));
  return doors();
}

/** Takes the columns as they were read before, or of those that a list was made of. */
export function takeDoors(dwellings: readonly Dwelling[], doors: () => DoorColumns): void {
  known.set(dwellings, once(doors));
}

/** The columns of a list that has one more behind its last, which is no place. */
export function withLastDoor({kind, postcode, building}: DoorColumns): DoorColumns {
  const {length} = kind;
  const longer = {
    kind: new Uint8Array(length + 1).fill(doorKind('pseudo'), length),
    postcode: new Int32Array(length + 1).fill(-1, length),
    building: new Int32Array(length + 1).fill(-1, length),
  };
  longer.kind.set(kind);
  longer.postcode.set(postcode);
  longer.building.set(building);
  return longer;
}

export const doorKind = (kind: Dwelling['kind']): number => DWELLING_KINDS.indexOf(kind);

/** How many numbers of places there are. */
export const placeCount = ({postcode, building}: DoorColumns): number =>
  1 + Math.max(postcode.reduce(larger, -1), building.reduce(larger, -1));

const larger = (one: number, other: number): number => Math.max(one, other);

function readDoors(dwellings: readonly Dwelling[]): DoorColumns {
  const numbers = new Map<string, number>();
  const numberOf = (place: string): number => {
    return getOrInsert(numbers, place, () => numbers.size);
  };
  const doors: DoorColumns = {
    kind: Uint8Array.from(dwellings, ({kind}) => doorKind(kind)),
    postcode: new Int32Array(dwellings.length).fill(-1),
    building: new Int32Array(dwellings.length).fill(-1),
  };
  for (const [at, {kind, postcode, building}] of dwellings.entries()) {
    if (kind === 'pseudo') continue;
    if (postcode !== null) doors.postcode[at] = numberOf(`postcode ${postcode}`);
    if (building !== null) doors.building[at] = numberOf(building);
  }
  return doors;
}
