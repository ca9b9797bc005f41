import {z} from 'zod';
import {isDateFormat} from '../values/dates.ts';

/** The parts of the mapping language that every block is written with: values, conditions and dates. */

const SOURCES = ['column', 'constant', 'file', 'option', 'first', 'join', 'lookup'] as const;

export const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export const Pattern = z
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

export const Value: z.ZodType<ValueSpec> = z
  .lazy(() => z.union([z.string(), ValueObject]))
  .meta({id: 'value', description: 'A column by its name, or an object that says more'});

export const ValueObject: z.ZodType<ValueObject> = ValueBase.extend({
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

export const Values = z.union([Value, z.array(Value)]);

/** A text that has to be one of `members`: the member itself, or a value whose texts are mapped to members. */
export function oneOf(members: readonly string[]): z.ZodType<ValueSpec> {
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

export const Condition: z.ZodType<Condition> = z
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

export const Flag = z.union([z.boolean(), Condition]);

export const DateFormat = z.string().refine(isDateFormat, {
  error: 'expected a date format of YYYY YY MMMM MMM MM M DD D HH mm ss, or serial, serial-1904',
});

export const DateObject = z.strictObject({
  value: Value,
  time: Value.optional().describe('A column of its own for the time, HH:MM'),
  formats: z.array(DateFormat).min(1).optional(),
  pivot: z.int().min(0).max(99).optional().describe('Two-digit years above it are 19yy'),
  invalid: z
    .enum(['refuse', 'blank', 'part'])
    .optional()
    .describe('What to do with a text that is no date; part: keep its month and year, or its year'),
  notBefore: z
    .array(Value)
    .min(1)
    .optional()
    .describe(
      'Other dates of the row, the last of which counts where it is later: a row was not received before what it tells',
    ),
});
export const DateValue = z.union([z.string(), DateObject, ValueObject]);
export type DateSpec = z.infer<typeof DateValue>;

/** Whether a part of a mapping is a plain value, and not an object with fields of its own. */
export function isValue(spec: string | object): spec is ValueSpec {
  return typeof spec === 'string' || SOURCES.some((source) => source in spec);
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
