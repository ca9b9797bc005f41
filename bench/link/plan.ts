import {readFileSync} from 'node:fs';
import {join} from 'node:path';

export type Rules = 'light' | 'heavy';

/** What both engines read: Splink settings, how to train them, and the probability from which two rows are one person. */
export type LinkPlan = {
  settings: Record<string, unknown>;
  training: {deterministic: string[]; recall: number; randomPairs: number; rules: string[]};
  threshold: number;
};

/** About 3 and 55 pairs a row of a million. */
const RULES: Record<Rules, string[][]> = {
  light: [
    ['surname', 'dob'],
    ['first_name', 'dob'],
    ['first_name', 'postcode'],
    ['surname', 'postcode'],
    ['first_name', 'surname'],
  ],
  heavy: [
    ['postcode'],
    ['dob'],
    ['surname', 'substr(dob, 1, 4)'],
    ['birth_place', 'substr(dob, 1, 7)'],
    ['first_name', 'substr(dob, 1, 7)'],
    ['first_name', 'surname'],
  ],
};

/** Settings as Splink's own comparison library writes them, with the rules of one of the two loads. */
export function linkPlan(rules: Rules): LinkPlan {
  const settings = JSON.parse(readFileSync(join(import.meta.dirname, 'settings.json'), 'utf8')) as LinkPlan['settings'];
  return {
    settings: {
      ...settings,
      blocking_rules_to_generate_predictions: RULES[rules].map((keys) => ({
        blocking_rule: ruleOn(keys),
        sql_dialect: 'duckdb',
      })),
    },
    training: {
      deterministic: [ruleOn(['first_name', 'surname', 'dob']), ruleOn(['first_name', 'dob', 'postcode'])],
      recall: 0.7,
      randomPairs: 1_000_000,
      rules: [ruleOn(['surname', 'dob']), ruleOn(['first_name', 'postcode'])],
    },
    threshold: 0.95,
  };
}

/** The keys equal in both records, as SQL. */
export const ruleOn = (keys: readonly string[]): string =>
  keys.map((key) => `${ofSide(key, 'l')} = ${ofSide(key, 'r')}`).join(' AND ');

const ofSide = (key: string, side: 'l' | 'r'): string =>
  key.replaceAll(/\b(first_name|surname|dob|postcode|birth_place)\b/g, `${side}."$1"`);
