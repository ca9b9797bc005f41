import {addAt, listAt} from '../../src/base/get-or-insert.ts';
import {QUIET} from '../../src/base/context.ts';
import {isoToDay} from '../../src/base/day.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {evaluateFindings} from '../../src/engine/evaluate/findings.ts';
import {readTruth, slotKey} from '../../src/engine/evaluate/truth.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Records} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {readTruthBorough} from '../truth-borough.ts';

/** Clusters of a synthetic borough found with the true identities, and with those that the engine works out. */
export async function benchBorough(dir: string): Promise<void> {
  const borough = await readTruthBorough(dir);
  const truth = readTruth(borough.truth);
  const {records} = borough;
  const network = buildNetwork(records, borough.resolved, {asOf: null});
  report('true', findClusters(network, DEFAULT_CONFIG.clusters, QUIET), borough.trueOf);
  const worked = await derive(records, DEFAULT_CONFIG, QUIET, []);
  report('resolved', worked.alerts, trueOf(records, worked.resolved, truth.mentions));

  function report(identities: string, alerts: readonly Alert[], real: Map<string, string>): void {
    const found = evaluateFindings({flags: [], alerts: [...alerts]}, [], truth, {trueOf: real});
    const {clusters, alerts: counts, decoys} = found;
    const weeks = new Map<number, number>();
    for (const {firstKnowable} of alerts) {
      const week = Math.floor(isoToDay(firstKnowable) / 7);
      addAt(weeks, week);
    }
    console.log(
      JSON.stringify({
        bench: 'quality borough',
        dir,
        identities,
        planted: clusters.planted,
        found: clusters.found,
        missed: clusters.missed,
        alerts: counts.all,
        precision: Number((1 - (counts.withoutCluster - counts.ofSerial) / Math.max(1, counts.all)).toFixed(3)),
        decoys: decoys.ids,
        mostNewInAWeek: Math.max(0, ...weeks.values()),
      }),
    );
  }
}

type Listed = {feed: string; file: string; row: string; slot: string; person_id: string};

/** The true person of most mentions of each person; the smallest id where equal. */
function trueOf({mentions}: Records, {persons, personOf}: Resolved, listed: readonly Listed[]): Map<string, string> {
  const real = new Map(listed.map((one) => [slotKey(one.feed, one.file, one.row, one.slot), one.person_id]));
  const votes = new Map<string, string[]>();
  for (const [at, {source}] of mentions.entries()) {
    const person = persons[personOf[at]!];
    const name = real.get(slotKey(source.feed, source.file, source.row, source.slot));
    if (person === undefined || name === undefined) continue;
    listAt(votes, person.id).push(name);
  }
  return new Map([...votes].map(([id, names]) => [id, mostFrequent(names)]));
}

function mostFrequent(names: readonly string[]): string {
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].sort((left, right) => right[1].length - left[1].length || (left[0] < right[0] ? -1 : 1))[0]![0];
}
