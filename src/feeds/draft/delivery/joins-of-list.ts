import {foldHeader} from '../../readers/table.ts';
import {foldKey} from '../../values/scope.ts';
import type {Placed} from '../place/placed.ts';
import {shareWhere} from '../sample.ts';

/** By which columns of a file, together, somebody is found in a list, and which columns of the list say the same. */
export type Join = {
  by: readonly string[];
  key: readonly string[];
  /** Whether it is known that both write the same numbers: then whoever is not found does not stand in the list. */
  isSure: boolean;
};

/** Columns of one kind are numbers of the same people whatever their headers are. */
const NATIONAL: ReadonlySet<string> = new Set(['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni']);
/** By what a list without numbers tells whom it means: too many rather than too few. */
const TELLING: ReadonlySet<string> = new Set(['name', 'knownAs', 'birth', 'address', 'uprn', 'phone', 'email']);
/** Numbers under different headers are the same where so many of the list's stand in the file, and they are no counts. */
const SAME_LEAST = 0.5;
const SAME_LENGTH = 4;

/** The numbers by which a list is joined to a file; without any, or where rows of the list lack theirs, all else that tells whom it means. */
export function joinsOf(own: readonly Placed[], list: readonly Placed[]): Join[] {
  const numbers = list.flatMap((key) => {
    const by = own.find((one) => isSameNumber(key, one)) ?? own.find((one) => standsIn(key, one));
    return by === undefined
      ? []
      : [{by: [by.column.name], key: [key.column.name], isSure: isAlike(key, by), column: key.column}];
  });
  const isWhole = numbers.some(({column}) => column.filled === column.rows);
  const joins = numbers.map(({by, key, isSure}) => ({by, key, isSure: isSure && isWhole}));
  return isWhole ? joins : [...joins, ...toldElse(own, list), ...namesOf(own, list)];
}

/** The share of the rows of a list that some join finds in the file, 0 to 1. */
export function shareListed(own: readonly Placed[], list: readonly Placed[], joins: readonly Join[]): number {
  const rows = list[0]?.column.rows ?? 0;
  const found = new Set<number>();
  for (const {by, key} of joins) {
    const known = new Set(textsOf(own, by));
    for (const [row, text] of textsOf(list, key).entries()) if (text !== '' && known.has(text)) found.add(row);
  }
  return rows === 0 ? 0 : found.size / rows;
}

/** Row by row the texts of columns together, as a lookup compares them; empty where one of them is. */
function textsOf(placed: readonly Placed[], names: readonly string[]): string[] {
  const columns = names.map((name) => placed.find(({column}) => column.name === name)!.column);
  return columns[0]!.cells.map((_, row) => {
    const cells = columns.map(({cells}) => cells[row]!);
    return cells.includes('') ? '' : foldKey(cells.join(' '));
  });
}

/** "999 123 4567" is one with its spaces; a day is none, and 41244 is a day to spreadsheets alone. */
const isNumber = ({column, field, dates}: Placed): boolean =>
  (dates.share < 0.5 || shareWhere(column, (text) => /^\d+(?:\.0+)?$/.test(text)) >= 0.5) &&
  !NO_NUMBERS.has(field ?? '') &&
  shareWhere(column, (text) => /\d/.test(text) && /^[\w./ -]{2,24}$/.test(text)) >= 0.9;
const NO_NUMBERS: ReadonlySet<string> = new Set(
  'birth age sex name given family phone email address addressPart houseNumber postcode place placement'.split(' '),
);

/** Numbers under one header, or national ones of a kind. */
const isSameNumber = (key: Placed, by: Placed): boolean =>
  isNumber(key) &&
  isNumber(by) &&
  (foldHeader(key.column.name) === foldHeader(by.column.name) ||
    (key.field === by.field && NATIONAL.has(key.field ?? '')));

const foldedOf = ({column}: Placed): Set<string> => new Set([...column.texts.keys()].map(foldKey));

/** Whether long numbers of a list stand in a column of another header. */
function standsIn(key: Placed, by: Placed): boolean {
  if (!isNumber(key) || !isNumber(by)) return false;
  const known = foldedOf(by);
  const listed = [...foldedOf(key)];
  const found = listed.filter((text) => text.length >= SAME_LENGTH && known.has(text));
  return found.length > 0 && found.length >= SAME_LEAST * listed.length;
}

/** Whether two columns write their numbers alike, or some of them are the same. */
function isAlike(key: Placed, by: Placed): boolean {
  const [listed, known] = [foldedOf(key), foldedOf(by)];
  const forms = new Set([...known].map(formOf));
  return [...listed].some((text) => known.has(text)) || [...listed].every((text) => forms.has(formOf(text)));
}
const formOf = (text: string): string => text.replaceAll(/\p{N}/gu, '9').replaceAll(/\p{L}/gu, 'a');

/** What both say of people in one column. */
const toldElse = (own: readonly Placed[], list: readonly Placed[]): Join[] =>
  list
    .filter(({field, column}) => TELLING.has(field ?? '') && column.filled > 0)
    .flatMap((key) =>
      own
        .filter(({field}) => field === key.field)
        .map((by) => ({by: [by.column.name], key: [key.column.name], isSure: false})),
    );

/** Names in one column of the list or two, and in two or one of the file, in either order. */
function namesOf(own: readonly Placed[], list: readonly Placed[]): Join[] {
  const [ownNames, listNames] = [nameColumns(own), nameColumns(list)];
  return listNames.flatMap((key) =>
    ownNames
      .filter((by) => by.length > 1 || key.length > 1)
      .flatMap((by) => (by.length === key.length ? [{by, key, isSure: false}] : bothOrders(by, key))),
  );
}

const bothOrders = (by: readonly string[], key: readonly string[]): Join[] =>
  by.length > 1
    ? [by, by.toReversed()].map((names) => ({by: names, key, isSure: false}))
    : [key, key.toReversed()].map((names) => ({by, key: names, isSure: false}));

/** The columns that name one person: the one of full names, or those of a first name and a surname. */
function nameColumns(placed: readonly Placed[]): string[][] {
  const people = Map.groupBy(placed, ({part, number}) => `${part ?? ''} ${number}`);
  return [...people.values()].flatMap((columns) => {
    const of = (field: string): string | undefined => columns.find((one) => one.field === field)?.column.name;
    const [name, given, family] = [of('name'), of('given'), of('family')];
    if (given !== undefined && family !== undefined) return [[given, family]];
    return name === undefined ? [] : [[name]];
  });
}
