import {performance} from 'node:perf_hooks';
import {createRng} from '../src/base/rng.ts';
import {QUIET} from '../src/base/context.ts';
import {bipartiteOf} from '../src/clusters/groups/bipartite.ts';
import {coreLattice} from '../src/clusters/groups/core.ts';
import {drawScores} from '../src/clusters/chance/null-scores.ts';
import type {Bench} from './main.ts';

/** Cores of a grid of 4 x 6 over links of adults and families at random, and draws of the null model for a hub of that many persons. */
export const bench: Bench = {
  name: 'cores',
  summary: 'cores on a 4 x 6 grid and draws of the null model: [persons] [links] [draws] [linked adults]',
  async run([persons = '1000000', links = '5000000', draws = '1000', linked = '20000']) {
    measureCores(Number(persons), Number(links));
    measureDraws(Number(persons), Number(linked), Number(draws));
  },
};

/** Two persons in three are adults, and families have two children on average. */
function measureCores(persons: number, links: number): void {
  const adults = Math.round((persons * 2) / 3);
  const families = Math.round(persons / 6);
  const rng = createRng(7);
  const from = Uint32Array.from({length: links}, () => rng.int(adults));
  const to = Uint32Array.from({length: links}, () => rng.int(families));
  const report = timer({persons, links});
  const graph = bipartiteOf(adults, families, from, to);
  report('graph of adults and families');
  let sizes = 0;
  coreLattice(graph, [2, 3, 4, 5], [2, 3, 4, 5, 6, 7], (_alpha, _beta, core) => (sizes += core.links.length));
  report('cores on a grid of 4 x 6', {cells: sizes / links});
}

function measureDraws(persons: number, adultCount: number, draws: number): void {
  const families = Math.round(persons / 6);
  const rng = createRng(7);
  const report = timer({persons, linkedAdults: adultCount, draws});
  const {scores} = drawScores(
    {
      adultCount,
      exposure: Float64Array.from({length: families}, () => 1 + rng.int(5)),
      near: Array.from({length: adultCount}, () => Array.from({length: 10}, () => rng.int(families))),
      prohibited: new Set(),
      background: {
        telling: [],
        familyRate: 0.1,
        adultRate: 0.1,
        gain: Float64Array.from({length: 1000}, () => -1.4 - 0.75 * Math.log(1 - rng.next())),
        strength: new Float64Array(1000).fill(0.6),
        isNear: Uint8Array.from({length: 1000}, () => (rng.next() < 0.3 ? 1 : 0)),
        strengths: {near: new Float64Array(0), far: new Float64Array(0), calibrator: 0.25, equals: 'mean'},
      },
      gains: {family: 2.2, adult: 2.2, nearCircle: 2.3, farCircle: 12},
      forgotten: null,
      leftCount: adultCount,
    },
    {draws, seed: 1, plan: null, familiesMin: 3, keep: 32},
    {mayCut: () => false, parts: () => []},
    QUIET,
  ).open;
  report('draws of the null model, for any number of alerts', {scores: scores.length});
}

function timer(common: object): (what: string, more?: object) => void {
  let start = performance.now();
  let used = process.cpuUsage();
  return (what, more = {}) => {
    const ms = Math.round(performance.now() - start);
    const cpuMs = Math.round(process.cpuUsage(used).user / 1000);
    const rssMb = Math.round(process.memoryUsage().rss / 1e6);
    console.log(JSON.stringify({bench: 'cores', what, ...common, ms, cpuMs, rssMb, ...more}));
    start = performance.now();
    used = process.cpuUsage();
  };
}
