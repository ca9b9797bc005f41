import {cpus} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {parseArgs} from 'node:util';
import {DEFAULT_CONFIG} from '../src/engine/config/config.ts';
import {evaluatePartition} from '../src/resolve/evaluate.ts';
import {resolveIncidents} from '../src/resolve/incidents/incidents.ts';
import type {Bench} from './main.ts';
import {makeBorough} from './make-borough.ts';
import {readRows, readTruthBorough} from './truth-borough.ts';

const PASSES = 5;

/** Notifications to incidents with true identities, so that what is measured is the joining of events alone. */
export const bench: Bench = {
  name: 'incidents',
  summary: 'notifications to incidents, identities true (--persons N --seed N, or --borough DIR made before)',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        persons: {type: 'string', default: '20000'},
        seed: {type: 'string', default: '7'},
        borough: {type: 'string'},
      },
    });
    await measure(values.borough ?? makeBorough(folder, values.persons, values.seed));
  },
};

async function measure(borough: string): Promise<void> {
  const {records, resolved, truth} = await readTruthBorough(borough);
  const {personOf, dwellings, dwellingOfNotification} = resolved;
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now();
    resolveIncidents(records, personOf, dwellings, dwellingOfNotification, DEFAULT_CONFIG.incidents);
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  const trueOf = new Map(
    readRows(join(truth, 'incidents.csv')).map((row) => [`${row['file']} ${row['row']}`, row['incident_id']!]),
  );
  const listed = [...records.notifications.keys()].filter((at) => trueOf.has(keyOf(records.notifications[at]!)));
  const {pairwise, items} = evaluatePartition(
    listed.map((at) => resolved.incidents[resolved.incidentOf[at]!]!.id),
    listed.map((at) => trueOf.get(keyOf(records.notifications[at]!))!),
  );
  console.log(
    JSON.stringify({
      bench: 'incidents',
      notifications: items,
      mentions: records.mentions.length,
      msMin: Math.round(times[0]!),
      msMedian: Math.round(times[PASSES >> 1]!),
      incidents: resolved.incidents.length,
      pairwise,
      cpu: cpus()[0]?.model,
      node: process.version,
    }),
  );
}

const keyOf = ({source}: {source: {file: string; row: number}}): string => `${source.file} ${source.row}`;
