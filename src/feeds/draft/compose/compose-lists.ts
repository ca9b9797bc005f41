import {TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import {plainOf, type Block, type Tree} from '../noted.ts';
import type {Placed} from '../place/placed.ts';
import type {Cue} from '../place/protection.ts';
import type {RowList, TypedField} from '../rows/row-lists.ts';
import {mapTexts, STAY_WORDS, wordIn} from '../words/value-words.ts';
import {addressOf} from './compose-address.ts';
import {columnOf, dateOf} from './compose-row.ts';
import type {Slot} from './slots.ts';

/** What lists within a row give beside what is read of its columns. */
export type OfLists = {people: Record<string, Block>; ties: Block[]; stays: Block[]};

/** Writes what lists say of the people of a row: into their blocks, and as relatives, ties and homes of their own. */
export function composeLists(
  lists: readonly RowList[],
  slots: readonly Slot[],
  first: Slot | null,
  people: Readonly<Record<string, Block>>,
  cues: readonly Cue[],
): OfLists {
  const out: OfLists = {people: {}, ties: [], stays: []};
  for (const list of lists) {
    const owner = list.part === null ? first : (slots.find(({partKey}) => partKey === list.part) ?? first);
    const person = owner === null ? undefined : people[owner.key];
    if (owner === null || person === undefined || owner.numbers.length > 0) continue;
    if (list.kind === 'numbers') addNumbers(person, list);
    else if (list.kind === 'aliases') addAliases(person, list);
    else if (list.kind === 'kin') addKin(out, list, owner, first);
    else addHomes(out, person, list, owner, cues);
  }
  return out;
}

/** As many as the first rows have, and of a list that may grow as many again. */
const numbersOf = ({numbers, isOpen}: RowList): string[] => {
  const last = Number(numbers.at(-1));
  const more = isOpen ? Array.from({length: numbers.length}, (_, at) => String(last + 1 + at)) : [];
  return [...numbers, ...more];
};

const at = (template: string, number: string): string => template.replace('{n}', number);

/** "NHS Number" beside 999 000 0018: the number of that type, wherever in the list it stands. */
function addNumbers(person: Block, list: RowList & {kind: 'numbers'}): void {
  const {type, value, fields} = list;
  const valuesOf = (texts: readonly string[]): Block[] =>
    numbersOf(list).map((number) => ({
      join: [at(type.column.name, number), at(value.column.name, number)],
      with: ': ',
      match: `^(?:${texts.map(escaped).join('|')}): (.+)$`,
    }));
  const identifiers = {...(person['identifiers'] as Block | undefined)};
  for (const [field, texts] of fields) {
    const values = valuesOf(texts);
    const list = LISTS[field];
    if (list !== undefined) person[list] = [...listed(person[list]), ...values];
    else identifiers[field] ??= {first: values};
  }
  if (Object.keys(identifiers).length > 0) person['identifiers'] = identifiers;
}
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const LISTS: Readonly<Partial<Record<TypedField, string>>> = {phone: 'phones', email: 'emails'};
const listed = (tree: Tree): readonly Tree[] => (tree === undefined ? [] : Array.isArray(tree) ? tree : [tree]);

/** Each other name; as a former one where every word that is told says so. */
function addAliases(person: Block, list: RowList & {kind: 'aliases'}): void {
  const {names, type} = list;
  const words = type === null ? [] : [...type.column.texts.keys()];
  const isFormer = words.length > 0 && words.every((word) => FORMER.test(word));
  const field = (wanted: string): string | undefined => names.find((one) => one.field === wanted)?.column.name;
  const [given, family] = [field('given'), field('family')];
  const full = field('name') ?? field('knownAs');
  const said = numbersOf(list).map((number): Block => {
    const named = (template: string | undefined): Tree => (template === undefined ? undefined : at(template, number));
    const use = isFormer ? 'former' : 'known-as';
    return given === undefined && family === undefined
      ? {use, full: named(full)}
      : {use, given: named(given), family: named(family)};
  });
  person['names'] = [...listed(person['names']), ...said];
}
const FORMER = /\b(?:former|maiden|previous|birth|née|nee)\b/i;

/** Relatives by number: each is whom the file calls so in a row of their own. */
function addKin(out: OfLists, list: RowList & {kind: 'kin'}, owner: Slot, first: Slot | null): void {
  const {id, relation, own} = list;
  const key = `${owner === first ? '' : owner.key}kin`;
  const kind = own.field === 'nhs' || own.field === 'upn' ? own.field : 'local';
  out.people[key] = {repeat: numbersOf(list), identifiers: {[kind]: columnOf(id)}};
  out.ties.push({
    from: key,
    to: owner.key,
    kind: list.isOpen ? {column: columnOf(relation), optional: true} : columnOf(relation),
    ...(isOfOwner(list, owner) ? {reads: 'to'} : {}),
    unknown: 'none',
  });
}

/** Fewer pairs of parent and child with birth dates show nothing. */
const PAIRS_LEAST = 5;
const YEARS_LEAST = 12;

/** Whether the word says what the row's own person is to the relative: by who of a parent and a child is the elder. */
function isOfOwner({id, relation, own}: RowList & {kind: 'kin'}, owner: Slot): boolean {
  const births = owner.columns.find(({field}) => field === 'birth')?.column.cells;
  if (births === undefined) return false;
  const {cells} = own.column;
  const rowOf = new Map(cells.map((number, row) => [number, row]));
  const yearAt = (row: number): number => Number(/\b(?:19|20)\d\d\b/.exec(births[row] ?? '')?.[0] ?? NaN);
  let [listed, owners] = [0, 0];
  for (const [place, number] of id.column.cells.entries()) {
    const word = readRelation(relation.column.cells[place]!, TIE_KINDS);
    const other = rowOf.get(number);
    if (word?.kind !== 'parent' || other === undefined) continue;
    const years = yearAt(place % cells.length) - yearAt(other);
    if (Number.isNaN(years) || Math.abs(years) < YEARS_LEAST) continue;
    // Of a relative who is called the mother the birth lies years before that of the row's person.
    if (years > 0 !== word.inverse) listed++;
    else owners++;
  }
  return listed + owners >= PAIRS_LEAST && owners > listed;
}

/** Homes one after another: a stay for each, and of the person the one that has no end. */
function addHomes(
  out: OfLists,
  person: Block,
  list: RowList & {kind: 'homes'},
  owner: Slot,
  cues: readonly Cue[],
): void {
  const {columns, start, end} = list;
  const told = columns.filter((one) => one !== start && one !== end);
  const address = addressOf({...owner, columns: told, numbers: []}, {shared: [], cues}) as Block;
  const numbers = numbersOf(list);
  out.stays.push({
    repeat: numbers,
    person: owner.key,
    address,
    kind: kindOf(told),
    start: dateOf(start),
    end: dateOf(end),
  });
  person['address'] ??=
    end === null ? eachOf(address, (said) => filledIn(said, numbers[0]!)) : openOf(address, end, numbers);
}

/** What a column of few words says that not all of them are, homes or somewhere else. */
function kindOf(columns: readonly Placed[]): Tree {
  for (const {column} of columns) {
    const {map} = mapTexts(column, (text) => (NO_HOME.test(text) ? 'mentioned' : wordIn(STAY_WORDS, text)));
    if (Object.keys(map).length > 0) return {column: column.name, map, otherwise: 'home', default: 'home'};
  }
  return 'home';
}
const NO_HOME = /corresp|postal|mailing|billing|work|school|business/i;

/** The address of a person whose homes are listed: that of the first home that has no end, closed where any of them is. */
function openOf(address: Block, end: Placed, numbers: readonly string[]): Block {
  const open = (said: Tree): Block => ({
    first: numbers.map((number) => ({
      join: [filledIn(said, number), {column: at(end.column.name, number), map: {}, otherwise: ENDED}],
      with: ' ',
      match: `^([^${ENDED}]+)$`,
    })),
  });
  const {protected: mark} = address;
  const closed = mark === undefined || mark === true ? mark : {any: numbers.map((number) => filledIn(mark, number))};
  return {...eachOf({...address, protected: undefined}, open), protected: closed};
}
/** Stands for an end that is told; in no address. */
const ENDED = '¬';

const eachOf = ({text, parts, postcode, uprn, protected: mark}: Block, make: (said: Tree) => Tree): Block => ({
  text: text === undefined ? undefined : make(text),
  parts: parts === undefined ? undefined : (parts as readonly Tree[]).map(make),
  postcode: postcode === undefined ? undefined : make(postcode),
  uprn: uprn === undefined ? undefined : make(uprn),
  protected: mark === undefined ? undefined : make(mark),
});

/** The same with a number for `{n}` in every name. */
function filledIn(tree: Tree, number: string): Tree {
  const plain = plainOf(tree);
  if (plain !== undefined) return at(plain, number);
  if (Array.isArray(tree)) return tree.map((one: Tree) => filledIn(one, number));
  if (typeof tree !== 'object') return tree;
  return Object.fromEntries(Object.entries(tree as Block).map(([key, value]) => [key, filledIn(value, number)]));
}
