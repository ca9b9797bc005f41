import type {Dice} from '../dice.ts';

export type DwellingKind =
  | 'home'
  | 'flat-share'
  | 'hostel'
  | 'refuge'
  | 'hospital'
  | 'school'
  | 'street'
  | 'no-fixed-abode';

/** How the flats of a building are told apart: by number, by a letter after the house number, by floor, by room. */
export type Division = 'none' | 'number' | 'letter' | 'floor' | 'room';

export type Building = {
  id: number;
  number: string;
  name: string;
  street: string;
  town: string;
  postcode: string;
  division: Division;
};
/** One front door. `unit` is 1, 2, ... within its building; 0 where the building has one door only. */
export type Dwelling = {id: number; building: Building; unit: number; uprn: string; kind: DwellingKind};

const FIRST =
  `Barking Beckton Boundary Browning Burgess Byron Carlyle Central Charlemont Cheltenham Clements Compton Dersingham Disraeli Earlham Essex Forest Gladstone Grange
  Gwendoline Harold Henniker Jedburgh Katherine Kempton Lathom Lonsdale Manor Meath Melford Monega Napier Odessa Osborne Park Plashet Portway Prince Pulleyns Queen Romford
  Ruskin Shaftesbury Sherrard Shrewsbury Skeffington Stafford Station Strone Terrace Thorngrove Tudor Upton Victoria Wakefield Walpole Windsor Woodgrange Abbey Albert Altmore
  Atherton Bartle Bendish Bignold Bolton Borthwick Bristol Caistor Capel Caulfield Chaucer Claude Clova Cranmer Dacre Derby Dorset Dunbar Eastwood Eleanor Elizabeth
  Field Flanders Geere Godwin Green Halley Hampton Hartley Haselmere Heigham Holland Idmiston Kitchener Knox Langdon Latimer Leonard Lichfield Macaulay Margery Market Mayfield
  Milton Nelson Norman Norwich Oakdale Oxford Palmerston Pelly Ranelagh Rectory Redclyffe Ridley Ronald Rosebery Rutland Sebert Selsdon Shelley Somerset Southern Stopford
  Stracey Sussex Tennyson Thorpe Tylney Vernon Vicarage Wanlip Warwick Watson Wellington Westbury Whitta Wyndham York`.split(
    /\s+/,
  );
const LAST: readonly (readonly [string, number])[] = [
  ['Road', 40],
  ['Street', 16],
  ['Avenue', 14],
  ['Close', 8],
  ['Lane', 5],
  ['Gardens', 6],
  ['Crescent', 3],
  ['Terrace', 3],
  ['Grove', 4],
  ['Way', 3],
];
const COURTS =
  `Acacia Ayles Beech Cedar Coral Delta Falcon Fern Heron Ivy Jasmine Kestrel Laurel Lilac Maple Mulberry Nightingale Poplar Rowan Sycamore Teal Thames Willow Wren`.split(
    ' ',
  );
const HOUSES = ['House', 'Court', 'Point', 'Tower', 'Mansions', 'Lodge'];
const OUTWARD = ['E6', 'E7', 'E12', 'E13', 'E15', 'E16'];
const INWARD_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'.split('');

/** The borough's streets with all their doors, given out to households one by one. */
export class Places {
  readonly dwellings: Dwelling[] = [];
  readonly hostels: Dwelling[] = [];
  readonly refuges: Dwelling[] = [];
  readonly schools: Dwelling[] = [];
  readonly hospital: Dwelling;
  readonly #free: Dwelling[] = [];
  readonly #dice: Dice;
  readonly #streets = new Set<string>();
  #buildings = 0;

