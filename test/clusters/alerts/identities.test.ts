import {expect, test} from 'vitest';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {likelyOne} from '../../../src/clusters/alerts/identities.ts';
import type {HeldPair} from '../../../src/model/resolved.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import type {Network} from '../../../src/network/network.ts';
import {born, involve, mention, notification, records, resolve} from '../../support/records.ts';
import {setScene} from '../../../src/clusters/set-scene.ts';

const PERSONS = 64;
const name = (at: number): string => `p${String(at).padStart(2, '0')}`;

/** Persons held apart in pairs of one weight in bits. */
function networkOf(held: readonly [number, number, number, HeldPair['reason']][]): Network {
  const of = records({
    mentions: Array.from({length: PERSONS}, (_, at) =>
      mention(`${name(at)}.1`, {names: [{use: 'recorded', given: `Given${at}`, family: `Family${at}`, title: ''}]}),
    ),
  });
  const resolved = resolve(of);
  const pairs = held.map(([left, right, weight, reason]) => ({left: name(left), right: name(right), weight, reason}));
  return buildNetwork(of, {...resolved, held: pairs}, {asOf: null});
}

test('a pair counts among the least circle that holds both: the fewer it could be, the less evidence is asked for', () => {
  const network = networkOf([
    [0, 1, 1.5, 'BELOW_JOIN'],
    [2, 20, 1.5, 'BELOW_JOIN'],
  ]);
  const all = new Set(Array.from({length: 32}, (_, at) => at));
  const few = new Set([0, 1, 2, 3]);
  // Of 64 persons 32 are linked, which adds 1 bit, and 4 are named, which adds 4.
  const {of, assumed} = likelyOne(network, [all, few], 5);
  expect(assumed).toEqual([{left: 0, right: 1, weight: 1.5}]);
  expect(of(0)).toBe(of(1));
  expect(of(2)).not.toBe(of(20));
  expect(likelyOne(network, [all], 5).assumed).toEqual([]);
});

test('nobody is joined whom more than a want of evidence holds apart from any of the others', () => {
  const network = networkOf([
    [0, 1, 4, 'BELOW_JOIN'],
    [1, 2, 3, 'BELOW_JOIN'],
    [0, 2, 0, 'CO_NAMED'],
  ]);
  const {of} = likelyOne(network, [new Set([0, 1, 2, 3])], 5);
  expect(of(0)).toBe(of(1));
  expect(of(2)).not.toBe(of(1));
});

test('who was held apart as a name alone among other people may be one: linked adults stand beside other families', () => {
  const network = networkOf([[0, 1, 4, 'NAME_ONLY']]);
  const {of} = likelyOne(network, [new Set([0, 1, 2, 3])], 5);
  expect(of(0)).toBe(of(1));
});

/** Adults who are known by name alone, or with a birth date too, and 300 others. */
function namedWorld(adults: readonly {given: string; family: string; birth?: string; group?: string}[]): Network {
  const others = Array.from({length: 300}, (_, at) => ({
    given: `Given${at}`,
    family: `Family${at}`,
    birth: '1980-05-01',
  }));
  const of = records({
    mentions: [...adults, ...others].map(({given, family, birth, ...rest}, at) =>
      mention(`p${String(at).padStart(3, '0')}.1`, {
        ...('group' in rest ? {group: rest.group!} : {}),
        names: [{use: 'recorded', given, family, title: ''}],
        birth: birth === undefined ? null : born(birth),
      }),
    ),
  });
  return buildNetwork(of, resolve(of), {asOf: null});
}

