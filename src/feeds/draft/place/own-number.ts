import type {Placed} from './placed.ts';

/** Of rows that share a number with another, the share that must agree on who has it: birth dates are mended and mistyped. */
const AGREE_LEAST = 0.6;
const FACTS: ReadonlySet<string> = new Set(['birth', 'family', 'name', 'nhs', 'upn']);

/** Rows that share a number with another, below which nothing is shown by them. */
const AGAIN_LEAST = 20;
/** Numbers shorter than this are counted from one in each school, case or file. */
const LENGTH_LEAST = 5;

/**
 * Whether a number is one person's: rows that share it agree on the birth date, or on the name where no date is given; where hardly any
 * share it, it is so long that it is no row's place in a list. A number of a school, a case or a household would make one person of all
 * who have it, and so would one that each school counts anew.
 */
function isOwnNumber(number: Placed, columns: readonly Placed[]): boolean {
  const facts = columns.filter(({field, number: of}) => field !== null && FACTS.has(field) && of === number.number);
  const fact = facts.find(({field}) => field === 'birth') ?? facts[0];
  const isLong =
    [...number.column.texts.keys()].filter((text) => text.length >= LENGTH_LEAST).length >
    0.9 * number.column.texts.size;
  if (fact === undefined) return isLong;
  const first = new Map<string, string>();
  let [again, agree] = [0, 0];
  for (const [row, text] of number.column.cells.entries()) {
    const said = fact.column.cells[row]!.toLowerCase();
    if (text === '' || said === '') continue;
    const before = first.get(text);
    if (before === undefined) first.set(text, said);
    else {
      again++;
      if (before === said) agree++;
    }
  }
  return again < AGAIN_LEAST ? isLong : agree / again >= AGREE_LEAST;
}

/** The column of an agency's own number of a person; undefined where none is one person's. */
export const ownNumberOf = (columns: readonly Placed[]): Placed | undefined =>
  [...columns.filter(({field}) => field === 'ownId'), ...columns.filter(({field}) => field === 'localId')].find((one) =>
    isOwnNumber(one, columns),
  );
