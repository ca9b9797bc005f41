import type {Involvement, Tie} from '../model/notification.ts';
import type {Mention} from '../model/mention.ts';
import {COMPARISONS, MISSING, type RowComparer} from './levels.ts';
import type {Entities} from './entities.ts';
import type {PersonTable} from './person-table.ts';
import type {LinkModel} from './weigh.ts';

/** A row that stands beside another as kin or in one household, and what it is to it. */
type Beside = {row: number; of: number; part: string};

const ROUNDS_MAX = 6;
/** More neighbours than this make somebody a hub, whose company says nothing. */
const NEIGHBOURS_MAX = 80;
const OUTSIDE_ROLES = new Set(['referrer', 'professional', 'witness']);
const OUTSIDE_TIES = new Set(['professional', 'landlord', 'self']);
/** Surname, home and telephone are what a family shares, so between two relatives of one person they say little: forename, birth date, sex and numbers remain, and the surname by its share among relatives. */
const AMONG_KIN = ['forename', 'family name', 'birth date', 'sex', 'national number', 'local number'];

/**
 * Rows of one company: two records that both stand beside one resolved person, under names that agree, are compared as "the
 * same relative or another one" instead of "the same person or a stranger". So a mother without a birth date is placed by her
 * child, and a woman who married and moved is found through her children. Rounds run until nothing changes: each join may
 * bring two rows beside one person. Also "Unborn", "Baby" and the named child of one mother, where the dates fit one child only.
 */
export function joinThroughRelatives(
  entities: Entities,
  table: PersonTable,
  model: LinkModel,
  comparer: RowComparer,
  beside: readonly Beside[],
  joinBits: number,
): {joined: number; ambiguous: [number, number][]} {
  const ambiguous = new Map<string, [number, number]>();
  let joined = 0;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    let changes = 0;
    for (const company of companies(entities, beside)) {
      changes += joinNamed(entities, table, model, comparer, company, joinBits, ambiguous);
      changes += joinPlaceholders(entities, table, company);
    }
    joined += changes;
    if (changes === 0) break;
  }
  return {joined, ambiguous: [...ambiguous.values()]};
}

/** Who stands beside whom: ties, and people named in one row who are not there by profession. */
export function listBeside(
  mentions: readonly Mention[],
  ties: readonly Tie[],
  involvements: readonly Involvement[],
): Beside[] {
  const indexOf = new Map(mentions.map((mention, index) => [mention.id, index]));
  const outside = new Set(involvements.filter(({role}) => OUTSIDE_ROLES.has(role)).map(({mention}) => mention));
  const parts = new Map<string, string>();
  for (const {mention, role} of involvements) parts.set(mention, role);
  const groups = new Map<string, number[]>();
  mentions.forEach((mention, index) => {
    if (mention.staff || outside.has(mention.id)) return;
    const group = groups.get(mention.group);
    if (group === undefined) groups.set(mention.group, [index]);
    else group.push(index);
  });
  const beside: Beside[] = [];
  for (const group of groups.values()) {
    for (const row of group)
      for (const of of group) if (row !== of) beside.push({row, of, part: parts.get(mentions[row]!.id) ?? ''});
  }
  for (const {from, to, kind} of ties) {
    const a = indexOf.get(from);
    const b = indexOf.get(to);
    if (a === undefined || b === undefined || OUTSIDE_TIES.has(kind)) continue;
    const isParent = kind === 'parent' || kind === 'step-parent';
    beside.push({row: a, of: b, part: isParent ? 'parent' : kind}, {row: b, of: a, part: isParent ? 'subject' : kind});
  }
  return beside;
}

/** The rows beside each person who has company enough to compare, in order of the person's first row. */
function companies(entities: Entities, beside: readonly Beside[]): Beside[][] {
  const found = new Map<number, Beside[]>();
  for (const entry of beside) {
    const person = entities.find(entry.of);
    const company = found.get(person);
    if (company === undefined) found.set(person, [entry]);
    else company.push(entry);
  }
  return [...found]
    .map(([, company]) => company)
    .filter((company) => company.length > 1)
    .sort((left, right) => firstOf(left) - firstOf(right));
}

const firstOf = (company: Beside[]): number => company.reduce((least, {of}) => Math.min(least, of), Infinity);

/** One row for each person of a company: what stands for the person is its smallest row. */
function peopleOf(entities: Entities, company: Beside[]): number[] {
  const people = new Map<number, number>();
  for (const {row} of company) {
    const person = entities.find(row);
    const known = people.get(person);
    if (known === undefined || row < known) people.set(person, row);
  }
  return [...people.values()].sort((left, right) => left - right);
}

