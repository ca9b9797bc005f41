import {civilOf, dayOf, dayToIso, isoToDay} from '../base/day.ts';
import {addWorkingDays} from './working-days.ts';

const DAY_MINUTES = 24 * 60;

/**
 * The local time in England so many minutes of real time after `moment` (`YYYY-MM-DDTHH:MM`, local): over the night in which the
 * clocks change, four hours later reads three or five hours on. An hour that comes twice in autumn is taken as the first.
 */
export function addMinutes(moment: string, minutes: number): string {
  const local = isoToDay(moment) * DAY_MINUTES + Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
  const universal = local - (isSummer(local - 60) ? 60 : 0);
  const then = universal + minutes;
  return momentOf(then + (isSummer(then) ? 60 : 0));
}

/** The moment at which a working day ends (`closes`, HH:MM), so many working days after the day of `moment`; that day is not counted. */
export function afterWorkingDays(moment: string, count: number, closes: string): string {
  return `${dayToIso(addWorkingDays(isoToDay(moment), count))}T${closes}`;
}

/** Whether British Summer Time holds at a minute of universal time since 1970: from 01:00 on the last Sunday of March to that of October. */
function isSummer(minute: number): boolean {
  const {year} = civilOf(Math.floor(minute / DAY_MINUTES));
  return minute >= lastSunday(year, 3) * DAY_MINUTES + 60 && minute < lastSunday(year, 10) * DAY_MINUTES + 60;
}

/** March and October have 31 days; 1970-01-04 was a Sunday. */
function lastSunday(year: number, month: number): number {
  const last = dayOf(year, month, 31);
  return last - ((((last - 3) % 7) + 7) % 7);
}

function momentOf(minute: number): string {
  const day = Math.floor(minute / DAY_MINUTES);
  const rest = minute - day * DAY_MINUTES;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dayToIso(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** The local day and minute in England at a moment of universal time, milliseconds since 1970. */
export function localMoment(ms: number): string {
  const minute = Math.floor(ms / 60_000);
  return momentOf(minute + (isSummer(minute) ? 60 : 0));
}
