import {expect, test} from 'vitest';
import {networkGraph} from '../../src/graphs/network-graph.ts';
import {familyAround} from '../../src/packs/family.ts';
import {PersonViews} from '../../src/packs/person-view.ts';
import {adoptionSeal} from '../../src/network/guard/adoption.ts';
import {acrossAdoption} from '../../src/network/guard/across-adoption.ts';
import {heldAsShown} from '../../src/network/held.ts';
import {buildNetwork} from '../../src/network/build.ts';
import type {Network} from '../../src/network/network.ts';
import {shortestPath} from '../../src/network/around/paths.ts';
import {sealedNetwork, shownNetwork} from '../../src/network/guard/shown.ts';
import type {Records} from '../../src/model/records.ts';
import type {HeldPair} from '../../src/model/resolved.ts';
import {knownJoins} from '../../src/neo4j/known-joins.ts';
import {knownPresences} from '../../src/neo4j/known-presences.ts';
import {address, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';

const NONE: ReadonlySet<string> = new Set();
function whole(given: Records, held: HeldPair[] = []): Network {
  const resolved = resolve(given);
  const dwellings = resolved.dwellings.map((one) => ({
    ...one,
    postcode: one.id.startsWith('7 Far') ? 'SE9 1QZ' : null,
  }));
  return buildNetwork(given, {...resolved, dwellings, held}, {asOf: null});
}

/** Mother and child; the child placed with Ann, who lives with Bo; after the order the same child goes by another name. */
const birthHome = address('1 High Street', 'NW10 1AA');
const newHome = address('7 Far Lane', 'SE9 1QZ');
const [mother, old, ann, bo, renamed] = ['mum', 'old', 'ann', 'bo', 'renamed'].map((id) => mention(id)) as [
  ReturnType<typeof mention>,
  ReturnType<typeof mention>,
  ReturnType<typeof mention>,
  ReturnType<typeof mention>,
  ReturnType<typeof mention>,
];
const school = mention('old.2', {address: address('7 Far Lane (rear)', 'SE9 1QZ')});
const care = notification('care', {kind: 'care-entry'});
const harm = notification('harm', {kind: 'child-concern'});
const given = {
  mentions: [mother, old, school, ann, bo, renamed],
  notifications: [care, harm],
  involvements: [
    involve(care, old, 'subject'),
    involve(care, ann, 'carer'),
    involve(harm, old, 'victim'),
    involve(harm, bo, 'suspect'),
  ],
  ties: [
    tie(mother, old, 'parent'),
    tie(ann, old, 'adoptive-parent', {detail: 'placement'}),
    tie(ann, renamed, 'adoptive-parent'),
    tie(ann, bo, 'partner'),
  ],
  stays: [
    stay(mother, birthHome, {start: '2018-01-01'}),
    stay(old, birthHome, {start: '2018-01-01'}),
    stay(old, newHome, {kind: 'placement', start: '2020-01-01'}),
    ...[ann, bo].map((who) => stay(who, newHome, {start: '2015-01-01'})),
    stay(renamed, newHome, {start: '2021-01-01'}),
  ],
};
const all = records(given);
const at = (network: Network, id: string): number => network.resolved.persons.findIndex((person) => person.id === id);
const pathIn = (network: Network, from: string, to: string) =>
  shortestPath(network, at(network, from), at(network, to));
const AFTER = ['ann', 'bo', 'renamed'];

test('no path leads across an adoption, by a tie, a notification or a home', () => {
  const network = whole(all);
  const shown = shownNetwork(network, NONE);
  for (const from of ['mum', 'old']) {
    for (const to of AFTER) {
      expect(pathIn(network, from, to)).not.toBeNull();
      expect(pathIn(shown, from, to)).toBeNull();
      expect(pathIn(sealedNetwork(network), to, from)).toBeNull();
    }
  }
  expect(pathIn(shown, 'mum', 'old')).toHaveLength(1);
  expect(pathIn(shown, 'bo', 'renamed')).toHaveLength(1);
});

test('nor in a graph drawn of it, in the joins of a graph database, or in a family', () => {
  const shown = shownNetwork(whole(all), NONE);
  const {edges} = networkGraph(shown, {names: true, around: null, withheld: NONE}).graph;
  const told = edges.filter(({from, to}) => [from, to].some((id) => id === 'old' || id === 'care'));
  expect(told.map(({from, to}) => [from, to].find((id) => AFTER.includes(id)) ?? '')).toEqual(told.map(() => ''));
  expect(edges.filter(({to}) => to.startsWith('7 Far Lane')).map(({from}) => from)).toEqual(AFTER);
  const joins = knownJoins(shown, knownPresences(shown)).map(({left, right}) =>
    [left, right].map((person) => shown.resolved.persons[person]!.id).sort(),
  );
  const across = joins.filter((pair) => pair.includes('old') && pair.some((id) => AFTER.includes(id)));
  expect(across).toEqual([]);
  const family = (id: string) => familyAround(shown, at(shown, id)).map((person) => shown.resolved.persons[person]!.id);
  expect([family('old'), family('ann')]).toEqual([
    ['mum', 'old'],
    ['ann', 'bo', 'renamed'],
  ]);
});

test('the child as it was is shown without the home of those who adopted it, however that is written', () => {
  const shown = shownNetwork(whole(all), NONE);
  const labels = (id: string): string[] =>
    new PersonViews(shown).card(at(shown, id), NONE).addresses.map(({label}) => label);
  expect(labels('old')).toEqual(['protected address']);
});

test('what somebody is suspected of stays in what is shown of them', () => {
  const shown = shownNetwork(whole(all), NONE);
  expect(shown.involvementsOf.starts[at(shown, 'bo') + 1]! - shown.involvementsOf.starts[at(shown, 'bo')]!).toBe(1);
});

test('an order alone, under which two names are sealed, parts them and whoever fostered first and adopted then', () => {
  const fostered = records({
    ...given,
    ties: [
      tie(mother, old, 'parent'),
      tie(ann, bo, 'partner'),
      tie(ann, old, 'foster-carer'),
      tie(ann, renamed, 'adoptive-parent'),
    ],
  });
  const held = [{left: 'old', right: 'renamed', weight: 3, reason: 'ADOPTION_BREAK'}];
  expect(pathIn(shownNetwork(whole(fostered, held), NONE), 'mum', 'ann')).toBeNull();
  expect(pathIn(shownNetwork(whole(fostered), NONE), 'mum', 'ann')).not.toBeNull();
});

test('a step-parent who adopts, or a grandmother, is parted from nobody', () => {
  const kin = records({...given, ties: [...given.ties, tie(ann, old, 'grandparent'), tie(bo, old, 'relative')]});
  expect(pathIn(shownNetwork(whole(kin), NONE), 'mum', 'ann')).not.toBeNull();
});

test('a seal of all records holds for whoever sees a part of them in which nothing tells of an adoption', () => {
  const part = records({...given, ties: given.ties.filter(({kind}) => kind !== 'adoptive-parent')});
  const seen = whole(part);
  expect(pathIn(shownNetwork(seen, NONE), 'mum', 'ann')).not.toBeNull();
  expect(pathIn(shownNetwork(seen, NONE, adoptionSeal(whole(all))), 'mum', 'ann')).toBeNull();
});

test('what an order parts is sealed whatever the two were held apart for', () => {
  const order = tie(ann, renamed, 'adoptive-parent', {start: '2030-01-01'});
  const unplaced = records({...given, ties: [order, ...given.ties.filter(({kind}) => kind !== 'adoptive-parent')]});
  const held = (reason: string): HeldPair[] => [{left: 'old', right: 'renamed', weight: 5, reason}];
  const sealOf = (pairs: HeldPair[]): ReturnType<typeof adoptionSeal> => adoptionSeal(whole(unplaced, pairs));
  const sealed = sealOf(held('ADOPTION_BREAK'));
  expect([...sealed.parted.get('old')!].sort()).toEqual(['ann', 'bo', 'renamed']);
  expect(sealOf(held('NUMBER_CONFLICT'))).toEqual(sealed);
  expect(sealOf([])).not.toEqual(sealed);
});

test('two who are held apart for another reason do not tell who the child was before', () => {
  const held = [
    {left: 'ann', right: 'old', weight: 5, reason: 'CO_NAMED'},
    {left: 'bo', right: 'mum', weight: 5, reason: 'BELOW_JOIN'},
    {left: 'old', right: 'renamed', weight: 5, reason: 'NUMBER_CONFLICT'},
  ];
  const network = whole(all, held);
  const isAcross = acrossAdoption(network.records, network.resolved);
  expect(isAcross(at(network, 'old'), at(network, 'renamed'))).toBe(true);
  expect(isAcross(at(network, 'mum'), at(network, 'renamed'))).toBe(false);
  const reasons = heldAsShown(shownNetwork(network, NONE)).map(({reason}) => reason);
  expect(reasons).toEqual(['ADOPTION_BREAK', 'BELOW_JOIN', 'ADOPTION_BREAK']);
  const card = new PersonViews(shownNetwork(network, NONE)).card(at(network, 'renamed'), NONE);
  expect(JSON.stringify(card.held)).not.toContain('old');
});
