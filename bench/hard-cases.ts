import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {resolveDwellings} from '../src/resolve/dwellings/dwellings.ts';
import {evaluatePartition} from '../src/resolve/evaluate.ts';
import {PERSON_DEFAULTS, resolvePersons} from '../src/resolve/persons.ts';
import {KINDS} from './hard-cases/kinds.ts';
import {csvOf, mentionOf} from './hard-cases/mention.ts';
import {makeSuite, type Suite} from './hard-cases/suite.ts';
import type {Bench} from './main.ts';
import {HOW_TO_INSTALL, peerPython, runPeer} from './peers/python.ts';

/**
 * Pairs made to be mistaken, among ordinary people, through the persons resolver at its default threshold: how many different
 * people are merged, and how many records of one person are found, kind by kind.
 */
export const bench: Bench = {
  name: 'hard-cases',
  summary: 'seeded pairs of twins, namesakes, brides, unborn ... (--pairs-per-kind N --seed N [--peer])',
  run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        'pairs-per-kind': {type: 'string', default: '500'},
        seed: {type: 'string', default: '7'},
        peer: {type: 'boolean', default: false},
      },
    });
    const suite = makeSuite(Number(values['pairs-per-kind']), Number(values.seed));
    report('ringfence', suite, resolve(suite));
    if (values.peer) runSplink(suite, folder);
  },
};

/** The person found for each record. */
function resolve({records}: Suite): string[] {
  const mentions = records.map(mentionOf);
  const places = resolveDwellings(mentions.map((mention) => mention.address));
  const {persons, personOf} = resolvePersons(
    {mentions, ties: [], dwellingOf: places.dwellingOf, dwellings: places.dwellings},
    PERSON_DEFAULTS,
    QUIET,
  );
  return Array.from(personOf, (person, index) => persons[person]?.id ?? `none ${String(index)}`);
}

function runSplink(suite: Suite, folder: string): void {
  const python = peerPython();
  if (python === null) {
    console.log(JSON.stringify({bench: 'hard-cases', engine: 'splink', skipped: HOW_TO_INSTALL}));
    return;
  }
  const [input, out] = [join(folder, 'records.csv'), join(folder, 'clusters.csv')];
  writeFileSync(input, csvOf(suite.records));
  runPeer(python, 'hard-cases.py', ['--input', input, '--out', out]);
  const found: string[] = [];
  for (const line of readFileSync(out, 'utf8').trim().split('\n').slice(1)) {
    const [id, cluster] = line.split(',') as [string, string];
    found[Number(id)] = cluster;
  }
  report('splink', suite, found);
}

function report(engine: string, {records, pairs}: Suite, found: readonly string[]): void {
  const print = (line: object): void => console.log(JSON.stringify({bench: 'hard-cases', engine, ...line}));
  const totals = {different: 0, merged: 0, same: 0, linked: 0};
  for (const kind of KINDS) {
    const own = pairs.filter((pair) => pair.kind === kind);
    const joined = own.filter(({left, right}) => found[left] === found[right]).length;
    const share = Number((joined / own.length).toFixed(4));
    if (kind.isSame) {
      totals.same += own.length;
      totals.linked += joined;
      print({kind: kind.name, pairs: own.length, linked: joined, recall: share});
    } else {
      totals.different += own.length;
      totals.merged += joined;
      print({kind: kind.name, pairs: own.length, merged: joined, share});
    }
  }
  const {pairwise} = evaluatePartition(
    found,
    records.map(({person}) => String(person)),
  );
  print({
    ...totals,
    mergedInTenThousand: Number(((10_000 * totals.merged) / totals.different).toFixed(1)),
    recall: Number((totals.linked / totals.same).toFixed(4)),
    all: {precision: Number(pairwise.precision.toFixed(4)), recall: Number(pairwise.recall.toFixed(4))},
  });
}
