import {CLUSTERS} from '../../src/clusters/config.ts';
import {personId} from '../../src/clusters/links/scene.ts';
import type {Network} from '../../src/network/network.ts';
import type {Hub} from './hub.ts';
import {setScene} from '../../src/clusters/set-scene.ts';

/** An adult whom records link to a family of the planted cluster. */
export type Linked = {
  isMember: boolean;
  /** Linked to several of the families: who is that hardly ever is a stranger. */
  isSure: boolean;
  /** What sets adults with one link apart: whether they live near the family, and how many other families they are linked to. */
  sort: string;
};

/** Everybody with a link that may count; nothing else of a hub's links differs, for all are alike and their days uniform. */
export function linkedToVictims({ring, victims}: Hub, network: Network): Linked[] {
  const scene = setScene(network, CLUSTERS);
  const families = new Set<number>();
  for (let person = 0; person < network.persons.length; person++)
    if (victims.has(personId(scene, person))) families.add(scene.kinship.familyOf[person]!);
  const strong = scene.links.filter(({strength}) => strength >= CLUSTERS.linkStrengthMin);
  return [...Map.groupBy(strong, ({adult}) => adult)].flatMap(([adult, links]): Linked[] => {
    const own = links.filter(({family}) => families.has(family));
    if (own.length === 0) return [];
    return [
      {
        isMember: ring.has(personId(scene, adult)),
        isSure: own.length > 1,
        sort: `${own.some(({isNear}) => isNear) ? 'near' : 'far'} ${Math.min(2, links.length - own.length)}`,
      },
    ];
  });
}

/**
 * The precision that nobody can better at the recall: of one who knows the families, and of each sort of adult with one link how
 * many in these very hubs are members, and takes in the sorts with the largest shares of members until the recall is reached
 * (of the last sort as many as are needed, at its share). null where too many members have no link at all.
 */
export function precisionLimit(linked: readonly Linked[], members: number, recall: number): number | null {
  let right = linked.filter(({isMember, isSure}) => isSure && isMember).length;
  let taken = linked.filter(({isSure}) => isSure).length;
  const sorts = [
    ...Map.groupBy(
      linked.filter(({isSure}) => !isSure),
      ({sort}) => sort,
    ).values(),
  ].map((own) => ({all: own.length, members: own.filter(({isMember}) => isMember).length}));
  sorts.sort((one, other) => other.members / other.all - one.members / one.all);
  const wanted = recall * members;
  for (const sort of sorts) {
    if (right >= wanted || sort.members === 0) break;
    const share = Math.min(1, (wanted - right) / sort.members);
    right += share * sort.members;
    taken += share * sort.all;
  }
  return right < wanted - 1e-9 ? null : right / taken;
}
