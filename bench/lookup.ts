import {join} from 'node:path';
import {loadavg} from 'node:os';
import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {atOnce} from '../src/base/piecemeal.ts';
import {NOTHING_SETTLED} from '../src/resolve/link/decide/constraints.ts';
import {linkTable} from '../src/resolve/link/link-table.ts';
import type {LinkModel} from '../src/resolve/link/weigh/link-model.ts';
import {termsWithRoom} from '../src/resolve/link/weigh/pinned-terms.ts';
import type {LookupAnswer} from '../src/resolve/lookup/lookup-answer.ts';
import {PersonIndex} from '../src/resolve/lookup/person-index.ts';
import {PERSON_DEFAULTS} from '../src/resolve/persons.ts';
import {measureAgreement, readExtracts} from './lookup/agreement.ts';
import {makeTown} from './lookup/town.ts';
import type {Bench} from './main.ts';

/** One new mention against everybody known: how long it takes, and how far the answers agree with linking all at once. */
export const bench: Bench = {
  name: 'lookup',
  summary:
    'one mention against N people (--persons 1000000 --questions 4000 --seed 7), or agreement with the batch (--borough DIR --held-out 400)',
  async run(args) {
    const {values} = parseArgs({
      args,
      options: {
        persons: {type: 'string', default: '1000000'},
        questions: {type: 'string', default: '4000'},
        seed: {type: 'string', default: '7'},
        borough: {type: 'string'},
        'held-out': {type: 'string', default: '400'},
      },
    });
    const seed = Number(values.seed);
    if (values.borough === undefined) return timeLookups(Number(values.persons), Number(values.questions), seed);
    const records = await readExtracts(join(values.borough, 'feeds'));
    print({...measureAgreement(records, Number(values['held-out']), seed)});
  },
};

const SAMPLE_PERSONS = 15_000;
const MIB = 2 ** 20;
const ROUNDS = 3;

function timeLookups(persons: number, questions: number, seed: number): void {
  const model = trainModel(seed);
  let start = performance.now();
  const {known, questions: asked} = makeTown(persons, questions, seed);
  const rows = known.columns.rowCount;
  print({persons, mentions: rows, townSeconds: seconds(start)});
  start = performance.now();
  const scaled = scalePriors(model, rows);
  const terms = termsWithRoom(scaled, known.columns, known.dwellings);
  const index = atOnce(PersonIndex.inPieces(known, {model: scaled, terms}, PERSON_DEFAULTS));
  const memory = process.memoryUsage();
  print({
    indexSeconds: seconds(start),
    keyTablesMiB: Math.round(index.tableBytes / MIB),
    arraysMiB: Math.round(memory.arrayBuffers / MIB),
    heapMiB: Math.round(memory.heapUsed / MIB),
    rssMiB: Math.round(memory.rss / MIB),
  });
  // Warmed up on a part that is not counted, as a service would be by its first minute.
  const warm = Math.min(500, asked.length >> 2);
  for (let i = 0; i < warm; i++) index.lookup(asked[i]!);
  const rounds: number[][] = [];
  let answers: LookupAnswer[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times: number[] = [];
    answers = [];
    for (let i = warm; i < asked.length; i++) {
      const from = performance.now();
      answers.push(index.lookup(asked[i]!));
      times.push(performance.now() - from);
    }
    rounds.push(times);
  }
  report(rounds, answers);
}

function report(rounds: readonly number[][], answers: readonly LookupAnswer[]): void {
  // On a machine that others use as well their turns count too: so the load is said, and the least of several rounds, each of
  // them over all questions, so that none finds its own memory still warm.
  print({measure: 'ms, first round', ...quantiles(rounds[0]!), load: loadavg()[0]!.toFixed(1)});
  const least = rounds[0]!.map((_, question) => Math.min(...rounds.map((times) => times[question]!)));
  print({measure: `ms, least of ${ROUNDS} rounds`, ...quantiles(least)});
  print({measure: 'mentions compared', ...quantiles(answers.map(({compared}) => compared))});
  print({
    lookups: answers.length,
    joined: answers.filter(({decision}) => decision === 'join').length,
    held: answers.filter(({decision}) => decision === 'hold').length,
    new: answers.filter(({decision}) => decision === 'new').length,
  });
}

function quantiles(values: readonly number[]): Record<string, number> {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => Number(sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(3));
  return {p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1)};
}

/** A model of a smaller town by the same rules; only its priors depend on the size. */
function trainModel(seed: number): LinkModel & {rows: number} {
  const {columns, dwellings} = makeTown(SAMPLE_PERSONS, 1, seed + 1).known;
  return {
    ...linkTable({columns, doors: dwellings, ...NOTHING_SETTLED}, PERSON_DEFAULTS, QUIET).model,
    rows: columns.rowCount,
  };
}

const scalePriors = ({rows, ...model}: LinkModel & {rows: number}, rowCount: number): LinkModel => ({
  ...model,
  priorSame: (model.priorSame * rows) / rowCount,
  priorFamily: (model.priorFamily * rows) / rowCount,
});

const seconds = (start: number): number => Math.round((performance.now() - start) / 100) / 10;

const print = (line: object): void => console.log(JSON.stringify({bench: 'lookup', ...line}));
