import type {Constraint} from '../../model/judgement.ts';
import type {Mention} from '../../model/mention.ts';
import type {Tie} from '../../model/notification.ts';
import {adoptionSideOf, areAcrossAdoption} from '../../resolve/link/decide/adoptions.ts';

/** What the shape of the records says of two people, whatever is written of them. */
export const STRUCTURE_TEXTS = {
  CO_NAMED: 'one record names them side by side, which makes them two people',
  REGISTER: 'a list that is free of duplicates holds both, which makes them two people',
  ADOPTION: 'an adoption order lies between them, and to join them breaks its seal',
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
  if (verdict === 'same' && areAcrossAdoption(adoptionSideOf(left.persons, ties), adoptionSideOf(right.persons, ties)))
    codes.add('ADOPTION');
  return [...codes].sort();
}
