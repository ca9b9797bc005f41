import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {knownBy, type Known} from '../../../src/engine/view/as-of.ts';
import {findClusters} from '../../../src/clusters/find-clusters.ts';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import type {Records} from '../../../src/model/records.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {runSignals} from '../../../src/signals/run.ts';
import {standingOf} from '../../../src/signals/standing.ts';
import {anyHistory, START} from '../../support/histories.ts';
import {EASY} from '../../support/known-histories.ts';
import {address, mention, records, resolve} from '../../support/records.ts';
import {dayToIso} from '../../../src/base/day.ts';

/** As if nothing had been received and nothing decided after the day: what an as-of answer must not differ from. */
function receivedBy(all: Records, day: string): Records {
  const had = new Set<string>();
  const keep = <T extends {id: string; receivedAt: string}>(items: T[], ...ends: ((item: T) => string)[]): T[] =>
    items.filter((item) => {
      const isKept = item.receivedAt <= day && ends.every((end) => had.has(end(item)));
      if (isKept) had.add(item.id);
      return isKept;
    });
  return {
    mentions: keep(all.mentions),
    notifications: keep(all.notifications).map((item) =>
      (item.decidedAt ?? '') <= day ? item : {...item, decidedAt: null, ragFinal: null, outcomes: []},
    ),
    involvements: keep(
      all.involvements,
      (item) => item.mention,
      (item) => item.notification,
    ),
    ties: keep(
      all.ties,
      (item) => item.from,
      (item) => item.to,
    ),
    stays: keep(all.stays, (item) => item.mention),
  };
}

const answers = ({records: given, resolved}: Known, asOf: string) => {
  const network = buildNetwork(given, resolved, {asOf});
  return {
    records: given,
    persons: resolved.persons,
    personOf: [...resolved.personOf],
    incidents: resolved.incidents,
    incidentOf: [...resolved.incidentOf],
    dwellings: resolved.dwellings.map(({id, kind}) => ({id, kind})),
    places: [resolved.dwellingOfMention, resolved.dwellingOfStay, resolved.dwellingOfNotification].map((list) => [
      ...list,
    ]),
    flags: runSignals(network, EASY, QUIET),
    alerts: findClusters(network, CLUSTERS, QUIET),
  };
};

test('an answer as of a day is the answer of a hub that received nothing later', () => {
  let withLater = 0;
  fc.assert(
    fc.property(anyHistory, fc.nat(1100), (all, after) => {
      const day = dayToIso(START + after);
      const seen = receivedBy(all, day);
      if (seen.mentions.length < all.mentions.length) withLater++;
      const expected = answers({records: seen, resolved: resolve(seen)}, day);
      const resolved = resolve(all);
      expect(answers(knownBy({records: all, resolved}, day), day)).toEqual(expected);
      const network = buildNetwork(all, resolved, {asOf: day});
      const standing = standingOf(buildNetwork(all, resolved, {asOf: null}), EASY, QUIET);
      expect({
        flags: runSignals(network, EASY, QUIET, {standing}),
        alerts: findClusters(network, CLUSTERS, QUIET),
      }).toEqual({flags: expected.flags, alerts: expected.alerts});
    }),
    {numRuns: 80, seed: 4},
  );
  expect(withLater).toBeGreaterThan(20);
});

test('a fuller wording of an address that came later is not shown, and its protection is', () => {
  const early = mention('a.1', {receivedAt: '2020-01-01', address: address('12 High Road', 'NW10 4AB')});
  const later = mention('a.2', {receivedAt: '2021-01-01', address: address('12 High Road, Willesden', 'NW10 4AB')});
  const given = records({mentions: [early, later]});
  const resolved = resolve(given, {dwelling: () => 'home'});
  const shown = (isProtected: boolean): string[] => {
    const dwellings = resolved.dwellings.map((dwelling) => ({
      ...dwelling,
      label: isProtected ? '' : '12 High Road, Willesden',
      protected: isProtected,
    }));
    return knownBy({records: given, resolved: {...resolved, dwellings}}, '2020-06-01').resolved.dwellings.map(
      ({label}) => label,
    );
  };
  expect(shown(false)).toEqual(['12 High Road, NW10 4AB']);
  expect(shown(true)).toEqual(['']);
});

test('a pair held apart is shown once all records of both had come, and not before', () => {
  const mentions = ['a.1', 'a.2', 'b.1'].map((id, i) => mention(id, {receivedAt: `202${i}-01-01`}));
  const given = records({mentions});
  const held = [{left: 'a', right: 'b', weight: 3, reason: 'TWIN'}];
  const resolved = {...resolve(given), held};
  expect(knownBy({records: given, resolved}, '2021-06-01').resolved.held).toEqual([]);
  expect(knownBy({records: given, resolved}, '2022-06-01').resolved.held).toEqual(held);
});
