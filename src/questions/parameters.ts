import {z} from 'zod';
import {isCalendarDay} from '../base/day.ts';
import {IsoDate} from '../model/schemas/source.ts';

/** Parameters come as text from a command line or a form; each schema turns its text into what the question works with. */

/** A whole number with a default. */
export const count = (initial: number, about: string) =>
  z.coerce
    .number({error: 'expected a whole number'})
    .int({error: 'expected a whole number'})
    .min(0, {error: 'expected 0 or more'})
    .default(initial)
    .describe(about);

/** A day of the calendar; where it may be left out, the question says what stands in. */
export const day = (about: string) =>
  IsoDate.refine(isCalendarDay, {error: 'expected a day of the calendar, YYYY-MM-DD'}).optional().describe(about);

/** The id of a person, as every other command prints it. */
export const person = (about: string) => z.string().min(1).describe(`${about} (a person id)`);

export const text = (about: string) => z.string().min(1).describe(about);

export const optionalText = (about: string) => z.string().min(1).optional().describe(about);

/** Words of a fixed list, joined by commas; an empty text gives none of them. */
export const words = <const T extends readonly string[]>(all: T, initial: readonly T[number][], about: string) =>
  z
    .union([z.string().transform(split), z.array(z.string())])
    .pipe(z.array(z.enum(all)))
    .default([...initial])
    .describe(`${about}; any of ${all.join(', ')}, joined by commas`);

/** Free words joined by commas. */
export const texts = (initial: readonly string[], about: string) =>
  z
    .union([z.string().transform(split), z.array(z.string())])
    .default([...initial])
    .describe(`${about}, joined by commas`);

/** One word of a fixed list. */
export const choice = <const T extends readonly [string, ...string[]]>(all: T, initial: T[number], about: string) =>
  z
    .enum(all)
    .default(initial)
    .describe(`${about}: ${all.join(' or ')}`);

const split = (joined: string): string[] =>
  joined
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
