import type {Context} from '../../base/context.ts';
import {once} from '../../base/once.ts';
import {decisionsBy, keepIdentity, queueOf, type QueuedAlert} from '../../clusters/alerts/continuity.ts';
import {findIn, sceneOfHub} from '../../clusters/find-clusters.ts';
import {findLeads} from '../../clusters/leads.ts';
import type {Alert, AlertMember, Flag} from '../../model/finding.ts';
import type {Lead} from '../../model/lead.ts';
import {acrossSeal} from '../../network/guard/across-seal.ts';
import {sealedNetwork} from '../../network/guard/shown.ts';
import {runSignals} from '../../signals/run.ts';
import type {Standing} from '../../signals/facts/spans.ts';
import {standingOf} from '../../signals/standing.ts';
import type {Store} from '../../workspace/store.ts';
import {ENGINE_VERSION} from '../run/engine-version.ts';
import type {ViewBasis} from './basis.ts';
import {toldAlerts, toldLeads} from './told-across.ts';

/** What of a view was found. As of a day it is found anew, by the configuration of the last run. */
export type FindingsView = {
  /** All, or those of one rule: as of a day no other rule is then run. */
  flags(rule?: string): Flag[];
  /** One of them; as of a day no rule is run but that of today's flag of this id, if there is one. */
  flag(id: string): Flag | undefined;
  /** Since when and until when each flag stood that ever did, by what is known. */
  standing(): Standing;
  /** Under the ids and names by which they are known since they were first seen. */
  alerts(): Alert[];
  /** Questions of identity on which linked families hang, the surest first. */
  leads(): readonly Lead[];
  /** Where each alert stands by what people decided. */
  queue(): QueuedAlert[];
};

export function findingsView(
  store: Store,
  {asOf, derived, config, opened, network, whole}: ViewBasis,
  ctx: Context,
): FindingsView {
  const isAcross = once(() => acrossSeal(whole()));
  const mayTell = (flag: Flag): boolean => !isAcross()(flag);
  const flagsAsOf = (only?: string): Flag[] =>
    runSignals(network(), config.signals, ctx, {
      standing: opened()?.standing() ?? null,
      ...(only === undefined ? {} : {only}),
    }).filter(mayTell);
  const allFlags = once(() => (asOf === null ? derived.flags.filter(mayTell) : flagsAsOf()));
  const flags = (rule?: string): Flag[] => {
    if (rule === undefined) return allFlags();
    if (asOf === null) return allFlags().filter((flag) => flag.rule === rule);
    return flagsAsOf(rule);
  };
  const scene = once(() => sceneOfHub(sealedNetwork(network()), config.clusters));
  /** What was worked out of that day before, or what `find` finds. */
  const foundAsOf = <T>(what: string, find: () => T): T => {
    // Where people were others on that day, what was kept since the last run is of others.
    if (opened() === null) return find();
    const name = `${what} as of ${asOf} by engine ${ENGINE_VERSION}`;
    const kept = store.kept(name);
    if (kept !== null) return JSON.parse(kept) as T;
    const found = find();
    store.keep(name, JSON.stringify(found));
    return found;
  };
  const alertsAsOf = (): Alert[] => foundAsOf('alerts', () => findIn(scene(), ctx));
  const leadsAsOf = (): Lead[] => foundAsOf('leads', () => findLeads(scene(), config.clusters));
  const alerts = once(() =>
    toldAlerts(
      keepIdentity(store.alertVersions(), asOf === null ? derived.alerts.map(withStandings) : alertsAsOf()),
      isAcross(),
    ),
  );
  return {
    flags,
    flag: (id) => flags(derived.flags.find((flag) => flag.id === id)?.rule).find((flag) => flag.id === id),
    standing: once(() => opened()?.standing() ?? standingOf(network(), config.signals, ctx)),
    alerts,
    leads: once(() => toldLeads(asOf === null ? derived.leads : leadsAsOf(), isAcross())),
    queue: once(() => queueOf(alerts(), decisionsBy(store.alertDecisions(), asOf))),
  };
}

/** An alert as an engine left it that did not say yet who is at its core: the next run does. */
function withStandings(alert: Alert): Alert {
  const isTold = ({standing}: Partial<AlertMember>): boolean => standing !== undefined;
  if (alert.persons.every(isTold)) return alert;
  const because = 'the engine of the last run did not say; the next run does';
  return {...alert, persons: alert.persons.map((member) => ({...member, standing: 'core', because}))};
}
