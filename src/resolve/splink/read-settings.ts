import {z} from 'zod';
import {RingfenceError} from '../../base/errors.ts';
import {columnsOf, type Expression} from '../table/settings/expression.ts';
import {parseSql} from '../table/settings/parse-sql.ts';
import type {BlockingRule, Comparison, Level, LinkSettings} from '../table/settings/settings.ts';

/** What is read of Splink's settings (4 and 5 write the same of it); other keys are about its charts and backends. */
const SplinkLevel = z.object({
  sql_condition: z.string(),
  label_for_charts: z.string().nullish(),
  is_null_level: z.boolean().nullish(),
  m_probability: z.number().nullish(),
  u_probability: z.number().nullish(),
  tf_adjustment_column: z.string().nullish(),
  tf_adjustment_weight: z.number().nullish(),
  tf_minimum_u_value: z.number().nullish(),
  disable_tf_exact_match_detection: z.boolean().nullish(),
});
const SplinkSettings = z.object({
  link_type: z.string(),
  comparisons: z.array(
    z.object({output_column_name: z.string().nullish(), comparison_levels: z.array(SplinkLevel).min(2)}),
  ),
  blocking_rules_to_generate_predictions: z
    .array(z.union([z.string(), z.object({blocking_rule: z.string()})]))
    .default([]),
  probability_two_random_records_match: z.number().gt(0).lt(1).default(0.0001),
});

/** Reads a model or settings that Splink saved as JSON; `name` is the file, for errors. */
export function readSplinkSettings(json: string, name: string): LinkSettings {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new RingfenceError('CONFIG_INVALID', `${name} is not JSON: save it from Splink again.`, {cause});
  }
  const parsed = SplinkSettings.safeParse(value);
  if (!parsed.success)
    throw new RingfenceError('CONFIG_INVALID', `${name} is no Splink model:\n${z.prettifyError(parsed.error)}`);
  const {link_type, comparisons, blocking_rules_to_generate_predictions: rules, ...rest} = parsed.data;
  if (link_type !== 'dedupe_only')
    throw new RingfenceError('CONFIG_INVALID', `${name} has link type ${link_type}; only dedupe_only can be run.`);
  return {
    comparisons: comparisons.map((comparison, index) =>
      readComparison(comparison.comparison_levels, comparison.output_column_name ?? `comparison ${String(index + 1)}`),
    ),
    rules: rules.map((rule) => readBlockingRule(typeof rule === 'string' ? rule : rule.blocking_rule)),
    prior: rest.probability_two_random_records_match,
  };
}

/** Reads a blocking rule in SQL: equal keys joined by AND, each the same value of both records. */
export function readBlockingRule(sql: string): BlockingRule {
  const condition = parseSql(sql);
  const parts = condition.kind === 'and' ? condition.parts.flatMap(flatten) : [condition];
  const keys = parts.map((part) => {
    if (part.kind !== 'compare' || part.op !== '=' || columnsOf(part.left).some(({side}) => side !== 'left'))
      throw new RingfenceError(
        'CONFIG_INVALID',
        `Blocking rule ${sql} is not a list of equal keys: write l.x = r.x AND ...`,
      );
    return part.left;
  });
  return {name: sql, keys};
}

const flatten = (expression: Expression): Expression[] =>
  expression.kind === 'and' ? expression.parts.flatMap(flatten) : [expression];

type SplinkLevel = z.infer<typeof SplinkLevel>;

function readComparison(levels: readonly SplinkLevel[], name: string): Comparison {
  const defaults = defaultShares(levels);
  const read = levels.map((level) => ({source: level, condition: parseSql(level.sql_condition)}));
  const result = read.map(({source, condition}, index): Level => {
    const column = source.tf_adjustment_column ?? null;
    const isAdjusted = column !== null && condition.kind !== 'otherwise' && source.tf_adjustment_weight !== 0;
    return {
      condition,
      label: source.label_for_charts ?? source.sql_condition,
      isMissing: source.is_null_level ?? false,
      m: source.m_probability ?? defaults[index]?.m ?? null,
      u: source.u_probability ?? defaults[index]?.u ?? null,
      tf: isAdjusted
        ? {
            column,
            weight: source.tf_adjustment_weight ?? 1,
            minimumU: source.tf_minimum_u_value ?? 0,
            baseLevel: source.disable_tf_exact_match_detection === true ? index : baseLevel(read, column, name),
          }
        : null,
    };
  });
  // Where no level is for the rest, a pair that fits none weighs nothing.
  if (read.at(-1)!.condition.kind !== 'otherwise')
    result.push({condition: {kind: 'otherwise'}, label: 'none', isMissing: true, m: null, u: null, tf: null});
  return {name, levels: result};
}

/**
 * What Splink takes for levels that it has not trained: m is 0.95 for the closest and the rest shared, and weights rise from
 * -5 to 3 bits, with 10 for the closest.
 */
function defaultShares(levels: readonly SplinkLevel[]): ({m: number; u: number} | null)[] {
  const compared = levels.filter((level) => level.is_null_level !== true).length;
  let rank = compared;
  return levels.map((level) => {
    if (level.is_null_level === true) return null;
    rank--;
    const isClosest = rank === compared - 1;
    const m = isClosest ? 0.95 : 0.05 / (compared - 1);
    const bits = isClosest ? 10 : compared === 2 ? -5 : -5 + (8 * rank) / (compared - 2);
    return {m, u: m / 2 ** bits};
  });
}

/** The level that says no more than that the column is equal: its u is how often that happens by chance. */
function baseLevel(levels: readonly {condition: Expression}[], column: string, name: string): number {
  const found = levels.findIndex(
    ({condition}) =>
      condition.kind === 'compare' &&
      condition.op === '=' &&
      condition.left.kind === 'column' &&
      condition.right.kind === 'column' &&
      condition.left.name === column &&
      condition.right.name === column,
  );
  if (found === -1)
    throw new RingfenceError(
      'CONFIG_INVALID',
      `Comparison ${name} adjusts by the frequency of ${column} and has no level on which ${column} is equal.`,
    );
  return found;
}
