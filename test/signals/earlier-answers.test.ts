import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import type {Records, RecordVersions} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import type {VersionedNetwork} from '../../src/network/same-rows.ts';
import {stillAnswered, type StillAnswered} from '../../src/signals/earlier-answers.ts';
import {standingOf} from '../../src/signals/standing.ts';
import {anyKnown, EASY} from '../support/known-histories.ts';
import {resolve} from '../support/records.ts';

type Known = {records: Records; resolved: Resolved};

/** One change: which list, where in it, and what becomes of it. */
const anyChange = fc.record({
  list: fc.constantFrom('involvements', 'ties', 'stays', 'mentions', 'notifications', 'held'),
  at: fc.nat(),
  day: fc.nat(2000),
  isGone: fc.boolean(),
});

/** The same with one record gone or received on another day, or one pair not held apart. */
function changed(
  {records, resolved}: Known,
  {list, at, day, isGone}: typeof anyChange extends fc.Arbitrary<infer T> ? T : never,
): Known {
  if (list === 'held') return {records, resolved: {...resolved, held: resolved.held.slice(1)}};
  const items = records[list as keyof Records] as {id: string; receivedAt: string}[];
  const position = items.length === 0 ? 0 : at % items.length;
  // What others lean on cannot go.
  const isRemoved = isGone && list !== 'mentions' && list !== 'notifications';
  const receivedAt = `${2018 + (day % 6)}-0${1 + (day % 9)}-1${day % 10}T10:00:00Z`;
  const others = isRemoved
    ? items.filter((_, place) => place !== position)
    : items.map((item, place) => (place === position ? {...item, receivedAt} : item));
  const given: Records = {...records, [list]: others};
  const {held} = resolved;
  const again = resolve(given);
  const ids = new Set(again.persons.map(({id}) => id));
  return {
    records: given,
    resolved: {...again, held: held.filter(({left, right}) => ids.has(left) && ids.has(right))},
  };
}

/** Versions under which an equal number stands for an equal record. */
function createVersions(): (records: Records) => RecordVersions {
  const numbers = new Map<string, number>();
  const numberOf = (record: object): number => {
    const text = JSON.stringify(record);
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return numbers.get(text)!;
  };
  const versions = (list: readonly object[]): Int32Array => Int32Array.from(list, numberOf);
  return ({mentions, notifications, involvements, ties, stays}) => ({
    mentions: versions(mentions),
    notifications: versions(notifications),
    involvements: versions(involvements),
    ties: versions(ties),
    stays: versions(stays),
  });
}

test('what rules answered before is taken over where it still holds, and gives what asking anew does', () => {
  let [kept, asked] = [0, 0];
  fc.assert(
    fc.property(anyKnown, anyChange, (before, change) => {
      const versionsOf = createVersions();
      const networkOf = ({records, resolved}: Known): VersionedNetwork => ({
        network: buildNetwork(records, resolved, {asOf: null}),
        versions: versionsOf(records),
      });
      const after = changed(before, change);
      // A record may come as well as go.
      for (const [one, other] of [
        [before, after],
        [after, before],
      ] as const) {
        const [old, now] = [networkOf(one), networkOf(other)];
        const standing = standingOf(old.network, EASY, QUIET);
        const answered = stillAnswered({...old, standing}, now, EASY);
        const watched: StillAnswered = (rule, scene) => {
          const known = answered(rule, scene);
          return (subject) => {
            const answer = known(subject);
            if (answer === null) asked++;
            else kept++;
            return answer;
          };
        };
        expect(standingOf(now.network, EASY, QUIET, watched)).toEqual(standingOf(now.network, EASY, QUIET));
      }
    }),
    {numRuns: 100, seed: 3},
  );
  expect(kept).toBeGreaterThan(asked);
  expect(asked).toBeGreaterThan(100);
});
