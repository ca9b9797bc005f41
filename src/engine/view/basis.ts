import type {Context} from '../../base/context.ts';
import {once} from '../../base/once.ts';
import type {Judgement, JudgementRecord} from '../../model/judgement.ts';
import type {Records} from '../../model/records.ts';
import {buildNetwork} from '../../network/build.ts';
import type {Network} from '../../network/network.ts';
import {withheldDwellings} from '../../network/guard/protection.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import type {Derived, Snapshot} from '../../workspace/results.ts';
import type {Store} from '../../workspace/store.ts';
import {knownBy, type Known} from './as-of.ts';
import {storedConfig, type Config} from '../config/config.ts';
import {connectedRecords} from '../part/connected.ts';
import {identify} from '../run/derive.ts';
import {fewKnownBy, fewOfAll, type Few} from './few-as-of.ts';
import {constraintHash, constraintsOf, inForce, judgementsOf} from '../judgements/in-force.ts';
import {modelOf, pinnedOf} from '../model-pins.ts';
import {openSnapshot, type OpenedSnapshot} from '../run/snapshot.ts';

/** What every part of a view is read from. Each is made when first asked for. */
export type ViewBasis = {
  asOf: string | null;
  derived: Derived;
  config: Config;
  model: () => LinkModel;
  judgements: () => readonly Judgement[];
  /** What the last run kept; null where other judgements counted on the day, or an engine before this one kept it. */
  opened: () => OpenedSnapshot | null;
  /** All records, whatever the day, and who is who by the judgements of the day; each record read. */
  all: () => Known;
  /** The same, where something was kept with records that are read when somebody looks at them. */
  whole: () => Known;
  /** The records of the day, in lists of their own. */
  known: () => Known;
  /** The records of the day, by the positions of all. */
  few: () => Few;
  network: () => Network;
  withheld: () => ReadonlySet<string>;
};

/** `asOf` as in `openView`; `derived` is what the last run of `store` worked out. */
export function viewBasis(store: Store, derived: Derived, asOf: string | null, ctx: Context): ViewBasis {
  const config = storedConfig(derived.report);
  const judgements = once(() => inForce(appliedJudgements(store), asOf));
  const said = constraintsOf(judgements());
  const isOther = asOf !== null && constraintHash(said) !== derived.from.judgements;
  const model = once(() => modelOf(store, derived));
  const snapshot = once(() => store.snapshot());
  const all = once((): Known => {
    const records = derivedFrom(store, snapshot);
    return {
      records,
      resolved: isOther ? identify(records, {said, pinned: pinnedOf(model())}, config, ctx) : derived.resolved,
    };
  });
  const opened = once(() => {
    const kept = isOther ? null : snapshot();
    return kept === null ? null : openSnapshot(kept, derived.resolved);
  });
  const whole = once((): Known =>
    opened() === null ? all() : {records: opened()!.records, resolved: derived.resolved},
  );
  return {
    asOf,
    derived,
    config,
    model,
    judgements,
    opened,
    all,
    whole,
    known: once(() => (asOf === null ? all() : knownBy(all(), asOf))),
    few: once(() => (asOf === null ? fewOfAll(whole()) : fewKnownBy(whole(), asOf))),
    network: once(() => buildNetwork(whole().records, whole().resolved, {asOf})),
    withheld: once(() => opened()?.withheld() ?? withheldDwellings(all().records, all().resolved)),
  };
}

/** The records that results were worked out from: not those of a load that no run has worked out yet. */
function derivedFrom(store: Store, snapshot: () => Snapshot | null): Records {
  const isCurrent = store.derivations().at(-1)?.loads === (store.loads().at(-1)?.sequence ?? 0);
  const kept = isCurrent ? null : snapshot()?.records;
  if (kept == null) return connectedRecords(store.records()).records;
  const {mentions, notifications, involvements, ties, stays} = kept;
  return {
    mentions: [...mentions],
    notifications: [...notifications],
    involvements: [...involvements],
    ties: [...ties],
    stays: [...stays],
  };
}

/** What had been said when everything was worked out last; what was said since counts from the next time on. */
function appliedJudgements(store: Store): JudgementRecord[] {
  return judgementsOf(store.judgementEvents().slice(0, store.derivations().at(-1)?.judgements ?? 0));
}
