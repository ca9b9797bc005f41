import {performance} from 'node:perf_hooks';
import {dayToIso} from '../src/base/day.ts';
import {createRng} from '../src/base/rng.ts';
import {TIE_KINDS, type Tie} from '../src/model/notification.ts';
import {untoldMention, type Mention} from '../src/model/mention.ts';
import type {Records} from '../src/model/records.ts';
import type {Resolved} from '../src/model/resolved.ts';
import {buildNetwork} from '../src/network/build.ts';
import {PATHS, shortestPath} from '../src/network/around/paths.ts';
import type {Bench} from './main.ts';

/** Persons and ties in memory, made at random; one mention a person, so that every mention is a node. */
function population(personCount: number, tieCount: number, seed: number): {records: Records; resolved: Resolved} {
  const rng = createRng(seed);
  const source = {feed: 'bench', file: 'bench.csv', row: 1, slot: 'person'};
  const day = (): string => dayToIso(18_000 + rng.int(2_000));
  const mentions: Mention[] = Array.from({length: personCount}, (_, i) => {
    const id = `m${String(i).padStart(9, '0')}`;
    return {
      ...untoldMention({id, source, agency: 'police', area: 'BRE', receivedAt: day()}),
      birth: {from: '1990-01-01', to: '1990-01-01', kind: 'exact'},
    };
  });
  const ties: Tie[] = Array.from({length: tieCount}, (_, i) => {
    const receivedAt = day();
    const from = mentions[rng.int(personCount)]!.id;
    const to = mentions[rng.int(personCount)]!.id;
    const kind = TIE_KINDS[rng.int(8)]!;
    const id = `t${String(i).padStart(9, '0')}`;
    return {
      id,
      source,
      agency: 'police',
      area: 'BRE',
      receivedAt,
      from,
      to,
      kind,
      detail: '',
      start: receivedAt,
      end: null,
    };
  });
  return {
    records: {mentions, notifications: [], involvements: [], ties, stays: []},
    resolved: {
      persons: mentions.map((mention) => ({id: mention.id, mentions: [mention.id]})),
      personOf: Int32Array.from(mentions, (_, i) => i),
      held: [],
      kinLevels: new Int32Array(),
      dwellings: [],
      dwellingOfMention: new Int32Array(personCount).fill(-1),
      dwellingOfStay: new Int32Array(0),
      dwellingOfNotification: new Int32Array(0),
      dwellingAsWritten: new Int32Array(),
      incidents: [],
      incidentOf: new Int32Array(0),
    },
  };
}

export const bench: Bench = {
  name: 'network',
  summary: 'builds the dated network, of all records and as of a date: [persons] [links]',
  async run([persons = '1000000', links = '5000000']) {
    const {records, resolved} = population(Number(persons), Number(links), 7);
    const time = (what: string, work: () => unknown): void => {
      const start = performance.now();
      work();
      const milliseconds = Math.round(performance.now() - start);
      console.log(
        JSON.stringify({bench: 'network', what, persons: Number(persons), links: Number(links), milliseconds}),
      );
    };
    time('read ids and dates, and build', () => buildNetwork(records, resolved, {asOf: null}));
    for (let run = 0; run < 3; run++) time('build', () => buildNetwork(records, resolved, {asOf: null}));
    time('build as of a date', () => buildNetwork(records, resolved, {asOf: '2022-01-01'}));
    const network = buildNetwork(records, resolved, {asOf: null});
    const rng = createRng(1);
    time('100 shortest paths of at most 3 steps', () => {
      for (let i = 0; i < 100; i++) {
        shortestPath(network, rng.int(Number(persons)), rng.int(Number(persons)), {...PATHS, stepsMax: 3});
      }
    });
    console.log(
      JSON.stringify({bench: 'network', what: 'memory', megabytes: Math.round(process.memoryUsage().rss / 1e6)}),
    );
  },
};
