import {CLUSTERS, type ClusterConfig} from '../clusters/config.ts';
import {REPORT, type ReportConfig} from '../report/config.ts';
import {INCIDENT_DEFAULTS, type IncidentConfig} from '../resolve/incident-config.ts';
import {PERSON_DEFAULTS, type PersonConfig} from '../resolve/persons.ts';
import {SIGNALS, type SignalConfig} from '../signals/config.ts';

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
