import type {Rng} from '../../src/base/rng.ts';
import type {Area, Building, Dwelling, PlaceKind} from './model.ts';
import {between, chance, pick} from './random.ts';

const STREETS =
  `High Road|Church Road|Station Road|Park Avenue|Victoria Road|Manor Park Road|Craven Park|Harlesden Road|Willesden Lane
Chapter Road|Villiers Road|Dudden Hill Lane|Neasden Lane|Blackbird Hill|Salmon Street|Forty Lane|Wembley Park Drive|Ealing Road
Alperton Lane|Bridgewater Road|Watford Road|Sudbury Court Drive|Preston Road|Kingsbury Road|Roe Green|Stag Lane|Kilburn Lane
Salusbury Road|Chamberlayne Road|Mortimer Road|Doyle Gardens|Wrottesley Road|Scrubs Lane|Acton Lane|Tokyngton Avenue|Oakington Manor Drive
Harrow Road|East Lane|Carlton Avenue East|Llanover Road|Pendragon Walk|Church Lane|Slough Lane|Wakemans Hill Avenue|Mollison Way
The Mall|Uxbridge Road|Boston Road|Lady Margaret Road|Allenby Road|Greenford Avenue|Ruislip Road East|Northolt Road|Horn Lane
Goldhawk Crescent|Malden Road|Queen's Crescent|Prince of Wales Road|Fortess Road|Kentish Town Road|Camden Road|Arlington Road|Chalk Farm Road
Fellows Road|Adelaide Road|Finchley Road|West End Lane|Mill Lane|Agar Grove|St Pancras Way|Drummond Street|Hampstead Road|Cumberland Close
Albert Terrace|Alma Street|Nelson Mews|Wellington Gardens|Gladstone Road|Cromwell Avenue|Tennyson Road|Milton Grove|Byron Way|Shelley Close
Hawthorn Drive|Elm Grove|Oak Lane|Beech Avenue|Cedar Road|Lime Walk|Willow Crescent|Rowan Close|Ash Grove|Maple Road`
    .split(/[|\n]/)
    .map((street) => street.trim());

const OUTCODES: Record<Area, readonly string[]> = {
  BRE: ['NW10', 'NW2', 'HA9', 'HA0', 'NW9', 'NW6'],
  EAL: ['W5', 'W13', 'UB1', 'UB6', 'W7', 'W3'],
  CAM: ['NW1', 'NW3', 'NW5', 'N6', 'WC1H', 'N19'],
};
const TOWNS: Record<Area, readonly string[]> = {
  BRE: ['London', 'Wembley', 'London', 'London'],
  EAL: ['London', 'Southall', 'Greenford', 'London'],
  CAM: ['London'],
};
const BLOCKS =
  'Joyner House|Silver Court|Matthews Point|Kestrel Heights|Beacon House|Unity Court|Hillside Lodge|Canal Wharf|Mercury House|Roundtree Court|Falcon Tower|Barley Court'.split(
    '|',
  );
const UNIT = 'ABDEFGHJLNPQRSTUWXYZ';

/** Builds the borough's front doors on demand; one postcode covers about fifteen buildings of one street. */
export type Places = {
  /** A home of a kind found in London: house, flat in a block, part of a house. */
  home(area: Area): Dwelling;
  /** A house let by the room: each room a front door of its own behind one. */
  roomIn(area: Area): Dwelling;
  special(area: Area, kind: PlaceKind, name: string): Dwelling;
  all: Dwelling[];
};

export function createPlaces(rng: Rng): Places {
  const all: Dwelling[] = [];
  let buildings = 0;
  const taken = new Set<string>();
  const postcodes = new Map<string, {code: string; uses: number; first: number}>();
  const openBlocks = new Map<Area, {building: Building; left: number; next: number}>();
  const openShares = new Map<Area, {building: Building; left: number; next: number}>();

  function postcodeOf(area: Area, street: string): string {
    const outcode = pick(rng, OUTCODES[area]);
    const key = `${outcode} ${street}`;
    const known = postcodes.get(key);
    if (known !== undefined && known.uses < 15) {
      known.uses++;
      return known.code;
    }
    const code = `${outcode} ${String(1 + rng.int(9))}${UNIT[rng.int(20)]!}${UNIT[rng.int(20)]!}`;
    postcodes.set(key, {code, uses: 1, first: 0});
    return code;
  }

  function building(area: Area, name: string): Building {
    const street = pick(rng, STREETS);
    const number = 1 + rng.int(180);
    const letter = chance(rng, 0.06) ? pick(rng, ['A', 'B', 'C']) : '';
    const town = pick(rng, TOWNS[area]);
    const postcode = postcodeOf(area, street);
    return {id: buildings++, area, number: freeNumber(number, letter, street, postcode), name, street, town, postcode};
  }

  /** No two buildings have one postal address; the next number on that side of the street is taken where one has. */
  function freeNumber(number: number, letter: string, street: string, postcode: string): string {
    for (let next = number; ; next += 2) {
      const key = `${String(next)}${letter} ${street} ${postcode}`;
      if (taken.has(key)) continue;
      taken.add(key);
      return `${String(next)}${letter}`;
    }
  }

  function add(target: Building, flat: string, kind: PlaceKind): Dwelling {
    const id = all.length;
    const uprn = String(10_070_000_000 + ((id * 7_368_787) % 90_000_000));
    const dwelling = {id, building: target, flat, kind, uprn};
    all.push(dwelling);
    return dwelling;
  }

  function inBlock(area: Area): Dwelling {
    let open = openBlocks.get(area);
    if (open === undefined || open.left === 0) {
      const named = chance(rng, 0.7) ? pick(rng, BLOCKS) : '';
      open = {building: building(area, named), left: between(rng, 6, 48), next: 1};
      openBlocks.set(area, open);
    }
    open.left--;
    return add(open.building, `Flat ${String(open.next++)}`, 'home');
  }

  function conversion(area: Area): Dwelling {
    const flat = pick(rng, [
      'Ground Floor Flat',
      'First Floor Flat',
      'Top Floor Flat',
      'Flat A',
      'Flat B',
      'Basement Flat',
    ]);
    return add(building(area, ''), flat, 'home');
  }

  return {
    all,
    home(area) {
      const draw = rng.next();
      if (draw < 0.45) return add(building(area, ''), '', 'home');
      return draw < 0.82 ? inBlock(area) : conversion(area);
    },
    roomIn(area) {
      let open = openShares.get(area);
      if (open === undefined || open.left === 0) {
        open = {building: building(area, ''), left: between(rng, 4, 9), next: 1};
        openShares.set(area, open);
      }
      open.left--;
      return add(open.building, `Room ${String(open.next++)}`, 'flat-share');
    },
    special(area, kind, name) {
      return add(building(area, name), '', kind);
    },
  };
}
