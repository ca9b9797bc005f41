import {expect, test} from 'vitest';
import {Sight} from '../../src/access/policy.ts';
import {recordFilter, seesAll, sightClassOf, sightKey} from '../../src/access/sight.ts';
import type {Agency} from '../../src/model/source.ts';
import {POLICY} from '../support/server.ts';

test('of records that may be seen for a number of days, the day that lies so far back is one, and the day before is not', () => {
  const sight = {agencies: 'all' as const, release: ['ask' as const], days: 10, names: true};
  const isSeen = recordFilter(POLICY, {agency: 'police', sight, restricted: []}, '2026-04-12');
  const received = (receivedAt: string): boolean => isSeen({id: 'n', agency: 'police', receivedAt});
  expect([received('2026-04-02'), received('2026-04-01')]).toEqual([true, false]);
});

test('a record of another agency is seen where the grant opens the agency and the state its owner let it go to, an own one always', () => {
  const items = {'n-shared': 'shareable', 'n-kept': 'withheld'} as const;
  const policy = {...POLICY, release: {unmarked: {health: 'shareable' as const}, items}};
  const seenBy = (given: Partial<Sight>): string[] => {
    const sight = {...Sight.parse({}), ...given};
    const isSeen = recordFilter(policy, {agency: 'police', sight, restricted: []}, '2026-04-12');
    return (
      [
        ['n-own', 'police'],
        ['n-kept', 'police'],
        ['n-shared', 'housing'],
        ['n-kept', 'housing'],
        ['n-unmarked', 'housing'],
        ['n-unmarked', 'health'],
        ['n-kept', 'health'],
        // The name of something that every object has is no mark.
        ['constructor', 'health'],
      ] as const
    ).flatMap(([id, agency]) => (isSeen({id, agency, receivedAt: '2026-04-01'}) ? [`${id} ${agency}`] : []));
  };
  const own = ['n-own police', 'n-kept police'];
  expect(seenBy({agencies: []})).toEqual(own);
  expect(seenBy({agencies: 'all', release: []})).toEqual(own);
  expect(seenBy({agencies: ['housing']})).toEqual([...own, 'n-shared housing']);
  expect(seenBy({agencies: ['housing'], release: ['ask']})).toEqual([...own, 'n-unmarked housing']);
  expect(seenBy({agencies: 'all'})).toEqual([...own, 'n-shared housing', 'n-unmarked health', 'constructor health']);
  expect(seenBy({agencies: 'all', release: ['withheld']})).toEqual([...own, 'n-kept housing', 'n-kept health']);
});

test('two who may see different things are of different classes, and two who see the same are of one', () => {
  const all = {agencies: 'all' as const, release: ['shareable', 'ask', 'withheld'] as const, days: null, names: true};
  const key = (given: object, agency: Agency = 'police', restricted: string[] = []): string =>
    sightKey({agency, sight: {...all, release: [...all.release], ...given}, restricted});
  expect(key({})).toBe(key({names: false}, 'health'));
  const keys = [
    key({}),
    key({}, 'police', ['P1']),
    key({days: 10}),
    key({days: 10}, 'health'),
    key({days: 20}),
    key({release: ['ask']}),
    key({release: ['shareable']}),
    key({agencies: ['health']}),
    key({agencies: ['housing']}),
    key({agencies: ['housing'], release: ['ask']}),
    key({agencies: []}),
    key({agencies: []}, 'health'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(key({agencies: ['housing', 'health'], release: ['ask', 'shareable']})).toBe(
    key({agencies: ['health', 'housing', 'health'], release: ['shareable', 'ask']}),
  );
  expect(key({agencies: [], release: ['ask']})).toBe(key({agencies: []}));
  const sees = (given: object, restricted: string[] = []) =>
    seesAll({agency: 'police', sight: {...all, release: [...all.release], ...given}, restricted});
  expect([
    sees({}),
    sees({}, ['P1']),
    sees({days: 10}),
    sees({release: ['ask']}),
    sees({agencies: ['police']}),
  ]).toEqual([true, false, false, false, false]);
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
