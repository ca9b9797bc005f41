import type {RunReport} from '../../src/engine/run.ts';
import type {Derived, Store} from '../../src/workspace/store.ts';

/**
 * A worked-out store by whose configuration alerts are compared with few random draws, and stand however likely they are by
 * chance: for claims about what an alert says or rests on, which do not hang on its chance. Nothing is kept in the store.
 */
export const withFewDraws = (store: Store): Store =>
  new Proxy(store, {
    get(target, name) {
      if (name === 'derived') return () => fewDraws(target.derived()!);
      if (name === 'kept') return () => null;
      if (name === 'keep') return () => {};
      const part: unknown = Reflect.get(target, name);
      return typeof part === 'function' ? (part.bind(target) as unknown) : part;
    },
  });

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
