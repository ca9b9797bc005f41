import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {keepIdentity} from '../../src/clusters/alerts/continuity.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import {openView, type View} from '../../src/engine/view/view.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {sealedNetwork, shownNetwork} from '../../src/network/guard/shown.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import {QUESTIONS} from '../../src/questions/registry.ts';
import {runSignals} from '../../src/signals/run.ts';
import type {Store} from '../../src/workspace/store.ts';
import {boroughStore} from '../support/borough.ts';
import {withFewDraws} from '../support/few-draws.ts';

let store: Store;

beforeAll(async () => {
  store = withFewDraws(await boroughStore());
});

/** The inquiry of a hub that never received anything later: the lists hold the records of that day and no others. */
function inquiryOfThen(view: View): Inquiry {
  const {records, resolved} = view.known();
  const network = buildNetwork(records, resolved, {asOf: view.asOf});
  return new Inquiry({
    network: () => network,
    shown: () => shownNetwork(network, view.withheld()),
    flags: () => runSignals(network, view.config.signals, QUIET),
    alerts: () =>
      keepIdentity(store.alertVersions(), findClusters(sealedNetwork(network), view.config.clusters, QUIET)),
    withheld: () => view.withheld(),
    config: view.config,
  });
}

test('every question as of a day is answered as by a hub that received nothing later', () => {
  let rowCount = 0;
  for (const day of ['2020-02-14', '2022-09-05']) {
    const view = openView(store, day, QUIET);
    const [now, then] = [new Inquiry(view), inquiryOfThen(view)];
    expect(now.alerts.map(({evidence}) => evidence)).toEqual(then.alerts.map(({evidence}) => evidence));
    const adult = then.alerts[0]?.persons[0]?.person ?? then.resolved.persons[5]!.id;
    const child = then.alerts[0]?.persons.at(-1)!.person ?? then.resolved.persons[9]!.id;
    const given: Record<string, Record<string, string>> = {
      'shortest-paths': {from: adult, to: child},
      'in-common': {left: adult, right: child},
      'people-named': {name: 'Khan'},
    };
    for (const question of QUESTIONS) {
      if (Object.keys(question.tables).length > 0) continue;
      const params = given[question.name] ?? ('person' in question.parameters.shape ? {person: child} : {});
      const rows = question.answer(now, params);
      expect([day, question.name, rows]).toEqual([day, question.name, question.answer(then, params)]);
      rowCount += rows.length;
    }
  }
  expect(rowCount).toBeGreaterThan(200);
}, 120_000);
