import type {Rng} from '../../src/base/rng.ts';
import {CUSTOMS} from '../../datasets/names/customs.ts';

/**
 * Names in numbers like a country's: the lists of the synthetic borough are the common ones, a tail put together from
 * syllables the rare ones. Drawn by a shifted Zipf law, so that the first family name has about a hundredth of the people.
 */
export type NameLists = {girls: string[]; boys: string[]; families: string[]; places: string[]};

const STARTS =
  `ash bar bel bran bur cal car cham clif cor cran dal den dun eas ed el fair far fen gar gil glen green gren
  had hal ham har has hath haw hol hor hum kel ken kil king kirk lang lath law lin lock long mal mar mel mill mor nor old
  or pem pen pres ram rath red ridge ros row rush sand sel shel sher som staf stan sut tal thorn til tow wal war wes whit
  wil win wood wor yar`.split(/\s+/);
const ENDS =
  `bank bourne bridge brook burn bury by combe cote croft dale den don fell field ford gate grave ham hart hill
  holm house hurst land leigh ley low man mere more mouth ness over pool ridge shaw side son stead stock stone thorpe ton
  tree vale wall water way well wick wood worth wright yard`.split(/\s+/);
const GIVEN_STARTS =
  `ab ad al am an ar as az bel ber bri cal cam car cel cor dan dar del dor el em er ev fal fin gal ger
  hal han har il is ja jo kal kar kel lan lar lor mal mar mel mir nad nel nor or os per ral ren ros sab sal sam sel sor tal
  tam ter ul val ver wil yas zar`.split(/\s+/);
const GIVEN_ENDS =
  `a ah an ana ani ar as ea el ela elle en ena er es eth ia ian ica iel in ina ine ion is isa ita ith iya
  on or ora os ra us ya yn`.split(/\s+/);

export function nameLists(): NameLists {
  const common = (list: 'girls' | 'boys' | 'families'): string[] => {
    const longest = Math.max(...CUSTOMS.map((custom) => custom[list].length));
    // Rank by rank through all customs, so that the commonest of each stand first.
    const names: string[] = [];
    for (let rank = 0; rank < longest; rank++)
      for (const custom of CUSTOMS) if (rank < custom[list].length) names.push(custom[list][rank]!);
    return [...new Set(names)];
  };
  const places = joined(STARTS, ENDS);
  const given = joined(GIVEN_STARTS, GIVEN_ENDS);
  return {
    girls: [...new Set([...common('girls'), ...given.filter((name) => /[ae]h?$/.test(name))])],
    boys: [...new Set([...common('boys'), ...given.filter((name) => !/[ae]h?$/.test(name))])],
    families: [...new Set([...common('families'), ...places, ...threeParts()])],
    places: places.filter((_, index) => index % 11 === 0),
  };
}

/** A name of a list that runs from common to rare; `shift` is how flat the top is. */
export function drawName(rng: Rng, list: readonly string[], shift: number): string {
  const rank = shift * ((list.length + shift) / shift) ** rng.next() - shift;
  return list[Math.min(list.length - 1, Math.floor(rank))]!;
}

/** Every start with every end, in an order that mixes both. */
function joined(starts: readonly string[], ends: readonly string[]): string[] {
  const names: string[] = [];
  for (let shift = 0; shift < ends.length; shift++) {
    for (const [index, start] of starts.entries()) names.push(title(start + ends[(index * 7 + shift) % ends.length]!));
  }
  return [...new Set(names)];
}

function threeParts(): string[] {
  const names: string[] = [];
  for (const [at, start] of STARTS.entries()) {
    for (const [by, middle] of ['er', 'ing', 'el', 'en', 'i'].entries())
      for (const [index, end] of ENDS.entries())
        if ((index + at + by) % 2 === 0) names.push(title(start + middle + end));
  }
  return names;
}

const title = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
