import type {Analysed} from './analyse.ts';
import {filesOf} from './file-name.ts';
import type {Block, Tree} from './noted.ts';
import type {Placed} from './place/placed.ts';
import {shareWhere} from './sample.ts';
import {foldHeader} from '../readers/table.ts';
import {foldKey} from '../values/scope.ts';

/**
 * Lists of whose address nobody may see, kept apart from the addresses: a sheet "Restricted records" behind the register, a file of withheld
 * addresses beside it. Whoever stands in one by number has their address closed.
 */
export type ClosingList = {
  /** The column of this file whose numbers stand in the list. */
  by: Placed;
  /** Of the list: the header of its numbers, the name of its file, its sheet where it is of the same workbook. */
  key: string;
  file: string;
  sheet: string | undefined;
};

/** A part of the delivery as it is understood by itself. */
export type ListedPart = {path: string; sheet?: string | undefined; analysed: Pick<Analysed, 'file' | 'placed'>};

const SHEETS =
  /restrict|confiden|protect|sensitiv|withh?eld|withhold|do not (?:disclose|share)|non.?disclos|safe address|hidden|no disclosure/i;
/** A file is often called confidential as a whole, and says nothing of anybody in it by that. */
const FILES = /restrict|protected|withh?eld|withhold|do.not.(?:disclose|share)|non.?disclos|safe.address|hidden/i;

/** Of the numbers of a list, the share that must stand in the file, and of the file's the share that may stand in the list: it is of the few. */
const NAMES_LEAST = 0.5;
const LISTED_MOST = 0.5;
const NATIONAL: ReadonlySet<string> = new Set(['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni']);

/** The lists of a file, and sheets of its workbook that are called so and cannot be joined to it. */
export type Closing = {lists: readonly ClosingList[]; unjoined: readonly string[]};
export const NOTHING_CLOSED: Closing = {lists: [], unjoined: []};

/** `sheets` are the other sheets of the workbook. */
export function closingOf(own: ListedPart, others: readonly ListedPart[], sheets: readonly string[]): Closing {
  const lists = closingLists(own, others);
  const unjoined = sheets.filter((name) => SHEETS.test(name) && !lists.some(({sheet}) => sheet === name));
  return {lists, unjoined};
}

function closingLists(own: ListedPart, others: readonly ListedPart[]): ClosingList[] {
  return others.flatMap((other): ClosingList[] => {
    if (other.path === own.path && other.sheet === own.sheet) return [];
    const isSameBook = other.path === own.path;
    if (!(isSameBook ? SHEETS.test(other.sheet ?? '') : FILES.test(other.analysed.file))) return [];
    for (const key of other.analysed.placed)
      for (const by of own.analysed.placed)
        if (isSameNumber(key, by) && names(key, by))
          return [{by, key: key.column.name, file: other.analysed.file, sheet: isSameBook ? other.sheet : undefined}];
    return [];
  });
}

/** "999 123 4567" is one with its spaces. */
const isNumber = ({column}: Placed): boolean =>
  shareWhere(column, (text) => /\d/.test(text) && /^[\w./ -]{2,24}$/.test(text)) >= 0.9;

/** Numbers under one header, or national ones of a kind. */
const isSameNumber = (key: Placed, by: Placed): boolean =>
  isNumber(key) &&
  isNumber(by) &&
  (foldHeader(key.column.name) === foldHeader(by.column.name) ||
    (key.field === by.field && NATIONAL.has(key.field ?? '')));

function names({column: key}: Placed, {column: by}: Placed): boolean {
  const own = new Set([...by.texts.keys()].map(foldKey));
  const listed = [...key.texts.keys()].filter((text) => own.has(foldKey(text)));
  return listed.length > 0 && listed.length >= NAMES_LEAST * key.texts.size && listed.length <= LISTED_MOST * own.size;
}

/** Closes all addresses of a mapping in the rows that a list names. */
export function closeListed(tree: Block, lists: readonly ClosingList[]): void {
  if (lists.length === 0) return;
  const tables = lists.map((list, at) => ({list, table: `closed${at === 0 ? '' : String(at + 1)}`}));
  const told = tables.map(({list, table}) => ({
    value: {lookup: {table, by: list.by.column.name, take: list.key}},
    filled: true,
  }));
  for (const person of Object.values((tree['people'] ?? {}) as Block)) closeAddress(person as Block, told);
  for (const stay of (tree['stays'] ?? []) as Block[]) closeAddress(stay, told);
  const lookups = Object.fromEntries(
    tables.map(({list: {file, sheet, key}, table}) => [
      table,
      {...(sheet === undefined ? {file: filesOf(file)} : {sheet}), key, partial: true},
    ]),
  );
  tree['lookups'] = {...(tree['lookups'] as Block | undefined), ...lookups};
}

function closeAddress(block: Block, told: readonly Block[]): void {
  const address = block['address'];
  if (address === undefined) return;
  const own: Block = isBlock(address) && !('column' in address) ? address : {text: address};
  const closed = own['protected'];
  if (closed === true) return;
  const any = isBlock(closed) ? (closed as Block)['any'] : undefined;
  const known: readonly Tree[] = Array.isArray(any) ? any : closed === undefined ? [] : [closed];
  block['address'] = {...own, protected: {any: [...told, ...known]}};
}

const isBlock = (tree: Tree): tree is Block =>
  typeof tree === 'object' && !Array.isArray(tree) && Object.getOwnPropertySymbols(tree).length === 0;

/** What is asked of them. */
export const closingQuestions = ({lists, unjoined}: Closing): string[] => [
  ...lists.map(
    ({by, file, sheet}) =>
      `protected: is ${sheet === undefined ? file : `the sheet “${sheet}”`} the list of whose address nobody may see? Whoever’s “${by.column.name}” stands in it has theirs closed; without the list nothing is read.`,
  ),
  ...unjoined.map(
    (sheet) =>
      `protected: does the sheet “${sheet}” say whose address nobody may see? The draft could not join it to these rows, and it closes none of their addresses.`,
  ),
];
