import {type Expression, toSql, unsupported} from './expression.ts';

/** A value of one record: a text, a number, a truth, or nothing. Times are seconds since 1970. */
export type Value = string | number | boolean | null;

/** The value where the column holds `text`. */
export type Evaluate = (text: string | null) => Value;

/**
 * The value of an expression that reads one column, to be run once for each distinct text of it. Functions mean what they mean
 * in DuckDB. Each part becomes a small function of its own: walking the expression for each text costs more time in the
 * compiler, which puts all of it into one and starts anew for each shape of it, than in running.
 */
export function evaluator(expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'column':
      return (text) => text;
    case 'text':
    case 'number': {
      const {value} = expression;
      return () => value;
    }
    case 'missing':
      return () => null;
    case 'isMissing': {
      const value = evaluator(expression.value);
      return (text) => value(text) === null;
    }
    case 'compare': {
      const [left, right] = [evaluator(expression.left), evaluator(expression.right)];
      const {op} = expression;
      return (text) => compare(op, left(text), right(text));
    }
    case 'call':
      return callOf(expression);
    default:
      throw unsupported(toSql(expression), 'It stands where a value of one record is expected.');
  }
}

function compare(op: string, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  switch (op) {
    case '=':
      return left === right;
    case '<>':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

type Call = Extract<Expression, {kind: 'call'}>;

function callOf(expression: Call): Evaluate {
  const {name} = expression;
  const args = expression.args.map(evaluator);
  if (name === 'coalesce')
    return (text) => {
      for (const arg of args) {
        const value = arg(text);
        if (value !== null) return value;
      }
      return null;
    };
  if (name === 'nullif')
    return (text) => {
      const value = args[0]!(text);
      return value === args[1]!(text) ? null : value;
    };
  const run = FUNCTIONS[name];
  if (run === undefined) throw unsupported(toSql(expression), `Known functions are ${KNOWN.join(', ')}.`);
  return (text) => {
    const values: Plain[] = [];
    for (const arg of args) {
      const value = arg(text);
      if (value === null) return null;
      values.push(value as Plain);
    }
    return run(values);
  };
}

type Plain = string | number;
const text = (value: Plain | undefined): string => String(value);
const number = (value: Plain | undefined): number => Number(value);

const FUNCTIONS: Record<string, (args: Plain[]) => Value> = {
  '+': ([a, b]) => number(a) + number(b),
  '-': ([a, b]) => number(a) - number(b),
  '*': ([a, b]) => number(a) * number(b),
  '/': ([a, b]) => (number(b) === 0 ? null : number(a) / number(b)),
  '||': ([a, b]) => text(a) + text(b),
  abs: ([a]) => Math.abs(number(a)),
  lower: ([a]) => text(a).toLowerCase(),
  upper: ([a]) => text(a).toUpperCase(),
  trim: ([a]) => text(a).trim(),
  length: ([a]) => text(a).length,
  left: ([a, count]) => text(a).slice(0, number(count)),
  right: ([a, count]) => text(a).slice(-number(count)),
  substr: substring,
  substring,
  concat: (args) => args.map(text).join(''),
  replace: ([a, from, to]) => text(a).replaceAll(text(from), text(to)),
  regexp_extract: ([a, pattern, group]) =>
    patternOf(text(pattern), 'u').exec(text(a))?.[group === undefined ? 0 : number(group)] ?? '',
  regexp_replace: ([a, pattern, to, flags]) =>
    text(a).replace(patternOf(text(pattern), text(flags ?? '').includes('g') ? 'gu' : 'u'), text(to)),
  try_strptime: ([a, format]) => parseTime(text(a), text(format)),
  strptime: ([a, format]) => parseTime(text(a), text(format)),
  epoch: ([a]) => number(a),
  cast,
  try_cast: cast,
};
const KNOWN = [...Object.keys(FUNCTIONS).filter((name) => /^[a-z]/.test(name)), 'coalesce', 'nullif'].sort();

let lastPattern = {source: '', flags: '', pattern: /(?:)/};

/** The pattern is nearly always that of the value before, and dear to compile. */
function patternOf(source: string, flags: string): RegExp {
  if (source !== lastPattern.source || flags !== lastPattern.flags)
    lastPattern = {source, flags, pattern: new RegExp(source, flags)};
  return lastPattern.pattern;
}

/** Counts from 1; a start below 1 eats into the count. */
function substring([a, start, count]: Plain[]): string {
  const from = number(start) - 1;
  const to = count === undefined ? Infinity : from + number(count);
  return text(a).slice(Math.max(0, from), Math.max(0, to));
}

function cast([a, type]: Plain[]): Value {
  if (/^(varchar|text|string|char)$/.test(text(type))) return text(a);
  if (/^(date|timestamp)$/.test(text(type))) return parseTime(text(a).slice(0, 10), '%Y-%m-%d');
  const value = text(a).trim() === '' ? Number.NaN : number(a);
  if (Number.isNaN(value)) return null;
  return /int/.test(text(type)) ? Math.round(value) : value;
}

const DIRECTIVES: Record<string, string> = {
  Y: String.raw`(?<Y>\d{4})`,
  m: String.raw`(?<m>\d{1,2})`,
  d: String.raw`(?<d>\d{1,2})`,
  H: String.raw`(?<H>\d{1,2})`,
  M: String.raw`(?<M>\d{1,2})`,
  S: String.raw`(?<S>\d{1,2})`,
};
const timePatterns = new Map<string, RegExp>();

/** Seconds since 1970, or null where the text is no such time; a day that its month does not have is none. */
function parseTime(value: string, format: string): number | null {
  let pattern = timePatterns.get(format);
  if (pattern === undefined) {
    const source = format.replaceAll(/%(.)|[^\w\s]/g, (part: string, letter: string | undefined) =>
      letter === undefined ? `\\${part}` : directive(letter, format),
    );
    pattern = new RegExp(`^${source}$`);
    timePatterns.set(format, pattern);
  }
  const parts = pattern.exec(value)?.groups;
  if (parts === undefined) return null;
  const [year, month, day] = [Number(parts['Y'] ?? 1900), Number(parts['m'] ?? 1), Number(parts['d'] ?? 1)];
  const time = new Date(Date.UTC(year, month - 1, day));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return null;
  return (
    time.getTime() / 1000 + Number(parts['H'] ?? 0) * 3600 + Number(parts['M'] ?? 0) * 60 + Number(parts['S'] ?? 0)
  );
}

function directive(letter: string, format: string): string {
  const source = DIRECTIVES[letter];
  if (source === undefined)
    throw unsupported(`The time format ${format}`, `Known are %${Object.keys(DIRECTIVES).join(', %')}.`);
  return source;
}
