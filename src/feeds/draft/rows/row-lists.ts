import {TIE_KINDS} from '../../../model/notification.ts';
import {setAt} from '../../../base/get-or-insert.ts';
import {readRelation} from '../../rows/relations.ts';
import {placeColumns} from '../place/place-columns.ts';
import type {Placed} from '../place/placed.ts';
import {shareWhere, type Column} from '../sample.ts';
import {fieldsOf, PERSON_PHRASES} from '../words/phrases.ts';
import {headerWords} from '../words/cut-header.ts';
import type {PersonField} from '../words/header-words.ts';
import {withCells} from './nobody.ts';

/**
 * A list within each row that says more of one person: their homes one after another, numbers with what each is, or relatives by the numbers that
 * these have in the same file. In JSON it is a list ("relationships.0.relatedPersonId"), in a table homes stand in numbered columns ("ADDR_1_FROM").
 */
export type RowList = {
  /** Whose it is by the word above it, as `PARTS` names them; null where it does not say. */
  part: string | null;
  numbers: readonly string[];
  /** Whether rows may have more than any of the first had: JSON. */
  isOpen: boolean;
} & (Homes | Numbers | Kin | Aliases);

/** One column for all numbers of the list, `{n}` standing in its name for the number. */
type Homes = {kind: 'homes'; columns: readonly Placed[]; start: Placed | null; end: Placed | null};
/** What texts of `type` say `value` is. */
type Numbers = {kind: 'numbers'; type: Placed; value: Placed; fields: ReadonlyMap<TypedField, readonly string[]>};
/** Other names of the person, and what each is where a column says it. */
type Aliases = {kind: 'aliases'; names: readonly Placed[]; type: Placed | null};
type Kin = {kind: 'kin'; id: Placed; relation: Placed; own: Placed};

const TYPED = ['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni', 'phone', 'email'] as const satisfies readonly PersonField[];
export type TypedField = (typeof TYPED)[number];

/** The lists of a row, and the columns that are of none. */
export function rowListsOf(columns: readonly Column[], isOrdered: boolean): {lists: RowList[]; rest: Column[]} {
  const groups = [...jsonLists(columns), ...numberedHomes(columns)];
  if (groups.length === 0) return {lists: [], rest: [...columns]};
  const inGroup = new Set(groups.flatMap(({members}) => members.map(({column}) => column)));
  const others = placeColumns(numberedAnew(columns.filter((column) => !inGroup.has(column))), isOrdered);
  const lists: RowList[] = [];
  const taken = new Set<Column>();
  for (const group of groups) {
    const list = listOf(group, others);
    if (list === null) continue;
    lists.push(list);
    for (const {column} of group.members) taken.add(column);
  }
  return {lists, rest: numberedAnew(columns.filter((column) => !taken.has(column)))};
}

const numberedAnew = (columns: readonly Column[]): Column[] => columns.map((column, at) => ({...column, at}));

/** Columns of one list: the number that each is of, and its name with `{n}` for that. */
type Group = {isOpen: boolean; members: {column: Column; number: string; template: string}[]};

function jsonLists(columns: readonly Column[]): Group[] {
  const members = columns.flatMap((column) => {
    const path = /^(.+?)\.(\d+)\.([^.]*[^.\d][^.]*)$/.exec(column.name);
    if (path === null) return [];
    const [, list, number, key] = path as unknown as [string, string, string, string];
    return [{list, column, number, template: `${list}.{n}.${key}`}];
  });
  return [...Map.groupBy(members, ({list}) => list).values()].map((own) => ({isOpen: true, members: own}));
}

/** "ADDR_1", "PCODE_1", "ADDR_1_FROM", "ADDR_2", ...: whatever is numbered as homes are, where each has a postcode of its own. */
function numberedHomes(columns: readonly Column[]): Group[] {
  const members = columns.flatMap((column) => {
    const path = /^(\D*?)(\d{1,2})(\D.*)?$/.exec(column.name);
    if (path === null || column.name.includes('.')) return [];
    const [, before, number, behind = ''] = path as unknown as [string, string, string, string | undefined];
    return HOME_WORD.test(headerWords(`${before} ${behind}`).join(' '))
      ? [{column, number, template: `${before}{n}${behind}`}]
      : [];
  });
  const numbers = new Map<string, Set<string>>();
  for (const {number, template} of members) setAt(numbers, template).add(number);
  const isOfEach = (word: RegExp): boolean =>
    [...numbers].some(([template, own]) => own.size > 1 && word.test(headerWords(template).join(' ')));
  return isOfEach(POSTCODE) && isOfEach(DATED) ? [{isOpen: false, members}] : [];
}
const HOME_WORD = /\b(?:address(?:es)?|postcode|post code|pcode|street|town|house|flat)\b/;
const POSTCODE = /\b(?:postcode|post code|pcode)\b/;
const DATED = /\b(?:from|start|since|to|end|until|moved)\b/;

function listOf({isOpen, members}: Group, others: readonly Placed[]): RowList | null {
  const numbers = [...new Set(members.map(({number}) => number))].sort((left, right) => Number(left) - Number(right));
  const columns = pooled(members, numbers);
  const parts = [...new Set(columns.flatMap(({part}) => (part === null || part === 'related' ? [] : [part])))];
  if (parts.length > 1) return null;
  const part = parts[0] ?? null;
  const found = aliasesOf(members, columns) ?? numbersOf(columns) ?? kinOf(columns, others) ?? homesOf(columns);
  return found === null ? null : {part, numbers, isOpen, ...found};
}

