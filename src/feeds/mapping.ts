import {z} from 'zod';
import {STAY_KINDS} from '../model/address.ts';
import {LIFE_STAGES} from '../model/mention.ts';
import {ALLEGATION_STATUSES, NOTIFICATION_KINDS, OUTCOMES, RAGS, ROLES, TIE_KINDS} from '../model/notification.ts';
import {AGENCIES} from '../model/source.ts';
import {isDateFormat} from './dates.ts';
import {ENCODINGS} from './encoding.ts';
import {INVERSE_KINDS} from './relations.ts';

/**
 * The mapping language as a schema: what a YAML file may say to turn rows into records. README.md beside the built-in
 * mappings explains it by example; mapping.schema.json is made from it for editors.
 */

const NAME_ORDERS = ['auto', 'surname-first', 'forename-first'] as const;

const SOURCES = ['column', 'constant', 'file', 'option', 'first', 'join', 'lookup'] as const;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Pattern = z
  .string()
  .refine(isPattern, {error: 'expected a regular expression'})
  .meta({description: 'A regular expression'});

/** Where a text comes from, and what is done to it: split, match, replace, map, in this order. */
export type ValueObject = z.infer<typeof ValueBase> & {
  first?: ValueSpec[] | undefined;
  join?: ValueSpec[] | undefined;
  lookup?: {table: string; by: ValueSpec; take: string} | undefined;
};
export type ValueSpec = string | ValueObject;

const ValueBase = z.strictObject({
  column: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('A column, or several names it goes by'),
  optional: z.boolean().optional().describe('The file may lack the column'),
  constant: Scalar.optional().describe('The same text for every row'),
  file: Pattern.optional().describe('Group 1 of this pattern in the name of the file'),
  option: z.enum(['area', 'received']).optional().describe('An option given on the command line'),
  with: z.string().optional().describe('What joins the parts of `join`; a space unless said'),
  split: Pattern.optional().describe('Cuts the text into several'),
  match: Pattern.optional().describe(
    'Keeps group 1 of the pattern (or all of the match); empty where it does not match',
  ),
  map: z.record(z.string(), Scalar).optional().describe('Texts to other texts; upper and lower case count the same'),
  otherwise: z.string().optional().describe('For filled texts that `map` lacks; without it they pass as they are'),
  default: Scalar.optional().describe('For an empty text'),
  placeholders: z.array(Scalar).optional().describe('More texts that mean nothing is known'),
});

const Value: z.ZodType<ValueSpec> = z
  .lazy(() => z.union([z.string(), ValueObject]))
  .meta({id: 'value', description: 'A column by its name, or an object that says more'});

const ValueObject: z.ZodType<ValueObject> = ValueBase.extend({
  first: z.array(Value).min(1).optional().describe('The first of these that is filled'),
  join: z.array(Value).min(1).optional().describe('All of these that are filled, joined'),
  lookup: z
    .strictObject({table: z.string(), by: Value, take: z.string()})
    .optional()
    .describe('A cell of another file, named under `lookups`'),
}).superRefine((value, context) => {
  const named = SOURCES.filter((source) => value[source] !== undefined);
  if (named.length === 1) return;
  // Not to go on with: zod else takes this form of a choice as the one that was meant.
  context.addIssue({code: 'custom', continue: false, message: `expected exactly one of ${SOURCES.join(', ')}`});
});

const Values = z.union([Value, z.array(Value)]);

/** A text that has to be one of `members`: the member itself, or a value whose texts are mapped to members. */
function oneOf(members: readonly string[]): z.ZodType<ValueSpec> {
  return Value.superRefine((value, context) => {
    if (typeof value === 'string') return;
    const check = (text: string | number | boolean | undefined, path: string[]): void => {
      if (text === undefined || text === '' || members.includes(String(text))) return;
      context.addIssue({code: 'custom', path, message: `expected one of ${members.join(', ')}`});
    };
    check(value.constant, ['constant']);
    check(value.otherwise, ['otherwise']);
    check(value.default, ['default']);
    for (const [key, text] of Object.entries(value.map ?? {})) check(text, ['map', key]);
  }).meta({examples: [...members]});
}

