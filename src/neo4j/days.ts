import {DAY_MAX, DAY_MIN, dayToIso} from '../base/day.ts';

/** Stands for "not over": sorts after every day, so that a statement compares days without asking whether there is one. */
export const OPEN = '9999-12-31';

/** `YYYY-MM-DD`, which sorts as the days do. */
export const dayOrOpen = (day: number): string => (day >= DAY_MAX ? OPEN : dayToIso(day));

/** Null where the day is not known. */
export const dayOrNull = (day: number): string | null => (day <= DAY_MIN || day >= DAY_MAX ? null : dayToIso(day));
