import {expect, test} from 'vitest';
import {recordFilter} from '../../src/access/sight.ts';
import {POLICY} from '../support/server.ts';

test('of records that may be seen for a number of days, the day that lies so far back is one, and the day before is not', () => {
  const sight = {agencies: 'all' as const, release: ['ask' as const], days: 10, names: true};
  const isSeen = recordFilter(POLICY, {agency: 'police', sight, restricted: []}, '2026-04-12');
  const received = (receivedAt: string): boolean => isSeen({id: 'n', agency: 'police', receivedAt});
  expect([received('2026-04-02'), received('2026-04-01')]).toEqual([true, false]);
});
