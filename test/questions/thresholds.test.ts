import {expect, test} from 'vitest';
import {Inquiry} from '../../src/questions/inquiry.ts';
import {clusterAround} from '../../src/questions/links/around.ts';
import {boroughView} from '../support/borough-view.ts';

test('the group around somebody goes by the thresholds of the hub, as alerts do', async () => {
  await boroughView((view) => {
    const {clusters} = view.config;
    const [{alert}] = view.queue() as [ReturnType<typeof view.queue>[number]];
    const {person} = alert.persons.find(({role}) => role === 'adult')!;
    const around = (linkStrengthMin: number): number => {
      const config = {...view.config, clusters: {...clusters, linkStrengthMin}};
      const given = clusterAround.parameters.parse({person});
      return clusterAround.answer(new Inquiry({...view, config}), given, null as never).length;
    };
    expect(around(clusters.linkStrengthMin)).toBeGreaterThan(0);
    // No record is strong enough to link anybody then.
    expect(around(1000)).toBe(0);
  });
});
