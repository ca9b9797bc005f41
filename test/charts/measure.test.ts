import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {scoreThresholds} from '../../src/charts/measure/accuracy.ts';
import {choosePairs} from '../../src/charts/measure/chosen-pairs.ts';
import {measureCompleteness} from '../../src/charts/measure/completeness.ts';
import {measureLinks, WEIGHT_MIN} from '../../src/charts/measure/link-facts.ts';
import {measureNames, PERSONS_MIN} from '../../src/charts/measure/name-words.ts';
import {heaviestTree, mentionsByPerson, personTrees} from '../../src/charts/measure/person-edges.ts';
import type {Truth} from '../../src/engine/evaluate/truth.ts';
import type {Mention} from '../../src/model/mention.ts';
import {Explainer} from '../../src/resolve/explain.ts';
import {LinkBuilder} from '../../src/resolve/link/decide/links.ts';
import {pairsAround, WINDOW_BITS} from '../../src/resolve/pairs-around.ts';
import {PERSON_DEFAULTS, resolvePersons} from '../../src/resolve/persons.ts';
import {born, mention, resolve} from '../support/records.ts';

/** Two hundred people, each in two records, some of which differ in a forename's letter or lack the birth date. */
function village(): Mention[] {
  const given = ['Ada', 'Ben', 'Cleo', 'Dov', 'Efa', 'Finn', 'Gia', 'Hugh', 'Ines', 'Jon'];
  const family = ['Archer', 'Baker', 'Cooper', 'Dyer', 'Fletcher'];
  const people = Array.from({length: 200}, (_, i) => ({
    names: [
      {
        use: 'recorded' as const,
        given: given[i % 10]!,
        family: `${family[i % 5]!}${i % 7 === 0 ? 'son' : ''}`,
        title: '',
      },
    ],
    birth: born(`${1960 + (i % 50)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`),
    source: {feed: i % 2 === 0 ? 'even' : 'odd', file: 'a.csv', row: i + 1, slot: 'child'},
  }));
  return people
    .flatMap((person, i) => {
      const id = String(i).padStart(3, '0');
      return [
        mention(`m${id}a`, person),
        mention(`m${id}b`, {
          ...person,
          birth: i % 4 === 0 ? null : person.birth,
          source: {...person.source, file: 'b.csv'},
        }),
      ];
    })
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function linked() {
  const mentions = village();
  const people = resolvePersons(
    {mentions, ties: [], dwellingOf: new Int32Array(mentions.length).fill(-1), dwellings: []},
    PERSON_DEFAULTS,
    QUIET,
  );
  const empty = {notifications: [], involvements: [], ties: [], stays: []};
  const resolved = {
    ...resolve({mentions, ...empty}),
    persons: people.persons,
    personOf: people.personOf,
    held: people.held,
  };
  return {mentions, people, resolved, explainer: new Explainer(mentions, [], resolved, people.model)};
}

test('what the charts count is what a pair is explained by', () => {
  const {mentions, people, resolved, explainer} = linked();
  const {links, pairs, patterns, blocking, selfWeights} = measureLinks(explainer, mentions, resolved);
  expect(pairs).toBe(people.report.pairs);
  expect(blocking).toEqual(people.report.blocking);
  expect(patterns.reduce((sum, pattern) => sum + pattern.pairs, 0)).toBe(pairs);
  expect(selfWeights).toHaveLength(mentions.length);
  expect(links.length).toBeGreaterThan(100);
  for (let i = 0; i < links.length; i += 7) {
    const {weight, terms} = explainer.explain([links.left[i]!], [links.right[i]!])!;
    expect(links.weight[i]).toBeCloseTo(weight, 4);
    expect(terms.reduce((sum, {bits}) => sum + bits, 0)).toBeCloseTo(weight, 9);
    expect(weight).toBeGreaterThanOrEqual(WEIGHT_MIN);
  }
  for (const {weightMin, weightMean, weightMax, together, pairs: all} of patterns) {
    expect(weightMin).toBeLessThanOrEqual(weightMean + 1e-9);
    expect(weightMean).toBeLessThanOrEqual(weightMax + 1e-9);
    expect(together).toBeLessThanOrEqual(all);
  }
});

test('the model keeps the way it was estimated, from the start to what it is', () => {
  const {model} = linked().people;
  const {history, rounds} = model.trainedOn;
  expect(history).toHaveLength(rounds + 1);
  expect(history!.at(-1)!.priorSame).toBe(model.priorSame);
  for (const [c, {m, u}] of model.comparisons.entries())
    for (const [level, share] of m.entries())
      expect(history!.at(-1)!.bits[c]![level]).toBeCloseTo(Math.log2(share / u[level]!), 2);
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
});

test('pairs are chosen from both sides of the decision, by seed', () => {
  const {mentions, resolved, explainer} = linked();
  const byPerson = mentionsByPerson(resolved);
  const trees = personTrees(explainer, byPerson);
  const {links} = measureLinks(explainer, mentions, resolved);
  const choose = (seed: number) => choosePairs({explainer, resolved, byPerson, trees, links, holdBits: 0, seed});
  expect(choose(3)).toEqual(choose(3));
  expect(choose(3)).not.toEqual(choose(4));
  const weakest = choose(3).find(({why}) => why.startsWith('Weakest'))!;
  expect(weakest.weight).toBeCloseTo(Math.min(...trees.map(({tree}) => tree[0]!.weight)), 9);
});

test('a common word is one of many people, and rarer ones add more', () => {
  const {explainer, resolved, people} = linked();
  const [forenames] = measureNames(explainer.columns, resolved, people.model);
  expect(forenames!.common).toHaveLength(10);
  for (const {persons} of forenames!.common) expect(persons).toBeGreaterThanOrEqual(PERSONS_MIN);
  const byShare = [...forenames!.common].sort((a, b) => a.share - b.share).map(({bits}) => bits);
  expect(byShare).toEqual([...byShare].sort((a, b) => b - a));
});

test('completeness counts what each feed says', () => {
  const rows = measureCompleteness(village());
  const of = (feed: string, column: string) => rows.find((row) => row.feed === feed && row.column === column);
  expect(of('odd', 'birth date, exact')).toMatchObject({mentions: 200, filled: 200});
  expect(of('even', 'birth date, exact')).toMatchObject({mentions: 200, filled: 150});
  expect(of('even', 'address')).toMatchObject({filled: 0});
});

test('the tree of a person is the heaviest there is', () => {
  const weights = fc
    .integer({min: 2, max: 7})
    .chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.array(fc.integer({min: -20, max: 40}), {minLength: count * count, maxLength: count * count}),
      ),
    );
  fc.assert(
    fc.property(weights, ([count, values]) => {
      const weigh = (a: number, b: number): number => values[Math.min(a, b) * count + Math.max(a, b)]!;
      const nodes = Array.from({length: count}, (_, i) => i);
      const tree = heaviestTree(nodes, weigh);
      expect(tree).toHaveLength(count - 1);
      expect(sum(tree.map(({weight}) => weight))).toBe(sum(kruskal(nodes, weigh)));
      expect(tree.map(({weight}) => weight)).toEqual(tree.map(({weight}) => weight).sort((a, b) => a - b));
    }),
  );
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function kruskal(nodes: readonly number[], weigh: (a: number, b: number) => number): number[] {
  const edges = nodes.flatMap((a) => nodes.filter((b) => b > a).map((b) => ({a, b, weight: weigh(a, b)})));
  const root = [...nodes];
  const kept: number[] = [];
  for (const {a, b, weight} of edges.sort((x, y) => y.weight - x.weight)) {
    if (root[a] === root[b]) continue;
    const [from, to] = [root[a]!, root[b]!];
    for (const node of nodes) if (root[node] === from) root[node] = to;
    kept.push(weight);
  }
  return kept;
}

test('precision and recall at a threshold are those of counting pair by pair', () => {
  const mentions = ['a', 'b', 'c', 'd'].map((id, row) =>
    mention(id, {source: {feed: 'f', file: 'f.csv', row: row + 1, slot: 'child'}}),
  );
  const truth = {
    persons: [],
    mentions: ['p', 'p', 'p', 'q'].map((person, i) => ({
      feed: 'f',
      file: 'f.csv',
      row: String(i + 1),
      slot: 'child',
      person_id: person,
    })),
  } as unknown as Truth;
  const builder = new LinkBuilder();
  builder.add(0, 1, 10);
  builder.add(1, 3, 5);
  builder.add(0, 2, 1);
  const empty = {notifications: [], involvements: [], ties: [], stays: []};
  const scores = scoreThresholds(builder.build(), mentions, resolve({mentions, ...empty}), truth);
  const at = (bits: number) => scores.find((score) => score.bits === bits);
  expect(at(10.5)).toMatchObject({found: 0, precision: 1, recall: 0});
  expect(at(10)).toMatchObject({found: 1, right: 1, precision: 1, recall: 1 / 3});
  expect(at(2)).toMatchObject({found: 2, right: 1, precision: 0.5, recall: 1 / 3});
  expect(at(1)).toMatchObject({found: 3, right: 2, precision: 2 / 3, recall: 2 / 3});
});

test('pairs to label weigh about the threshold, ask once of any two people and depend on the seed alone', () => {
  const {resolved, explainer} = linked();
  const choose = (seed: number) => pairsAround(explainer, resolved, {bits: 4, pairs: 40, seed});
  const pairs = choose(1);
  expect(pairs.length).toBeGreaterThan(10);
  expect(choose(1)).toEqual(pairs);
  expect(choose(2)).not.toEqual(pairs);
  const people = pairs.map(({left, right}) => {
    const [a, b] = [resolved.personOf[left]!, resolved.personOf[right]!];
    return `${Math.min(a, b)} ${Math.max(a, b)}`;
  });
  expect(new Set(people).size).toBe(people.length);
  for (const {left, right} of pairs)
    expect(Math.abs(explainer.weigh(left, right) - 4)).toBeLessThanOrEqual(WINDOW_BITS);
});
