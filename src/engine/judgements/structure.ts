import type {Constraint} from '../../model/judgement.ts';
import {isoToDay} from '../../base/day.ts';
import type {Birth, Mention} from '../../model/mention.ts';
import type {Tie} from '../../model/notification.ts';
import {adoptionSideOf, areAcrossAdoption} from '../../resolve/link/decide/adoptions.ts';

/** What the records say of two people so plainly that a slip of the pen does not explain it. */
export const STRUCTURE_TEXTS = {
  CO_NAMED: 'one record names them side by side, which makes them two people',
  REGISTER: 'a list that is free of duplicates holds both, which makes them two people',
  ADOPTION: 'an adoption order lies between them, and to join them breaks its seal',
  BORN: 'their birth dates lie more than a year apart, and not as one date miswritten does',
  SELF: 'a register itself says that these two entries are one person',
} as const;
export type StructureCode = keyof typeof STRUCTURE_TEXTS;

/** The mentions that a judgement is about, with whomever they bring along. */
export type StructureSide = {
  /** Mentions that would be one person, or kept out. */
  mentions: readonly Mention[];
  /** All mentions of the persons they belong to now. */
  persons: readonly Mention[];
};

/** What in the records speaks against a judgement and has to be overridden by name; sorted codes. */
export function structureAgainst(
  verdict: Constraint['verdict'],
  left: StructureSide,
  right: StructureSide,
  ties: readonly Tie[],
): StructureCode[] {
  const self = new Set(ties.flatMap(({kind, from, to}) => (kind === 'self' ? [`${from} ${to}`, `${to} ${from}`] : [])));
  const isSelf = (a: Mention, b: Mention): boolean => self.has(`${a.id} ${b.id}`);
  const codes = new Set<StructureCode>();
  for (const a of left.mentions) {
    for (const b of right.mentions) {
      if (verdict === 'different') {
        if (isSelf(a, b)) codes.add('SELF');
      } else if (!isSelf(a, b)) {
        if (a.group === b.group) codes.add('CO_NAMED');
        if (a.register !== null && a.register === b.register) codes.add('REGISTER');
      }
    }
  }
  if (verdict === 'same') {
    if (areAcrossAdoption(adoptionSideOf(left.persons, ties), adoptionSideOf(right.persons, ties)))
      codes.add('ADOPTION');
    if (areBornApart(left.persons, right.persons)) codes.add('BORN');
  }
  return [...codes].sort();
}

/** Longest time between two birth dates of one person, each known to the month or year at least, that needs no word more. */
const BORN_APART_DAYS = 366;

/** Whether both have birth dates, ages and expected dates aside, and no two of them could be one date. */
function areBornApart(left: readonly Mention[], right: readonly Mention[]): boolean {
  const [lefts, rights] = [birthsOf(left), birthsOf(right)];
  if (lefts.length === 0 || rights.length === 0) return false;
  return lefts.every((one) =>
    rights.every((other) => daysBetween(one, other) > BORN_APART_DAYS && !isSlip(one, other)),
  );
}

function birthsOf(mentions: readonly Mention[]): Birth[] {
  const births = mentions.flatMap(({birth}) =>
    birth !== null && (birth.kind === 'exact' || birth.kind === 'partial') ? [birth] : [],
  );
  return [...new Map(births.map((birth) => [`${birth.from} ${birth.to}`, birth])).values()];
}

/** 0 where the intervals meet. */
const daysBetween = (one: Birth, other: Birth): number =>
  Math.max(0, isoToDay(one.from) - isoToDay(other.to), isoToDay(other.from) - isoToDay(one.to));

/** Whether one number alone of a date is another: day, month or year. */
function isSlip(one: Birth, other: Birth): boolean {
  if (one.kind !== 'exact' || other.kind !== 'exact') return false;
  const parts = other.from.split('-');
  return one.from.split('-').filter((part, at) => part === parts[at]).length === 2;
}
