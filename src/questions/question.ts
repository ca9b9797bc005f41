import {z} from 'zod';
import {RingfenceError} from '../base/errors.ts';
import type {Inquiry} from './inquiry.ts';

export type Cell = string | number | null | readonly string[];

/** What each column of an answer holds, by its name. */
export type Columns = Readonly<Record<string, string>>;

export type Row<C extends Columns = Columns> = {readonly [Name in keyof C]: Cell};

/** A table that the workspace does not hold (an access log, reviewers' decisions), given as a CSV file with these columns. */
export type GivenTable = {about: string; columns: Columns; isOptional?: boolean};

/** Rows of the given tables, by name; every cell a text. */
export type GivenTables = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** A named, documented, typed question over a workspace. It answers with facts of the records, in a fixed order. */
export type Question = {
  /** Kebab-case. */
  name: string;
  /** Place in the analysts' list of 35; null for the general ones beside it. */
  number: number | null;
  /** The question in one sentence. */
  asks: string;
  /** How it is answered from the records, and what it cannot see. */
  method: string;
  parameters: z.ZodObject;
  columns: Columns;
  tables: Readonly<Record<string, GivenTable>>;
  /**
   * Answers from parameters as text.
   * @throws RingfenceError USAGE with every parameter that is wrong; NOT_FOUND for an id that is not there.
   */
  answer(inquiry: Inquiry, given: Readonly<Record<string, unknown>>, tables?: GivenTables): Row[];
};

type Definition<P extends z.ZodObject, C extends Columns, T extends string> = {
  name: string;
  number: number | null;
  asks: string;
  method: string;
  parameters: P;
  columns: C;
  tables?: Readonly<Record<T, GivenTable>>;
  answer(inquiry: Inquiry, given: z.output<P>, tables: Readonly<Partial<Record<T, GivenTables[string]>>>): Row<C>[];
};

/** Joins a definition with the check of what is given to it, so that an answer sees typed parameters only. */
export function question<P extends z.ZodObject, C extends Columns, T extends string = never>(
  definition: Definition<P, C, T>,
): Question {
  const tables: Readonly<Record<string, GivenTable>> = definition.tables ?? {};
  return {
    ...definition,
    tables,
    answer: (inquiry, given, filled = {}) => {
      const parsed = definition.parameters.safeParse(given);
      if (!parsed.success) throw usage(definition, given, parsed.error);
      const missing = Object.keys(tables).filter(
        (name) => filled[name] === undefined && tables[name]!.isOptional !== true,
      );
      if (missing.length > 0)
        throw new RingfenceError(
          'USAGE',
          `${definition.name} needs ${missing.map((name) => `--table ${name}=FILE.csv (${tables[name]!.about})`).join(' and ')}.`,
        );
      return definition.answer(inquiry, parsed.data, filled as Readonly<Partial<Record<T, GivenTables[string]>>>);
    },
  };
}

function usage(
  {name, parameters}: {name: string; parameters: z.ZodObject},
  given: Readonly<Record<string, unknown>>,
  error: z.ZodError,
): RingfenceError {
  const known = Object.keys(parameters.shape).join(', ') || 'none';
  const lines = error.issues.map(({path, message}) => {
    const parameter = String(path[0] ?? '');
    const schema = parameters.shape[parameter];
    const about = schema === undefined ? '' : (z.globalRegistry.get(schema)?.description ?? '');
    // What is lacking is asked for in the words of the parameter itself.
    if (schema !== undefined && given[parameter] === undefined)
      return `\n  ${parameter} is needed (--param ${parameter}=...): ${about}`;
    const isExplained = about === '' || message.includes('expected one of');
    return `\n  ${path.join('.') || 'parameters'}: ${message}${isExplained ? '' : ` (${about})`}`;
  });
  return new RingfenceError('USAGE', `${name} takes ${known}:${lines.join('')}`);
}

/** One parameter as help texts and forms show it; `initial` is null where there is no default. */
export type ParameterDoc = {name: string; about: string; initial: string | null; isNeeded: boolean};

export function parameterDocs({parameters}: Question): ParameterDoc[] {
  return Object.entries(parameters.shape).map(([name, schema]) => {
    const left = z.safeParse(schema, undefined);
    const initial = left.success ? left.data : undefined;
    return {
      name,
      about: z.globalRegistry.get(schema)?.description ?? '',
      initial: initial === undefined ? null : [initial].flat().map(String).join(','),
      isNeeded: !left.success,
    };
  });
}
