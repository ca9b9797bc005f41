import type {Flag} from '../../model/finding.ts';
import type {SignalConfig} from '../config.ts';
import type {Event} from '../facts/event.ts';

/** Harm of some events by the gravity table and by each imported one: the gravest kind of each event counts. */
export function harmOf(config: SignalConfig, events: readonly Event[]): Record<string, number> {
  const sums: Record<string, number> = {gravity: events.reduce((sum, {gravity}) => sum + gravity, 0)};
  for (const {source, date, weights} of config.harm) {
    const ofEvent = ({kinds}: Event): number => Math.max(0, ...kinds.map((kind) => weights[kind] ?? 0));
    sums[`${source} ${date}`] = Math.round(events.reduce((sum, event) => sum + ofEvent(event), 0) * 100) / 100;
  }
  return sums;
}

/**
 * Adds to each flag that carries `facts.harm` its place among the flags of its rule by each table, and how far the places
 * lie apart: where they differ much, the order of the queue is a matter of the table and not of the facts. Indices of
 * harm give materially different rankings (Ashby 2017).
 */
export function withHarmPlaces(flags: readonly Flag[]): Flag[] {
  const harms = new Map<string, Record<string, number>>();
  for (const flag of flags) {
    const harm = flag.facts['harm'];
    if (harm !== undefined) harms.set(flag.id, harm as Record<string, number>);
  }
  const byRule = Map.groupBy(
    flags.filter(({id}) => harms.has(id)),
    ({rule}) => rule,
  );
  const places = new Map<string, Record<string, number>>();
  for (const group of byRule.values()) {
    for (const table of Object.keys(harms.get(group[0]!.id)!)) {
      const values = group.map(({id}) => harms.get(id)![table]!).sort((left, right) => right - left);
      for (const {id} of group) {
        const own = places.get(id) ?? {};
        own[table] = values.indexOf(harms.get(id)![table]!) + 1;
        places.set(id, own);
      }
    }
  }
  return flags.map((flag) => {
    const own = places.get(flag.id);
    if (own === undefined || Object.keys(own).length < 2) return flag;
    const all = Object.values(own);
    const harmPlaces = {...own, of: byRule.get(flag.rule)!.length, apart: Math.max(...all) - Math.min(...all)};
    return {...flag, facts: {...flag.facts, harmPlaces}};
  });
}
