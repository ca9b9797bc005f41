import type {Context} from '../../base/context.ts';
import {RingfenceError} from '../../base/errors.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {once} from '../../base/once.ts';
import type {Judgement} from '../../model/judgement.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';
import {shownNetwork} from '../../network/guard/shown.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import type {Store} from '../../workspace/store.ts';
import type {Known} from './as-of.ts';
import type {Config} from '../config/config.ts';
import {tallyOf, type FeedTally} from '../feeds/feed-tally.ts';
import type {Few} from './few-as-of.ts';
import {successorTable} from '../successors.ts';
import {viewBasis} from './basis.ts';
import {findingsView, type FindingsView} from './findings.ts';
import {matchingView, type MatchingView} from './matching.ts';

/** What a workspace holds, today or as of a day; every command reads through one. Each part is made when first asked for. */
export type View = MatchingView &
  FindingsView & {
    /** `YYYY-MM-DD`; null for all there is. */
    asOf: string | null;
    config: Config;
    /** Weights the persons were matched with: of all records, whatever the day. @throws RingfenceError WORKSPACE_VERSION */
    model(): LinkModel;
    /** The records received by then and what they tell of, in lists of their own; for listing. */
    known(): Known;
    /** The same by the positions of all records, each read when somebody looks at it; for answers about a few. */
    few(): Few;
    /** The network of the same; its indices are positions in the lists of all records, which makes it cheap on any day. */
    network(): Network;
    /** The same as far as it may be shown: what lists, draws or joins people goes by this one. */
    shown(): Network;
    /** Position of a person in the network, where any record of them had been received; -1 otherwise. */
    person(id: string): number;
    /** The persons that an id of former runs has become; none where it is known today, or never was. */
    successors(id: string): string[];
    /** Ids of the dwellings that nothing may show, by all records: a place that is secret now is not shown as it was before. */
    withheld(): ReadonlySet<string>;
    /** How many records of each feed came when, by records that hold all of this view's. */
    tally(): FeedTally;
    /** Judgements that who is who was worked out by. */
    judgements(): readonly Judgement[];
  };

/**
 * The view of what a workspace has worked out. As of a day, flags and alerts are worked out anew from what had been received
 * by then, by the configuration of the last run; and so is who is who, where other judgements counted on that day.
 * @throws RingfenceError NOT_FOUND where nothing has been worked out yet.
 */
export function openView(store: Store, asOf: string | null, ctx: Context): View {
  const derived = store.derived();
  if (derived === null)
    throw new RingfenceError(
      'NOT_FOUND',
      'Nothing has been worked out yet: load extracts with "ringfence run --feeds DIR".',
    );
  const basis = viewBasis(store, derived, asOf, ctx);
  const {config, model, known, few, network, withheld, judgements, opened, whole} = basis;
  const successors = once(() => successorTable(store.identityEvents(), derived.resolved.persons));
  return {
    asOf,
    config,
    model,
    known,
    few,
    network,
    withheld,
    judgements,
    shown: once(() => shownNetwork(network(), withheld())),
    person: (id) => {
      const {mentionsOf, resolved} = network();
      const at = indexOfId(resolved.persons, id);
      return at >= 0 && rowItems(mentionsOf, at).length > 0 ? at : -1;
    },
    successors: (id) => (indexOfId(derived.resolved.persons, id) < 0 ? successors()(id) : []),
    tally: once(() => opened()?.tally() ?? tallyOf(whole().records)),
    ...matchingView(basis),
    ...findingsView(store, basis, ctx),
  };
}
