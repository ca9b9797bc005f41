import {addAt} from '../../../src/base/get-or-insert.ts';
import {expect, test} from 'vitest';
import {evaluateGroups, recallGap, type GroupScore} from '../../../src/engine/evaluate/groups.ts';
import {evaluateGuises} from '../../../src/engine/evaluate/guises.ts';
import type {Identities} from '../../../src/engine/evaluate/identities.ts';
import {slotKey, type Truth} from '../../../src/engine/evaluate/truth.ts';

/** Mentions 1, 2, ... of the persons named, and the persons of ours they were put into. */
function identities(real: string, ours: string): Identities {
  const key = (i: number): string => slotKey('f', 'f.csv', i + 1, 'child');
  const isTrue = new Map(real.split('').map((person, i) => [key(i), person]));
  const found = new Map(ours.split('').map((person, i) => [key(i), person]));
  const trueOf = new Map<string, string>();
  for (const person of new Set(ours)) {
    const counts = new Map<string, number>();
    for (const [key, owner] of found) if (owner === person) addAt(counts, isTrue.get(key)!);
    trueOf.set(person, [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))[0]![0]);
  }
  return {found, true: isTrue, trueOf, foundOf: new Map()};
}

const truth = (tables: Partial<Truth>): Truth => ({persons: [], guises: [], ...tables}) as unknown as Truth;

const PERSONS = truth({
  persons: [
    {person_id: 'a', staff: '0', custom: 'somali', sex: 'F', birth_date: '2015-06-01'},
    {person_id: 'b', staff: '0', custom: 'somali', sex: 'M', birth_date: '1990-06-01'},
    {person_id: 'c', staff: '0', custom: 'polish', sex: 'F', birth_date: '1961-06-01'},
  ],
});

const pick = (scores: GroupScore[], group: string): GroupScore => scores.find((score) => score.group === group)!;

test('recall of a group is over the pairs of its people, misplaced mentions are those with somebody else', () => {
  // a: three mentions in two pieces (1 of 3 pairs); b: two together; c: two apart, one of them in the piece of b.
  const scores = evaluateGroups(PERSONS, identities('aaabbcc', 'XXYZZZW'), '2024-01-01');
  expect(pick(scores, 'somali')).toMatchObject({by: 'custom', persons: 2, mentions: 5, recall: 0.5, misplaced: 0});
  expect(pick(scores, 'polish')).toMatchObject({persons: 1, mentions: 2, recall: 0, misplaced: 0.5});
  expect(pick(scores, 'F')).toMatchObject({by: 'sex', mentions: 5, recall: 0.25, misplaced: 0.2});
  expect(scores.filter(({by}) => by === 'age band').map(({group}) => group)).toEqual(['30-49', '5-10', '50 and over']);
  expect(recallGap(scores, 'custom', 2)).toBe(0.5);
  expect(recallGap(scores, 'custom', 100)).toBe(0);
});

test('the interval of a recall narrows with people, and holds the recall', () => {
  const few = pick(evaluateGroups(PERSONS, identities('aaabb', 'XXYZZ'), '2024-01-01'), 'somali');
  expect(few.interval[0]).toBeLessThan(few.recall);
  expect(few.interval[1]).toBeGreaterThan(few.recall);
  const persons = Array.from({length: 26}, (_, i) => ({
    person_id: String.fromCharCode(65 + i),
    staff: '0',
    custom: 'somali',
  }));
  const real = persons.map(({person_id: id}, i) => id.repeat(i % 2 === 0 ? 3 : 2)).join('');
  // Every second person has three mentions in two pieces, as above.
  const ours = persons
    .map(({person_id: id}, i) => (i % 2 === 0 ? `${id}${id}${id.toLowerCase()}` : `${id}${id}`))
    .join('');
  const many = pick(evaluateGroups(truth({persons}), identities(real, ours), '2024-01-01'), 'somali');
  expect(many.recall).toBe(few.recall);
  expect(many.interval[1] - many.interval[0]).toBeLessThan(few.interval[1] - few.interval[0]);
});

test('a truth without customs has no groups by custom', () => {
  const scores = evaluateGroups(truth({persons: [{person_id: 'a', staff: '0'}]}), identities('aa', 'XX'), '2024-01-01');
  expect(scores).toEqual([]);
});

test('a guise is linked where one person of ours holds both sides of somebody', () => {
  const row = (kind: string, person: string, number: number, side: string): Truth['guises'][number] => ({
    kind,
    person_id: person,
    feed: 'f',
    file: 'f.csv',
    row: String(number),
    slot: 'child',
    side,
  });
  const guises = [
    row('reversed', 'a', 1, 'plain'),
    row('reversed', 'a', 2, 'plain'),
    row('reversed', 'a', 3, 'guise'),
    row('reversed', 'b', 4, 'plain'),
    row('reversed', 'b', 5, 'guise'),
    row('baby', 'c', 6, 'plain'),
    row('baby', 'c', 7, 'guise'),
  ];
  // a: the guise with one of two plain mentions; b: apart; c: both sides, in a person who is mostly a.
  const {reversed, baby} = evaluateGuises(truth({guises}), identities('aaabbcc', 'XYYZWYY'));
  expect(reversed).toEqual({people: 2, linked: 1});
  expect(baby).toEqual({people: 1, linked: 0});
});
