import type {Rng} from '../../src/base/rng.ts';
import type {Dwelling} from '../world/model.ts';
import {chance, pick} from '../world/random.ts';
import {slip} from './typing.ts';

/** An address as a clerk has it: in parts, and in one line. */
export type AddressSeen = {
  dwelling: Dwelling | null;
  flat: string;
  /** House number, or name of house or block. */
  house: string;
  street: string;
  town: string;
  postcode: string;
  uprn: string;
  /** Parts joined, without the postcode. */
  line: string;
  /** The line with the postcode last. */
  full: string;
};

export const NO_ADDRESS: AddressSeen = {
  dwelling: null,
  flat: '',
  house: '',
  street: '',
  town: '',
  postcode: '',
  uprn: '',
  line: '',
  full: '',
};

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bRoad\b/, 'Rd'],
  [/\bStreet\b/, 'St'],
  [/\bAvenue\b/, 'Ave'],
  [/\bLane\b/, 'Ln'],
  [/\bCrescent\b/, 'Cres'],
  [/\bGardens\b/, 'Gdns'],
  [/\bDrive\b/, 'Dr'],
  [/\bClose\b/, 'Cl'],
  [/\bGrove\b/, 'Gr'],
];

/** What one record holds of an address; `scale` moves the error rates with the difficulty. */
export function addressSeen(rng: Rng, dwelling: Dwelling, scale: number): AddressSeen {
  const {building, kind} = dwelling;
  if (kind === 'no-fixed-abode') return nowhere(rng, dwelling);
  const street = streetSeen(rng, building.street, scale);
  const flat = dwelling.flat === '' || chance(rng, 0.025 * scale) ? '' : flatSeen(rng, dwelling.flat);
  const house = houseSeen(rng, dwelling, flat);
  const postcode = postcodeSeen(rng, building.postcode, scale);
  const town = chance(rng, 0.75) ? building.town : '';
  const upper = chance(rng, 0.2);
  const first =
    flat !== '' && /^\d/.test(flat)
      ? `${flat}${house}`
      : [flat, `${house} ${street}`].filter((part) => part !== '').join(', ');
  const joined = flat !== '' && /^\d/.test(flat) ? `${first} ${street}` : first;
  const line = [joined, town].filter((part) => part !== '').join(', ');
  const shown = upper ? line.toUpperCase() : line;
  return {
    dwelling,
    flat,
    house,
    street,
    town,
    postcode,
    uprn: uprnSeen(rng, dwelling.uprn, scale),
    line: shown,
    full: postcode === '' ? shown : `${shown}${chance(rng, 0.7) ? ', ' : ' '}${postcode}`,
  };
}

function nowhere(rng: Rng, dwelling: Dwelling): AddressSeen {
  const line = pick(rng, ['NFA', 'No fixed abode', 'No Fixed Abode']);
  const postcode = chance(rng, 0.7) ? 'ZZ99 3VZ' : '';
  return {
    dwelling,
    flat: '',
    house: line,
    street: '',
    town: '',
    postcode,
    uprn: '',
    line,
    full: `${line} ${postcode}`.trim(),
  };
}

function streetSeen(rng: Rng, street: string, scale: number): string {
  let seen = street;
  if (chance(rng, 0.4)) for (const [word, short] of SHORT) seen = seen.replace(word, short);
  return chance(rng, 0.012 * scale) ? slip(rng, seen) : seen;
}

/** The number, the name of the block, or both. */
function houseSeen(rng: Rng, {building, kind}: Dwelling, flat: string): string {
  if (building.name === '' || flat.endsWith('/')) return building.number;
  if (chance(rng, 0.7)) return `${building.name}, ${building.number}`;
  return kind === 'home' ? building.number : building.name;
}

/** `Flat 3`, `F3`, `Flt 3`, `3/` as in `3/12 High Road`. */
function flatSeen(rng: Rng, flat: string): string {
  const number = /^Flat (\w+)$/.exec(flat)?.[1];
  if (number === undefined)
    return chance(rng, 0.25)
      ? flat.replace('Ground Floor Flat', 'GFF').replace('First Floor Flat', '1st Floor Flat')
      : flat;
  const draw = rng.next();
  if (draw < 0.7) return flat;
  if (draw < 0.8) return `Flt ${number}`;
  if (draw < 0.9) return `F${number}`;
  return /^\d+$/.test(number) && draw < 0.95 ? `${number}/` : `Apartment ${number}`;
}

function postcodeSeen(rng: Rng, postcode: string, scale: number): string {
  const draw = rng.next() / scale;
  if (draw < 0.03) return '';
  if (draw < 0.035) return pick(rng, ['XXXX XXX', 'nopostcode', 'ZZ99 3WZ']);
  if (draw < 0.045) return postcode.slice(0, postcode.indexOf(' '));
  if (draw < 0.055) return slip(rng, postcode);
  if (draw < 0.15) return postcode.replace(' ', '');
  return draw < 0.2 ? postcode.toLowerCase() : postcode;
}

function uprnSeen(rng: Rng, uprn: string, scale: number): string {
  const draw = rng.next() / scale;
  if (draw < 0.3) return '';
  return draw < 0.33 ? pick(rng, ['-1', '1.0', '0']) : draw < 0.36 ? `${uprn}.0` : uprn;
}
