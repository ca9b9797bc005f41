import type {Constraint} from '../../model/judgement.ts';
import type {Mention} from '../../model/mention.ts';
import type {Tie} from '../../model/notification.ts';

/** What the shape of the records says of two people, whatever is written of them. */
export const STRUCTURE_TEXTS = {
  CO_NAMED: 'one record names them side by side, which makes them two people',
  REGISTER: 'a list that is free of duplicates holds both, which makes them two people',
  ADOPTION:
    'one side stands with adoptive parents and the other with parents by birth: to join them crosses an adoption',
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
  if (verdict === 'same' && crossesAdoption(left.persons, right.persons, ties)) codes.add('ADOPTION');
  return [...codes].sort();
}

/** Whether a child of adoptive parents on one side, and of parents by birth alone on the other, would become one. */
function crossesAdoption(left: readonly Mention[], right: readonly Mention[], ties: readonly Tie[]): boolean {
  const kindsOf = (side: readonly Mention[]): Set<string> => {
    const ids = new Set(side.map(({id}) => id));
    return new Set(ties.filter(({to}) => ids.has(to)).map(({kind}) => kind));
  };
  const [a, b] = [kindsOf(left), kindsOf(right)];
  const isBirthOnly = (kinds: Set<string>): boolean => kinds.has('parent') && !kinds.has('adoptive-parent');
  return (a.has('adoptive-parent') && isBirthOnly(b)) || (b.has('adoptive-parent') && isBirthOnly(a));
}
