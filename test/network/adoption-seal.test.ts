import {expect, test} from 'vitest';
import {shortestPath} from '../../src/network/around/paths.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {acrossAdoption} from '../../src/network/guard/across-adoption.ts';
import {adoptionSeal} from '../../src/network/guard/adoption.ts';
import {shownNetwork} from '../../src/network/guard/shown.ts';
import type {Network} from '../../src/network/network.ts';
import type {Records} from '../../src/model/records.ts';
import type {Dwelling, HeldPair} from '../../src/model/resolved.ts';
import {address, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';

/** Abe, as he was before, is the first of all persons; he is placed for adoption with Kit, who lives with Lou. Meg is his mother. */
const [abe, kit, lou, meg] = [mention('abe'), mention('kit'), mention('lou'), mention('meg')];
const [birthHome, newHome] = [address('1 High Street', 'NW10 1AA'), address('7 Far Lane', 'SE9 1QZ')];
const placed = tie(kit, abe, 'adoptive-parent', {detail: 'placement'});
const ties = [placed, tie(meg, abe, 'parent'), tie(kit, lou, 'partner')];
const since = (day: string) => ({start: day});
const stays = [
  stay(meg, birthHome, since('2018-01-01')),
  stay(abe, birthHome, since('2018-01-01')),
  stay(abe, newHome, {kind: 'placement', start: '2020-01-01'}),
  stay(kit, newHome, since('2015-01-01')),
  stay(lou, newHome, since('2015-01-01')),
];

type About = {held?: HeldPair[]; dwellings?: Record<string, Partial<Dwelling>>};

/** The records above and others beside them; `about` says what their dwellings are known to be. */
function networkOf(more: Partial<Records> = {}, {held = [], dwellings = {}}: About = {}): Network {
  const all = records({
    ...more,
    mentions: [abe, kit, lou, meg, ...(more.mentions ?? [])],
    ties: [...ties, ...(more.ties ?? [])],
    stays: [...stays, ...(more.stays ?? [])],
  });
  const resolved = resolve(all);
  const known = resolved.dwellings.map((one) => ({...one, ...dwellings[one.id]}));
  return buildNetwork(all, {...resolved, dwellings: known, held}, {asOf: null});
}

const partedFrom = (network: Network, child = 'abe'): string[] =>
  [...(adoptionSeal(network).parted.get(child) ?? [])].sort();
const hiddenOf = (network: Network, child = 'abe'): string[] =>
  [...(adoptionSeal(network).homes.get(child) ?? [])].sort();
const at = (network: Network, id: string): number => network.resolved.persons.findIndex((person) => person.id === id);
const shownPath = (network: Network, from: string, to: string) =>
  shortestPath(shownNetwork(network, new Set()), at(network, from), at(network, to));

test('a child is parted from those who adopt and their partners, and from nobody else whom they know', () => {
  const sister = mention('noa');
  expect(partedFrom(networkOf())).toEqual(['kit', 'lou']);
  expect(partedFrom(networkOf({mentions: [sister], ties: [tie(sister, kit, 'sibling')]}))).toEqual(['kit', 'lou']);
});

test.each(['parent', 'step-parent', 'grandparent', 'sibling', 'half-sibling', 'step-sibling', 'relative'] as const)(
  'a %s who adopts is parted from nobody, whichever of the two a record names first',
  (kind) => {
    expect(partedFrom(networkOf({ties: [tie(kit, abe, kind)]}))).toEqual(['lou']);
    expect(partedFrom(networkOf({ties: [tie(abe, kit, kind)]}))).toEqual(['lou']);
  },
);

test('a record that calls a child the partner of who adopts it parts it from itself in nothing', () => {
  expect(partedFrom(networkOf({ties: [tie(kit, abe, 'partner')]}))).toEqual(['kit', 'lou']);
});

test('a member of staff whom a register names in the place of who adopts is nobody, and parts nobody', () => {
  const worker = mention('pat', {staff: true});
  const told = [tie(worker, abe, 'adoptive-parent', {detail: 'placement'}), tie(meg, worker, 'household')];
  const network = networkOf({mentions: [worker], ties: told});
  expect(partedFrom(network)).toEqual(['kit', 'lou']);
  expect(shownPath(network, 'abe', 'kit')).toBeNull();
  expect(shownNetwork(network, new Set()).ties.length).toBe(2);
});

test('no tie leads from the child to those who adopt it, whichever of the two it begins with', () => {
  for (const known of [tie(abe, kit, 'household'), tie(kit, abe, 'household'), tie(abe, lou, 'household')]) {
    const network = networkOf({ties: [known]});
    for (const to of ['kit', 'lou']) expect(shownPath(network, 'abe', to)).toBeNull();
  }
});

test('none of several notifications that name both joins them, and others keep all whom they name', () => {
  const both = ['n1', 'n2', 'n3'].map((id) => notification(id));
  const own = notification('n4');
  const network = networkOf({
    notifications: [...both, own],
    involvements: [
      ...both.flatMap((one) => [involve(one, abe, 'subject'), involve(one, kit, 'carer')]),
      involve(own, kit, 'victim'),
      involve(own, meg, 'witness'),
    ],
    stays: [],
  });
  expect(shownPath(network, 'abe', 'kit')).toBeNull();
  const {involvements, records: all} = shownNetwork(network, new Set());
  const told = Array.from({length: involvements.length}, (_, i) =>
    [all.notifications[involvements.notification[i]!]!.id, network.resolved.persons[involvements.person[i]!]!.id].join(
      ' ',
    ),
  );
  expect(told.sort()).toEqual(['n1 abe', 'n2 abe', 'n3 abe', 'n4 kit', 'n4 meg']);
});

test('of the homes of a child those alone are hidden at which its adopters live, or that lead to one', () => {
  expect(hiddenOf(networkOf())).toEqual(['7 Far Lane']);
  const near = stay(abe, address('Flat 2, 7 Far Lane', null), since('2021-01-01'));
  const hidden = (dwellings: Record<string, Partial<Dwelling>>) => hiddenOf(networkOf({stays: [near]}, {dwellings}));
  const [door, flat, far] = ['7 Far Lane', 'Flat 2, 7 Far Lane', '1 High Street'];
  expect(hidden({})).toEqual([door]);
  expect(hidden({[door!]: {building: 'B1'}, [flat!]: {building: 'B1'}})).toEqual([door, flat]);
  expect(hidden({[door!]: {postcode: 'SE9 1QZ'}, [flat!]: {postcode: 'SE9 1QZ'}})).toEqual([door, flat]);
  expect(
    hidden({[door!]: {building: 'B1', postcode: 'SE9 1QZ'}, [far!]: {building: 'B2', postcode: 'NW10 1AA'}}),
  ).toEqual([door]);
});

test.each(['pseudo', 'institution'] as const)(
  'what is no home is not hidden, though all are written there: %s',
  (kind) => {
    const ward = address('St Anne', 'SE9 2AA');
    const all = [abe, kit].map((who) => stay(who, ward, since('2019-01-01')));
    expect(hiddenOf(networkOf({stays: all}, {dwellings: {'St Anne': {kind}}}))).toEqual(['7 Far Lane']);
  },
);

/** Zed is the child under the name that the order of its adopters gave. */
const zed = mention('zed');
const order = (who = zed) => tie(kit, who, 'adoptive-parent', {start: '2030-01-01'});
const heldBy = (left: string, right: string, reason = 'ADOPTION_BREAK'): HeldPair => ({left, right, weight: 5, reason});

test('whom matching holds apart from an adopted child for another reason is parted from nobody', () => {
  const other = mention('una', {asAt: '2031-01-01'});
  const network = networkOf(
    {mentions: [zed, other], ties: [order()]},
    {held: [heldBy('abe', 'zed'), heldBy('una', 'zed', 'BELOW_JOIN')]},
  );
  expect(partedFrom(network)).toEqual(['kit', 'lou', 'zed']);
  expect([...adoptionSeal(network).parted.keys()]).toEqual(['abe']);
});

test('a pair of which one is not there any more, or neither was ordered, parts nobody', () => {
  const [una, vic] = [mention('una'), mention('vic')];
  const given = {mentions: [una, vic, zed], ties: [order()]};
  const held = [heldBy('gone', 'zed'), heldBy('zed', 'gone'), heldBy('una', 'vic')];
  expect([...adoptionSeal(networkOf(given, {held})).parted]).toEqual([['abe', new Set(['kit', 'lou'])]]);
});

test('whether an order lies between two does not hang on who is named first', () => {
  const network = networkOf({mentions: [zed, mention('una')], ties: [order()]});
  const isAcross = acrossAdoption(network.records, network.resolved);
  for (const before of ['abe', 'una']) {
    const pair = [before, 'zed'].map((id) => at(network, id)) as [number, number];
    expect([isAcross(pair[0], pair[1]), isAcross(pair[1], pair[0])]).toEqual([true, true]);
  }
});

test('of a child adopted twice neither identity leads to the other, nor to who adopted it', () => {
  const people = ['ned', 'ola', 'pam', 'quinn'].map((id) => mention(id));
  const [first, second, pam, quinn] = people as [typeof abe, typeof abe, typeof abe, typeof abe];
  const network = networkOf(
    {mentions: people, ties: [tie(pam, first, 'adoptive-parent'), tie(quinn, second, 'adoptive-parent')]},
    {held: [heldBy('ned', 'ola')]},
  );
  expect(partedFrom(network, 'ned')).toEqual(['ola', 'quinn']);
  expect(partedFrom(network, 'ola')).toEqual(['ned', 'pam']);
});

test('two children whom one couple adopted are parted neither from one another nor from it', () => {
  const [one, other, pam] = [mention('ned'), mention('ola'), mention('pam')];
  const network = networkOf(
    {mentions: [one, other, pam], ties: [one, other].map((child) => tie(pam, child, 'adoptive-parent'))},
    {held: [heldBy('ned', 'ola')]},
  );
  expect([...partedFrom(network, 'ned'), ...partedFrom(network, 'ola')]).toEqual([]);
});
