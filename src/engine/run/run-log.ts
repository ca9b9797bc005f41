import {versionsSince} from '../../clusters/alerts/continuity.ts';
import type {Alert, AlertVersion} from '../../model/finding.ts';
import type {Person} from '../../model/resolved.ts';
import type {Derivation, DerivationLog, Derived, IdentityEvent} from '../../workspace/results.ts';
import {saidIn} from '../../workspace/said.ts';
import type {Store} from '../../workspace/store.ts';
import {causesOf, changedInputs, readChanges} from './causes.ts';
import {identityEvents, otherPersons} from './identity-events.ts';

/** What a run adds to the lists that are only added to: of runs, of what became of person ids, and of versions of alerts. */
export function logOf(
  store: Store,
  before: Derived | null,
  {resolved, alerts}: Pick<Derived, 'resolved' | 'alerts'>,
  from: Derived['from'],
): DerivationLog {
  const former = before?.resolved.persons ?? store.formerPersons();
  return {
    derivation: derivationOf(store, from),
    // The first derivation replaces nothing: every person is new, which says nothing.
    events: former === null ? [] : eventsSince(store, former, resolved.persons, from),
    alerts: alertsSince(store, before, alerts),
  };
}

/** What is to be known of alerts from now on. Those of a workspace that kept no versions yet are known as they were shown. */
function alertsSince(store: Store, before: Derived | null, alerts: readonly Alert[]): AlertVersion[] {
  const known = store.alertVersions();
  const shown = known.length > 0 || before === null ? [] : versionsSince([], before.alerts);
  return [...shown, ...versionsSince([...known, ...shown], alerts)];
}

function eventsSince(
  store: Store,
  before: readonly Person[],
  persons: readonly Person[],
  from: Derived['from'],
): IdentityEvent[] {
  const [former, later] = otherPersons(before, persons);
  const last = store.derivations().at(-1) ?? null;
  const changes = readChanges(store, former, later, last, changedInputs(last?.from ?? from, from));
  return identityEvents(former, later, (mentions) => causesOf(mentions, changes));
}

function derivationOf(store: Store, from: Derived['from']): Omit<Derivation, 'sequence'> {
  const loads = store.loads();
  const judgements = store.judgementEvents();
  const days = [
    ...loads.map(({receivedAt}) => receivedAt.slice(0, 10)),
    // Only what counts in results; a proposal counts for nothing yet.
    ...judgements.flatMap((event) => (event.type === 'said' || event.type === 'withdrawn' ? [saidIn(event).on] : [])),
  ];
  return {
    from,
    loads: loads.at(-1)?.sequence ?? 0,
    judgements: judgements.length,
    through: days.reduce((last, day) => (day > last ? day : last), ''),
  };
}
