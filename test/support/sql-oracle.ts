import {damerau} from '../../src/text/damerau.ts';
import {levenshtein} from '../../src/text/edit-distance.ts';
import {jaroWinkler} from '../../src/text/jaro-winkler.ts';
import {evaluator} from '../../src/resolve/table/settings/evaluate-value.ts';
import {type Expression, soleColumn} from '../../src/resolve/table/settings/expression.ts';

type Row = Record<string, string | null>;

/** The plain form of a condition on two records, one pair at a time: true, false, or null for unknown. */
export function truthOf(condition: Expression, left: Row, right: Row): boolean | null {
  switch (condition.kind) {
    case 'otherwise':
      return true;
    case 'and': {
      const truths = condition.parts.map((part) => truthOf(part, left, right));
      return truths.includes(false) ? false : truths.includes(null) ? null : true;
    }
    case 'or': {
      const truths = condition.parts.map((part) => truthOf(part, left, right));
      return truths.includes(true) ? true : truths.includes(null) ? null : false;
    }
    case 'not': {
      const truth = truthOf(condition.part, left, right);
      return truth === null ? null : !truth;
    }
    case 'isMissing':
      return valueOf(condition.value, left, right) === null;
    case 'compare': {
      const one = valueOf(condition.left, left, right);
      const other = valueOf(condition.right, left, right);
      if (one === null || other === null) return null;
      const order = one < other ? -1 : one > other ? 1 : 0;
      const {op} = condition;
      return (
        (order === 0 && (op === '=' || op === '<=' || op === '>=')) ||
        (order < 0 && (op === '<' || op === '<=' || op === '<>')) ||
        (order > 0 && (op === '>' || op === '>=' || op === '<>'))
      );
    }
    default:
      return valueOf(condition, left, right) as boolean | null;
  }
}

const DISTANCES: Record<string, (one: string, other: string) => number> = {
  levenshtein,
  damerau_levenshtein: damerau,
  jaro_winkler_similarity: jaroWinkler,
};

function valueOf(value: Expression, left: Row, right: Row): string | number | boolean | null {
  const column = soleColumn(value);
  if (column !== null) return evaluator(value)((column.side === 'left' ? left : right)[column.name]!);
  if (value.kind !== 'call') return evaluator(value)(null);
  const args = value.args.map((arg) => valueOf(arg, left, right));
  if (args.includes(null)) return null;
  const distance = DISTANCES[value.name];
  if (distance !== undefined) return distance(String(args[0]), String(args[1]));
  if (value.name === 'abs') return Math.abs(Number(args[0]));
  return Number(args[0]) - Number(args[1]);
}
