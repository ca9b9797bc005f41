import {addMonths, civilOf, dayOf, dayToIso, isoToDay} from '../../base/day.ts';
import type {Birth} from '../../model/mention.ts';
import {aboutDate, birthWords} from '../values/birth-words.ts';
import {readDate, type DateRead} from '../values/date-values.ts';
import {birthFromAge} from '../values/dates.ts';
import type {BirthSpec} from '../language/mapping-people.ts';
import {bornInSchoolYear} from '../../uk/school-year.ts';
import {isValue, type DateSpec, type ValueSpec} from '../language/mapping-values.ts';
import {columnName, RowFault, type Row, type Scope} from '../values/scope.ts';
import {readMember, readValue} from '../values/values.ts';

/**
 * Compiles a birth: a date, its parts, an expected date, an age or a school year. An `essential` one that cannot be is a fault of the row, else a
 * warning. `isAwaited`: the row calls the child unborn, or by no name: a day after the row was received is when it is due, as systems that have one
 * column for both keep it.
 */
export function compileBirth(
  spec: BirthSpec,
  essential: boolean,
  scope: Scope,
): (row: Row, eventDay: string, receivedDay: string, isAwaited: boolean) => Birth | null {
  const object = isValue(spec) || 'value' in spec ? {date: spec} : spec;
  const expected = object.expected === undefined ? null : readDate(object.expected, scope, 'blank');
  const date = object.date === undefined ? null : birthDate(object.date, essential, scope);
  const parts = [object.year, object.month, object.day].map((part) =>
    part === undefined ? () => '' : readValue(part, scope),
  );
  const status = readMember(object.status, ['exact', 'estimated', 'expected', 'month', 'year'], scope);
  const age = object.age === undefined ? () => '' : readValue(object.age, scope);
  const schoolYear = object.schoolYear === undefined ? null : birthOfPupil(object.schoolYear, scope);
  const at = object.at === undefined ? null : readDate(object.at, scope, 'blank');
  return (row, eventDay, receivedDay, isAwaited) => {
    const on = at?.(row)?.from ?? eventDay;
    let found: Birth | null = date?.(row, on) ?? null;
    found ??=
      object.year === undefined
        ? null
        : birthFromParts(
            parts.map((part) => part(row)),
            () => scope.warn('birth', 'DATE_INVALID'),
          );
    if (found !== null) found = withStatus(found, status(row).toLowerCase(), object.standIn === true);
    if (found === null && expected !== null) {
      const due = expected(row);
      if (due !== null) found = {from: due.from, to: due.to, kind: 'expected'};
    }
    const years = found === null ? age(row) : '';
    if (years !== '') {
      const interval = birthFromAge(years, on);
      if (interval === null) scope.warn('age', 'AGE_INVALID');
      else found = {...interval, kind: 'estimated'};
    }
    found ??= schoolYear?.(row, on) ?? null;
    if (found !== null && isAwaited && found.from > receivedDay) found = {...found, kind: 'expected'};
    const fault = found === null ? null : impossible(found, receivedDay);
    if (fault !== null) {
      if (essential) throw new RowFault('BIRTH_IMPOSSIBLE', date?.column ?? 'birth', fault);
      scope.warn(date?.column ?? 'birth', 'BIRTH_IMPOSSIBLE');
      return null;
    }
    return found;
  };
}

/** A column of school years, as of a day. */
function birthOfPupil(spec: ValueSpec, scope: Scope): (row: Row, on: string) => Birth | null {
  const read = readValue(spec, scope);
  return (row, on) => {
    const text = read(row);
    if (text === '') return null;
    const span = bornInSchoolYear(text, isoToDay(on));
    if (span !== null) return {from: dayToIso(span.from), to: dayToIso(span.to), kind: 'estimated'};
    scope.warn(columnName(spec), 'SCHOOL_YEAR_INVALID');
    return null;
  };
}

type BirthRead = ((row: Row, on: string) => Birth | null) & {column: string};

/** A birth date column, in which "about 35", "EDD 12/04/2024" and "circa 2008" may stand as well. */
function birthDate(spec: DateSpec, essential: boolean, scope: Scope): BirthRead {
  const read: DateRead = readDate(spec, scope, essential ? 'refuse' : 'blank');
  const of = (row: Row, on: string): Birth | null => {
    const text = read.text(row);
    if (text === '') return null;
    // Up to three digits are an age: as a day number of a spreadsheet they would be days of 1900 to 1902.
    const date = /^\d{1,3}$/.test(text) ? null : read.parse(text);
    if (date !== null) return {from: date.from, to: date.to, kind: date.from === date.to ? 'exact' : 'partial'};
    const aged = birthFromAge(text, on);
    if (aged !== null) return {...aged, kind: 'estimated'};
    const words = birthWords(text);
    const worded = words.date === text ? null : read.parse(words.date);
    if (worded !== null) {
      if (words.kind === 'estimated') return aboutDate(worded);
      const {from, to} = worded;
      return {from, to, kind: words.kind ?? (from === to ? 'exact' : 'partial')};
    }
    read(row);
    return null;
  };
  return Object.assign(of, {column: read.column});
}

function birthFromParts(parts: readonly string[], warn: () => void): Birth | null {
  const [year, month, date] = parts.map(Number) as [number, number, number];
  if (parts[0] === '') return null;
  const whole = Number.isInteger(year) && year > 999 && year < 3000;
  if (!whole || !(month >= 0 && month <= 12)) {
    warn();
    return null;
  }
  if (month === 0) return {from: `${year}-01-01`, to: `${year}-12-31`, kind: 'partial'};
  const first = dayOf(year, month, 1);
  const last = (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - 1;
  if (date === 0) return {from: dayToIso(first), to: dayToIso(last), kind: 'partial'};
  if (first + date - 1 > last) {
    warn();
    return null;
  }
  const iso = dayToIso(first + date - 1);
  return {from: iso, to: iso, kind: 'exact'};
}

function withStatus(birth: Birth, status: string, standIn: boolean): Birth {
  const {year, month} = civilOf(isoToDay(birth.from));
  const wholeYear = {from: dayToIso(dayOf(year, 1, 1)), to: dayToIso(dayOf(year, 12, 31))};
  if (status === 'estimated' || status === 'expected') return {...birth, kind: status};
  if (status === 'year') return {...wholeYear, kind: 'partial'};
  if (status === 'month') {
    const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
    return {from: dayToIso(dayOf(year, month, 1)), to: dayToIso(next - 1), kind: 'partial'};
  }
  return standIn && birth.from.endsWith('-01-01') ? {...wholeYear, kind: 'estimated'} : birth;
}

/** Months from the day on which anybody can know of a pregnancy to its end, and some for those who count otherwise. */
const PREGNANCY_MONTHS = 10;

/** What is wrong with a birth that a record tells of on the day it is received; null where nothing is. */
function impossible({kind, from}: Birth, receivedDay: string): string | null {
  if (kind !== 'expected') return from > receivedDay ? 'is later than the day the record was received' : null;
  const latest = addMonths(isoToDay(receivedDay), PREGNANCY_MONTHS);
  return isoToDay(from) > latest
    ? 'is an expected birth more than ten months after the day the record was received'
    : null;
}