test('one known by name alone is taken for the one who is named so where the hub knows nobody else of the name', () => {
  const known = {given: 'Abel Samuel', family: 'Yohannes Kidane', birth: '1981-07-22'};
  const reversed = {given: 'Kidane', family: 'Abel'};
  const circle = new Set([0, 1]);
  expect(likelyOne(namedWorld([known, reversed]), [circle], 5).assumed).toEqual([{left: 0, right: 1, weight: 1}]);
  // Somebody outside the circle of whom the words may be told as well.
  const namesake = {given: 'Abel', family: 'Kidane', birth: '1990-01-01'};
  expect(likelyOne(namedWorld([known, reversed, namesake]), [circle], 7).assumed).toEqual([]);
  expect(likelyOne(namedWorld([known, {given: 'Abel', family: 'Tesfay'}]), [circle], 5).assumed).toEqual([]);
  expect(likelyOne(namedWorld([known, {...reversed, birth: '1970-01-01'}]), [circle], 5).assumed).toEqual([]);
});

test('two whom matching compared and who are namesakes as well are taken for one once, by the heavier weight', () => {
  const {records: all, resolved} = namedWorld([
    {given: 'Abel Samuel', family: 'Yohannes Kidane', birth: '1981-07-22'},
    {given: 'Kidane', family: 'Abel'},
  ]);
  const assumedAt = (weight: number): unknown => {
    const [left, right] = resolved.persons.map(({id}) => id) as [string, string];
    const held = [{left, right, weight, reason: 'BELOW_JOIN' as const}];
    return likelyOne(buildNetwork(all, {...resolved, held}, {asOf: null}), [new Set([0, 1])], 5).assumed;
  };
  // As namesakes alone they weigh 1.
  expect(assumedAt(3)).toEqual([{left: 0, right: 1, weight: 3}]);
  expect(assumedAt(0.5)).toEqual([{left: 0, right: 1, weight: 1}]);
});

test('two whom one row names side by side are never one for their name', () => {
  const [one, other] = ['', ' Samuel'].map((more) => ({given: `Abel${more}`, family: 'Kidane', group: 'row 1'}));
  expect(likelyOne(namedWorld([one!, other!]), [new Set([0, 1])], 5).assumed).toEqual([]);
});

test.each([
  ['neither year, month nor day', '1973-02-10', false],
  ['the month alone', '1973-01-10', false],
  ['the year alone', '1990-03-10', false],
  ['two of the three', '1990-03-24', true],
  ['the year of a 1 January', '1990-01-01', true],
])('a birth date on record for both, of which %s agree: taken for one as matching would', (_what, birth, isOne) => {
  const all = namedWorld([
    {given: 'Abel', family: 'Kidane', birth: '1990-01-24'},
    {given: 'Abel', family: 'Kidane', birth},
  ]);
  const [left, right] = all.resolved.persons.map(({id}) => id) as [string, string];
  const held = [{left, right, weight: 3, reason: 'BELOW_JOIN' as const}];
  const network = buildNetwork(all.records, {...all.resolved, held}, {asOf: null});
  expect(likelyOne(network, [new Set([0, 1])], 5).assumed).toEqual(isOne ? [{left: 0, right: 1, weight: 3}] : []);
});

test('who are taken for one stand under the one of whom most facts tell', () => {
  const child = mention('child.1', {birth: born('2012-05-01')});
  const said = ['guise', 'person.a', 'person.b'].map((id) => mention(`${id}.1`, {birth: born('1980-05-01')}));
  const notes = said.map((_, at) => notification(`n${at}.1`, {kind: 'sexual-exploitation'}));
  const of = records({
    mentions: [child, ...said],
    notifications: notes,
    involvements: notes.flatMap((note, at) => [involve(note, child, 'subject'), involve(note, said[at]!, 'suspect')]),
  });
  const resolved = resolve(of, {person: (one) => one.id.split('.')[0]!});
  const held = [{left: 'guise', right: 'person', weight: 6, reason: 'BELOW_JOIN' as const}];
  const scene = setScene(buildNetwork(of, {...resolved, held}, {asOf: null}), CLUSTERS);
  expect(new Set(scene.facts.map(({adult}) => resolved.persons[adult]!.id))).toEqual(new Set(['person']));
  expect(scene.facts.map(({guise}) => resolved.persons[guise]!.id).sort()).toEqual(['guise', 'person', 'person']);
});
