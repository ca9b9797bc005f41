import {expect, test} from 'vitest';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {findLeads} from '../../src/clusters/leads.ts';
import {knownWhere} from '../../src/engine/view/as-of.ts';
import {shownLeads} from '../../src/server/shown-leads.ts';
import {doubtfulAdult} from '../support/doubtful-adult.ts';
import {setScene} from '../../src/clusters/set-scene.ts';

const network = doubtfulAdult({namesakes: 1});
const all = {records: network.records, resolved: network.resolved};
const [lead] = findLeads(setScene(network, CLUSTERS), CLUSTERS);

test('a lead names the two, their families with the children, and each link by the one whom its records name', () => {
  expect(lead).toMatchObject({left: 'dated', right: 'nameless', reason: 'COMMON_NAME', namesakes: 1, alone: [2, 1]});
  expect(lead!.families.map(({children}) => children)).toEqual([['child30'], ['child31'], ['child32']]);
  expect(lead!.links.map(({adult, children}) => [adult, ...children].join(' ')).sort()).toEqual([
    'dated child30',
    'dated child31',
    'nameless child32',
  ]);
  expect(lead!.evidence).toEqual(['n30.1', 'n31.1', 'n32.1']);
});

test('who does not see all records sees a lead whole or not at all, and not how many others bear the name', () => {
  expect(shownLeads([lead!], all, all)).toEqual([{...lead, bits: null, namesakes: null}]);
  // A namesake out of sight takes nothing away; one record of either of the two does, though it be none of its links.
  const without = (id: string) =>
    shownLeads(
      [lead!],
      knownWhere(all, () => true, new Set([id])),
      all,
    );
  expect(without('namesake0.1')).toHaveLength(1);
  for (const id of ['dated.1', 'dated.2', 'nameless.1']) expect([id, without(id)]).toEqual([id, []]);
});

test('a lead of which one record may not be seen is not shown, though all of the two are; of its own ids none counts', () => {
  const real = {
    ...lead!,
    id: 'l000000000001',
    families: lead!.families.map((one, at) => ({...one, id: `f00000000000${at}`})),
  };
  expect(shownLeads([real], all, all)).toHaveLength(1);
  expect(shownLeads([{...real, evidence: [...real.evidence, 'n000000000009']}], all, all)).toEqual([]);
  expect(shownLeads([{...real, left: 'nobody', right: 'no one'}], all, all)).toEqual([]);
});
