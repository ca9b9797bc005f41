import type {Dice} from '../dice.ts';
import type {Building, Dwelling} from '../people/places.ts';

/** Which door an address means, and whether it says so: without the flat it means the building. */
export type Door = {dwelling: Dwelling; said: boolean};

/** An address as an office writes it. `flat` and `house` may hold what belongs to the other. */
export type WrittenAddress = {
  flat: string;
  house: string;
  street: string;
  town: string;
  postcode: string;
  uprn: string;
  door: Door;
};

export type AddressHabits = {
  /** The flat is left out; the postcode is missing, cut to its first half, without its space, another one. */
  flatLost: number;
  codeLost: number;
  codeHalf: number;
  codeJoined: number;
  codeWrong: number;
  /** "Rd" for "Road". */
  short: number;
  uprnKnown: number;
};

export const NEAT: AddressHabits = {
  flatLost: 0.01,
  codeLost: 0.01,
  codeHalf: 0,
  codeJoined: 0.03,
  codeWrong: 0.006,
  short: 0.1,
  uprnKnown: 0,
};
/** Offices that keep the property's number. */
export const WITH_UPRN: AddressHabits = {...NEAT, uprnKnown: 0.85};
export const HASTY: AddressHabits = {
  flatLost: 0.06,
  codeLost: 0.16,
  codeHalf: 0.05,
  codeJoined: 0.12,
  codeWrong: 0.015,
  short: 0.35,
  uprnKnown: 0,
};

const FLOORS = [
  ['Ground Floor Flat', 'GFF', 'Gnd Flr Flat', 'Ground Flat', 'Flat G/F'],
  ['First Floor Flat', 'FFF', '1st Floor Flat', 'First Flr Flat', 'Flat 1/F'],
  ['Second Floor Flat', 'SFF', '2nd Floor Flat', '2nd Flr Flat', 'Flat 2/F'],
];

export function writeAddress(dice: Dice, dwelling: Dwelling, habits: AddressHabits): WrittenAddress {
  const {building} = dwelling;
  const withFlat = dwelling.unit > 0 && !dice.chance(habits.flatLost);
  const uprn = dice.chance(habits.uprnKnown) ? dwelling.uprn : '';
  const [flat, house] = withFlat ? unit(dice, dwelling, habits.short) : ['', ''];
  return {
    flat,
    house: house || houseOf(dice, building, habits.short),
    street: dice.chance(habits.short) ? shortened(building.street) : building.street,
    town: dice.chance(0.06) ? dice.pick(['', 'LONDON', 'East Ham, London', 'Newham']) : building.town,
    postcode: code(dice, building.postcode, habits),
    uprn,
    door: {dwelling, said: withFlat || dwelling.unit === 0 || uprn !== ''},
  };
}

/** In one cell, in one of the orders in which offices write them. */
export function oneLine(written: WrittenAddress, separator = ', '): string {
  const {flat, house, street, town, postcode} = written;
  return [flat, `${house} ${street}`.trim(), town, postcode].filter((part) => part !== '').join(separator);
}

const houseOf = (dice: Dice, {number, name}: Building, short: number): string => {
  if (name === '' || (number !== '' && dice.chance(short * 0.5))) return number;
  return number === '' || dice.chance(0.3) ? `${name},` : `${name}, ${number}`;
};

/** The flat and, where the way of writing takes it in, the house number. */
function unit(dice: Dice, {unit: number, building}: Dwelling, short: number): [string, string] {
  const plain = String(number);
  const letter = String.fromCharCode(64 + number);
  const odd = dice.chance(short);
  switch (building.division) {
    case 'letter':
      return building.number === '' || dice.chance(0.2)
        ? [`Flat ${letter}`, '']
        : [
            '',
            odd
              ? `${building.number} ${letter}`
              : `${building.number}${letter.toLowerCase() === letter ? letter : dice.chance(0.5) ? letter : letter.toLowerCase()}`,
          ];
    case 'floor':
      return [odd ? dice.pick(FLOORS[number - 1]!) : FLOORS[number - 1]![0]!, ''];
    case 'room':
      return [odd ? dice.pick([`Rm ${plain}`, `R${plain}`, `Flat ${plain}`, `Room No ${plain}`]) : `Room ${plain}`, ''];
    default:
      if (building.name !== '' && dice.chance(0.25))
        return ['', `${plain} ${building.name}${building.number === '' ? ',' : `, ${building.number}`}`];
      if (odd && building.number !== '' && !building.number.includes('-') && building.name === '' && dice.chance(0.4))
        return ['', `${plain}/${building.number}`];
      return [
        odd
          ? dice.pick([
              `Flt ${plain}`,
              `Apt ${plain}`,
              `F${plain}`,
              `Flat No ${plain}`,
              `Unit ${plain}`,
              `FLAT ${plain.padStart(2, '0')}`,
            ])
          : `Flat ${plain}`,
        '',
      ];
  }
}

function code(dice: Dice, postcode: string, habits: AddressHabits): string {
  if (dice.chance(habits.codeLost)) return '';
  if (dice.chance(habits.codeHalf)) return postcode.split(' ')[0]!;
  let text = postcode;
  if (dice.chance(habits.codeWrong)) text = text.slice(0, -1) + dice.pick('ABDEFGHJLN'.split(''));
  return dice.chance(habits.codeJoined) ? text.replace(' ', '') : text;
}

const SHORT: readonly [RegExp, string][] = [
  [/Road$/, 'Rd'],
  [/Street$/, 'St'],
  [/Avenue$/, 'Ave'],
  [/Close$/, 'Cl'],
  [/Lane$/, 'Ln'],
  [/Gardens$/, 'Gdns'],
  [/Crescent$/, 'Cres'],
  [/Terrace$/, 'Terr'],
  [/Grove$/, 'Gr'],
];

function shortened(street: string): string {
  for (const [pattern, word] of SHORT) if (pattern.test(street)) return street.replace(pattern, word);
  return street;
}
