import {listAt} from '../../src/base/get-or-insert.ts';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {identityEvents, otherPersons} from '../../src/engine/run/identity-events.ts';
import type {Person} from '../../src/model/resolved.ts';
import type {EventCause} from '../../src/workspace/results.ts';

/** "p1=a b|p2=c" is two persons and their mentions. */
const persons = (text: string): Person[] =>
  text.split('|').map((part) => {
    const [id, mentions] = part.split('=');
    return {id: id!, mentions: mentions!.split(' ')};
  });

const told = (before: string, after: string): string[] =>
  identityEvents(persons(before), persons(after), () => []).map(
    (event) => `${event.kind} ${event.before.join('+')}>${event.after.join('+')}`,
  );

test.each([
  ['nothing changed', 'p1=a b|p2=c', 'p1=a b|p2=c', []],
  ['a mention more', 'p1=a', 'p1=a b', []],
  ['a new person', 'p1=a', 'p1=a|p2=b', ['new >p2']],
  ['a person whose records are gone', 'p1=a|p2=b', 'p1=a', ['retired p2>']],
  ['two become one', 'p1=a|p2=b', 'p1=a b', ['merge p1+p2>p1']],
  ['one becomes two', 'p1=a b', 'p1=a|p3=b', ['split p1>p1+p3']],
  ['an earlier record gives another id', 'p2=b', 'p1=a b', ['renamed p2>p1']],
  ['one mention changes sides', 'p1=a b|p3=c', 'p1=a|p2=b c', ['merge p1+p3>p2', 'split p1>p1+p2']],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test('every id that is gone is named before, and every id that came is named after', () => {
  const partition = fc.array(fc.nat({max: 4}), {minLength: 8, maxLength: 8});
  fc.assert(
    fc.property(partition, partition, (left, right) => {
      const before = grouped(left);
      const after = grouped(right);
      const events = identityEvents(before, after, () => []);
      const oldIds = new Set(before.map(({id}) => id));
      const newIds = new Set(after.map(({id}) => id));
      for (const id of oldIds)
        if (!newIds.has(id)) expect(events.some((event) => event.before.includes(id))).toBe(true);
      for (const id of newIds) if (!oldIds.has(id)) expect(events.some((event) => event.after.includes(id))).toBe(true);
    }),
  );
});

test('of persons who are the same there is nothing to tell', () => {
  const partition = fc.array(fc.nat({max: 5}), {minLength: 8, maxLength: 8});
  const change = fc.tuple(fc.nat({max: 7}), fc.nat({max: 5}));
  fc.assert(
    fc.property(partition, change, (groups, [mention, group]) => {
      const before = grouped(groups);
      const after = grouped(groups.map((own, at) => (at === mention ? group : own)));
      const causesOf = (mentions: ReadonlySet<string>): EventCause[] => [
        {code: 'RECORD_NEW', ids: [...mentions].sort(), count: mentions.size},
      ];
      expect(identityEvents(...otherPersons(before, after), causesOf)).toEqual(identityEvents(before, after, causesOf));
    }),
  );
});

/** Mentions 0..7 by group; a person is called after its smallest mention, as the engine does. */
function grouped(groups: number[]): Person[] {
  const members = new Map<number, string[]>();
  for (const [mention, group] of groups.entries()) {
    listAt(members, group).push(`m${mention}`);
  }
  return [...members.values()]
    .map((mentions) => ({id: `p${mentions[0]!}`, mentions}))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}
