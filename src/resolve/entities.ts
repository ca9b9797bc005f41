import type {PersonTable, Row} from './person-table.ts';

/** All that is known of the rows put together so far. */
type Entity = {
  members: number[];
  groups: Set<string>;
  registers: Set<string>;
  national: Map<string, Set<string>>;
  births: Map<number, number>;
  boundFrom: number;
  boundTo: number;
  given: Map<number, number>;
  family: Set<number>;
  sexes: [number, number];
};

/** Why two entities are two people: a stable code, shown to reviewers beside the held pair. */
export type HoldReason =
  | 'CO_NAMED'
  | 'REGISTER'
  | 'NUMBER_CONFLICT'
  | 'BIRTH_CONFLICT'
  | 'GENERATION'
  | 'TWIN'
  | 'FORENAME'
  | 'SEX';

/** Days by which recorded birth dates of one person may differ where a number or all names agree. */
const GENERATION_DAYS = 12 * 366;
const BOUND_SLACK_DAYS = 400;

/**
 * The people so far, as disjoint sets of rows. A join is asked for and either done or refused with a reason: the reason looks
 * at everything known of both sides, so that no chain of joins can bring together what one record keeps apart.
 */
export class Entities {
  readonly #of: Int32Array;
  readonly #entities: (Entity | null)[];
  readonly #table: PersonTable;

  constructor(table: PersonTable) {
    this.#table = table;
    this.#of = Int32Array.from(table.rows, (_, index) => index);
    this.#entities = table.rows.map(seed);
  }

  find(row: number): number {
    return this.#of[row]!;
  }

  members(row: number): readonly number[] {
    return this.#entity(row).members;
  }

  /** Whether anything but names is known: a birth date or a number. */
  isAnchored(row: number): boolean {
    const entity = this.#entity(row);
    return entity.births.size > 0 || entity.national.size > 0;
  }

  /** Joins the people of two rows, or says why they stay two. `isNumberShared`: the link rests on a valid national number. */
  join(left: number, right: number, isNumberShared: boolean): HoldReason | null {
    const a = this.#of[left]!;
    const b = this.#of[right]!;
    if (a === b) return null;
    const reason = this.reasonApart(left, right, isNumberShared);
    if (reason !== null) return reason;
    const [keep, drop] = this.#entities[a]!.members.length >= this.#entities[b]!.members.length ? [a, b] : [b, a];
    this.#merge(keep, drop);
    return null;
  }

  /** Joins two rows because their register says that they are one person; nothing else is asked. */
  joinByNote(left: number, right: number): void {
    const keep = this.#of[left]!;
    const drop = this.#of[right]!;
    if (keep !== drop) this.#merge(keep, drop);
  }