  constructor(dice: Dice, households: number) {
    this.#dice = dice;
    while (this.#free.length < households) this.#street();
    this.#free.splice(0, this.#free.length, ...dice.shuffled(this.#free));
    for (let i = 0; i < Math.max(2, households / 1200); i++) this.hostels.push(...this.#rooms('hostel', 24));
    for (let i = 0; i < Math.max(1, households / 3000); i++) this.refuges.push(...this.#rooms('refuge', 9));
    for (let i = 0; i < Math.max(5, households / 260); i++) this.schools.push(this.#institution('school', 'School'));
    this.hospital = this.#institution('hospital', 'General Hospital');
  }

  /** A door nobody was given before; a lived-in one where all are gone. */
  take(): Dwelling {
    return (
      this.#free.pop() ?? this.#dice.pick(this.dwellings.filter((dwelling) => dwelling.kind === 'home').slice(0, 4000))
    );
  }

  giveBack(dwelling: Dwelling): void {
    if (dwelling.kind === 'home') this.#free.splice(this.#dice.whole(0, this.#free.length), 0, dwelling);
  }

  /** A door in the same street or nearby, else any. */
  nearby(dwelling: Dwelling): Dwelling {
    const at = this.#free.findLastIndex(({building}) => building.street === dwelling.building.street);
    return at < 0 ? this.take() : this.#free.splice(at, 1)[0]!;
  }

  #street(): void {
    const dice = this.#dice;
    const street = this.#streetName();
    const outward = dice.pick(OUTWARD);
    let postcode = this.#postcode(outward);
    const count = dice.whole(8, 45);
    for (let i = 0, number = dice.whole(1, 9); i < count; i++, number += dice.whole(1, 2) * 2) {
      if (i % 14 === 13) postcode = this.#postcode(outward);
      const [division, units] = dice.weighted<[Division, number]>([
        [['none', 1], 62],
        [['letter', dice.whole(2, 3)], 9],
        [['floor', dice.whole(2, 3)], 8],
        [['number', dice.whole(2, 5)], 7],
        [['number', dice.whole(8, 36)], 4],
        [['room', dice.whole(4, 7)], 2],
      ]);
      const named = units > 6 || (units > 3 && dice.chance(0.4));
      const building: Building = {
        id: this.#buildings++,
        number:
          named && dice.chance(0.35)
            ? ''
            : units > 12 && dice.chance(0.4)
              ? `${String(number)}-${String(number + 8)}`
              : String(number),
        name: named && division === 'number' ? `${dice.pick(COURTS)} ${dice.pick(HOUSES)}` : '',
        street,
        town: 'London',
        postcode,
        division,
      };
      if (building.number === '' && building.name === '') building.number = String(number);
      if (division === 'none') this.#free.push(this.#door(building, 0, 'home'));
      else
        for (let unit = 1; unit <= units; unit++)
          this.#free.push(this.#door(building, unit, division === 'room' ? 'flat-share' : 'home'));
    }
  }

  /** A borough has hardly two streets of one name. */
  #streetName(): string {
    for (let tries = 0; ; tries++) {
      const street = `${this.#dice.pick(FIRST)} ${this.#dice.weighted(LAST)}`;
      if (this.#streets.has(street) && tries < 400) continue;
      this.#streets.add(street);
      return street;
    }
  }

  #rooms(kind: DwellingKind, count: number): Dwelling[] {
    const building = this.#building(
      kind === 'refuge' ? '' : `${this.#dice.pick(COURTS)} ${kind === 'hostel' ? 'Hostel' : 'House'}`,
      'room',
    );
    return Array.from({length: count}, (_, i) => this.#door(building, i + 1, kind));
  }

  #institution(kind: DwellingKind, word: string): Dwelling {
    return this.#door(this.#building(`${this.#dice.pick(FIRST)} ${word}`, 'none'), 0, kind);
  }

  #building(name: string, division: Division): Building {
    const dice = this.#dice;
    return {
      id: this.#buildings++,
      number: String(dice.whole(1, 240)),
      name,
      street: this.#streetName(),
      town: 'London',
      postcode: this.#postcode(dice.pick(OUTWARD)),
      division,
    };
  }

  #door(building: Building, unit: number, kind: DwellingKind): Dwelling {
    const id = this.dwellings.length;
    const dwelling: Dwelling = {id, building, unit, kind, uprn: String(10_009_000_000 + id * 7)};
    this.dwellings.push(dwelling);
    return dwelling;
  }

  #postcode(outward: string): string {
    const letter = (): string => this.#dice.pick(INWARD_LETTERS);
    return `${outward} ${String(this.#dice.whole(1, 9))}${letter()}${letter()}`;
  }
}