function joinNamed(
  entities: Entities,
  table: PersonTable,
  model: LinkModel,
  comparer: RowComparer,
  company: Beside[],
  joinBits: number,
  ambiguous: Map<string, [number, number]>,
): number {
  const people = peopleOf(entities, company);
  if (people.length < 2 || people.length > NEIGHBOURS_MAX) return 0;
  const links: {left: number; right: number; bits: number}[] = [];
  for (let i = 0; i < people.length; i++) {
    for (let j = i + 1; j < people.length; j++) {
      const bits = bestBits(entities, table, model, comparer, people[i]!, people[j]!);
      if (bits >= joinBits && entities.reasonApart(people[i]!, people[j]!, false) === null)
        links.push({left: people[i]!, right: people[j]!, bits});
    }
  }
  links.sort((left, right) => right.bits - left.bits || left.left - right.left || left.right - right.right);
  let joined = 0;
  for (const {left, right} of links) {
    const rival = rivalOf(entities, links, left, right);
    if (rival !== null) ambiguous.set(`${left} ${right}`, [left, right]);
    else if (entities.find(left) !== entities.find(right) && entities.join(left, right, false) === null) joined++;
  }
  return joined;
}

/** A name without birth date or number that fits two people who are surely two (father and son) is placed with neither. */
function rivalOf(
  entities: Entities,
  links: {left: number; right: number}[],
  left: number,
  right: number,
): number | null {
  for (const [weak, strong] of [
    [left, right],
    [right, left],
  ] as const) {
    if (entities.isAnchored(weak)) continue;
    for (const link of links) {
      const other = link.left === weak ? link.right : link.right === weak ? link.left : -1;
      if (other < 0 || entities.find(other) === entities.find(strong)) continue;
      if (entities.reasonApart(other, strong, false) !== null) return other;
    }
  }
  return null;
}

/** The strongest comparison between the rows of two people, as "same relative or another": prior even, then m against h. */
function bestBits(
  entities: Entities,
  table: PersonTable,
  model: LinkModel,
  comparer: RowComparer,
  left: number,
  right: number,
): number {
  const levels = new Int8Array(COMPARISONS.length);
  let best = -Infinity;
  for (const a of entities.members(left).slice(0, 12)) {
    for (const b of entities.members(right).slice(0, 12)) {
      comparer.compare(table.rows[a]!, table.rows[b]!, levels);
      if (levels[0] === MISSING || levels[0]! > 2) continue;
      let bits = 0;
      for (let c = 0; c < levels.length; c++) {
        if (levels[c] === MISSING || !AMONG_KIN.includes(COMPARISONS[c]!.name)) continue;
        bits += Math.log2(model.comparisons[c]!.m[levels[c]!]! / model.comparisons[c]!.h[levels[c]!]!);
      }
      best = Math.max(best, bits);
    }
  }
  return best;
}

/** "Unborn", "Baby" and the child: joined where the dates fit one child of this parent and no other. */
function joinPlaceholders(entities: Entities, table: PersonTable, company: Beside[]): number {
  const children = [
    ...new Set(company.filter(({part}) => part === 'subject' || part === 'sibling').map(({row}) => row)),
  ].sort((a, b) => a - b);
  const nameless = children.filter(
    (row) => table.rows[row]!.placeholder !== null && table.rows[row]!.given.length === 0,
  );
  let joined = 0;
  for (const row of nameless) {
    const fitting = new Map<number, number>();
    for (const other of children) {
      if (entities.find(other) !== entities.find(row) && fits(entities, table, row, other))
        fitting.set(entities.find(other), other);
    }
    const named = [...fitting.values()].filter((other) =>
      entities.members(other).some((member) => table.rows[member]!.given.length > 0),
    );
    const target = named.length > 0 ? named : [...fitting.values()];
    if (named.length > 1) continue;
    for (const other of target) if (entities.join(row, other, false) === null) joined++;
  }
  return joined;
}

function fits(entities: Entities, table: PersonTable, row: number, other: number): boolean {
  const a = table.rows[row]!;
  const slack = a.isExpected ? [98, 21] : [30, 30];
  return entities.members(other).some((member) => {
    const b = table.rows[member]!;
    if (b.birthKind === 0 && b.placeholder === null) return false;
    if (a.placeholderOrder !== 0 && b.placeholderOrder !== 0 && a.placeholderOrder !== b.placeholderOrder) return false;
    return (
      a.boundFrom - slack[0]! <= b.boundTo + slack[1]! &&
      b.boundFrom - slack[1]! <= a.boundTo + slack[1]! &&
      b.boundTo - b.boundFrom < 800
    );
  });
}
