import {expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {findClusters} from '../../../src/clusters/find-clusters.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {CONFIG, sharedWorld} from '../../support/cluster-world.ts';
import {notification, resolve} from '../../support/records.ts';

test('families whose children were taken into care are such from the day on which that was received', () => {
  const world = sharedWorld();
  const removals = world.notifications
    .filter(({eventAt}) => eventAt.startsWith('2021') && eventAt < '2021-10')
    .map(({id, eventAt}) =>
      notification(id.replace('.1', '.2'), {
        kind: 'care-entry',
        eventAt,
        receivedAt: '2022-06-01',
        source: world.notifications[0]!.source,
      }),
    );
  world.notifications.push(...removals);
  const all = world.records();
  const motifsAsOf = (asOf: string): string[] =>
    findClusters(buildNetwork(all, resolve(all), {asOf}), CONFIG, QUIET).map(({motif}) => motif);
  expect(motifsAsOf('2022-05-31')).toEqual(['shared-adults']);
  expect(motifsAsOf('2022-06-01')).toEqual(['removed-children']);
});
