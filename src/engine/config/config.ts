import {CLUSTERS, type ClusterConfig} from '../../clusters/config.ts';
import {REPORT, type ReportConfig} from '../../report/config.ts';
import {INCIDENT_DEFAULTS, type IncidentConfig} from '../../resolve/incidents/config.ts';
import {PERSON_DEFAULTS, type PersonConfig} from '../../resolve/persons.ts';
import {SIGNALS, type SignalConfig} from '../../signals/config.ts';

/** Every threshold a user may question, frozen; each part of the engine gets its own slice. */
export type Config = {
  load: {refusalShareMax: number};
  persons: PersonConfig;
  incidents: IncidentConfig;
  signals: SignalConfig;
  clusters: ClusterConfig;
  report: ReportConfig;
};

/**
 * What holds where no file says otherwise. Reading a file is `config-file.ts`: nearly no command does, and checking takes longer
 * to load than most commands to answer.
 */
export const DEFAULT_CONFIG: Config = deepFreeze({
  load: {refusalShareMax: 0.1},
  persons: PERSON_DEFAULTS,
  incidents: INCIDENT_DEFAULTS,
  signals: SIGNALS,
  clusters: CLUSTERS,
  report: REPORT,
});

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}

/** The configuration of a run that may be of an earlier engine: what it did not know yet is as by default. */
export const storedConfig = (report: unknown): Config =>
  withDefaults(DEFAULT_CONFIG, (report as {config?: unknown} | null)?.config) as Config;

function withDefaults(defaults: unknown, stored: unknown): unknown {
  if (stored === undefined) return defaults;
  if (!isPlain(defaults) || !isPlain(stored)) return stored;
  const missing = Object.entries(defaults).filter(([key]) => !Object.hasOwn(stored, key));
  const known = Object.entries(stored).map(
    ([key, value]) => [key, REPLACED.has(key) ? value : withDefaults(defaults[key], value)] as const,
  );
  return Object.fromEntries([...known, ...missing]);
}

/** Tables that a hub replaces as a whole: what it left out is not meant. */
const REPLACED: ReadonlySet<string> = new Set(['sources']);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
