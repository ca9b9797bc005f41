import type {Judgement} from '../../model/judgement.ts';
import {chainBetween, judgedWith} from './conflicts.ts';

/**
 * Judgements that decide on two people: for one person the fewest that lead from one side to the other, for two the one that keeps
 * them apart with those that carry it to these records. Null where evidence alone has decided.
 */
export type Decided = {verdict: Judgement['verdict']; judgements: Judgement[]};

/** `lefts` and `rights` are mention ids: of two records of one person, or all records of each of two persons. */
export function judgedBetween(
  said: readonly Judgement[],
  lefts: readonly string[],
  rights: readonly string[],
): Decided | null {
  const sames = said.filter(({verdict}) => verdict === 'same');
  const chain = chainBetween(sames, lefts, rights);
  if (chain !== null) return {verdict: 'same', judgements: chain};
  const [left, right] = [lefts, rights].map((ids) => new Set(judgedWith(sames, ids)));
  const touches = (ids: readonly string[], side: ReadonlySet<string>): boolean => ids.some((id) => side.has(id));
  for (const different of said) {
    if (different.verdict !== 'different') continue;
    const isHere = touches(different.left, left!) && touches(different.right, right!);
    const isTurned = touches(different.left, right!) && touches(different.right, left!);
    if (!isHere && !isTurned) continue;
    const [from, to] = isHere ? [different.left, different.right] : [different.right, different.left];
    const carried = [...(chainTo(sames, lefts, from) ?? []), ...(chainTo(sames, rights, to) ?? [])];
    return {verdict: 'different', judgements: [different, ...carried]};
  }
  return null;
}

/** Judgements that lead from records to a side of a judgement; none where the side names one of them. */
function chainTo(sames: readonly Judgement[], ids: readonly string[], side: readonly string[]): Judgement[] | null {
  return ids.some((id) => side.includes(id)) ? [] : chainBetween(sames, ids, side);
}
