import type {Constraint} from '../model/judgement.ts';
import type {Tie} from '../model/notification.ts';
import type {Explainer, PairExplanation} from './explain.ts';

/**
 * What a join rests on: what two records say; all that is known of two people, in a file of strangers; the relatives they share as well; that their community goes
 * by two forenames, of which each record has one (`link/decide/two-names.ts`); a register's own note that two entries are one; what a person said.
 */
export type JoinBasis = 'records' | 'persons' | 'relatives' | 'forenames' | 'register' | 'judgement';

/** Two groups of mentions made one; `terms` sum to `weight`. */
export type Join = PairExplanation & {
  basis: JoinBasis;
  /** Mentions that were together on each side before. */
  leftSize: number;
  rightSize: number;
};

/** The mentions of a person that a join is looked for among, by index. */
export type PersonRows = {
  rows: readonly number[];
  weak: Uint8Array;
  ties: readonly Tie[];
  /** What people said; only what joins counts here. */
  said: readonly Constraint[];
  indexOf: (mention: string) => number;
};

/**
 * How a person was put together: the joins that make one tree of its mentions. First what people said, then what a register says
 * of itself, then the strongest links between records, well-known mentions before names alone, then those that need a relative in common; each
 * link weighed anew. What rests on no link above the threshold stands last, with its strongest.
 */
export function howJoined(
  {rows, weak, ties, said, indexOf}: PersonRows,
  explainer: Explainer,
  joinBits: number,
): Join[] {
  const tree = new JoinTree(rows);
  const joins: Join[] = [];
  const join = (left: number, right: number, basis: JoinBasis): void => {
    const [leftSize, rightSize] = [tree.size(left), tree.size(right)];
    if (!tree.join(left, right)) return;
    const pair = explainer.explainPair(left, right, basis !== 'relatives');
    const isOfTwo = basis === 'relatives' && pair.weight < joinBits && haveTwoForenames(pair);
    joins.push({...pair, basis: isOfTwo ? 'forenames' : basis, leftSize, rightSize});
  };
  for (const {verdict, left, right} of said) {
    const [first, ...others] = [...left, ...right].map(indexOf).filter((row) => tree.has(row));
    if (verdict === 'same') for (const row of others) join(first!, row, 'judgement');
  }
  for (const {kind, from, to} of ties) {
    if (kind === 'self' && tree.has(indexOf(from)) && tree.has(indexOf(to)))
      join(indexOf(from), indexOf(to), 'register');
  }
  if (explainer.isOfStrangers) return [...joins, ...gathered(tree, explainer)];
  for (const basis of ['records', 'relatives'] as const) {
    const links = linksAmong(rows, (left, right) => explainer.weigh(left, right, basis === 'records'));
    const isNamedOnly = ({left, right}: Link): boolean => weak[left] === 1 || weak[right] === 1;
    const known = links.filter(({weight}) => weight >= joinBits);
    for (const link of known) if (!isNamedOnly(link)) join(link.left, link.right, basis);
    for (const link of known) join(link.left, link.right, basis);
    if (basis === 'relatives') for (const link of links) join(link.left, link.right, basis);
  }
  return joins;
}

/** Whether two records are of one birth date and of forenames that have nothing in common. */
const haveTwoForenames = ({terms}: PairExplanation): boolean =>
  terms.some(({comparison, level}) => comparison === 'forename' && level === 'different') &&
  terms.some(({comparison, level}) => comparison === 'birth date' && level === 'same');

/** The joins of what is not together yet, by all that is known of two sides, the heaviest first. */
function gathered(tree: JoinTree, explainer: Explainer): Join[] {
  const joins: Join[] = [];
  for (;;) {
    const groups = tree.groups();
    let best: {lefts: number[]; rights: number[]; weight: number} | null = null;
    for (const [index, lefts] of groups.entries()) {
      for (const rights of groups.slice(index + 1)) {
        const weight = explainer.weighPersons(lefts, rights);
        if (best === null || weight > best.weight) best = {lefts, rights, weight};
      }
    }
    if (best === null) return joins;
    const {lefts, rights} = best;
    const basis = lefts.length + rights.length === 2 ? 'records' : 'persons';
    joins.push({...explainer.explain(lefts, rights)!, basis, leftSize: lefts.length, rightSize: rights.length});
    tree.join(lefts[0]!, rights[0]!);
  }
}

type Link = {left: number; right: number; weight: number};

/** Every pair, heaviest first. */
function linksAmong(rows: readonly number[], weigh: (left: number, right: number) => number): Link[] {
  const links: Link[] = [];
  for (const [index, left] of rows.entries())
    for (const right of rows.slice(index + 1)) links.push({left, right, weight: weigh(left, right)});
  return links.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right);
}

/** Disjoint sets of the mentions of one person. */
class JoinTree {
  readonly #groups: Map<number, Set<number>>;

  constructor(rows: readonly number[]) {
    this.#groups = new Map(rows.map((row) => [row, new Set([row])]));
  }

  has(row: number): boolean {
    return this.#groups.has(row);
  }

  /** The mentions that are together, each group in rising order, by their lowest. */
  groups(): number[][] {
    return [...new Set(this.#groups.values())]
      .map((group) => [...group].sort((a, b) => a - b))
      .sort((a, b) => a[0]! - b[0]!);
  }

  size(row: number): number {
    return this.#groups.get(row)!.size;
  }

  /** False where they are together already. */
  join(left: number, right: number): boolean {
    const group = this.#groups.get(left)!;
    const other = this.#groups.get(right)!;
    if (group === other) return false;
    for (const row of other) {
      group.add(row);
      this.#groups.set(row, group);
    }
    return true;
  }
}
