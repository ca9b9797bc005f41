import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {identityEvents} from '../../src/engine/run/identity-events.ts';
import {successorTable} from '../../src/engine/successors.ts';
import type {Person} from '../../src/model/resolved.ts';
import type {LoggedEvent} from '../../src/workspace/results.ts';

/** Mentions 0..7 by group; a person is called after its smallest mention. */
function grouped(groups: readonly number[]): Person[] {
  const members = Map.groupBy(groups.keys(), (mention) => groups[mention]!);
  return [...members.values()]
    .map((list) => list.map((mention) => `m${mention}`))
    .map((mentions) => ({id: `p${mentions[0]!}`, mentions}))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

test('an id of any former run leads to whoever has its mentions now', () => {
  const partition = fc.array(fc.nat({max: 3}), {minLength: 8, maxLength: 8}).map(grouped);
  let gone = 0;
  fc.assert(
    fc.property(fc.array(partition, {minLength: 2, maxLength: 5}), (runs) => {
      const events: LoggedEvent[] = runs
        .slice(1)
        .flatMap((after, at) =>
          identityEvents(runs[at]!, after, () => []).map((event) => ({...event, derivation: at + 2})),
        );
      const now = runs.at(-1)!;
      const before = runs.at(-2)!;
      for (const {id, mentions} of before) {
        if (now.some((person) => person.id === id)) continue;
        gone++;
        const heirs = now.filter((person) => person.mentions.some((mention) => mentions.includes(mention)));
        expect(
          successorTable(
            events.filter(({derivation}) => derivation === runs.length),
            now,
          )(id),
        ).toEqual(heirs.map((person) => person.id));
      }
      // From further back every id that is gone leads somewhere: no mention was lost on the way.
      for (const {id} of runs[0]!) {
        const heirs = successorTable(events, now)(id);
        if (!now.some((person) => person.id === id)) expect(heirs.length).toBeGreaterThan(0);
        for (const heir of heirs) expect(now.some((person) => person.id === heir)).toBe(true);
      }
    }),
    {seed: 4},
  );
  expect(gone).toBeGreaterThan(50);
});

test('an id that was never known, and one of whom nothing is left, lead nowhere', () => {
  const event: LoggedEvent = {kind: 'retired', before: ['p1'], after: [], causes: [], derivation: 2};
  expect(successorTable([event], [])('p1')).toEqual([]);
  expect(successorTable([event], [{id: 'p2', mentions: ['m']}])('p9')).toEqual([]);
});