export type Condition = {
  value?: ValueSpec | undefined;
  column?: string | string[] | undefined;
  is?: (string | number | boolean)[] | string | number | boolean | undefined;
  matches?: string | undefined;
  filled?: boolean | undefined;
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
  not?: Condition | undefined;
};

const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.strictObject({
      column: z.union([z.string(), z.array(z.string())]).optional(),
      value: Value.optional(),
      is: z
        .union([Scalar, z.array(Scalar)])
        .optional()
        .describe('Equal to one of these; case does not count'),
      matches: Pattern.optional(),
      filled: z.boolean().optional(),
      all: z.array(Condition).optional(),
      any: z.array(Condition).optional(),
      not: Condition.optional(),
    }),
  )
  .meta({id: 'condition', description: 'Something that holds for a row or does not'});

const Flag = z.union([z.boolean(), Condition]);

const DateFormat = z.string().refine(isDateFormat, {
  error: 'expected a date format of YYYY YY MMMM MMM MM M DD D HH mm ss, or serial, serial-1904',
});

const DateObject = z.strictObject({
  value: Value,
  time: Value.optional().describe('A column of its own for the time, HH:MM'),
  formats: z.array(DateFormat).min(1).optional(),
  pivot: z.int().min(0).max(99).optional().describe('Two-digit years above it are 19yy'),
  invalid: z.enum(['refuse', 'blank']).optional().describe('What to do with a text that is no date'),
});
const DateValue = z.union([z.string(), DateObject, ValueObject]);
export type DateSpec = z.infer<typeof DateValue>;

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
  at: DateValue.optional().describe('The day the age held; the date of the event unless said'),
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
const Address = z.union([z.string(), AddressObject, ValueObject]);
export type AddressSpec = z.infer<typeof Address>;

const LocalId = z.union([z.string(), z.strictObject({value: Value, scope: z.string().optional()}), ValueObject]);
export type LocalIdSpec = z.infer<typeof LocalId>;

const Repeat = z
  .union([z.string().regex(/^\d+\.\.\d+$/, {error: 'expected a range such as 1..3'}), z.array(Scalar).min(1)])
  .optional()
  .describe('Writes the block once for each number; {n} in column names stands for it');

const Person = z.strictObject({
  repeat: Repeat,
  when: Condition.optional(),
  many: z
    .strictObject({
      column: z.union([z.string(), z.array(z.string())]),
      split: Pattern,
      pattern: Pattern.optional(),
      max: z.int().min(1).optional(),
    })
    .optional()
    .describe('Several people in one cell; named groups of the pattern are columns $name'),
  required: z.boolean().optional().describe('A row without this person is refused'),
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
  address: Address.optional(),
  stay: oneOf(STAY_KINDS).optional().describe('The person stays at the address above, as this kind'),
  lifeStage: oneOf(LIFE_STAGES).optional(),
  staff: Flag.optional(),
  register: Value.optional().describe('Name of a list that is free of duplicates'),
  asAt: DateValue.optional(),
  role: oneOf(ROLES).optional().describe('The part this person has in the notifications of the row'),
});
export type PersonSpec = z.infer<typeof Person>;

const NotificationBlock = z.strictObject({
  repeat: Repeat,
  when: Condition.optional(),
  kind: oneOf(NOTIFICATION_KINDS),
  at: DateValue,
  source: Value.optional().describe('DfE referral source code, or words'),
  reasons: Values.optional(),
  factors: Values.optional(),
  ragInitial: oneOf(RAGS).optional(),
  ragFinal: oneOf(RAGS).optional(),
  outcomes: oneOf(OUTCOMES).optional(),
  decided: DateValue.optional(),
  references: z.record(z.string(), Values).optional(),
  allegation: oneOf(ALLEGATION_STATUSES).optional(),
  place: Address.optional(),
});
export type NotificationSpec = z.infer<typeof NotificationBlock>;

