import {findById, indexOfId} from '../base/find-by-id.ts';
import {RingfenceError} from '../base/errors.ts';
import type {Context} from '../base/context.ts';
import {once} from '../base/once.ts';
import {piecemeal, type Piecemeal} from '../base/piecemeal.ts';
import {keepIdentity, queueOf, type QueuedAlert} from '../clusters/continuity.ts';
import {findIn, sceneOfHub} from '../clusters/find-clusters.ts';
import {findLeads} from '../clusters/leads.ts';
import type {Alert, AlertMember, Flag} from '../model/finding.ts';
import type {Judgement, JudgementRecord} from '../model/judgement.ts';
import type {Lead} from '../model/lead.ts';
import type {Network} from '../network/network.ts';
import {buildNetwork} from '../network/build.ts';
import {rowItems} from '../network/incidence.ts';
import {withheldDwellings, withheldMask} from '../network/protection.ts';
import {sealedNetwork, shownNetwork} from '../network/shown.ts';
import type {KeptColumns} from '../resolve/link/kept-rows.ts';
import type {LinkModel} from '../resolve/link/link-model.ts';
import {matchTableOf} from '../resolve/match-table.ts';
import {tableAsOf} from '../resolve/table-as-of.ts';
import type {PersonIndex} from '../resolve/lookup/person-index.ts';
import {runSignals} from '../signals/run.ts';
import type {Standing} from '../signals/spans.ts';
import {standingOf} from '../signals/standing.ts';
import type {Records} from '../model/records.ts';
import type {Snapshot, Store} from '../workspace/store.ts';
import {decisionsBy} from './alert-decisions.ts';
import {knownBy, type Known} from './as-of.ts';
import {storedConfig, type Config} from './config.ts';
import {connectedRecords} from './connected.ts';
import {identify} from './derive.ts';
import {constraintHash, constraintsOf, inForce, judgementsOf} from './judgements/in-force.ts';
import {tallyOf, type FeedTally} from './feed-tally.ts';
import {personIndexOf} from './find-person.ts';
import {fewKnownBy, fewOfAll, type Few} from './few-as-of.ts';
import {keepMatching, openLookup, textsOf, type KeptLookup, type KeptTable} from './kept-matching.ts';
import {modelOf, pinnedOf} from './model-pins.ts';
import {ENGINE_VERSION} from './run.ts';
import {openSnapshot} from './snapshot.ts';
import {successorTable} from './successors.ts';

