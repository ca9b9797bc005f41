import type {SightClass} from '../../src/access/sight.ts';
import {fewOfAll} from '../../src/engine/view/few-as-of.ts';
import type {View} from '../../src/engine/view/view.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {shownNetwork} from '../../src/network/guard/shown.ts';
import {worldOf} from '../../src/server/world.ts';
import type {Asked} from '../../src/web/page.ts';
import {DESK_POLICY} from './desk.ts';
import {born, involve, mention, notification, records, resolve, tie} from './records.ts';
import {TODAY} from './server.ts';

/**
 * A case between an adopter and the child whom they adopted, grown up, as a page of the desk is asked about it; with a parent by birth it is a case
 * like any other.
 */
export const partedCase = (view: View, kind: 'adoptive-parent' | 'parent', seen: SightClass): Asked => {
  const [child, adopter] = [
    mention('old', {birth: born('2000-01-01')}),
    mention('ann', {birth: born('1970-01-01'), lifeStage: 'adult'}),
  ];
  const harm = notification('harm', {kind: 'marac-referral', eventAt: '2023-06-01', agency: 'police'});
  const of = {agency: 'police'} as const;
  const all = records({
    mentions: [child, adopter].map((one) => ({...one, ...of})),
    notifications: [harm],
    involvements: [involve(harm, child, 'victim', of), involve(harm, adopter, 'suspect', of)],
    ties: [tie(adopter, child, kind, {agency: 'social-care', detail: 'placement'})],
  });
  const resolved = resolve(all);
  const network = buildNetwork(all, resolved, {asOf: null});
  const other = {
    ...view,
    few: () => fewOfAll({records: all, resolved}),
    known: () => ({records: all, resolved}),
    network: () => network,
    shown: () => shownNetwork(network, new Set()),
    withheld: () => new Set<string>(),
  };
  const world = worldOf(other, DESK_POLICY, seen, TODAY);
  return {id: 'ann-old', world, workspace: {view: other}} as unknown as Asked;
};
