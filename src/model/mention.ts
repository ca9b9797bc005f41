import {z} from 'zod';
import {Address} from './address.ts';
import {IsoDate, IsoMoment, provenance, type Provenance} from './source.ts';

/** One name as received, split as far as the source splits it; letter case and accents are kept. */
export const PersonName = z.strictObject({
  use: z.enum(['recorded', 'former', 'known-as']),
  /** Forenames, spaces between; empty where there is none or where it cannot be told from the family name. */
  given: z.string(),
  /** Family name; empty where there is none. A name that cannot be split is whole in `family` with `given` empty. */
  family: z.string(),
  title: z.string(),
});
export type PersonName = z.infer<typeof PersonName>;

/**
 * A birth date as an interval of days, both ends included.
 * exact: one day. partial: the month or year is known. estimated: from an age, or said to be estimated, or a 1 January
 * that the mapping marks as a stand-in. expected: the expected date of delivery of an unborn child.
 */
export const Birth = z.strictObject({
  from: IsoDate,
  to: IsoDate,
  kind: z.enum(['exact', 'partial', 'estimated', 'expected']),
});
export type Birth = z.infer<typeof Birth>;

export const IDENTIFIER_KINDS = ['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni', 'local'] as const;
/** `scope` is empty for national numbers; for `local` it is the register that issued it ("social-care:BRE"). */
export const Identifier = z.strictObject({
  kind: z.enum(IDENTIFIER_KINDS),
  value: z.string(),
  scope: z.string(),
});
export type Identifier = z.infer<typeof Identifier>;

export const LIFE_STAGES = ['unborn', 'child', 'adult', 'unknown'] as const;

/** One person as one record describes them. No ethnicity, religion or language: nothing that could enter a rule by mistake. */
export const Mention = z.strictObject({
  ...provenance,
  /** The date at which the description held (event date, census date), where it is not the date of receipt. */
  asAt: IsoMoment,
  names: z.array(PersonName),
  birth: Birth.nullable(),
  died: IsoDate.nullable(),
  sex: z.enum(['female', 'male', 'unknown']),
  identifiers: z.array(Identifier),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  /** Vehicle registration marks. */
  vehicles: z.array(z.string()),
  /** Place of birth and occupation as written; empty where not told. They tell people of one name apart, and enter no rule. */
  birthPlace: z.string(),
  occupation: z.string(),
  address: Address.nullable(),
  lifeStage: z.enum(LIFE_STAGES),
  /** Staff and professionals are recorded, and are never subjects of matching, flags or clusters. */
  staff: z.boolean(),
  /**
   * Names the duplicate-free list this mention stands in ("school-census:BRE:2023-01-19"), or null. Two mentions of one
   * such list are two people.
   */
  register: z.string().nullable(),
  /** Records that stand side by side: all mentions of one row share it. Two mentions of one group are two people, unless a tie says 'self'. */
  group: z.string(),
});
export type Mention = z.infer<typeof Mention>;

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
