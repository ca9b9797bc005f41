import {array, assert as check, constantFrom, integer, nat, property, tuple, uniqueArray} from 'fast-check';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {createRng} from '../../src/base/rng.ts';
import {UnionFind} from '../../src/columns/union-find.ts';
import {conflictWith} from '../../src/engine/judgements/conflicts.ts';
import type {Constraint, Judgement} from '../../src/model/judgement.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {indexRecords} from '../../src/resolve/lookup/index-records.ts';
import type {LookupAnswer} from '../../src/resolve/lookup/lookup-answer.ts';
import {PERSON_DEFAULTS, resolvePersons} from '../../src/resolve/persons.ts';
import {scene} from '../support/person-scenes.ts';
import {CROWD, local, named, nhs, partition, resolveMentions} from '../support/persons.ts';
import {born, mention, tie} from '../support/records.ts';

const SEED = 4;

const judgement = ({verdict, left, right}: Constraint, id: string): Judgement => ({
  id,
  verdict,
  left,
  right,
  by: 'reviewer',
  on: '2024-01-01',
  because: 'looked',
  overrides: [],
  guarded: false,
  confirmed: null,
});

/** Of random verdicts on random groups of mentions, those that are let through one after the other. */
function letThrough(ids: readonly string[], tried: readonly (readonly [string, number[], number[]])[]): Judgement[] {
  const said: Judgement[] = [];
  for (const [verdict, lefts, rights] of tried) {
    const sideOf = (at: number[]): string[] => [...new Set(at.map((index) => ids[index % ids.length]!))].sort();
    const left = sideOf(lefts);
    const right = sideOf(rights).filter((id) => !left.includes(id));
    if (right.length === 0) continue;
    const constraint = {verdict: verdict as Constraint['verdict'], left, right};
    if (conflictWith(said, constraint).length === 0) said.push(judgement(constraint, `J${said.length}`));
  }
  return said;
}

const group = uniqueArray(nat(21), {minLength: 1, maxLength: 3});
const verdicts = array(tuple(constantFrom('same', 'different'), group, group), {minLength: 1, maxLength: 14});

test('no judgement is ever broken, by whatever chain, and the order in which they were said changes no byte', () => {
  let kept = 0;
  let moved = 0;
  check(
    property(scene, verdicts, integer({min: 1}), ({mentions, ties}, tried, seed) => {
      const subjects = mentions.filter(({staff}) => !staff).map(({id}) => id);
      if (subjects.length < 2) return;
      const said = letThrough(subjects, tried);
      const {persons, held} = resolveMentions(mentions, ties, said);
      const personOf = new Map(persons.flatMap(({id, mentions: own}) => own.map((item) => [item, id] as const)));
      for (const {verdict, left, right} of said) {
        kept++;
        const ids = new Set([...left, ...right].map((item) => personOf.get(item)!));
        if (verdict === 'same') expect(ids.size).toBe(1);
        else for (const a of left) for (const b of right) expect(personOf.get(a)).not.toBe(personOf.get(b));
      }
      const plain = resolveMentions(mentions, ties);
      if (partition(plain).join() !== partition({persons}).join()) moved++;
      const rng = createRng(seed);
      const shuffled = said
        .map((item) => ({
          item: rng.int(2) === 0 ? item : {...item, left: item.right, right: item.left},
          at: rng.next(),
        }))
        .sort((a, b) => a.at - b.at)
        .map(({item}) => item);
      const again = resolveMentions(mentions, ties, shuffled);
      expect(JSON.stringify([again.persons, again.held])).toBe(JSON.stringify([persons, held]));
    }),
    {seed: SEED, numRuns: 80},
  );
  // Enough was said, and made a difference, for the property to mean something.
  expect(kept).toBeGreaterThan(250);
  expect(moved).toBeGreaterThan(30);
});

const one = (id: string, given = {}): ReturnType<typeof mention> =>
  mention(id, {names: named('Aisha Khan'), birth: born('2015-03-04'), identifiers: [nhs(0)], ...given});
const say = (verdict: Constraint['verdict'], left: string[], right: string[]): Constraint => ({verdict, left, right});

test('who was said to be different is held apart with that reason, and so is whoever joins them', () => {
  const mentions = [one('a'), one('b'), one('c')];
  expect(partition(resolveMentions(mentions))).toEqual(['a b c']);
  const {persons, held} = resolveMentions(mentions, [], [say('different', ['a'], ['b'])]);
  expect(persons.map(({mentions: own}) => own.join(' ')).filter((own) => /a.*b/.test(own))).toEqual([]);
  expect(held.map(({reason}) => reason)).toContain('JUDGED');
});

test('who was said to be one is one, though a row, a register and numbers keep them apart', () => {
  const mentions = [
    one('a', {group: 'g', register: 'census', identifiers: [nhs(0), local('1')]}),
    one('b', {group: 'g', register: 'census', names: named('Zoe Quill'), identifiers: [nhs(1), local('2')]}),
  ];
  expect(partition(resolveMentions(mentions))).toEqual(['a', 'b']);
  expect(partition(resolveMentions(mentions, [], [say('same', ['b'], ['a'])]))).toEqual(['a b']);
});

