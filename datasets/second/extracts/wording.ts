import {civilOf} from '../../../src/base/day.ts';
import type {BirthNote, Description} from '../systems/describe.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const two = (value: number): string => String(value).padStart(2, '0');

/** A day in a form of words: YYYY MM DD MMM (Jan) MMMM (January) YY. */
export function dateText(day: number, form: string): string {
  const {year, month, date} = civilOf(day);
  return form.replace(/YYYY|YY|MMMM|MMM|MM|DD|D/g, (part) => {
    switch (part) {
      case 'YYYY':
        return String(year);
      case 'YY':
        return two(year % 100);
      case 'MMMM':
        return MONTHS[month - 1]!;
      case 'MMM':
        return MONTHS[month - 1]!.slice(0, 3);
      case 'MM':
        return two(month);
      case 'DD':
        return two(date);
      default:
        return String(date);
    }
  });
}

export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Day number of a spreadsheet. */
export const serialOf = (day: number): number => day + 25_569;

/** A birth date in an office's forms; an age or nothing where that is all there is. */
export function birthText(birth: BirthNote, day: string, month: string, age: (years: number) => string): string {
  switch (birth.kind) {
    case 'none':
      return '';
    case 'age':
      return age(birth.years);
    case 'month':
      return dateText(birth.day, month);
    case 'year':
      return dateText(birth.day, 'YYYY');
    default:
      return dateText(birth.day, day);
  }
}

type Named = Pick<Description, 'given' | 'middle' | 'family'>;

const words = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');

export const forenames = ({given, middle}: Named): string => words(given, middle);
/** Jane Ann Smith */
export const fullName = ({given, middle, family}: Named): string => words(given, middle, family);
export const shortName = ({given, family}: Named): string => words(given, family);
/** Smith, Jane Ann */
export const indexName = ({given, middle, family}: Named): string =>
  family === '' ? words(given, middle) : given === '' ? family : `${family}, ${words(given, middle)}`;
/** SMITH Jane */
export const policeName = ({given, family}: Named): string => words(family.toUpperCase(), given);
