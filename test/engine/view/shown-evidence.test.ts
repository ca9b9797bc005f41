import {expect, test} from 'vitest';
import {DEFAULT_CONFIG} from '../../../src/engine/config/config.ts';
import {fewOfAll} from '../../../src/engine/view/few-as-of.ts';
import {shownEvidence} from '../../../src/engine/view/shown-evidence.ts';
import type {View} from '../../../src/engine/view/view.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {reportDoors} from '../../../src/network/columns/report-doors.ts';
import {startModel} from '../../../src/resolve/link/weigh/link-model.ts';
import {matchTableOf} from '../../../src/resolve/match-table.ts';
import {named} from '../../support/persons.ts';
import {address, born, involve, mention, notification, records, resolve} from '../../support/records.ts';

const FLAT = address('14b Tannery Row');
const SAID = 'a report found one at a home of the other';

/** What speaks for two of one name, one of whom a report found at the home of the other, where that may be shown or not. */
function evidence({isProtected, isWithheld}: {isProtected: boolean; isWithheld: boolean}): string[] {
  const names = named('Oscar Mensah');
  const tenant = mention('tenant.1', {names, birth: born('1984-06-03'), address: FLAT});
  const found = mention('found.1', {names});
  const report = notification('n1', {kind: 'missing', place: FLAT});
  const of = records({
    mentions: [tenant, found],
    notifications: [report],
    involvements: [involve(report, found, 'found-with')],
  });
  const open = resolve(of);
  const dwellings = open.dwellings.map((door) => ({...door, protected: isProtected}));
  const resolved = {...open, dwellings};
  const model = startModel(1000);
  const table = matchTableOf(of.mentions, of.ties, resolved, model, reportDoors(of, resolved));
  const view = {
    few: () => fewOfAll({records: of, resolved}),
    matching: () => table,
    model: () => model,
    withheld: () => new Set(isWithheld ? dwellings.map(({id}) => id) : []),
    config: DEFAULT_CONFIG,
  } as unknown as View;
  const network = buildNetwork(of, resolved, {asOf: null});
  return shownEvidence(view, network)([tenant.id], [found.id], false).terms.map(({text}) => text);
}

test('that a report found somebody at a home is told, and of a home that may not be shown it is not', () => {
  expect(evidence({isProtected: false, isWithheld: false})).toContain(SAID);
  expect(evidence({isProtected: true, isWithheld: false})).not.toContain(SAID);
  expect(evidence({isProtected: false, isWithheld: true})).not.toContain(SAID);
});
