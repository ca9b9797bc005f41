import type {RunReport} from '../../src/engine/run/derive-if-changed.ts';
import type {Derived} from '../../src/workspace/results.ts';
import type {Store} from '../../src/workspace/store.ts';
import {storeWith} from './store-with.ts';

/**
 * A worked-out store by whose configuration alerts are compared with few random draws, and stand however likely they are by
 * chance: for claims about what an alert says or rests on, which do not hang on its chance. Nothing is kept in the store.
 */
export const withFewDraws = (store: Store): Store =>
  storeWith(store, {derived: () => fewDraws(store.derived()!), kept: () => null, keep: () => {}});

function fewDraws(derived: Derived): Derived {
  const report = derived.report as RunReport;
  const clusters = {...report.config.clusters, draws: 19, byChanceMax: Infinity, falseDiscoveryRate: Infinity};
  return {
    from: derived.from,
    resolved: derived.resolved,
    flags: derived.flags,
    alerts: derived.alerts,
    leads: derived.leads,
    model: derived.model,
    report: {...report, config: {...report.config, clusters}},
  };
}
