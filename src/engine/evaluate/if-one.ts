import {CLUSTERS} from '../../clusters/config.ts';
import {factsOf} from '../../clusters/groups/group.ts';
import {findIfOne} from '../../clusters/if-one.ts';
import {personId} from '../../clusters/links/scene.ts';
import type {Network} from '../../network/network.ts';
import {sealedNetwork} from '../../network/guard/shown.ts';
import {clusterSides, findsCluster} from './findings.ts';
import type {Identities} from './identities.ts';
import type {Truth} from './truth.ts';
import {setScene} from '../../clusters/set-scene.ts';

/** What the question "linked-if-one" lists: pairs, those that are one person in truth, and of these the adults of planted clusters. */
export type IfOneEvaluation = {
  listed: number;
  onePerson: number;
  planted: number;
  /** Clusters, missed by alerts, that such a pair finds; see `findsCluster`. */
  found: string[];
};

export function evaluateIfOne(
  network: Network,
  truth: Truth,
  {trueOf}: Pick<Identities, 'trueOf'>,
  missed: readonly string[],
): IfOneEvaluation {
  const scene = setScene(sealedNetwork(network), CLUSTERS);
  const real = (person: number): string => trueOf.get(personId(scene, person)) ?? personId(scene, person);
  const ofClusters = new Set(truth.cluster_members.filter(({role}) => role === 'adult').map((row) => row.person_id));
  const pairs = findIfOne(scene).map(({doubt, links}) => {
    const adults = new Set([real(doubt.left), real(doubt.right)]);
    return {adults, all: new Set([...adults, ...factsOf(links).map(({child}) => real(child))])};
  });
  const right = pairs.filter(({adults}) => adults.size === 1);
  return {
    listed: pairs.length,
    onePerson: right.length,
    planted: right.filter(({adults}) => [...adults].some((adult) => ofClusters.has(adult))).length,
    found: missed.filter((id) => right.some((pair) => findsCluster(pair, clusterSides(truth, id)))),
  };
}

/** How a report says it. */
export const ifOneWords = ({listed, onePerson, planted, found}: IfOneEvaluation): string =>
  `${onePerson} of ${listed}, ${planted} of them of planted clusters; ${found.length} found that alerts miss`;