const Reference = z.union([
  z.string(),
  z.strictObject({feed: z.string(), key: z.array(Value).min(1), slot: z.string()}),
]);
/** A slot of this row, or a record of another feed by its key. */
export type ReferenceSpec = z.infer<typeof Reference>;

const InvolvementBlock = z.strictObject({
  repeat: Repeat,
  when: Condition.optional(),
  person: Reference,
  notification: Reference,
  role: oneOf(ROLES),
});
export type InvolvementSpec = z.infer<typeof InvolvementBlock>;

const TieBlock = z.strictObject({
  repeat: Repeat,
  when: Condition.optional(),
  from: Reference,
  to: Reference,
  kind: oneOf([...TIE_KINDS, ...Object.keys(INVERSE_KINDS)]).describe(
    'What `from` is to `to`; words such as Mother are understood',
  ),
  reads: z.enum(['from', 'to']).optional().describe('`to`: the word says what `to` is to `from`'),
  unknown: z
    .union([z.enum(TIE_KINDS), z.enum(['refuse', 'none'])])
    .optional()
    .describe('For words that are not understood'),
  detail: Value.optional(),
  start: DateValue.optional(),
  end: DateValue.optional(),
});
export type TieSpec = z.infer<typeof TieBlock>;

const StayBlock = z.strictObject({
  repeat: Repeat,
  when: Condition.optional(),
  person: Reference,
  address: Address.optional().describe("The person's own address unless said"),
  kind: oneOf(STAY_KINDS),
  start: DateValue.optional(),
  end: DateValue.optional(),
});
export type StaySpec = z.infer<typeof StayBlock>;

/** One layout of one feed. */
export const Mapping = z
  .strictObject({
    version: z.literal(1),
    feed: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, {error: 'expected small letters, digits and hyphens'}),
    title: z.string().optional(),
    agency: z.enum(AGENCIES),
    area: Value.optional(),
    received: DateValue.optional(),
    match: z.strictObject({files: z.array(z.string()).optional(), columns: z.array(z.string()).optional()}).optional(),
    source: z
      .strictObject({
        format: z.enum(['csv', 'ndjson']).optional(),
        encoding: z.enum(ENCODINGS).optional(),
        delimiter: z.string().length(1).optional(),
        quote: z.string().max(1).optional().describe('Empty: the file quotes nothing'),
        headerRow: z.int().min(1).optional(),
        sheet: z.string().optional(),
      })
      .optional(),
    columns: z
      .record(
        z.string(),
        z.union([
          z.string(),
          z.array(z.string()).min(1),
          z.strictObject({names: z.array(z.string()).min(1), optional: z.boolean().optional()}),
        ]),
      )
      .optional()
      .describe('Names of our own for columns, with the headers they go by'),
    dates: z
      .strictObject({formats: z.array(DateFormat).optional(), pivot: z.int().min(0).max(99).optional()})
      .optional(),
    placeholders: z.array(Scalar).optional(),
    lookups: z.record(z.string(), z.strictObject({file: z.string(), key: z.string()})).optional(),
    key: z.union([Value, z.array(Value).min(1)]).optional(),
    revision: DateValue.optional(),
    withdrawn: Condition.optional(),
    skip: Condition.optional().describe('Rows that hold nothing for us, such as totals'),
    people: z.record(z.string(), Person).optional(),
    notifications: z.record(z.string(), NotificationBlock).optional(),
    involvements: z.array(InvolvementBlock).optional(),
    ties: z.array(TieBlock).optional(),
    stays: z.array(StayBlock).optional(),
  })
  .meta({id: 'mapping', title: 'Ringfence mapping'});
export type Mapping = z.infer<typeof Mapping>;

/** Whether a part of a mapping is a plain value, and not an object with fields of its own. */
export function isValue(spec: string | object): spec is ValueSpec {
  return typeof spec === 'string' || SOURCES.some((source) => source in spec);
}

/** The schema for editors, as JSON Schema. */
export function mappingJsonSchema(): object {
  return z.toJSONSchema(Mapping, {io: 'input', unrepresentable: 'any'});
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
