import {basename} from 'node:path';
import {RingfenceError} from '../../../base/errors.ts';
import {foldKey} from '../../values/scope.ts';
import {filesOf} from '../file/file-name.ts';
import {joinsOf, shareListed, type Join} from './joins-of-list.ts';
import {closeAddress} from '../compose/close-address.ts';
import type {Block, Tree} from '../noted.ts';
import {placeColumns} from '../place/place-columns.ts';
import type {Placed} from '../place/placed.ts';
import {sampleColumns} from '../sample.ts';

/**
 * Lists of whose address nobody may see, kept apart from the addresses: a sheet "Restricted records" behind the register, a file of withheld
 * addresses beside it. Whoever stands in one has their address closed. Where nobody can tell whom such a list means, all addresses are closed until
 * somebody can: one that was shown cannot be taken back.
 */
export type ClosingList = {
  /** By which columns of this file and of the list people are found in it. */
  joins: readonly Join[];
  /** The name of its file, its sheet where it is of the same workbook. */
  file: string;
  sheet: string | undefined;
};

/** A sheet or file that is called a list of such people, by its columns alone: it may be too bare to draft anything from. */
export type ListedPart = {path: string; sheet: string | undefined; placed: readonly Placed[]};

/** What closes the addresses of a file: lists, lists that could not be joined to it, by what they are called, and its own name. */
export type Closing = {lists: readonly ClosingList[]; unjoined: readonly string[]; isOwn: boolean};
export const NOTHING_CLOSED: Closing = {lists: [], unjoined: [], isOwn: false};

const SHEETS =
  /restrict|confiden|protect|sensitiv|withh?eld|withhold|do.not.(?:disclose|share)|non.?disclos|safe.address|hidden|no.disclosure|s\.?115|shielded/i;
