import type {Link} from '../delivery/beside.ts';
import {filesOf} from '../file/file-name.ts';
import {PARTS} from '../words/header-words.ts';
import {noted, plainOf, type Block, type Tree} from '../noted.ts';
import {headerWords} from '../words/cut-header.ts';
import {dateOf} from './compose-row.ts';
import type {Slot} from './slots.ts';
import {commonTexts, isRoleWord, mapTexts, roleIn} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';

/** What the rows of other files, named by the numbers in this one, give to its people: a part in an event, a home, who they are to somebody. */
export type Joined = {lookups: Block | undefined; involvements: Block[]; ties: Block[]; stays: Block[]};

/** Gives homes to `people` who have none where another file has one; all else is returned. `hasDays`: the rows say from when people live somewhere. */
export function joinBeside(
  links: readonly Link[],
  placed: readonly Placed[],
  slots: readonly Slot[],
  people: Record<string, Block>,
  hasDays: boolean,
): Joined {
  const grown = slots.filter(({part}) => part.staff !== true);
  const lookups: Block = {};
  const [involvements, ties, stays]: [Block[], Block[], Block[]] = [[], [], []];
  for (const link of links) {
    // A person's own number is enough: whoever has it in the other file is the same person.
    if (grown.some((slot) => isOwn(link.column, people[slot.key]!))) continue;
    involvements.push(...grown.map((slot) => partIn(link, slot, placed)).filter((block) => block !== null));
    ties.push(...grown.flatMap((slot) => tieTo(link, slot)));
    const homes = grown.map((slot) => homeFrom(link, slot, people[slot.key]!, lookups, hasDays));
    stays.push(...homes.filter((block) => block !== null));
  }
  return {lookups: Object.keys(lookups).length === 0 ? undefined : lookups, involvements, ties, stays};
}

const isOwn = ({column}: Placed, person: Block): boolean => {
  const numbers = person['identifiers'];
  return typeof numbers === 'object' && Object.values(numbers).some((value) => plainOf(value as Tree) === column.name);
};

const isNotEmpty = (tree: Tree): boolean => tree !== undefined;

/** Somebody's part in the event that a number names, by the column whose words say it. */
function partIn({column, beside}: Link, slot: Slot, placed: readonly Placed[]): Block | null {
  if (!isNotEmpty(beside.tree['notifications'])) return null;
  const words = placed
    .map((one) => ({one, ...mapTexts(one.column, roleIn, isRoleWord)}))
    .filter(({one, share}) => share >= ROLES_LEAST && (one.part === null || one.field === 'part' || one.field === null))
    .sort((left, right) => right.share - left.share)[0];
  const role: Tree =
    words === undefined
      ? slot.part.role
      : {column: noted(words.one.column.name, words.one.note), map: words.map, otherwise: 'other', default: 'other'};
  return {
    person: slot.key,
    notification: {feed: beside.feed, key: [column.column.name], slot: 'event'},
    role,
  };
}
const ROLES_LEAST = 0.4;

/** Whether a word calls somebody what the other file calls who its rows are about: that is them. */
export const isWordOf = (first: Slot | null, text: string): boolean =>
  first !== null && [...(PARTS[first.partKey]?.words.split('|') ?? []), 'self'].includes(headerWords(text).join(' '));

/** "Relationship to Tenant" beside a number of a tenancy: who somebody is to the tenant of the other file. */
function tieTo({column, beside}: Link, slot: Slot): Block[] {
  const {first} = beside.analysed;
  const relation = slot.columns.find(({field, to}) => field === 'relation' && (to === null || to === first?.partKey));
  if (first === null || relation === undefined || first.numbers.length > 0) return [];
  const same = (commonTexts(relation.column) ?? []).filter((text) => isWordOf(first, text));
  const header = noted(relation.column.name, relation.note);
  const kind: Tree =
    same.length === 0 ? header : {column: header, map: Object.fromEntries(same.map((text) => [text, 'self']))};
  return [{from: slot.key, to: {feed: beside.feed, key: [column.column.name], slot: first.key}, kind}];
}

/**
 * The home that a row of the other file has, with its marks of protection, for somebody who has none. The stay there, with the days of that
 * file, is returned where the rows of this one have no days of their own.
 */
function homeFrom(
  {column, beside, key}: Link,
  slot: Slot,
  person: Block,
  lookups: Block,
  hasDays: boolean,
): Block | null {
  const {first, homes, file, plan} = beside.analysed;
  const others = beside.tree['people'];
  const whose = first ?? homes;
  const theirs = whose === null || typeof others !== 'object' ? undefined : (others as Block)[whose.key];
  const address = typeof theirs === 'object' ? (theirs as Block)['address'] : undefined;
  // Where something happened is nobody's home by that.
  if (person['address'] !== undefined || address === undefined || plan.isEvent) return null;
  const table = nameOf(beside.feed);
  lookups[table] = {file: filesOf(file), key: key.column.name};
  const at = {table, by: column.column.name};
  person['address'] = throughLookup(address, at);
  if (hasDays) return null;
  const {start, end} = plan.lived;
  if (start === null) {
    person['stay'] = 'home';
    return null;
  }
  const day = (one: Placed | null): Tree => (one === null ? undefined : throughLookup(dateOf(one), at));
  return {person: slot.key, kind: 'home', start: day(start), end: day(end)};
}

/** A name that may stand in `lookups`. */
const nameOf = (feed: string): string => feed.replaceAll('-', '_');

/** An address block whose columns are those of another file. */
function throughLookup(tree: Tree, at: {table: string; by: string}): Tree {
  const cell = (column: string): Block => ({lookup: {...at, take: column}});
  const text = plainOf(tree);
  if (text !== undefined) return cell(text);
  if (typeof tree !== 'object') return tree;
  if (isTexts(tree)) return tree.map((part) => throughLookup(part, at));
  return Object.fromEntries(
    Object.entries(tree as Block).map(([name, value]) => {
      if (name === 'column') return ['value', cell(plainOf(value)!)];
      return [name, KEPT.has(name) ? value : throughLookup(value, at)];
    }),
  );
}
const KEPT: ReadonlySet<string> = new Set([
  'is',
  'matches',
  'filled',
  'match',
  'map',
  'otherwise',
  'default',
  'constant',
  'with',
]);
const isTexts = (tree: object): tree is readonly Tree[] => Array.isArray(tree);
