import type {Analysed} from '../analyse.ts';
import type {Block} from '../noted.ts';
import type {Placed} from '../place/placed.ts';
import {headerWords} from '../words/cut-header.ts';

/** Another file of the same delivery, what a draft makes of it, and the name that its feed would have. */
export type Beside = {analysed: Analysed; feed: string; tree: Block};

/** A column whose numbers name rows of another file: "Occurrence Ref" of a file of links, "Tenancy Ref" of one of household members. */
export type Link = {column: Placed; beside: Beside; key: Placed};

/** Of the numbers of a column, the share that must name a row; of a file whose first rows alone are looked at, fewer can. */
const NAMES_LEAST = 0.9;
const NAMES_LEAST_OF_FIRST = 0.3;
const FIRST_ROWS = 5000;

/**
 * For each of the other files the column by which rows of this one are joined to it, if there is one. Rows with an event and a number of their own
 * tell of that: which event of another file they mean beside it is left to the numbers they quote.
 */
export function linksOf({placed, plan}: Analysed, others: readonly Beside[]): Link[] {
  const [own, ...more] = plan.key;
  const hasOwnEvent = plan.isEvent && own !== undefined && more.length === 0;
  return others.flatMap((beside): Link[] => {
    const [key, ...more] = beside.analysed.plan.key;
    if (key === undefined || more.length > 0) return [];
    const least = beside.analysed.rows < FIRST_ROWS ? NAMES_LEAST : NAMES_LEAST_OF_FIRST;
    const shares = placed
      .filter(({column}) => column.filled >= 0.9 * column.rows)
      .map((column) => ({column, share: shareNamed(column, key)}))
      .filter(({share}) => share >= least)
      .sort((left, right) => right.share - left.share || left.column.column.at - right.column.column.at);
    const same = shares.find(({column}) => column.column.name === key.column.name);
    const [best] = same === undefined ? shares : [same];
    if (best === undefined) return [];
    if (hasOwnEvent && best.column !== own && beside.tree['notifications'] !== undefined) return [];
    return [{column: best.column, beside, key}];
  });
}

/**
 * Whether a link can be taken for granted where nobody said that the two files belong together: their headers are the same, or the numbers are
 * so long, and so many, that two files do not share them by chance. Rows that are counted from 1 are.
 */
export function isTelling({column, key}: Link): boolean {
  if (headerWords(column.column.name).join(' ') === headerWords(key.column.name).join(' ')) return true;
  const numbers = [...column.column.texts.keys()];
  const long = numbers.filter((text) => text.length >= LONG);
  return numbers.length >= MANY && long.length >= NAMES_LEAST * numbers.length;
}
const LONG = 5;
const MANY = 20;

const shareNamed = ({column}: Placed, key: Placed): number =>
  [...column.texts.keys()].filter((text) => key.column.texts.has(text)).length / Math.max(1, column.texts.size);
