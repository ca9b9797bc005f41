import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {parseArgs} from 'node:util';
import {parse} from 'csv-parse/sync';
import {QUIET} from '../src/base/context.ts';
import {openFeed} from '../src/feeds/feed.ts';
import type {Mention} from '../src/model/mention.ts';
import {resolveDwellings} from '../src/resolve/dwellings/dwellings.ts';
import {evaluatePartition} from '../src/resolve/evaluate.ts';
import {PERSON_DEFAULTS, resolvePersons} from '../src/resolve/persons.ts';
import {PUBLIC_SETS, type PublicSet} from './accuracy/sets.ts';
import type {Bench} from './main.ts';
import {HOW_TO_INSTALL, peerPython, runPeer} from './peers/python.ts';

type Row = Record<string, string>;

/** Persons on public sets, at the one default threshold; with --peer Splink's documented model of each set beside it. */
export const bench: Bench = {
  name: 'accuracy',
  summary: 'persons on public sets (--data DIR or RINGFENCE_DATA, --only SET, --peer)',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        data: {type: 'string', default: process.env['RINGFENCE_DATA'] ?? ''},
        only: {type: 'string'},
        peer: {type: 'boolean', default: false},
      },
    });
    if (!existsSync(values.data)) {
      console.log(JSON.stringify({bench: 'accuracy', skipped: 'set RINGFENCE_DATA to the folder of the public sets'}));
      return;
    }
    for (const set of PUBLIC_SETS) {
      if (values.only !== undefined && values.only !== set.name) continue;
      const rows = readRows(join(values.data, set.path));
      print(set, 'ringfence', rows, await link(set, join(values.data, set.path), folder));
      if (values.peer) runSplink(set, rows, values.data, folder);
    }
  },
};

/** The person found for each row id, and how long it took. */
type Found = {clusterOf: Map<string, string>; seconds: number};

async function link(set: PublicSet, path: string, folder: string): Promise<Found> {
  const mapping = join(folder, `${set.name}.yaml`);
  writeFileSync(mapping, set.mapping);
  const ids = readRows(path).map((row) => row[set.id]!);
  const start = performance.now();
  const mentions: Mention[] = [];
  const feed = await openFeed(path, {mapping, area: undefined, received: '2000-01-01'});
  for await (const batch of feed.items())
    for (const item of batch) if (item.type === 'row') mentions.push(...item.records.mentions);
  mentions.sort((left, right) => (left.id < right.id ? -1 : 1));
  const places = resolveDwellings(mentions.map((mention) => mention.address));
  const {persons, personOf} = resolvePersons(
    {mentions, ties: [], dwellingOf: places.dwellingOf, dwellings: places.dwellings},
    PERSON_DEFAULTS,
    QUIET,
  );
  const seconds = (performance.now() - start) / 1000;
  const clusterOf = new Map(
    mentions.map(({source}, index) => [ids[source.row - 1]!, persons[personOf[index]!]?.id ?? '']),
  );
  return {clusterOf, seconds};
}

function runSplink(set: PublicSet, rows: readonly Row[], data: string, folder: string): void {
  const python = peerPython();
  if (python === null) {
    console.log(JSON.stringify({bench: 'accuracy', set: set.name, engine: 'splink', skipped: HOW_TO_INSTALL}));
    return;
  }
  const [line] = runPeer(python, 'accuracy.py', ['--data', data, '--out', folder, '--only', set.name]);
  const found = readRows(join(folder, `${set.name}.csv`));
  print(set, 'splink', rows, {
    clusterOf: new Map(found.map((row) => [row['id']!, row['cluster']!])),
    seconds: Number(line?.['seconds']),
  });
}

/** A row that was not read is a cluster of its own. */
function print(set: PublicSet, engine: string, rows: readonly Row[], {clusterOf, seconds}: Found): void {
  const found = rows.map((row) => clusterOf.get(row[set.id]!) ?? `row ${row[set.id]!}`);
  const {pairwise, bCubed, largest} = evaluatePartition(
    found,
    rows.map((row) => set.truthOf(row)),
  );
  const round = (value: number): number => Number(value.toFixed(4));
  console.log(
    JSON.stringify({
      bench: 'accuracy',
      set: basename(set.name),
      engine,
      rows: rows.length,
      precision: round(pairwise.precision),
      recall: round(pairwise.recall),
      f1: round(pairwise.f1),
      bCubedF1: round(bCubed.f1),
      largest,
      seconds: round(seconds),
    }),
  );
}

/** Some of the files have a space before each name and value. */
const readRows = (path: string): Row[] =>
  parse(readFileSync(path), {columns: (names: string[]) => names.map((name) => name.trim()), trim: true}) as Row[];
