import type {WordPool} from '../names/word-pool.ts';
import type {Lists} from '../../../columns/lists.ts';

/** Distinct names, as words of a pool. What a mention calls a person under every use is one name. */
export type NameTable = {
  count: number;
  /** Forenames as recorded, in order. */
  given: Lists;
  /** First forenames of other uses: known as, former. */
  otherGiven: Lists;
  /** Words of the recorded family name without particles. */
  family: Lists;
  /** Words of family names of other uses. */
  otherFamily: Lists;
  /** The recorded forenames, and the family name, written as one word: "mary ann" and "maryann" are one. -1 for none. */
  givenJoined: Int32Array;
  familyJoined: Int32Array;
  /** 1 where one word is all there is, and it may be forename or family name. */
  single: Uint8Array;
  /** The initial of an honorific that stands before the forenames and is none ("Mst"), which forms write in place of theirs; -1 for none. */
  honorific: Int32Array;
  /** Sounds of all words that are no initials, and of the initial of an only name; each once. */
  sounds: Lists;
  /** Every word that was looked up in the pool to read the name, in that order, those included that are left out of it. */
  asked: Lists;
};

export const NO_PLACEHOLDER = 0;

export const UNBORN = 1;

/** "Boy", "Twin 2": of any age. */
export const UNNAMED = 2;

/** "Baby of Ada": an infant when described. */
export const BABY = 3;

export const BIRTH_NONE = 0;
export const BIRTH_DAY = 1;
/** A 1 January: often what is written where nobody knows the day. */
export const BIRTH_NEW_YEAR = 2;
export const BIRTH_INTERVAL = 3;
export const BIRTH_EXPECTED = 4;

/** After every day that a record may have. */
export const DIED_NONE = 0x3fffffff;
/** Before every such day. */
export const SEEN_NONE = -0x40000000;

export const FEMALE = 1;
export const MALE = 2;

export const PLACE_NONE = 0;
/** One household's front door. */
export const PLACE_HOME = 1;
/** A hostel, hospital, prison, school, or a building without its flat. */
export const PLACE_SHARED = 2;

/** What mentions say, in columns; row `i` of every column is one mention. Numbers stand for texts that are kept once. */
export type PersonColumns = {
  rowCount: number;
  pool: WordPool;
  names: NameTable;
  /** row -> name */
  name: Uint32Array;
  placeholder: Uint8Array;
  placeholderOrder: Uint8Array;
  /** Interval of the birth date, days; meaningless where `birthKind` is BIRTH_NONE. */
  birthFrom: Int32Array;
  birthTo: Int32Array;
  birthKind: Uint8Array;
  /** Days between which the person was surely born, from birth date, age and life stage. */
  bornAfter: Int32Array;
  bornBefore: Int32Array;
  /** Day of death, or DIED_NONE. */
  died: Int32Array;
  /** Day on which a record of something that happened told of the person as alive, SEEN_NONE for none: a list may go on with the dead. */
  seen: Int32Array;
  sex: Uint8Array;
  /** 1 where the person was a child when described. */
  minor: Uint8Array;
  /** Front door, or -1; its kind in `placeKind`. */
  dwelling: Int32Array;
  placeKind: Uint8Array;
  /** Front door of one household at which a report that came with the row places it, or -1; see `readFoundAt`. */
  foundAt: Int32Array;
  /** Postcode unit, sector and district; 0 where none. */
  postcode: Uint32Array;
  sector: Uint32Array;
  district: Uint32Array;
  /** Distinct address texts; 0 is none. */
  address: Uint32Array;
  addressTexts: string[];
  /** Texts behind `postcode`, `sector` and `district`. */
  placeTexts: string[];
  /** Place of birth and occupation, as numbers into `traitTexts`; 0 is none. */
  birthPlace: Uint32Array;
  occupation: Uint32Array;
  traitTexts: string[];
  phones: Lists;
  emails: Lists;
  emailTexts: string[];
  /** NHS, UPN, PNC ... as numbers into `numberTexts` ("nhs 9990000018"); kind of each in `numberKind`. */
  national: Lists;
  /** For each entry of `national.values` 1 where it is a parent's number, which says nothing of whose the row is: see `numbersOfParents`. */
  nationalOfParent: Uint8Array;
  /** Numbers of one agency's register. */
  local: Lists;
  numberTexts: string[];
  numberKind: Uint16Array;
  /** The text of each kind: of a local number, its register. */
  kindTexts: string[];
  /** What ties say of adoption, one of ADOPTION_*; day of the order; day of the placement; and the day that the row describes. */
  adoption: Uint8Array;
  orderFrom: Int32Array;
  placedFrom: Int32Array;
  asAt: Int32Array;
  group: Uint32Array;
  /** Duplicate-free list; 0 where none. */
  register: Uint32Array;
  staff: Uint8Array;
  /** What the row was lent by another of its number, LENT_* added; 0 where it says all itself. */
  lent: Uint8Array;
};

/** Columns with one entry a row; the others hold the texts and words behind their numbers. */
export type PersonRows = Omit<
  PersonColumns,
  'pool' | 'addressTexts' | 'placeTexts' | 'traitTexts' | 'emailTexts' | 'numberTexts' | 'numberKind' | 'kindTexts'
>;
