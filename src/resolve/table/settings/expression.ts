import {RingfenceError} from '../../../base/errors.ts';

/** The record of a pair that a column is read from. */
export type Side = 'left' | 'right';

/**
 * A condition on two records, or a value of one: the part of SQL that comparison levels and blocking rules are written in.
 * Truth has three values, as in SQL: a comparison with a missing value is neither true nor false.
 */
export type Expression =
  | {kind: 'column'; name: string; side: Side}
  | {kind: 'text'; value: string}
  | {kind: 'number'; value: number}
  | {kind: 'missing'}
  | {kind: 'call'; name: string; args: Expression[]}
  | {kind: 'compare'; op: Operator; left: Expression; right: Expression}
  | {kind: 'isMissing'; value: Expression}
  | {kind: 'and' | 'or'; parts: Expression[]}
  | {kind: 'not'; part: Expression}
  | {kind: 'otherwise'};

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ColumnExpression = Extract<Expression, {kind: 'column'}>;

/** Every column that is read, in order of appearance. */
export function columnsOf(expression: Expression): ColumnExpression[] {
  switch (expression.kind) {
    case 'column':
      return [expression];
    case 'call':
      return expression.args.flatMap(columnsOf);
    case 'compare':
      return [...columnsOf(expression.left), ...columnsOf(expression.right)];
    case 'and':
    case 'or':
      return expression.parts.flatMap(columnsOf);
    case 'not':
      return columnsOf(expression.part);
    case 'isMissing':
      return columnsOf(expression.value);
    default:
      return [];
  }
}

/** The one column and side that a value depends on, or null where it depends on none or on several. */
export function soleColumn(expression: Expression): ColumnExpression | null {
  const [first, ...rest] = columnsOf(expression);
  if (first === undefined || rest.some(({name, side}) => name !== first.name || side !== first.side)) return null;
  return first;
}

/** The expression as SQL, for names of rules and messages. */
export function toSql(expression: Expression): string {
  switch (expression.kind) {
    case 'column':
      return `${expression.side === 'left' ? 'l' : 'r'}."${expression.name}"`;
    case 'text':
      return `'${expression.value.replaceAll("'", "''")}'`;
    case 'number':
      return String(expression.value);
    case 'missing':
      return 'NULL';
    case 'call':
      return `${expression.name}(${expression.args.map(toSql).join(', ')})`;
    case 'compare':
      return `${toSql(expression.left)} ${expression.op} ${toSql(expression.right)}`;
    case 'isMissing':
      return `${toSql(expression.value)} IS NULL`;
    case 'and':
    case 'or':
      return `(${expression.parts.map(toSql).join(expression.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `NOT ${toSql(expression.part)}`;
    default:
      return 'ELSE';
  }
}

export function unsupported(what: string, advice: string): RingfenceError {
  return new RingfenceError('CONFIG_INVALID', `${what} cannot be run. ${advice}`);
}
