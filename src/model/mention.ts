import type {Address} from './address.ts';
import type {IsoDate, IsoMoment, Provenance} from './source.ts';

/** One name as received, split as far as the source splits it; letter case and accents are kept. */
export type PersonName = {
  use: 'recorded' | 'former' | 'known-as';
  /** Forenames, spaces between; empty where there is none or where it cannot be told from the family name. */
  given: string;
  /** Family name; empty where there is none. A name that cannot be split is whole in `family` with `given` empty. */
  family: string;
  title: string;
};

/**
 * A birth date as an interval of days, both ends included.
 * exact: one day. partial: the month or year is known. estimated: from an age, or said to be estimated, or a 1 January
 * that the mapping marks as a stand-in. expected: the expected date of delivery of an unborn child.
 */
export type Birth = {
  from: IsoDate;
  to: IsoDate;
  kind: 'exact' | 'partial' | 'estimated' | 'expected';
};

export const IDENTIFIER_KINDS = ['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni', 'local'] as const;
/** `scope` is empty for national numbers; for `local` it is the register that issued it ("social-care:BRE"). */
export type Identifier = {
  kind: (typeof IDENTIFIER_KINDS)[number];
  value: string;
  scope: string;
};

export const LIFE_STAGES = ['unborn', 'child', 'adult', 'unknown'] as const;

/** One person as one record describes them. No ethnicity, religion or language: nothing that could enter a rule by mistake. */
export type Mention = Provenance & {
  /** The date at which the description held (event date, census date), where it is not the date of receipt. */
  asAt: IsoMoment;
  names: PersonName[];
  birth: Birth | null;
  died: IsoDate | null;
  sex: 'female' | 'male' | 'unknown';
  identifiers: Identifier[];
  phones: string[];
  emails: string[];
  /** Vehicle registration marks. */
  vehicles: string[];
  /** Place of birth and occupation as written; empty where not told. They tell people of one name apart, and enter no rule. */
  birthPlace: string;
  occupation: string;
  address: Address | null;
  lifeStage: (typeof LIFE_STAGES)[number];
  /** Staff and professionals are recorded, and are never subjects of matching, flags or clusters. */
  staff: boolean;
  /**
   * Names the duplicate-free list this mention stands in ("school-census:BRE:2023-01-19"), or null. Two mentions of one
   * such list are two people.
   */
  register: string | null;
  /** Records that stand side by side: all mentions of one row share it. Two mentions of one group are two people, unless a tie says 'self'. */
  group: string;
};

/** A mention that tells nothing of anybody, and stands in a row by itself. */
export const untoldMention = (base: Provenance): Mention => ({
  ...base,
  asAt: base.receivedAt,
  names: [],
  birth: null,
  died: null,
  sex: 'unknown',
  identifiers: [],
  phones: [],
  emails: [],
  vehicles: [],
  birthPlace: '',
  occupation: '',
  address: null,
  lifeStage: 'unknown',
  staff: false,
  register: null,
  group: base.id,
});
