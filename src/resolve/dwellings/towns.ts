import {addAt} from '../../base/get-or-insert.ts';
import type {AddressParts} from '../../uk/address/address.ts';
import {flatIdentity} from '../../uk/address/flat.ts';

/** A name is a town's where so many addresses have it as one, and so many times more than have it as a street or a building. */
const TOWN_USES_MIN = 5;
const TOWN_RATIO_MIN = 5;
const TOWN_WORDS_MAX = 3;
/** Postcodes that two names share from which they are one place; fewer may be slips. */
const SHARED_POSTCODES_MIN = 3;

/** What all addresses together tell of the towns and localities that they name. */
export class Towns {
  readonly #uses = new Map<string, number>();
  readonly #otherUses = new Map<string, number>();
  /** Names that one address has together, as "Harlesden, London", or several postcodes have: they are no two places. */
  readonly #together = new Set<string>();

  constructor(parts: readonly AddressParts[], uses: Int32Array) {
    const byPostcode = new Map<string, Set<string>>();
    parts.forEach(({town, locality, street, building, postcode}, at) => {
      const names = namesOf(town, locality);
      for (const name of names) add(this.#uses, name, uses[at]!);
      for (const name of [street, building]) if (name !== '') add(this.#otherUses, name, uses[at]!);
      for (const one of names) for (const other of names) this.#together.add(`${one}|${other}`);
      if (postcode === '' || names.length === 0) return;
      const known = byPostcode.get(postcode);
      if (known === undefined) byPostcode.set(postcode, new Set(names));
      else for (const name of names) known.add(name);
    });
    this.#joinNamesOfPostcodes(byPostcode.values());
  }

  #joinNamesOfPostcodes(namesOfPostcodes: Iterable<ReadonlySet<string>>): void {
    const postcodes = new Map<string, number>();
    for (const names of namesOfPostcodes) {
      if (names.size < 2) continue;
      for (const one of names) for (const other of names) if (one !== other) add(postcodes, `${one}|${other}`, 1);
    }
    for (const [pair, count] of postcodes) if (count >= SHARED_POSTCODES_MIN) this.#together.add(pair);
  }

  isTown(name: string): boolean {
    const uses = this.#uses.get(name) ?? 0;
    return name !== '' && uses >= TOWN_USES_MIN && uses >= TOWN_RATIO_MIN * (this.#otherUses.get(name) ?? 0);
  }

  /** Whether two addresses name two towns, which no address names together. */
  areApart(left: AddressParts, right: AddressParts): boolean {
    if (left.town === right.town || !this.isTown(left.town) || !this.isTown(right.town)) return false;
    const others = namesOf(right.town, right.locality);
    return namesOf(left.town, left.locality).every((one) =>
      others.every((other) => one !== other && !this.#together.has(`${one}|${other}`)),
    );
  }
}

function namesOf(town: string, locality: string): string[] {
  return [...(town === '' ? [] : [town]), ...(locality === '' ? [] : locality.split(', '))];
}

function add(counts: Map<string, number>, key: string, count: number): void {
  addAt(counts, key, count);
}

/**
 * Parts with towns that stand in the place of a street or a building put where they belong: "12, Croydon, Church Road" is
 * number 12 of Church Road, "12 Croydon" with a postcode says no street, and "27 Kingsway Croydon" is in Kingsway.
 */
export function withTownsInPlace(parts: readonly AddressParts[], towns: Towns): AddressParts[] {
  return parts.map((part) => {
    const named = withoutTownBehind(part, towns);
    const {building, flat, number, street} = named;
    if (building !== '' && towns.isTown(building)) {
      const isNumber = number === '' && /^\d+[A-Z]?$/.test(flat) && street !== '';
      const own = isNumber ? {number: flat, flat: ''} : {};
      return inPlace({...named, ...own, building: '', town: part.town === '' ? building : part.town});
    }
    if (number !== '' && part.postcode !== '' && towns.isTown(street))
      return inPlace({...named, street: '', town: part.town === '' ? street : part.town});
    return named;
  });
}

/** "27 KINGSWAY CROYDON" and "CHURCH LANE, IN CROYDON" without commas or with a word before. */
function withoutTownBehind(part: AddressParts, towns: Towns): AddressParts {
  const town = part.town.startsWith('IN ') ? part.town.slice(3) : part.town;
  const words = part.street.split(' ');
  for (let from = Math.max(1, words.length - TOWN_WORDS_MAX); from < words.length; from++) {
    const name = words.slice(from).join(' ');
    if (!towns.isTown(name)) continue;
    const street = words.slice(0, words[from - 1] === 'IN' && from > 1 ? from - 1 : from).join(' ');
    return {...part, street, town: town === '' ? name : town};
  }
  return town === part.town ? part : {...part, town};
}

const inPlace = (part: AddressParts): AddressParts => ({...part, door: flatIdentity(part)});
