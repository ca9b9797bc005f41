import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {UndirectedGraph} from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import {createRng} from '../src/base/rng.ts';
import {buildUndirected} from '../src/columns/csr-graph.ts';
import {UnionFind} from '../src/columns/union-find.ts';
import {leiden} from '../src/network/communities/leiden.ts';
import {evaluatePartition} from '../src/resolve/evaluate.ts';
import type {Bench} from './main.ts';
import {betweenness, highest, overlap, readGraph, readRows, type SmallGraph} from './networks/graph.ts';

const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Published networks, as an analyst would look at them: who stood between others and when that could be seen, who is with whom. */
export const bench: Bench = {
  name: 'networks',
  summary:
    'published networks: Caviar in replay, London gang by kind of tie, LFR communities (--data DIR or RINGFENCE_DATA)',
  run(args) {
    const {values} = parseArgs({args, options: {data: {type: 'string', default: process.env['RINGFENCE_DATA'] ?? ''}}});
    const folder = join(values.data, 'networks');
    if (values.data === '' || !existsSync(folder)) print({skipped: 'set RINGFENCE_DATA to the folder of public data'});
    else {
      measureCaviar(join(folder, 'caviar/covert_10'));
      measureGang(join(folder, 'london_gang/covert_28'));
      for (const mixing of [0.1, 0.2, 0.3, 0.4, 0.5])
        measurePlanted(join(folder, `lfr/lfr_n1000_mu${mixing}_s1`), mixing);
    }
  },
};

const print = (line: object): void => console.log(JSON.stringify({bench: 'networks', ...line}));
const round = (value: number): number => Number(value.toFixed(3));

/** File of each of the eleven phases: they are numbered in order of name, and file 1 holds the whole. */
const PHASE_FILES = [2, 5, 6, 7, 8, 9, 10, 11, 12, 3, 4];
const BROKERS = 3;

/** Phase by phase, and all that was known by each: when could those who stand between others in the end be seen? */
function measureCaviar(stem: string): void {
  const whole = readGraph(`${stem}.1`);
  const inTheEnd = highest(whole.names, betweenness(whole.graph), BROKERS);
  const pairs = new Set<string>();
  let before = new Set<string>();
  for (const [at, file] of PHASE_FILES.entries()) {
    const phase = readGraph(`${stem}.${file}`);
    for (const pair of pairsOf(phase)) pairs.add(pair);
    const known = graphOf(pairs);
    const people = new Set(phase.names);
    print({
      set: 'caviar',
      phase: at + 1,
      people: people.size,
      ties: phase.left.length,
      density: round((2 * phase.left.length) / (people.size * (people.size - 1))),
      sameAsBefore: round(overlap(before, people)),
      brokers: highest(phase.names, betweenness(phase.graph), BROKERS),
      brokersOfAllKnown: highest(known.names, betweenness(known.graph), BROKERS),
      knownPeople: known.names.length,
    });
    before = people;
  }
  print({
    set: 'caviar',
    phase: 'whole',
    people: whole.names.length,
    ties: whole.left.length,
    brokers: inTheEnd,
    inPhases: graphOf(pairs).names.length,
    ...withWithout(whole, inTheEnd),
  });
}

const pairsOf = ({names, left, right}: SmallGraph): string[] =>
  Array.from(left, (one, at) => [names[one]!, names[right[at]!]!].sort().join(' '));

function graphOf(pairs: ReadonlySet<string>): Pick<SmallGraph, 'names' | 'graph'> {
  const list = [...pairs].map((pair) => pair.split(' ') as [string, string]);
  const names = [...new Set(list.flat())].sort();
  const at = new Map(names.map((name, index) => [name, index]));
  const ends = (side: 0 | 1): Uint32Array => Uint32Array.from(list, (pair) => at.get(pair[side])!);
  return {names, graph: buildUndirected(names.length, ends(0), ends(1))};
}

