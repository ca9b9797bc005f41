import type {Mention} from '../../model/mention.ts';
import type {Dwelling} from '../../model/resolved.ts';
import type {Dictionaries} from '../link/columns/dictionaries.ts';
import type {PersonColumns, PersonRows, NameTable} from '../link/columns/person-columns.ts';
import {PersonColumnsBuilder} from '../link/columns/read-columns.ts';
import {isBearer, markChildren} from '../link/columns/numbers-of-parents.ts';
import {rowOfEntry, type Lists} from '../../columns/lists.ts';

/** Words, numbers or telephones of one list of a guest that are read; of more, the first. */
const ITEMS_MAX = 64;

/** Rows for guests: most are compared with the known alone, and two at a time with each other. */
const GUESTS = 2;

const LISTS = ['phones', 'emails', 'national', 'local'] as const;

/** Columns with one number a row. The compiler asks for every one of them. */
type ScalarKey = Exclude<keyof PersonRows, 'rowCount' | 'names' | 'name' | 'nationalOfParent' | (typeof LISTS)[number]>;
const SCALARS = Object.keys({
  placeholder: true,
  placeholderOrder: true,
  birthFrom: true,
  birthTo: true,
  birthKind: true,
  bornAfter: true,
  bornBefore: true,
  died: true,
  seen: true,
  sex: true,
  minor: true,
  dwelling: true,
  placeKind: true,
  foundAt: true,
  postcode: true,
  sector: true,
  district: true,
  address: true,
  birthPlace: true,
  occupation: true,
  adoption: true,
  orderFrom: true,
  placedFrom: true,
  asAt: true,
  group: true,
  register: true,
  staff: true,
  lent: true,
} satisfies Record<ScalarKey, true>) as ScalarKey[];

const NAME_LISTS = ['given', 'otherGiven', 'family', 'otherFamily', 'sounds'] as const;
const NAME_SCALARS = ['givenJoined', 'familyJoined', 'single', 'honorific'] as const;

/**
 * The columns of known mentions with a row more at the end, which takes in one new mention after the other, and one for a second guest
 * behind it. What compares, weighs and blocks rows does so with the guest, so a mention asked about is judged by the very code that
 * judged the known.
 */
export class GuestRow {
  readonly columns: PersonColumns;
  readonly row: number;
  /** Where the second guest stands. */
  readonly second: number;
  readonly #dictionaries: Dictionaries;
  readonly #known: PersonColumns;
  /** Known entries of numbers of the guests, which these may mark. */
  readonly #marked: number[] = [];

  constructor(known: PersonColumns, dictionaries: Dictionaries) {
    this.row = known.rowCount;
    this.second = this.row + 1;
    this.#dictionaries = dictionaries;
    this.#known = known;
    this.columns = {
      ...known,
      rowCount: known.rowCount + GUESTS,
      names: withRoomForName(known.names),
      name: withRoom(known.name, GUESTS),
      numberKind: withRoom(known.numberKind, GUESTS * 2 * ITEMS_MAX),
      nationalOfParent: withRoom(known.nationalOfParent, GUESTS * ITEMS_MAX),
    };
    for (const key of SCALARS) Object.assign(this.columns, {[key]: withRoom(known[key], GUESTS)});
    for (const key of LISTS) this.columns[key] = withRoomForList(known[key]);
    for (let guest = 0; guest < GUESTS; guest++) this.columns.name[this.row + guest] = known.names.count + guest;
  }

  /** Takes in a mention; what was new about the one before is forgotten. */
  read(mention: Mention, dwelling: number, door: Dwelling | null): void {
    this.#dictionaries.rewind();
    this.#write(this.row, mention, dwelling, door);
    this.#markNumbers(this.row);
  }

  /** Takes in the second guest, who stays until another first is read. */
  readSecond(mention: Mention): void {
    this.#write(this.second, mention, -1, null);
    this.#markNumbers(this.second);
  }

  #write(row: number, mention: Mention, dwelling: number, door: Dwelling | null): void {
    const {columns} = this;
    const builder = new PersonColumnsBuilder(this.#dictionaries);
    builder.addMention(mention, dwelling, door);
    const one = builder.buildRows();
    for (const key of SCALARS) columns[key][row] = one[key][0]!;
    for (const key of LISTS) writeList(columns[key], row, one[key]);
    const name = columns.name[row]!;
    for (const key of NAME_LISTS) writeList(columns.names[key], name, one.names[key]);
    for (const key of NAME_SCALARS) columns.names[key][name] = one.names[key][0]!;
    const {numberKind} = this.#dictionaries;
    for (const {values} of [one.national, one.local])
      for (const number of values) columns.numberKind[number] = numberKind[number]!;
  }

  /** Marks numbers of parents as if the guests, `last` at the end, were among the known. */
  #markNumbers(last: number): void {
    const {columns} = this;
    const {national, nationalOfParent} = columns;
    for (const entry of this.#marked) nationalOfParent[entry] = this.#known.nationalOfParent[entry]!;
    this.#marked.length = 0;
    const [from, to] = [national.starts[this.row]!, national.starts[last + 1]!];
    nationalOfParent.fill(0, from, to);
    for (const number of new Set(national.values.subarray(from, to))) {
      const entries: number[] = [];
      for (let i = national.values.indexOf(number); i >= 0 && i < to; i = national.values.indexOf(number, i + 1)) {
        nationalOfParent[i] = 0;
        if (i < from) this.#marked.push(i);
        const row = rowOfEntry(national, i);
        if (isBearer(columns, row)) entries.push(i, row);
      }
      markChildren(entries, columns, nationalOfParent);
    }
  }
}

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

function withRoom<T extends Column>(column: T, room: number): T {
  const wider = new (column.constructor as new (length: number) => T)(column.length + room);
  wider.set(column);
  return wider;
}

function withRoomForList({starts, values}: Lists): Lists {
  const wider = withRoom(starts, GUESTS);
  wider.fill(starts.at(-1)!, starts.length);
  return {starts: wider, values: withRoom(values, GUESTS * ITEMS_MAX)};
}

function withRoomForName(names: NameTable): NameTable {
  const wider = {...names, count: names.count + GUESTS};
  for (const key of NAME_LISTS) wider[key] = withRoomForList(names[key]);
  for (const key of NAME_SCALARS) Object.assign(wider, {[key]: withRoom(names[key], GUESTS)});
  return wider;
}

/** Writes the only list of `one` as that of a row of `lists`; the lists before it are there. */
function writeList({starts, values}: Lists, row: number, one: Lists): void {
  const from = starts[row]!;
  const length = Math.min(one.values.length, ITEMS_MAX);
  for (let i = 0; i < length; i++) values[from + i] = one.values[i]!;
  starts[row + 1] = from + length;
}
