import {setAt} from '../../base/get-or-insert.ts';
import {bipartiteOf} from '../groups/bipartite.ts';
import {alphaBetaCore} from '../groups/core.ts';
import {BY_PARENT, BY_STEP, BY_EX_PARTNER, BY_FRIEND, type KinEdges} from '../kinship/kin-edges.ts';

/**
 * Relations of kin without those by which an adult came into family after family: whom records call partner of a parent, now or before,
 * step-parent or friend of a child in more than `familiesMax` families, in none of which the adult has a child; or in fewer, where others
 * went the same way round. A partner who stays is family; one who goes from family to family, or two or three who follow one another, are
 * who a hub looks for, and took for kin, each of them would be out of sight, and the families kin of one another. With the families into which
 * each came as partner or step-parent.
 */
export function withoutPassingPartners(
  edges: KinEdges,
  familyOf: ArrayLike<number>,
  familiesMax: number,
): {edges: KinEdges; partnerIn: ReadonlyMap<number, ReadonlySet<number>>} {
  // Most relations are of parents and brothers and sisters, by which nobody comes into a family.
  const ways: number[] = [];
  for (let edge = 0; edge < edges.sort.length; edge++) if (edges.sort[edge]! >= BY_STEP) ways.push(edge);
  const childrenIn = familiesOfChildren(edges, ways, familyOf);
  const strange = (adult: number, families: Iterable<number>): number[] =>
    [...families].filter((family) => childrenIn.get(adult)?.has(family) !== true);
  /** Families into which an edge brings each of its ends. */
  const broughtBy = (edge: number): [adult: number, families: number[]][] => {
    const [from, to] = [edges.from[edge]!, edges.to[edge]!];
    if (edges.sort[edge] === BY_STEP || edges.sort[edge] === BY_FRIEND) return [[from, strange(from, [familyOf[to]!])]];
    return [
      [from, strange(from, childrenIn.get(to) ?? [])],
      [to, strange(to, childrenIn.get(from) ?? [])],
    ];
  };
  const cameInto = new Map<number, Set<number>>();
  const partnerIn = new Map<number, Set<number>>();
  const brought = ways.map((edge) => broughtBy(edge));
  for (const [at, edge] of ways.entries()) {
    for (const [adult, families] of brought[at]!) {
      addAll(cameInto, adult, families);
      if (edges.sort[edge] !== BY_FRIEND) addAll(partnerIn, adult, families);
    }
  }
  const circles = whoGoInCircles(cameInto);
  const isPassing = (ends: (typeof brought)[number]): boolean =>
    ends.some(
      ([adult, families]) =>
        families.length > 0 && (cameInto.get(adult)!.size > familiesMax || circles.get(adult)?.has(families[0]!)),
    );
  const kept = new Uint8Array(edges.sort.length).fill(1);
  for (const [at, edge] of ways.entries()) {
    const isNoKin = edges.sort[edge] === BY_FRIEND || edges.sort[edge] === BY_EX_PARTNER;
    if (isNoKin || isPassing(brought[at]!)) kept[edge] = 0;
  }
  return {edges: keptEdges(edges, kept), partnerIn};
}

function addAll(sets: Map<number, Set<number>>, adult: number, families: readonly number[]): void {
  if (families.length === 0) return;
  const own = sets.get(adult);
  if (own === undefined) sets.set(adult, new Set(families));
  else for (const family of families) own.add(family);
}

function keptEdges({from, to, sort}: KinEdges, kept: Uint8Array): KinEdges {
  const edges = {from: from.slice(), to: to.slice(), sort: sort.slice()};
  let length = 0;
  for (let edge = 0; edge < kept.length; edge++) {
    if (kept[edge] === 0) continue;
    edges.from[length] = from[edge]!;
    edges.to[length] = to[edge]!;
    edges.sort[length++] = sort[edge]!;
  }
  return {
    from: edges.from.subarray(0, length),
    to: edges.to.subarray(0, length),
    sort: edges.sort.subarray(0, length),
  };
}

/**
 * Families in whose circle each adult goes, by adult: two into the same two, or three into three, each after another. All who came into two
 * families or more and share each of them with another who did are the (2,2)-core.
 */
function whoGoInCircles(cameInto: ReadonlyMap<number, ReadonlySet<number>>): Map<number, Set<number>> {
  const adults = [...cameInto].filter(([, families]) => families.size > 1);
  const families = [...new Set(adults.flatMap(([, own]) => [...own]))];
  const at = new Map(families.map((family, right) => [family, right]));
  const pairs = adults.flatMap(([, own], left) => [...own].map((family) => [left, at.get(family)!] as const));
  const [from, to] = [pairs.map(([left]) => left), pairs.map(([, right]) => right)];
  const graph = bipartiteOf(adults.length, families.length, from, to);
  const core = alphaBetaCore(graph, 2, 2);
  const circles = new Map<number, Set<number>>();
  for (let link = 0; link < core.links.length; link++) {
    if (core.links[link] === 0) continue;
    const [adult] = adults[graph.left[link]!]!;
    const own = setAt(circles, adult);
    own.add(families[graph.right[link]!]!);
  }
  return circles;
}

/** The families in which each person has a child, of those whom a partner, step-parent or friend makes one ask about. */
function familiesOfChildren(
  {from, to, sort}: KinEdges,
  ways: readonly number[],
  familyOf: ArrayLike<number>,
): Map<number, Set<number>> {
  const families = new Map<number, Set<number>>();
  const isAsked = new Uint8Array(familyOf.length);
  for (const edge of ways) isAsked[from[edge]!] = isAsked[to[edge]!] = 1;
  for (let edge = 0; edge < from.length; edge++) {
    if (sort[edge] !== BY_PARENT || isAsked[from[edge]!] === 0) continue;
    setAt(families, from[edge]!).add(familyOf[to[edge]!]!);
  }
  return families;
}