/** What a workspace holds, today or as of a day; every command reads through one. Each part is made when first asked for. */
export type View = {
  /** `YYYY-MM-DD`; null for all there is. */
  asOf: string | null;
  config: Config;
  /** Weights the persons were matched with: of all records, whatever the day. @throws RingfenceError WORKSPACE_VERSION */
  model(): LinkModel;
  /** The records received by then and what they tell of, in lists of their own; for listing. */
  known(): Known;
  /** The same by the positions of all records, each read when somebody looks at it; for answers about a few. */
  few(): Few;
  /** What matching reads of those mentions, by the same positions. */
  matching(): KeptTable;
  /** Texts behind numbers of `matching` that its columns do not hold. */
  matchTexts(): KeptColumns['texts'];
  /** Everybody known, ready to be asked who somebody is. */
  people: Piecemeal<PersonIndex>;
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
  /** All, or those of one rule: as of a day no other rule is then run. */
  flags(rule?: string): Flag[];
  /** Since when and until when each flag stood that ever did, by what is known. */
  standing(): Standing;
  /** How many records of each feed came when, by records that hold all of this view's. */
  tally(): FeedTally;
  /** One of them; as of a day no rule is run but that of today's flag of this id, if there is one. */
  flag(id: string): Flag | undefined;
  /** Under the ids and names by which they are known since they were first seen. */
  alerts(): Alert[];
  /** Questions of identity on which linked families hang, the surest first. */
  leads(): readonly Lead[];
  /** Where each alert stands by what people decided. */
  queue(): QueuedAlert[];
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
  // For answers about a few: their records alone are read.
  const opened = once(() => {
    const kept = isOther ? null : snapshot();
    return kept === null ? null : openSnapshot(kept, derived.resolved);
  });
  const whole = once((): Known =>
    opened() === null ? all() : {records: opened()!.records, resolved: derived.resolved},
  );
  const network = once(() => buildNetwork(whole().records, whole().resolved, {asOf}));
  const known = once(() => (asOf === null ? all() : knownBy(all(), asOf)));
  const few = once(() => (asOf === null ? fewOfAll(whole()) : fewKnownBy(whole(), asOf)));
  const readTable = once(() => matchTableOf(all().records.mentions, all().records.ties, all().resolved, model()));
  const matching = once((): KeptTable => {
    const table = opened()?.matching() ?? readTable();
    return asOf === null ? table : tableAsOf(table, whole().records, whole().resolved, few());
  });
  const matchTexts = once(() => opened()?.texts() ?? textsOf(readTable().dictionaries));
  const lookup = once((): KeptLookup | null => {
    if (opened() !== null) return opened()!.lookup(matching());
    if (asOf === null) return null;
    const {records, resolved} = all();
    return openLookup(
      keepMatching(records, resolved, withheldMask(records, resolved), model(), readTable()),
      matching(),
    );
  });
  const people = piecemeal(function* () {
    matching();
    yield;
    const kept = lookup();
    yield;
    return yield* personIndexOf(few(), withheld(), model(), config.persons, kept);
  });
  const withheld = once(() => opened()?.withheld() ?? withheldDwellings(all().records, all().resolved));
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
    keepIdentity(store.alertVersions(), asOf === null ? derived.alerts.map(withStandings) : alertsAsOf()),
  );
  const successors = once(() => successorTable(store.identityEvents(), derived.resolved.persons));
  const flagsAsOf = (only?: string): Flag[] =>
    runSignals(network(), config.signals, ctx, {
      standing: opened()?.standing() ?? null,
      ...(only === undefined ? {} : {only}),
    });
  const allFlags = once(() => (asOf === null ? derived.flags : flagsAsOf()));
  const flagsOf = (rule?: string): Flag[] => {
    if (rule === undefined) return allFlags();
    if (asOf === null) return allFlags().filter((flag) => flag.rule === rule);
    return flagsAsOf(rule);
  };
  return {
    asOf,
    config,
    model,
    known,
    few,
    matching,
    matchTexts,
    people,
    network,
    shown: once(() => shownNetwork(network(), withheld())),
    person: (id) => {
      const {mentionsOf, resolved} = network();
      const at = indexOfId(resolved.persons, id);
      return at >= 0 && rowItems(mentionsOf, at).length > 0 ? at : -1;
    },
    successors: (id) => (findById(derived.resolved.persons, id) === undefined ? successors()(id) : []),
    withheld,
    flags: flagsOf,
    tally: once(() => opened()?.tally() ?? tallyOf(whole().records)),
    standing: once(() => opened()?.standing() ?? standingOf(network(), config.signals, ctx)),
    flag: (id) => flagsOf(derived.flags.find((flag) => flag.id === id)?.rule).find((flag) => flag.id === id),
    alerts,
    leads: once(() => (asOf === null ? derived.leads : leadsAsOf())),
    queue: once(() => queueOf(alerts(), decisionsBy(store.alertDecisions(), asOf))),
    judgements,
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

/** An alert as an engine left it that did not say yet who is at its core: the next run does. */
function withStandings(alert: Alert): Alert {
  const isTold = ({standing}: Partial<AlertMember>): boolean => standing !== undefined;
  if (alert.persons.every(isTold)) return alert;
  const because = 'the engine of the last run did not say; the next run does';
  return {...alert, persons: alert.persons.map((member) => ({...member, standing: 'core', because}))};
}
