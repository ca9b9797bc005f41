import {availableParallelism, cpus} from 'node:os';
import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {CLUSTERS} from '../src/clusters/config.ts';
import {findClusters} from '../src/clusters/find-clusters.ts';
import {knownBy} from '../src/engine/view/as-of.ts';
import type {Flag} from '../src/model/finding.ts';
import {buildNetwork} from '../src/network/build.ts';
import {PATHS, shortestPath} from '../src/network/around/paths.ts';
import {withheldDwellings} from '../src/network/guard/protection.ts';
import {chronology} from '../src/packs/chronology.ts';
import {familyAround} from '../src/packs/family.ts';
import {SIGNALS} from '../src/signals/config.ts';
import {RULES} from '../src/signals/registry.ts';
import {runPlain, runPool, runSignals} from '../src/signals/run.ts';
import {setScene} from '../src/signals/scene.ts';
import {standingOf} from '../src/signals/standing.ts';
import {copies} from './copies.ts';
import type {Bench} from './main.ts';
import {makeBorough} from './make-borough.ts';
import {readTruthBorough} from './truth-borough.ts';

/** What an as-of question costs, part by part, once the records are in memory; and each rule over all there is. */
export const bench: Bench = {
  name: 'as-of',
  summary: 'as-of views, flags, alerts and chronologies in memory (--borough DIR, or --persons N --seed N; --copies N)',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        borough: {type: 'string'},
        persons: {type: 'string', default: '20000'},
        seed: {type: 'string', default: '7'},
        copies: {type: 'string', default: '1'},
        alerts: {type: 'boolean', default: false},
      },
    });
    const borough = values.borough ?? makeBorough(folder, values.persons, values.seed);
    await measure(borough, Number(values.copies), values.alerts);
  },
};

async function measure(dir: string, count: number, withAlerts: boolean): Promise<void> {
  const {records, resolved} = copies(await readTruthBorough(dir), count);
  const machine = {cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version};
  const size = {persons: resolved.persons.length, mentions: records.mentions.length};
  const print = (step: string, ms: number, cpuMs: number, more: object): void => {
    const times = {ms: Math.round(ms), cpuMs: Math.round(cpuMs)};
    console.log(JSON.stringify({bench: 'as-of', step, ...times, ...size, ...more, ...machine}));
  };
  const timed = <T>(step: string, work: () => T, more: (result: T) => object = () => ({})): T => {
    // Time of the processor beside that of the wall: on a busy machine only the first compares.
    const cpu = process.cpuUsage();
    const start = performance.now();
    const result = work();
    const {user, system} = process.cpuUsage(cpu);
    print(step, performance.now() - start, (user + system) / 1000, more(result));
    return result;
  };
  const today = buildNetwork(records, resolved, {asOf: null});
  const standing = timed('since when each flag stood', () => standingOf(today, SIGNALS, QUIET));
  timed(
    'flags of all',
    () => runSignals(today, SIGNALS, QUIET, {standing}),
    (found) => ({flags: found.length}),
  );
  for (const asOf of ['2020-06-30', '2022-06-30']) {
    const network = timed(
      'network',
      () => buildNetwork(records, resolved, {asOf}),
      () => ({asOf}),
    );
    timed(
      'flags',
      () => runSignals(network, SIGNALS, QUIET, {standing}),
      (found) => ({asOf, flags: found.length}),
    );
    if (withAlerts)
      timed(
        'alerts',
        () => findClusters(network, CLUSTERS, QUIET),
        (alerts) => ({asOf, alerts: alerts.length}),
      );
    timed('path', () => shortestPath(network, 0, network.persons.length >> 1, PATHS));
    const withheld = withheldDwellings(records, resolved);
    timed('chronology of 100 families', () => {
      for (let person = 0; person < 100; person++) chronology(network, familyAround(network, person), withheld);
    });
    timed(
      'lists of their own',
      () => knownBy({records, resolved}, asOf),
      () => ({asOf}),
    );
  }
  const scene = setScene(today, SIGNALS);
  for (const rule of RULES) {
    const ask = (): Flag[] => (rule.pooled ? runPool(scene, [rule]) : runPlain(scene, rule));
    timed(rule.id, ask, ({length}) => ({flags: length}));
  }
  print('peak memory', 0, 0, {peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024)});
}