test('a word against it outweighs the note of a register that two entries are one, however the notes are ordered', () => {
  const mentions = [one('a', {group: 'g'}), one('b', {group: 'g'}), one('c', {group: 'g'})];
  const notes = [tie(mentions[0]!, mentions[1]!, 'self'), tie(mentions[1]!, mentions[2]!, 'self')];
  expect(partition(resolveMentions(mentions, notes))).toEqual(['a b c']);
  const said = [say('different', ['a'], ['c'])];
  expect(partition(resolveMentions(mentions, notes, said))).toEqual(['a b', 'c']);
  expect(partition(resolveMentions(mentions, notes.toReversed(), said))).toEqual(['a b', 'c']);
});

test('a record that is gone takes its side of a judgement with it, and staff are nobody', () => {
  const mentions = [one('a'), one('b'), one('s', {staff: true})];
  const apart = say('different', ['a'], ['b']);
  expect(partition(resolveMentions(mentions, [], [apart]))).toEqual(['a', 'b']);
  expect(partition(resolveMentions(mentions, [], [{...apart, right: ['gone']}]))).toEqual(['a b']);
  expect(partition(resolveMentions(mentions, [], [say('same', ['a'], ['s'])]))).toEqual(['a b']);
});

test('conflicts name the shortest chain that forbids them', () => {
  const said = [
    judgement(say('same', ['a'], ['b']), 'J1'),
    judgement(say('same', ['b'], ['c']), 'J2'),
    judgement(say('same', ['a'], ['x']), 'J3'),
    judgement(say('different', ['c'], ['d', 'e']), 'J4'),
  ];
  expect(conflictWith(said, say('different', ['c'], ['a']))).toEqual(['J2', 'J1']);
  expect(conflictWith(said, say('same', ['x'], ['d']))).toEqual(['J2', 'J1', 'J3', 'J4']);
  expect(conflictWith(said, say('same', ['d'], ['e']))).toEqual([]);
  expect(conflictWith(said, say('different', ['x'], ['d']))).toEqual([]);
});

test('a judgement is let through if and only if it contradicts nothing, as a plain closure says', () => {
  let refused = 0;
  check(
    property(array(tuple(constantFrom('same', 'different'), group, group), {maxLength: 30}), (tried) => {
      const ids = Array.from({length: 12}, (_, at) => `m${String(at).padStart(2, '0')}`);
      const said = letThrough(ids, tried);
      for (const [at] of said.entries()) expect(isSound(ids, said.slice(0, at + 1))).toBe(true);
      for (const [verdict, lefts, rights] of tried) {
        const [left, right] = [lefts, rights].map((list) => [...new Set(list.map((one) => ids[one % 12]!))].sort());
        const constraint = say(
          verdict as Constraint['verdict'],
          left!,
          right!.filter((id) => !left!.includes(id)),
        );
        if (constraint.right.length === 0) continue;
        const isFree = conflictWith(said, constraint).length === 0;
        expect(isFree).toBe(isSound(ids, [...said, constraint]));
        if (!isFree) refused++;
      }
    }),
    {seed: SEED, numRuns: 200},
  );
  expect(refused).toBeGreaterThan(200);
});

/** Whether "different" keeps its word once all "same" are joined. */
function isSound(ids: readonly string[], said: readonly Constraint[]): boolean {
  const sets = new UnionFind(ids.length);
  const at = (id: string): number => ids.indexOf(id);
  for (const {verdict, left, right} of said)
    if (verdict === 'same') for (const id of [...left, ...right]) sets.union(at(left[0]!), at(id));
  return said.every(
    ({verdict, left, right}) =>
      verdict === 'same' || left.every((a) => right.every((b) => sets.find(at(a)) !== sets.find(at(b)))),
  );
}

test('a mention that is looked up ties nobody together whom a person said are two', () => {
  const mentions = [...CROWD, one('a'), one('b')].sort((x, y) => (x.id < y.id ? -1 : 1));
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map(({address}) => address));
  const said = [say('different', ['a'], ['b'])];
  const {persons, personOf, model, held} = resolvePersons(
    {mentions, ties: [], dwellingOf, dwellings},
    PERSON_DEFAULTS,
    QUIET,
    {
      said,
    },
  );
  const resolved = {mentions, ties: [], dwellings, dwellingOfMention: dwellingOf, persons, personOf};
  const asked = one('~~guest');
  const joined = ({person, alsoJoins}: LookupAnswer): number => [person, ...alsoJoins].length;
  expect(held.map(({reason}) => reason)).toContain('JUDGED');
  expect(joined(indexRecords(resolved, model, PERSON_DEFAULTS).lookup(asked))).toBe(2);
  const judgedApart = [
    [personOf[mentions.findIndex(({id}) => id === 'a')]!, personOf[mentions.findIndex(({id}) => id === 'b')]!],
  ] as const;
  const answer = indexRecords({...resolved, judgedApart}, model, PERSON_DEFAULTS).lookup(asked);
  expect(joined(answer)).toBe(1);
  expect(answer.candidates.map(({reason}) => reason)).toContain('JUDGED');
});
