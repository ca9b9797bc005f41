import {z} from 'zod';
import {
  IDENTIFIER_KINDS,
  LIFE_STAGES,
  type Birth as BirthType,
  type Identifier as IdentifierType,
  type Mention as MentionType,
  type PersonName as PersonNameType,
} from '../mention.ts';
import {Address} from './address.ts';
import {IsoDate, IsoMoment, provenance} from './source.ts';

const PersonName = z.strictObject({
  use: z.enum(['recorded', 'former', 'known-as']),
  given: z.string(),
  family: z.string(),
  title: z.string(),
}) satisfies z.ZodType<PersonNameType>;

const Birth = z.strictObject({
  from: IsoDate,
  to: IsoDate,
  kind: z.enum(['exact', 'partial', 'estimated', 'expected']),
}) satisfies z.ZodType<BirthType>;

const Identifier = z.strictObject({
  kind: z.enum(IDENTIFIER_KINDS),
  value: z.string(),
  scope: z.string(),
}) satisfies z.ZodType<IdentifierType>;

export const Mention = z.strictObject({
  ...provenance,
  asAt: IsoMoment,
  names: z.array(PersonName),
  birth: Birth.nullable(),
  died: IsoDate.nullable(),
  sex: z.enum(['female', 'male', 'unknown']),
  identifiers: z.array(Identifier),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  vehicles: z.array(z.string()),
  birthPlace: z.string(),
  occupation: z.string(),
  address: Address.nullable(),
  lifeStage: z.enum(LIFE_STAGES),
  staff: z.boolean(),
  register: z.string().nullable(),
  group: z.string(),
}) satisfies z.ZodType<MentionType>;