/** The largest connected part, with everybody and without some. */
function withWithout(
  whole: SmallGraph,
  without: readonly string[],
): {largestPart: number; largestWithoutBrokers: number} {
  const largest = (isOut: (node: number) => boolean): number => {
    const sets = new UnionFind(whole.names.length);
    for (const [at, one] of whole.left.entries())
      if (!isOut(one) && !isOut(whole.right[at]!)) sets.union(one, whole.right[at]!);
    const sizes = new Map<number, number>();
    for (let node = 0; node < whole.names.length; node++) {
      if (!isOut(node)) sizes.set(sets.find(node), (sizes.get(sets.find(node)) ?? 0) + 1);
    }
    return Math.max(...sizes.values());
  };
  const out = new Set(without);
  return {largestPart: largest(() => false), largestWithoutBrokers: largest((node) => out.has(whole.names[node]!))};
}

const DRAWS = 1999;

/** By the gravest tie that is looked at: who stands between, who is with whom, and whether ties stay within a place of birth. */
function measureGang(stem: string): void {
  const births = readRows(`${stem}.nodes.csv`).map((row) => row['Birthplace']!);
  const all = readGraph(stem);
  const first = new Set(highest(all.names, betweenness(all.graph), 5));
  for (const weightMin of [1, 2, 3, 4]) {
    const gang = readGraph(stem, weightMin);
    const brokers = highest(gang.names, betweenness(gang.graph), 5);
    const {community, modularity} = leiden(gang.graph);
    print({
      set: 'london gang',
      tiesOfAtLeast: weightMin,
      tied: new Set([...gang.left, ...gang.right]).size,
      ties: gang.left.length,
      brokers,
      sameBrokersAsAllTies: round(overlap(first, new Set(brokers))),
      // Who has no such tie is in no community.
      communities: new Set([...gang.left].map((one) => community[one]!)).size,
      modularity: round(modularity),
      ...withinPlaces(gang, births),
    });
  }
}

/** Ties between people of one place of birth, against people who keep their ties and swap places of birth (permutation). */
function withinPlaces(
  {left, right}: SmallGraph,
  places: readonly string[],
): {withinPlace: number; expected: number; p: number} {
  const count = (of: readonly string[]): number =>
    left.reduce((sum, one, at) => sum + (of[one] === of[right[at]!] ? 1 : 0), 0);
  const rng = createRng(1);
  const seen = count(places);
  let atLeast = 0;
  let sum = 0;
  const shuffled = [...places];
  for (let draw = 0; draw < DRAWS; draw++) {
    for (let at = shuffled.length - 1; at > 0; at--) {
      const other = rng.int(at + 1);
      [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
    }
    const drawn = count(shuffled);
    sum += drawn;
    if (drawn >= seen) atLeast++;
  }
  return {withinPlace: seen, expected: round(sum / DRAWS), p: round((1 + atLeast) / (DRAWS + 1))};
}

/** Planted communities, found by our Leiden and by graphology's Louvain. */
function measurePlanted(stem: string, mixing: number): void {
  if (!existsSync(`${stem}.edges.csv`)) return;
  const planted = readGraph(stem);
  const truth = new Map(readRows(`${stem}.communities.csv`).map(({id, community}) => [id!, community!]));
  const ours = leiden(planted.graph);
  const peer = new UndirectedGraph();
  for (const name of planted.names) peer.addNode(name);
  for (const [at, one] of planted.left.entries())
    peer.mergeEdge(planted.names[one]!, planted.names[planted.right[at]!]!);
  const rng = createRng(1);
  const theirs = louvain(peer, {rng: () => rng.next()});
  const score = (labelOf: (name: string, at: number) => string | number): object => {
    const found = planted.names.map((name, at) => String(labelOf(name, at)));
    const {pairwise, bCubed} = evaluatePartition(
      found,
      planted.names.map((name) => truth.get(name)!),
    );
    return {
      precision: round(pairwise.precision),
      recall: round(pairwise.recall),
      f1: round(pairwise.f1),
      bCubedF1: round(bCubed.f1),
    };
  };
  print({
    set: 'lfr',
    mixing,
    planted: new Set(truth.values()).size,
    leiden: {communities: ours.count, modularity: round(ours.modularity), ...score((_, at) => ours.community[at]!)},
    louvain: {communities: new Set(Object.values(theirs)).size, ...score((name) => theirs[name]!)},
  });
}
