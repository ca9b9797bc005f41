import {PLACE_HOME, type PersonColumns} from '../columns/person-columns.ts';

/**
 * Numbers of one register this near were given out in one go. At one door they are those of two people of a family that was entered
 * together, as twins are; whoever is entered a second time gets a number of that later day.
 */
const ENTERED_TOGETHER = 4;
/** Numbers of fewer figures are near one another whoever has them. */
const FIGURES_MIN = 4;

/**
 * Whether a register has two rows at one door under two numbers that near, and neither calls itself what the other does: an entry that was
 * made twice has one name, be it shortened or turned about.
 */
export function wereEnteredTogether(columns: PersonColumns, left: number, right: number): boolean {
  const {dwelling, placeKind, local, numberKind, numberTexts} = columns;
  if (dwelling[left] !== dwelling[right] || placeKind[left] !== PLACE_HOME) return false;
  for (let i = local.starts[left]!; i < local.starts[left + 1]!; i++) {
    for (let j = local.starts[right]!; j < local.starts[right + 1]!; j++) {
      const [a, b] = [local.values[i]!, local.values[j]!];
      if (numberKind[a] === numberKind[b] && areNear(numberTexts[a]!, numberTexts[b]!))
        return !haveCommonName(columns, left, right);
    }
  }
  return false;
}

/** Whether two numbers of one register, each with its kind in front, are two and that near. */
export function areNear(left: string, right: string): boolean {
  if (left === right || left.length !== right.length) return false;
  let from = 0;
  while (left[from] === right[from]) from++;
  const [one, other] = [left.slice(from), right.slice(from)];
  if (!FIGURES.test(one) || !FIGURES.test(other) || LAST_FIGURES.exec(left)![0].length < FIGURES_MIN) return false;
  return Math.abs(Number(one) - Number(other)) < ENTERED_TOGETHER;
}

const FIGURES = /^\d+$/;
const LAST_FIGURES = /\d*$/;

/** Whether a forename of one stands anywhere in the name of the other. */
function haveCommonName({names, name}: PersonColumns, left: number, right: number): boolean {
  const wordsOf = (row: number, {starts, values}: typeof names.given): number[] => [
    ...values.subarray(starts[name[row]!]!, starts[name[row]! + 1]!),
  ];
  const [lefts, rights] = [left, right].map((row) => wordsOf(row, names.given));
  const isIn = (words: number[], others: number[]): boolean => words.some((word) => others.includes(word));
  return isIn(lefts!, [...rights!, ...wordsOf(right, names.family)]) || isIn(rights!, wordsOf(left, names.family));
}
