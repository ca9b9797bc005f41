import {expect, test} from 'vitest';
import {Sight} from '../../src/access/policy.ts';
import {recordFilter, sightClassOf} from '../../src/access/sight.ts';
import {POLICY} from '../support/server.ts';

test('of records that may be seen for a number of days, the day that lies so far back is one, and the day before is not', () => {
  const sight = {agencies: 'all' as const, release: ['ask' as const], days: 10, names: true};
  const isSeen = recordFilter(POLICY, {agency: 'police', sight, restricted: []}, '2026-04-12');
  const received = (receivedAt: string): boolean => isSeen({id: 'n', agency: 'police', receivedAt});
  expect([received('2026-04-02'), received('2026-04-01')]).toEqual([true, false]);
});

test('every restriction closes its people to all but those whom it names, by role or by user', () => {
  const restricted = [
    {ids: ['P1', 'P2'], allow: ['all']},
    {ids: ['P3'], allow: ['nurse']},
    {ids: ['P4', 'P1'], allow: []},
  ];
  const closedTo = (name: string, role: string): readonly string[] =>
    sightClassOf({...POLICY, restricted}, {name, role, agency: 'health'}, Sight.parse({})).restricted;
  expect(closedTo('someone', 'own')).toEqual(['P1', 'P2', 'P3', 'P4']);
  expect(closedTo('someone', 'all')).toEqual(['P1', 'P3', 'P4']);
  expect(closedTo('nurse', 'own')).toEqual(['P1', 'P2', 'P4']);
});
