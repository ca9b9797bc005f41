import type {Analysed} from '../analyse.ts';
import type {Beside} from './beside.ts';
import type {Placed} from '../place/placed.ts';

/**
 * A column in which rows quote the numbers of another file's events: "Police Ref" of a referral, or "see CAD1234/010223" in a text. `kind` is the
 * name of such numbers; `match` takes them out of a text.
 */
export type Quote = {column: Placed; kind: string; file: string; match: string | null};

/** What a file of events quotes of others, and its own number where one of them quotes that. */
export type Quotes = {quoted: Quote[]; own: Placed | null};

/** Fewer numbers in common may be chance. */
const SHARED_LEAST = 5;
/** Shorter ones count for nothing where records of one event are looked for (`resolve/incidents`). */
const LONG = 6;
/** Digits alone are often counted up, in each system from its own 1: nearly all of a column must then be known to the other. */
const DIGITS_LEAST = 0.9;

export function quotesOf(analysed: Analysed, others: readonly Beside[]): Quotes {
  if (!analysed.plan.isEvent) return {quoted: [], own: null};
  const events = others.filter(({tree}) => tree['notifications'] !== undefined);
  const numbers = events.flatMap(numbersOf);
  const own = eventNumber(analysed);
  const isQuoted =
    own !== null &&
    !TOLD.has(own.field ?? '') &&
    events.some(({analysed: other}) => quotable(other).some((column) => sharedWith(column, own) !== null));
  return {quoted: quotable(analysed).flatMap((column) => quoteIn(column, numbers)), own: isQuoted ? own : null};
}

/** The numbers by which a file's events are known to others, and what they are called. */
type Numbers = {column: Placed; kind: string; file: string};

function numbersOf({analysed, feed}: Beside): Numbers[] {
  const {file, placed} = analysed;
  const told = placed.filter(({part, field}) => part === null && TOLD.has(field ?? ''));
  const own = eventNumber(analysed);
  return [
    ...(own === null || told.includes(own) ? [] : [{column: own, kind: feed, file}]),
    ...told.map((column) => ({column, kind: column.field === 'occurrence' ? 'crime' : column.field!, file})),
  ];
}
const TOLD: ReadonlySet<string> = new Set(['merlin', 'cad', 'crime', 'occurrence']);

/** The one number that names an event: it stands in its row, or in all of its rows. */
function eventNumber({plan}: Analysed): Placed | null {
  const key = plan.ledRows?.group ?? (plan.shared === null ? plan.ownKey : [plan.shared.number]);
  return plan.isEvent && key.length === 1 ? key[0]! : null;
}

/** Columns of a row, and not of anybody in it, that no reference is made of yet. */
const quotable = (analysed: Analysed): Placed[] =>
  analysed.placed.filter(
    (one) => one.part === null && !TOLD.has(one.field ?? '') && one.dates.share < 0.5 && one !== eventNumber(analysed),
  );

/** By the numbers of which a column holds most. */
function quoteIn(column: Placed, numbers: readonly Numbers[]): Quote[] {
  const [best] = numbers
    .map(({column: number, kind, file}) => ({kind, file, shared: sharedWith(column, number)}))
    .filter(({shared}) => shared !== null)
    .sort((left, right) => right.shared!.count - left.shared!.count);
  return best === undefined ? [] : [{column, kind: best.kind, file: best.file, match: best.shared!.match}];
}

/** How many long numbers a column has in common with another, and how they stand in its texts; null where they may be so by chance. */
function sharedWith({column, shapes}: Placed, {column: numbers}: Placed): {count: number; match: string | null} | null {
  const texts = [...column.texts.keys()];
  const isNumber = shapes.reference >= 0.8;
  const named = (isNumber ? texts : texts.flatMap((text) => text.match(WORD_OF_NUMBER) ?? [])).filter(
    (text) => text.length >= LONG && numbers.texts.has(text),
  );
  const count = new Set(named).size;
  if (count < SHARED_LEAST) return null;
  if (isNumber) {
    const isCounted = named.every((text) => /^\d+$/.test(text));
    return isCounted && count < DIGITS_LEAST * texts.length ? null : {count, match: null};
  }
  const match = shapeOf(named);
  return match === null ? null : {count, match};
}
const WORD_OF_NUMBER = /[A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*/gi;

/** A pattern of the numbers that all begin with the same letters and are built alike; null where they are not, or are digits alone. */
function shapeOf(numbers: readonly string[]): string | null {
  const shapes = new Set(
    numbers.map((text) => text.replaceAll('/', String.raw`\/`).replaceAll(/\d+/g, String.raw`\d+`)),
  );
  const [shape] = shapes;
  return shapes.size === 1 && /^[A-Z]{2}/i.test(shape!) ? String.raw`\b(${shape!})\b` : null;
}