  reasonApart(left: number, right: number, isNumberShared: boolean): HoldReason | null {
    const a = this.#entity(left);
    const b = this.#entity(right);
    if (overlaps(a.groups, b.groups)) return 'CO_NAMED';
    if (overlaps(a.registers, b.registers)) return 'REGISTER';
    for (const [kind, values] of a.national) {
      const others = b.national.get(kind);
      if (others !== undefined && !overlaps(values, others)) return 'NUMBER_CONFLICT';
    }
    const forenames = compareForenames(a, b, this.#table);
    const born = birthReason(a, b, isNumberShared, forenames === 'same' || (isNumberShared && forenames === 'similar'));
    if (born !== null) return born;
    if (forenames === 'different' && !isNumberShared) return 'FORENAME';
    const isSameBirth = [...a.births.keys()].some((day) => b.births.has(day));
    // Twins with alike names: each spelling is used again and again, so it is no slip.
    if (forenames === 'similar' && isSameBirth && !isNumberShared && a.members.length > 1 && b.members.length > 1)
      return 'TWIN';
    if (isSexApart(a, b) && forenames !== 'same') return 'SEX';
    return null;
  }

  #merge(keep: number, drop: number): void {
    absorb(this.#entities[keep]!, this.#entities[drop]!);
    for (const member of this.#entities[drop]!.members) this.#of[member] = keep;
    this.#entities[drop] = null;
  }

  #entity(row: number): Entity {
    return this.#entities[this.#of[row]!]!;
  }
}

function seed(row: Row, index: number): Entity {
  const national = new Map<string, Set<string>>();
  for (const number of row.national) {
    const kind = number.slice(0, number.indexOf(' '));
    (national.get(kind) ?? national.set(kind, new Set()).get(kind)!).add(number);
  }
  return {
    members: [index],
    groups: new Set([row.group]),
    registers: new Set(row.register === null ? [] : [row.register]),
    national,
    births: new Map(row.birthKind === 1 || row.birthKind === 2 ? [[row.birthFrom, 1]] : []),
    boundFrom: row.boundFrom,
    boundTo: row.boundTo,
    given: new Map(row.isSingleName ? [] : row.given.map((word) => [word, 1])),
    family: new Set(row.family),
    sexes: [Number(row.sex === 1), Number(row.sex === 2)],
  };
}

function absorb(into: Entity, from: Entity): void {
  into.members.push(...from.members);
  for (const group of from.groups) into.groups.add(group);
  for (const register of from.registers) into.registers.add(register);
  for (const [kind, values] of from.national) {
    const known = into.national.get(kind);
    if (known === undefined) into.national.set(kind, values);
    else for (const value of values) known.add(value);
  }
  for (const [day, count] of from.births) into.births.set(day, (into.births.get(day) ?? 0) + count);
  for (const [word, count] of from.given) into.given.set(word, (into.given.get(word) ?? 0) + count);
  for (const word of from.family) into.family.add(word);
  into.boundFrom = Math.max(into.boundFrom, from.boundFrom);
  into.boundTo = Math.min(into.boundTo, from.boundTo);
  into.sexes = [into.sexes[0] + from.sexes[0], into.sexes[1] + from.sexes[1]];
}

function overlaps<T>(left: Set<T>, right: Set<T>): boolean {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  for (const value of small) if (large.has(value)) return true;
  return false;
}

/** Most of the recorded birth dates must be able to be one person's; a slip in one record does not keep two apart. */
function birthReason(a: Entity, b: Entity, isNumberShared: boolean, isForenameSame: boolean): HoldReason | null {
  const left = commonestBirth(a);
  const right = commonestBirth(b);
  if (left !== null && right !== null) {
    const days = Math.abs(left - right);
    if (days === 0) return null;
    if (isNearDay(left, right)) return null;
    if (days > GENERATION_DAYS) return isNumberShared && isForenameSame ? null : 'GENERATION';
    return isForenameSame ? null : 'BIRTH_CONFLICT';
  }
  return a.boundFrom - BOUND_SLACK_DAYS > b.boundTo || b.boundFrom - BOUND_SLACK_DAYS > a.boundTo ? 'GENERATION' : null;
}

function commonestBirth(entity: Entity): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [day, count] of entity.births) {
    if (count > most || (count === most && best !== null && day < best)) {
      best = day;
      most = count;
    }
  }
  return best;
}

/** Same day of month, or same month and year, or swapped: one slip of the pen. */
function isNearDay(left: number, right: number): boolean {
  const a = new Date(left * 86_400_000);
  const b = new Date(right * 86_400_000);
  const isDay = a.getUTCDate() === b.getUTCDate();
  const isMonth = a.getUTCMonth() === b.getUTCMonth();
  const isYear = a.getUTCFullYear() === b.getUTCFullYear();
  if (Number(isDay) + Number(isMonth) + Number(isYear) === 2) return true;
  return isYear && a.getUTCDate() === b.getUTCMonth() + 1 && b.getUTCDate() === a.getUTCMonth() + 1;
}

function compareForenames(a: Entity, b: Entity, table: PersonTable): 'same' | 'similar' | 'different' | 'unknown' {
  if (a.given.size === 0 || b.given.size === 0) return 'unknown';
  let isSimilar = false;
  for (const left of a.given.keys()) {
    for (const right of b.given.keys()) {
      if (left === right) return 'same';
      if (table.keys[left] === table.keys[right]) return 'same';
      if (isSpeltAlike(table.words[left]!, table.words[right]!)) isSimilar = true;
    }
  }
  if (isSimilar) return 'similar';
  return isReversed(a, b) ? 'same' : 'different';
}

/** Forename and family name stand in each other's place. */
const isReversed = (a: Entity, b: Entity): boolean =>
  [...a.given.keys()].some((word) => b.family.has(word)) && [...b.given.keys()].some((word) => a.family.has(word));

const isSpeltAlike = (left: string, right: string): boolean =>
  left[0] === right[0] || left.slice(1, 4) === right.slice(1, 4) || left.includes(right) || right.includes(left);

const isSexApart = (a: Entity, b: Entity): boolean =>
  (a.sexes[0] > 1 && a.sexes[1] === 0 && b.sexes[1] > 0 && b.sexes[0] === 0) ||
  (a.sexes[1] > 1 && a.sexes[0] === 0 && b.sexes[0] > 0 && b.sexes[1] === 0);
