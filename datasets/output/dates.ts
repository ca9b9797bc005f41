import {civilOf, dayToIso} from '../../src/base/day.ts';
import type {BirthSeen} from '../dirt/birth.ts';

export const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(' ');

const two = (n: number): string => String(n).padStart(2, '0');

/** `04/03/2021` with any separator. */
export function dmy(day: number, separator = '/'): string {
  const {year, month, date} = civilOf(day);
  return [two(date), two(month), String(year)].join(separator);
}

/** `04/03/21` */
export function shortDmy(day: number): string {
  const {year, month, date} = civilOf(day);
  return `${two(date)}/${two(month)}/${two(year % 100)}`;
}

/** `04-Mar-2021` with any separator. */
export function dMonY(day: number, separator = '-'): string {
  const {year, month, date} = civilOf(day);
  return [two(date), MONTH_NAMES[month - 1]!.slice(0, 3), String(year)].join(separator);
}

/** `4 March 2021` */
export function longDate(day: number): string {
  const {year, month, date} = civilOf(day);
  return `${String(date)} ${MONTH_NAMES[month - 1]!} ${String(year)}`;
}

/** `20210304` */
export function compact(day: number): string {
  return dayToIso(day).replaceAll('-', '');
}

/** Days since 1899-12-30, as spreadsheets of the 1900 system count. */
export function serial(day: number): number {
  return day + 25569;
}

/** `22:40` of minutes after midnight. */
export function clock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export const dayOfMinutes = (minutes: number): number => Math.floor(minutes / 1440);

/** A moment, counted in minutes since 1970, in a file's own date form with the time after it. */
export function moment(minutes: number, date: (day: number) => string, between = ' '): string {
  return date(dayOfMinutes(minutes)) + between + clock(minutes % 1440);
}

/** How a file writes the parts of a birth date; a form it has no way to write stays empty. */
export type BirthForm = {day: (day: number) => string; month?: (day: number) => string; expected?: boolean};

export function birthCell(birth: BirthSeen, form: BirthForm): string {
  switch (birth.kind) {
    case 'day':
    case 'placeholder':
      return form.day(birth.day);
    case 'month':
      return form.month === undefined ? '' : form.month(birth.day);
    case 'expected':
      return form.expected === true ? form.day(birth.day) : '';
    default:
      return '';
  }
}
