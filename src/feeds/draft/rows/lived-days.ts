import {headerWords} from '../words/cut-header.ts';
import type {Placed} from '../place/placed.ts';

/** From when to when people live where a row says: the days of an order or of an agency's work with a family say nothing of their home. */
export type LivedDays = {start: Placed | null; end: Placed | null};

const HOME =
  /\b(?:address|addr|home|tenancy|tenanted|residence|resident|occupancy|occupied|lived|living|moved|march in|marched in|march out|marched out|placed|placement)\b/;
const WORK =
  /\b(?:occ|occurrence|incident|offence|crime|order|sentence|licence|supervision|episode|event|plan|case|intervention|support|involvement|programme|link|linked)\b/;

const wordsOf = ({column}: Placed): string => headerWords(column.name).join(' ');
const daysIn = (placed: readonly Placed[], field: 'start' | 'end'): Placed[] =>
  placed.filter((one) => one.field === field && one.part === null);

/** A header that speaks of a home before one that says nothing of what began; an end in the same words as the start, if starts are several. */
export function livedDays(placed: readonly Placed[]): LivedDays {
  const pick = (field: 'start' | 'end'): Placed | null => {
    const days = daysIn(placed, field);
    return days.find((one) => HOME.test(wordsOf(one))) ?? days.find((one) => !WORK.test(wordsOf(one))) ?? null;
  };
  const isPlacement = placed.some(({field, part}) => field === 'placement' && part === null);
  const first = (field: 'start' | 'end'): Placed | null => daysIn(placed, field)[0] ?? null;
  return {
    start: pick('start') ?? (isPlacement ? first('start') : null),
    end: pick('end') ?? (isPlacement ? first('end') : null),
  };
}

/** The same of rows that tell of events: the day of one ("Occurred From", the start of an intervention) says of nobody that they moved in on it. */
export function livedBeside({start, end}: LivedDays, happened: Placed | null): LivedDays {
  return start !== null && start === happened && !HOME.test(wordsOf(start)) ? {start: null, end: null} : {start, end};
}

/** When what a row tells of began: not the day on which somebody moved, where another is told. */
export function begunOf(placed: readonly Placed[]): Placed | null {
  const days = daysIn(placed, 'start');
  return days.find((one) => !HOME.test(wordsOf(one))) ?? days[0] ?? null;
}