/** Each column of the list with the cells of all numbers, one number below the other, and what they mean. */
function pooled(members: Group['members'], numbers: readonly string[]): Placed[] {
  const rows = members[0]!.column.rows;
  const none = Array.from({length: rows}, () => '');
  const byTemplate = [...Map.groupBy(members, ({template}) => template)];
  const columns = byTemplate.map(([template, own], at) => {
    const cells = numbers.flatMap((number) => own.find((one) => one.number === number)?.column.cells ?? none);
    return withCells({...own[0]!.column, at, name: template.replace('{n}', '')}, cells);
  });
  return placeColumns(columns, false).map((one, at) => ({
    ...one,
    column: {...one.column, name: byTemplate[at]![0]},
  }));
}

const TYPES_MOST = 20;
const TYPED_LEAST = 0.3;

/** A list of numbers of which a word beside each says what it is. */
function numbersOf(columns: readonly Placed[]): Numbers | null {
  for (const type of columns) {
    if (type.column.texts.size > TYPES_MOST || !TYPE.test(headerWords(type.column.name).join(' '))) continue;
    const value = columns.find((one) => one !== type && VALUE.test(headerWords(one.column.name).join(' ')));
    if (value === undefined || value.column.filled === 0) continue;
    const fields = new Map<TypedField, string[]>();
    for (const text of [...type.column.texts.keys()].sort()) {
      const field = typedField(text);
      if (field !== null) fields.set(field, [...(fields.get(field) ?? []), text]);
    }
    if (shareWhere(type.column, (text) => typedField(text) !== null) >= TYPED_LEAST)
      return {kind: 'numbers', type, value, fields};
  }
  return null;
}
const TYPE = /\b(?:type|kind|scheme|system|code|label|name)$/;
const VALUE = /\b(?:value|number|no|id|identifier|text|detail|details|contact|address)$/;

const typedField = (text: string): TypedField | null => {
  const said = fieldsOf(headerWords(text), PERSON_PHRASES);
  return TYPED.find((field) => said.includes(field)) ?? null;
};

const NAMED: ReadonlySet<string> = new Set(['name', 'given', 'family', 'knownAs']);

/** A list of what a person is or was called beside the name of the row. */
function aliasesOf(members: Group['members'], columns: readonly Placed[]): Aliases | null {
  if (!ALIASES.test(headerWords(members[0]!.template.replace(/\.?\{n\}.*$/, '')).join(' '))) return null;
  const names = columns.filter(({field}) => NAMED.has(field ?? ''));
  const type = columns.find(({column}) => /\b(?:type|kind|use)$/.test(headerWords(column.name).join(' ')));
  return names.length === 0 ? null : {kind: 'aliases', names: names.filter((one) => one !== type), type: type ?? null};
}
const ALIASES =
  /\b(?:alias|aliases|aka|akas|known as|also known as|(?:other|former|previous|alternative|maiden|birth) names?)$/;

/** Of the numbers named, the share that must be those of rows of the file. */
const OWN_LEAST = 0.5;
const RELATION_LEAST = 0.5;

/** A list of relatives by the numbers that they have in rows of their own. */
function kinOf(columns: readonly Placed[], others: readonly Placed[]): Kin | null {
  if (columns.some(({field}) => NAMED.has(field ?? ''))) return null;
  const relation = columns.find(
    ({column}) =>
      column.texts.size <= 60 && shareWhere(column, (text) => readRelation(text, TIE_KINDS) !== null) >= RELATION_LEAST,
  );
  if (relation === undefined) return null;
  for (const own of others) {
    if (own.column.texts.size < own.column.filled || !NUMBERS.has(own.field ?? '')) continue;
    const id = columns.find(
      ({column}) =>
        column.texts.size > 0 &&
        [...column.texts.keys()].filter((text) => own.column.texts.has(text)).length >= OWN_LEAST * column.texts.size,
    );
    if (id !== undefined) return {kind: 'kin', id, relation, own};
  }
  return null;
}
const NUMBERS: ReadonlySet<string> = new Set(['localId', 'ownId', 'nhs', 'upn']);

const ADDRESS: ReadonlySet<string> = new Set(['address', 'addressPart', 'houseNumber']);

function homesOf(columns: readonly Placed[]): Homes | null {
  const has = (fields: ReadonlySet<string>): boolean => columns.some(({field}) => fields.has(field ?? ''));
  if (has(NAMED) || !has(ADDRESS)) return null;
  const day = (words: RegExp): Placed | null =>
    columns.find(
      ({column, dates}) =>
        words.test(headerWords(column.name).join(' ')) && (column.filled === 0 || dates.share >= 0.5),
    ) ?? null;
  const [start, end] = [day(START), day(END)];
  if (start === null && end === null && !columns.some(({field}) => field === 'postcode')) return null;
  return {kind: 'homes', columns, start, end};
}
const START = /\b(?:from|start|started|since|moved in)\b/;
const END = /\b(?:to|end|ended|until|moved out|left)\b/;
