import {createRng} from '../../base/rng.ts';
import type {Resolved} from '../../model/resolved.ts';
import type {Explainer, PairExplanation} from '../../resolve/explain.ts';
import {isSealed} from '../../resolve/link/decide/hold-reasons.ts';
import type {Links} from '../../resolve/link/decide/links.ts';
import type {PersonTree} from './person-edges.ts';

export type ChosenPair = PairExplanation & {why: string; decision: string};

/** What pairs are chosen from. */
export type Choice = {
  explainer: Explainer;
  resolved: Resolved;
  /** Mentions of each person. */
  byPerson: readonly number[][];
  trees: readonly PersonTree[];
  links: Links;
  /** Pairs that weigh less are none that chance may choose. */
  holdBits: number;
  seed: number;
};

/** So many of each kind. */
const EACH = 4;

/** Pairs that are worth looking at term by term: the strongest held apart, the weakest that hold a person together, and some by chance. */
export function choosePairs(from: Choice): ChosenPair[] {
  return [...strongestHeld(from), ...weakestJoined(from), ...byChance(from)];
}

function strongestHeld({explainer, resolved: {held, persons}, byPerson}: Choice): ChosenPair[] {
  const position = new Map(persons.map(({id}, index) => [id, index]));
  return held
    .filter(({reason}) => !isSealed(reason))
    .sort((a, b) => b.weight - a.weight || (a.left + a.right < b.left + b.right ? -1 : 1))
    .slice(0, EACH)
    .flatMap(({left, right, reason}) => {
      const pair = explainer.explain(byPerson[position.get(left)!]!, byPerson[position.get(right)!]!);
      return pair === null ? [] : [{...pair, why: 'Strongest held apart', decision: `held apart (${reason})`}];
    });
}

function weakestJoined({explainer, resolved: {persons}, trees}: Choice): ChosenPair[] {
  return [...trees]
    .sort((a, b) => a.tree[0]!.weight - b.tree[0]!.weight || a.person - b.person)
    .slice(0, EACH)
    .flatMap(({person, tree}) => {
      const pair = explainer.explain([tree[0]!.left], [tree[0]!.right]);
      return pair === null
        ? []
        : [{...pair, why: 'Weakest that holds a person together', decision: `one person, ${persons[person]!.id}`}];
    });
}

function byChance({explainer, resolved: {persons, personOf}, links, holdBits, seed}: Choice): ChosenPair[] {
  const known = Uint32Array.from({length: links.length}, (_, i) => i).filter((i) => links.weight[i]! >= holdBits);
  const rng = createRng(seed);
  const chosen = new Set<number>();
  while (chosen.size < Math.min(EACH, known.length)) chosen.add(known[rng.int(known.length)]!);
  return [...chosen].flatMap((link) => {
    const [left, right] = [links.left[link]!, links.right[link]!];
    const pair = explainer.explain([left], [right]);
    const isOne = personOf[left] === personOf[right];
    const decision = isOne ? `one person, ${persons[personOf[left]!]!.id}` : 'two people';
    return pair === null ? [] : [{...pair, why: `By chance (seed ${seed})`, decision}];
  });
}
