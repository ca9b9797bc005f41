import type {Flag} from '../../model/finding.ts';

/** How far the order of one rule's flags by an imported table of harm agrees with the order by gravity. */
export type HarmAgreement = {
  rule: string;
  table: string;
  flags: number;
  /** Spearman's rank correlation, ties at their mean place; null where all are alike by one of the two. */
  correlation: number | null;
  /** Of the first ten by gravity, how many are among the first ten by the table. */
  firstTen: {same: number; of: number};
  /** The flag whose place changes most, and by how much. */
  most: {flag: string; places: number};
};

const FIRST = 10;

/** One row a rule and imported table; empty where no table was imported. What differs much is a matter of the table and not of facts. */
export function harmAgreement(flags: readonly Flag[]): HarmAgreement[] {
  const rules = Map.groupBy(
    flags.filter(({facts}) => facts['harm'] !== undefined),
    ({rule}) => rule,
  );
  return [...rules].flatMap(([rule, own]) => {
    const harm = own.map(({facts}) => facts['harm'] as Record<string, number>);
    const gravity = placesOf(harm.map((sums) => sums['gravity'] ?? 0));
    return Object.keys(harm[0]!)
      .filter((table) => table !== 'gravity')
      .map((table): HarmAgreement => {
        const places = placesOf(harm.map((sums) => sums[table] ?? 0));
        const apart = places.map((place, at) => Math.abs(place - gravity[at]!));
        const worst = apart.indexOf(Math.max(...apart));
        const first = (list: readonly number[]): Set<number> =>
          new Set(
            list
              .map((place, at) => ({place, at}))
              .sort((left, right) => left.place - right.place || left.at - right.at)
              .slice(0, FIRST)
              .map(({at}) => at),
          );
        const [byGravity, byTable] = [first(gravity), first(places)];
        return {
          rule,
          table,
          flags: own.length,
          correlation: correlation(gravity, places),
          firstTen: {same: [...byGravity].filter((at) => byTable.has(at)).length, of: byGravity.size},
          most: {flag: own[worst]!.id, places: apart[worst]!},
        };
      });
  });
}

/** Place of each value, the greatest first; equal values share the mean of their places. */
function placesOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((left, right) => right - left);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

function correlation(left: readonly number[], right: readonly number[]): number | null {
  const mean = (left.length + 1) / 2;
  let [product, leftSquares, rightSquares] = [0, 0, 0];
  for (let at = 0; at < left.length; at++) {
    product += (left[at]! - mean) * (right[at]! - mean);
    leftSquares += (left[at]! - mean) ** 2;
    rightSquares += (right[at]! - mean) ** 2;
  }
  return leftSquares === 0 || rightSquares === 0 ? null : product / Math.sqrt(leftSquares * rightSquares);
}
