import {listAt} from '../../base/get-or-insert.ts';
import type {Constraint, Judgement} from '../../model/judgement.ts';

/**
 * Ids of judgements that cannot all hold beside `candidate`, by their chain: A and B are one, B and C are one, so A and C are
 * not two. The shortest chain; empty where nothing speaks against it. `said` must not contradict itself.
 */
export function conflictWith(said: readonly Judgement[], candidate: Constraint): string[] {
  const own: Judgement = {
    ...candidate,
    id: '',
    by: '',
    on: '',
    because: '',
    overrides: [],
    guarded: false,
    confirmed: null,
  };
  const all = [...said, own];
  const sames = all.filter(({verdict}) => verdict === 'same');
  const differents = candidate.verdict === 'same' ? all.filter(({verdict}) => verdict === 'different') : [own];
  let shortest: string[] = [];
  for (const different of differents) {
    const chain = chainBetween(sames, different.left, different.right);
    if (chain === null) continue;
    const ids = [...chain, different].map(({id}) => id).filter((id) => id !== '');
    if (shortest.length === 0 || ids.length < shortest.length) shortest = ids;
  }
  return shortest;
}

/** The fewest "same" judgements that lead from a mention of one side to one of the other, in order; null where none do. */
export function chainBetween(
  sames: readonly Judgement[],
  from: readonly string[],
  to: readonly string[],
): Judgement[] | null {
  const naming = new Map<string, Judgement[]>();
  for (const judgement of sames) {
    for (const mention of [...judgement.left, ...judgement.right]) {
      listAt(naming, mention).push(judgement);
    }
  }
  const goal = new Set(to);
  const cameBy = new Map<Judgement, Judgement | null>();
  let edge = from.flatMap((mention) => naming.get(mention) ?? []);
  for (const judgement of edge) cameBy.set(judgement, null);
  while (edge.length > 0) {
    const next: Judgement[] = [];
    for (const judgement of new Set(edge)) {
      for (const mention of [...judgement.left, ...judgement.right]) {
        if (goal.has(mention)) return chainTo(judgement, cameBy);
        for (const other of naming.get(mention)!) {
          if (cameBy.has(other)) continue;
          cameBy.set(other, judgement);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return null;
}

function chainTo(last: Judgement, cameBy: ReadonlyMap<Judgement, Judgement | null>): Judgement[] {
  const chain: Judgement[] = [];
  for (let at: Judgement | null = last; at !== null; at = cameBy.get(at) ?? null) chain.push(at);
  return chain.reverse();
}

/** Mentions that "same" judgements make one with any of these, these included; sorted. */
export function judgedWith(sames: readonly Judgement[], mentions: readonly string[]): string[] {
  const found = new Set(mentions);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const {left, right} of sames) {
      const all = [...left, ...right];
      if (all.some((mention) => found.has(mention))) for (const mention of all) found.add(mention);
    }
  }
  return [...found].sort();
}
