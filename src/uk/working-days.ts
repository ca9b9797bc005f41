import {civilOf, dayOf} from '../base/day.ts';

/** Days that rules do not give (day numbers of `base/day.ts`): moved bank holidays and royal events. */
const MOVED: Record<number, {early?: number; spring?: number; extra?: number[]}> = {
  1995: {early: dayOf(1995, 5, 8)},
  1999: {extra: [dayOf(1999, 12, 31)]},
  2002: {spring: dayOf(2002, 6, 4), extra: [dayOf(2002, 6, 3)]},
  2011: {extra: [dayOf(2011, 4, 29)]},
  2012: {spring: dayOf(2012, 6, 4), extra: [dayOf(2012, 6, 5)]},
  2020: {early: dayOf(2020, 5, 8)},
  2022: {spring: dayOf(2022, 6, 2), extra: [dayOf(2022, 6, 3), dayOf(2022, 9, 19)]},
  2023: {extra: [dayOf(2023, 5, 8)]},
};

const holidaysOfYear = new Map<number, ReadonlySet<number>>();

/** Whether people work on a day in England: Monday to Friday and no bank holiday. */
export function isWorkingDay(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !bankHolidays(civilOf(day).year).has(day);
}

/** The day a number of working days later (earlier for a negative count); none counts the day itself. */
export function addWorkingDays(day: number, count: number): number {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at += step;
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** Working days after `from` up to and with `to`; negative where `to` is earlier. Day 0 of a statutory clock is `from`. */
export function workingDaysBetween(from: number, to: number): number {
  if (to < from) return -workingDaysBetween(to, from);
  const weeks = Math.floor((to - from) / 7);
  let count = weeks * 5;
  for (let day = from + weeks * 7 + 1; day <= to; day++) {
    const weekday = weekdayOf(day);
    if (weekday !== 0 && weekday !== 6) count++;
  }
  for (let year = civilOf(from).year; year <= civilOf(to).year; year++) {
    for (const day of bankHolidays(year)) if (day > from && day <= to) count--;
  }
  return count;
}

/** Bank holidays of England and Wales in a year since 1978, all on weekdays, as day numbers in order. */
export function bankHolidays(year: number): ReadonlySet<number> {
  let days = holidaysOfYear.get(year);
  if (days === undefined) {
    days = new Set(holidays(year).toSorted((left, right) => left - right));
    holidaysOfYear.set(year, days);
  }
  return days;
}

function holidays(year: number): number[] {
  const moved = MOVED[year] ?? {};
  const easter = easterSunday(year);
  return [
    nextWeekday(dayOf(year, 1, 1)),
    easter - 2,
    easter + 1,
    moved.early ?? firstMonday(dayOf(year, 5, 1)),
    moved.spring ?? firstMonday(dayOf(year, 5, 25)),
    firstMonday(dayOf(year, 8, 25)),
    ...christmas(year),
    ...(moved.extra ?? []),
  ];
}

/** 25 and 26 December; one that falls on a weekend has its substitute after both. */
function christmas(year: number): number[] {
  const day = dayOf(year, 12, 25);
  const weekday = weekdayOf(day);
  if (weekday === 6) return [day + 2, day + 3];
  if (weekday === 0) return [day + 1, day + 2];
  return [day, weekday === 5 ? day + 3 : day + 1];
}

/** Gregorian Easter (Meeus, Jones and Butcher). */
function easterSunday(year: number): number {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const epactShift = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + epactShift + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const sum = epact + weekdayShift - 7 * correction + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

function firstMonday(from: number): number {
  return from + ((8 - weekdayOf(from)) % 7);
}

function nextWeekday(day: number): number {
  const weekday = weekdayOf(day);
  return weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day;
}

/** 0 Sunday to 6 Saturday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
