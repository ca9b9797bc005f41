/**
 * How systems call records of nobody: those made to try them out, and those that stand for a duplicate. A surname alone says nothing, "Test"
 * beside "Patient" does; and Zziwa is a name.
 */
export const TEST_WORDS = String.raw`\bdo\s*not\s*use\b|\bz{2,}(?=\W|$|test|dummy|dup|del|old|error|do\W*not)|\bz{3,}|\bduplicate (of|record|file)\b|\b(test|testing|dummy|training)\W+(patient|child|record|person|pupil|student|case|client|user|account|baby|adult|mother|family)\b|\b(patient|child|record|person|pupil|student|client|user|account|adult)\W+(test|testing|dummy|training)\b|^\W*(test|dummy)\W+(test|dummy)\b|^\W*dummy\b|^\W*redacted\W*$`;

export const TEST = new RegExp(TEST_WORDS, 'iu');

/** A line of totals below the table. */
export const TOTAL_WORDS = String.raw`^\W*(grand |sub)?(totals?|count|rows|records|number of (rows|records))\b|^(patients|occupants|clients|pupils|persons|children|cases):`;

export const TOTAL = new RegExp(TOTAL_WORDS, 'iu');
