import {z} from 'zod';
import {STAY_KINDS} from '../../model/address.ts';
import {
  ALLEGATION_STATUSES,
  INVERSE_KINDS,
  NOTIFICATION_KINDS,
  OUTCOMES,
  RAGS,
  ROLES,
  TIE_KINDS,
} from '../../model/notification.ts';
import {AGENCIES} from '../../model/source.ts';
import {ENCODINGS} from '../readers/encoding.ts';
import {Address, Person, Repeat} from './mapping-people.ts';
import {Condition, DateFormat, DateValue, oneOf, Scalar, Value, ValueObject, Values} from './mapping-values.ts';

/**
 * The mapping language as a schema: what a YAML file may say to turn rows into records. README.md beside the built-in
 * mappings explains it by example; mapping.schema.json is made from it for editors.
 */

const NotificationBlock = z.strictObject({
  repeat: Repeat,
  when: Condition.optional(),
  key: z
    .array(Value)
    .min(1)
    .optional()
    .describe('What names it where several rows tell of one: rows with the same are one notification'),
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
  z.strictObject({
    slot: z.union([z.string(), z.array(z.string())]),
    take: z
      .enum(['first', 'rest', 'all'])
      .describe('Of several people in a slot: the first who is there, all but that one, or each'),
  }),
  z.strictObject({feed: z.string(), key: z.array(Value).min(1), slot: z.string()}),
]);
/** A slot of this row (or some of those in it), or a record of another feed by its key. */
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

/** A list of names; one alone may stand without brackets. */
const Names = z.union([z.string().transform((name) => [name]), z.array(z.string())]);

/** One layout of one feed. */
export const Mapping = z
  .strictObject({
    version: z.literal(1),
    feed: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, {error: 'expected small letters, digits and hyphens'}),
    title: z.string().optional(),
    agency: z
      .union([z.enum(AGENCIES), ValueObject])
      .describe('Whose records these are; a value where one file has those of several'),
    area: Value.optional(),
    received: DateValue.optional(),
    match: z.strictObject({files: Names.optional(), columns: Names.optional()}).optional(),
    source: z
      .strictObject({
        format: z.enum(['csv', 'ndjson', 'xml']).optional(),
        encoding: z.enum(ENCODINGS).optional(),
        delimiter: z.string().length(1).optional(),
        quote: z.string().max(1).optional().describe('Empty: the file quotes nothing'),
        headerRow: z.int().min(1).optional(),
        sheet: z.string().optional(),
        rows: z.string().optional().describe('XML: the element that is a row'),
        carry: z
          .strictObject({
            by: z.string().describe('The column that names the group of a row'),
            columns: z.array(z.string()).min(1),
          })
          .optional()
          .describe('What the first row of a group says for those below it, where they are blank'),
        headings: z
          .string()
          .min(1)
          .optional()
          .describe('A column, by this name, with what a row above says that has its first cell alone filled'),
        further: z
          .array(z.string())
          .min(1)
          .optional()
          .describe('Columns that a second header below has beyond those of the first'),
        pivot: z
          .strictObject({by: z.string(), name: z.string(), value: z.string()})
          .optional()
          .describe(
            'A row for each answer of a form: `by` names the form, `name` the question, which becomes a column',
          ),
        codes: z
          .record(z.string(), z.record(z.string(), z.string()))
          .optional()
          .describe('By column, what its codes stand for: read in their place'),
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
    lookups: z
      .record(
        z.string(),
        z
          .strictObject({
            file: z.string().optional(),
            sheet: z.string().optional().describe('A sheet of that file; without `file` one of the same workbook'),
            key: z
              .union([z.string(), z.array(z.string()).min(1)])
              .describe('The column that a row is found by, or several together, as `join` puts them'),
            partial: z
              .boolean()
              .optional()
              .describe('It holds some of the numbers only; of several files of the name all are read'),
          })
          .refine(({file, sheet}) => file !== undefined || sheet !== undefined, {error: 'expected `file` or `sheet`'}),
      )
      .optional(),
    key: z.union([Value, z.array(Value).min(1)]).optional(),
    revision: DateValue.optional(),
    withdrawn: Condition.optional(),
    skip: Condition.optional().describe('Rows that hold nothing for us, such as totals'),
    control: z
      .strictObject({
        when: Condition.describe('What tells the row from the others'),
        rows: Value.describe('How many rows the sender says stand above it'),
      })
      .optional()
      .describe('A trailer row that counts the rows of the file'),
    people: z.record(z.string(), Person).optional(),
    notifications: z.record(z.string(), NotificationBlock).optional(),
    involvements: z.array(InvolvementBlock).optional(),
    ties: z.array(TieBlock).optional(),
    stays: z.array(StayBlock).optional(),
  })
  .meta({id: 'mapping', title: 'Ringfence mapping'});
export type Mapping = z.infer<typeof Mapping>;

/** The schema for editors, as JSON Schema. */
export function mappingJsonSchema(): object {
  return z.toJSONSchema(Mapping, {io: 'input', unrepresentable: 'any'});
}
