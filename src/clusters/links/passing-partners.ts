import {BY_PARENT, BY_STEP, BY_FRIEND, type KinEdges} from '../kinship/kin-edges.ts';

/**
 * Relations of kin without those by which an adult came into family after family: whom records call partner of a parent, step-parent
 * or friend of a child in more than `familiesMax` families, in none of which the adult has a child; or in fewer, where another came into
 * two of the same. A partner who stays is family; one who goes from family to family, or two who go the same way, are who a hub
 * looks for, and took for kin, each of them would be out of sight, and the families kin of one another.
 */
export function withoutPassingPartners(edges: KinEdges, familyOf: ArrayLike<number>, familiesMax: number): KinEdges {
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
  for (const edge of ways) {
    for (const [adult, families] of broughtBy(edge)) {
      let own = cameInto.get(adult);
      if (own === undefined) cameInto.set(adult, (own = new Set()));
      for (const family of families) own.add(family);
    }
  }
  const followed = whoGoTheSameWay(cameInto);
  const isPassing = (edge: number): boolean =>
    broughtBy(edge).some(
      ([adult, families]) =>
        families.length > 0 && (cameInto.get(adult)!.size > familiesMax || followed.get(adult)?.has(families[0]!)),
    );
  const kept = new Uint8Array(edges.sort.length).fill(1);
  for (const edge of ways) if (edges.sort[edge] === BY_FRIEND || isPassing(edge)) kept[edge] = 0;
  return keptEdges(edges, kept);
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

/** Families that each adult has in common with another who came into two of the same, by adult. */
function whoGoTheSameWay(cameInto: ReadonlyMap<number, ReadonlySet<number>>): Map<number, Set<number>> {
  const adultsIn = new Map<number, number[]>();
  for (const [adult, families] of cameInto) {
    if (families.size < 2) continue;
    for (const family of families) adultsIn.set(family, [...(adultsIn.get(family) ?? []), adult]);
  }
  const ways = new Map<number, Set<number>>();
  for (const adults of adultsIn.values()) {
    for (const adult of adults) {
      for (const other of adults) {
        if (other === adult) continue;
        const others = cameInto.get(other)!;
        const common = [...cameInto.get(adult)!].filter((family) => others.has(family));
        if (common.length > 1) ways.set(adult, new Set([...(ways.get(adult) ?? []), ...common]));
      }
    }
  }
  return ways;
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
    const own = families.get(from[edge]!);
    if (own === undefined) families.set(from[edge]!, new Set([familyOf[to[edge]!]!]));
    else own.add(familyOf[to[edge]!]!);
  }
  return families;
}
