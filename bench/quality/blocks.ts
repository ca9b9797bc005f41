import {QUIET} from '../../src/base/context.ts';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {adultsOf, familiesOf} from '../../src/clusters/groups/group.ts';
import {hubOf} from '../../src/clusters/chance/hub-chance.ts';
import {forEachDraw} from '../../src/clusters/chance/null-model.ts';
import {personId} from '../../src/clusters/links/scene.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {densestBlock, densestBlocks, logWeights} from './densest.ts';
import {makeHub, PLAIN_HUB, type Hub} from './hub.ts';
import {alertsOf, isDetected, RINGS} from './rings.ts';
import {setScene} from '../../src/clusters/set-scene.ts';
import type {Link} from '../../src/clusters/links/link.ts';

/** Blocks looked at, and draws whose densest block a block is held against. */
const BLOCKS_MAX = 10;
const DRAWS = 99;

type Found = {detected: boolean; recall: number; precision: number; others: number};

/**
 * The weighted densest block (`densest.ts`) beside the engine's alerts, on the same links of the same hubs. A block counts as an alert where it
 * is denser than the densest of 95 in 100 draws of the null model; without a test every hub has a densest block. It is
 * taken with all links of strength that tell, so that kin, own households and people at work are out for both.
 */
export function benchBlocks(seeds: number, sizes: readonly number[], camouflage: number): void {
  for (const ring of RINGS.filter(({adults}) => sizes.includes(adults))) {
    const cluster = {...ring, camouflage};
    const found = Array.from({length: seeds}, (_, at) => {
      const hub = makeHub({...PLAIN_HUB, seed: at + 1, cluster});
      const alerts = alertsOf(hub).map(({persons}) =>
        persons.filter(({role}) => role === 'adult').map(({person}) => person),
      );
      return {alerts: bestOf(hub, alerts), ...blocksOf(hub)};
    });
    const counts = (which: 'alerts' | 'tested' | 'untested'): object => {
      const own = found.map((one) => one[which]).filter(({detected}) => detected);
      const mean = (values: readonly number[]): number =>
        Number((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(3));
      return {
        detected: own.length,
        recall: mean(own.map(({recall}) => recall)),
        precision: mean(own.map(({precision}) => precision)),
        others: mean(found.map((one) => one[which].others)),
      };
    };
    console.log(
      JSON.stringify({
        bench: 'quality blocks',
        ...cluster,
        seeds,
        alerts: counts('alerts'),
        blocksDenserThanChance: counts('tested'),
        tenDensestBlocks: counts('untested'),
      }),
    );
  }
}

function blocksOf(hub: Hub): {tested: Found; untested: Found} {
  const scene = setScene(buildNetwork(hub.records, hub.resolved, {asOf: null}), CLUSTERS);
  const {background, model} = hubOf(scene, scene.links)!;
  const {telling} = background;
  const blocks = densestBlocks(edgesOf(telling), BLOCKS_MAX);
  const chance: number[] = [];
  forEachDraw(model, {draws: DRAWS, seed: 1, plan: null}, QUIET, ({links}) => {
    const [left, right] = [links.left.slice(0, links.length), links.right.slice(0, links.length)];
    const {leftCount, rightCount} = links;
    const edges = {leftCount, rightCount, left, right, weight: logWeights(rightCount, right)};
    chance.push(densestBlock(edges, new Uint8Array(links.length).fill(1)).density);
  });
  const bar = chance.sort((one, other) => one - other)[Math.floor(0.95 * DRAWS)]!;
  const adultsIn = ({edges}: {edges: readonly number[]}): string[] =>
    adultsOf(edges.map((at) => telling[at]!)).map((adult) => personId(scene, adult));
  return {
    tested: bestOf(hub, blocks.filter(({density}) => density > bar).map(adultsIn)),
    untested: bestOf(hub, blocks.map(adultsIn)),
  };
}

function edgesOf(links: readonly Link[]): Parameters<typeof densestBlock>[0] {
  const adults = new Map(adultsOf(links).map((adult, at) => [adult, at]));
  const families = new Map(familiesOf(links).map((family, at) => [family, at]));
  const right = Uint32Array.from(links, ({family}) => families.get(family)!);
  return {
    leftCount: adults.size,
    rightCount: families.size,
    left: Uint32Array.from(links, ({adult}) => adults.get(adult)!),
    right,
    weight: logWeights(families.size, right),
  };
}

/** The one that detects the planted cluster and holds most of it, and how many others there are. */
function bestOf({ring}: Hub, groups: readonly (readonly string[])[]): Found {
  const best = groups
    .map((adults) => ({adults, hits: adults.filter((person) => ring.has(person)).length}))
    .filter(({adults, hits}) => isDetected(hits, adults.length))
    .sort((left, right) => right.hits - left.hits)[0];
  if (best === undefined) return {detected: false, recall: 0, precision: 0, others: groups.length};
  const {hits, adults} = best;
  return {detected: true, recall: hits / ring.size, precision: hits / adults.length, others: groups.length - 1};
}