/** A file is often called confidential as a whole, and says nothing of anybody in it by that. */
const FILES = /restrict|protected|withh?eld|withhold|do.not.(?:disclose|share)|non.?disclos|safe.address|hidden/i;
/** Names of sheets and files that are about something else. */
const ELSE =
  /child(?:ren'?s?)?.protect|protection.plan|data.protect|\bprotection.order|protected.character|protective.mark|hidden.harm|notice|statement|policy|\bun.?restrict/i;

const isCalledClosed = (part: {path: string; sheet?: string | undefined}, isSameBook: boolean): boolean => {
  const file = basename(part.path);
  if (isSameBook) return SHEETS.test(part.sheet ?? '') && !ELSE.test(part.sheet ?? '');
  return FILES.test(file) && !ELSE.test(file);
};

const PLACES: ReadonlySet<string> = new Set(
  'address addressPart houseNumber postcode uprn placement place placePostcode'.split(' '),
);

/** Of the rows of a list, the share that must be found in a file for it to be its list where nothing else shows it. */
const FOUND_LEAST = 0.5;

/** `parts`: those of the delivery, whether or not a draft is made of them. */
export async function closingOf(
  own: ListedPart,
  parts: readonly {path: string; sheet?: string | undefined}[],
): Promise<Closing> {
  // A file without addresses shows none.
  if (!own.placed.some(({field}) => PLACES.has(field ?? ''))) return NOTHING_CLOSED;
  const lists: ClosingList[] = [];
  const unjoined: string[] = [];
  for (const {path, sheet} of parts) {
    const isSameBook = path === own.path && sheet !== undefined;
    if ((path === own.path && sheet === own.sheet) || !isCalledClosed({path, sheet}, isSameBook)) continue;
    const list = await columnsOf(path, sheet);
    const file = basename(path);
    const joins = joinsOf(own.placed, list);
    if (joins.length > 0) lists.push({joins, file, sheet: isSameBook ? sheet : undefined});
    // A file of another agency may have nothing to do with this one; a sheet of the same workbook has.
    const isOwns = isSameBook || isOfSameKind(own.placed, list);
    const isTold = joins.some(({isSure}) => isSure) || shareListed(own.placed, list, joins) >= FOUND_LEAST;
    if (!isTold && isOwns) unjoined.push(isSameBook ? `the sheet “${sheet}”` : file);
  }
  return {lists, unjoined, isOwn: isCalledClosed(own, own.sheet !== undefined)};
}

/**
 * What closes the addresses of parts that one mapping reads. A sheet of such people among sheets of the same columns is a list of its own rows, so
 * that the others stay open, if each of its rows has a number.
 */
export function allClosing(all: readonly (Closing & {sheet: string | undefined})[]): Closing {
  const lists = [...new Map(all.flatMap((one) => one.lists).map((list) => [JSON.stringify(list), list])).values()];
  const isListed = (sheet: string | undefined): boolean =>
    sheet !== undefined && lists.some((list) => list.sheet === sheet && list.joins.some(({isSure}) => isSure));
  return {
    lists,
    unjoined: [...new Set(all.flatMap(({unjoined}) => unjoined))],
    isOwn: all.some(({isOwn, sheet}) => isOwn && !isListed(sheet)),
  };
}

/** The columns of a list; none of one that is no table. */
async function columnsOf(path: string, sheet: string | undefined): Promise<readonly Placed[]> {
  try {
    const {columns, isOrdered} = await sampleColumns(path, {sheet});
    return placeColumns(columns, isOrdered);
  } catch (error) {
    if (error instanceof RingfenceError) return [];
    throw error;
  }
}

/** Whether two files have a column of one name. */
const isOfSameKind = (own: readonly Placed[], list: readonly Placed[]): boolean => {
  const names = new Set(own.map(({column}) => foldKey(column.name)));
  return list.some(({column}) => names.has(foldKey(column.name)));
};

/** Closes the addresses of a mapping: all, or in the rows that a list names. */
export function closeListed(tree: Block, {lists, unjoined, isOwn}: Closing): void {
  const tables = lists
    .flatMap((list) => list.joins.map((join) => ({list, join})))
    .map((one, at) => ({
      ...one,
      table: `closed${at === 0 ? '' : String(at + 1)}`,
    }));
  const isAll = isOwn || unjoined.length > 0;
  if (tables.length === 0 && !isAll) return;
  const told = tables.map(({join: {by, key}, table}) => ({
    value: {lookup: {table, by: by.length === 1 ? by[0]! : {join: by}, take: key[0]!}},
    filled: true,
  }));
  const closes = isAll ? 'always' : told;
  for (const person of blocksOf(tree['people'])) closeAddress(person, 'address', closes);
  for (const stay of blocksOf(tree['stays'])) closeAddress(stay, 'address', closes);
  for (const notification of blocksOf(tree['notifications'])) closeAddress(notification, 'place', closes);
  // Where all are closed no list is asked, and a mapping names none for nothing.
  if (isAll) return;
  const lookups = Object.fromEntries(
    tables.map(({list: {file, sheet}, join: {key}, table}) => [
      table,
      {
        ...(sheet === undefined ? {file: filesOf(file)} : {sheet}),
        key: key.length === 1 ? key[0]! : key,
        partial: true,
      },
    ]),
  );
  tree['lookups'] = {...(tree['lookups'] as Block | undefined), ...lookups};
}

const blocksOf = (tree: Tree): Block[] => Object.values((tree ?? {}) as Block) as Block[];

/** What is asked of them. */
export const closingQuestions = ({lists, unjoined, isOwn}: Closing): string[] =>
  [
    isOwn ? 'protected: may nobody see the addresses of this part? Its name says so, and all of them are closed.' : '',
    ...unjoined.map(
      (label) =>
        `protected: whom does ${label} mean, whose address nobody may see? The draft could not tell by these rows, so all their addresses are closed until you say by which columns (lookups).`,
    ),
    ...lists.map(({joins, file, sheet}) => {
      const columns = joins.map(({by}) => `“${by.join('” and “')}”`).join(' or ');
      return `protected: is ${sheet === undefined ? file : `the sheet “${sheet}”`} the list of whose address nobody may see? Whoever’s ${columns} stands in it has theirs closed; without the list nothing is read.`;
    }),
  ].filter((question) => question !== '');
