import {z} from 'zod';
import {STAY_KINDS} from '../../model/address.ts';
import {LIFE_STAGES} from '../../model/mention.ts';
import {ROLES} from '../../model/notification.ts';
import {
  Condition,
  DateObject,
  DateValue,
  Flag,
  oneOf,
  Pattern,
  Scalar,
  Value,
  ValueObject,
  Values,
} from './mapping-values.ts';

/** What a mapping may say of one person of a row. */

const NAME_ORDERS = ['auto', 'surname-first', 'forename-first'] as const;

const NameObject = z.strictObject({
  full: Value.optional().describe('The whole name in one cell'),
  order: z.enum(NAME_ORDERS).optional(),
  given: Values.optional(),
  family: Value.optional(),
  title: Value.optional(),
  use: z.enum(['recorded', 'former', 'known-as']).optional(),
});
const Name = z.union([z.string(), NameObject, ValueObject]);
export type NameSpec = z.infer<typeof Name>;

const Birth = z.strictObject({
  date: DateValue.optional(),
  year: Value.optional(),
  month: Value.optional(),
  day: Value.optional(),
  status: oneOf(['exact', 'estimated', 'expected', 'month', 'year'])
    .optional()
    .describe('How far the date is to be believed'),
  expected: DateValue.optional().describe('The expected date of delivery'),
  age: Value.optional().describe('Used where there is no date'),
  schoolYear: Value.optional().describe('Year 4, Y10, Reception, P3, S4; used where there is no date and no age'),
  at: DateValue.optional().describe('The day the age or school year held; the date of the event unless said'),
  standIn: z.boolean().optional().describe('A 1 January stands for a year: read it as estimated'),
});
const BirthValue = z.union([z.string(), Birth, DateObject, ValueObject]);
export type BirthSpec = z.infer<typeof BirthValue>;

const AddressObject = z.strictObject({
  text: Value.optional(),
  parts: z.array(Value).min(1).optional(),
  postcode: Value.optional(),
  uprn: Value.optional(),
  protected: Flag.optional(),
});
export const Address = z.union([z.string(), AddressObject, ValueObject]);
export type AddressSpec = z.infer<typeof Address>;

const LocalId = z.union([
  z.string(),
  z.strictObject({
    value: Value,
    scope: z.string().optional(),
    issuer: Value.optional().describe('Register and authority as one, "social-care:BRE", where the file says them'),
  }),
  ValueObject,
]);
export type LocalIdSpec = z.infer<typeof LocalId>;

export const Repeat = z
  .union([z.string().regex(/^\d+\.\.\d+$/, {error: 'expected a range such as 1..3'}), z.array(Scalar).min(1)])
  .optional()
  .describe('Writes the block once for each number; {n} in column names stands for it');

export const Person = z.strictObject({
  repeat: Repeat,
  when: Condition.optional(),
  many: z
    .strictObject({
      column: z.union([z.string(), z.array(z.string())]),
      match: Pattern.optional().describe('Keeps group 1 of the cell, before it is cut'),
      split: Pattern.optional().describe('Cuts the cell into pieces; without it the cell is one'),
      pattern: Pattern.optional(),
      surname: z
        .literal('shared')
        .optional()
        .describe('One word alone takes the surname of the last piece: "Tom & Lily Smith"'),
      beside: z
        .record(z.string(), z.string())
        .optional()
        .describe('Columns that are cut in the same way, and read as $name where they have as many pieces'),
      max: z.int().min(1).optional(),
    })
    .optional()
    .describe('Several people in one cell; named groups of the pattern are columns $name'),
  required: z
    .union([z.boolean(), z.literal('first')])
    .optional()
    .describe('A row without this person is refused; `first`: without the first of a `repeat`'),
  name: Name.optional(),
  names: z.array(NameObject).optional().describe('Further names: former, known as'),
  birth: BirthValue.optional(),
  died: DateValue.optional(),
  sex: oneOf(['female', 'male', 'unknown']).optional(),
  identifiers: z
    .strictObject({
      nhs: Values.optional(),
      upn: Values.optional(),
      uln: Values.optional(),
      pnc: Values.optional(),
      cro: Values.optional(),
      ni: Values.optional(),
      local: z.union([LocalId, z.array(LocalId)]).optional(),
    })
    .optional(),
  phones: Values.optional(),
  emails: Values.optional(),
  vehicles: Values.optional(),
  birthPlace: Value.optional().describe('Place of birth, as words'),
  occupation: Value.optional(),
  address: Address.optional(),
  stay: oneOf(STAY_KINDS).optional().describe('The person stays at the address above, as this kind'),
  lifeStage: oneOf(LIFE_STAGES).optional(),
  staff: Flag.optional(),
  register: z
    .union([Value, z.array(Value).min(1)])
    .optional()
    .describe('Name of a list that is free of duplicates; of several values all together'),
  asAt: DateValue.optional(),
  role: oneOf(ROLES).optional().describe('The part this person has in the notifications of the row'),
});
export type PersonSpec = z.infer<typeof Person>;
