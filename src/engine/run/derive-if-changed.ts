import type {Context} from '../../base/context.ts';
import {contentHash} from '../../base/hash.ts';
import {withRoomForColumns} from '../../base/room-for-columns.ts';
import type {Constraint} from '../../model/judgement.ts';
import type {Records, RecordVersions} from '../../model/records.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import type {Derived, IdentityEvent} from '../../workspace/results.ts';
import type {Store} from '../../workspace/store.ts';
import {versionsAmong} from '../../workspace/versions-among.ts';
import {changedInputs} from './causes.ts';
import type {Config} from '../config/config.ts';
import type {GivenOfRun, Worked} from './derive.ts';
import {ENGINE_VERSION} from './engine-version.ts';
import {constraintHash, constraintsOf, inForce, judgementsOf} from '../judgements/in-force.ts';
import {answersKey, openAnswers} from '../kept/answers.ts';
import {openTrace, traceKey} from '../kept/trace.ts';
import {modelInForce, type PinnedModel} from '../model-pins.ts';
import {connectedRecords, feedsWithoutArea, type Waiting} from '../part/connected.ts';
import {logOf} from './run-log.ts';
import {openSnapshot, snapshotOf} from './snapshot.ts';
import {timed, type StageTime} from './stage-time.ts';

/** Works out everything that follows from the records and from what people decided (`given`); the same bytes for the same. */
export type Derive = (
  records: Records,
  config: Config,
  ctx: Context,
  stages: StageTime[],
  given?: GivenOfRun,
) => Promise<Worked>;

/** Counts of what was worked out, and of records that wait for what they refer to; the same for equal input. */
export type RunReport = {
  counts: Record<string, number>;
  waiting: Waiting;
  /** Feeds of whose records some say no authority, where other records say one. */
  withoutArea: string[];
  /** What the results were worked out with, so that an as-of question is answered by the same thresholds. */
  config: Config;
};

/** What the results follow from. */
export type DeriveOptions = {store: Store; derive: Derive; config: Config; ctx: Context};

export type Derivation = {
  derivation: 'computed' | 'unchanged';
  events: readonly IdentityEvent[];
  report: RunReport;
};

/** Works everything out again where records, judgements, configuration or engine have changed since the last time. */
export async function deriveIfChanged(options: DeriveOptions, stages: StageTime[]): Promise<Derivation> {
  const {store, config} = options;
  const said = constraintsOf(inForce(judgementsOf(store.judgementEvents()), null));
  const pinned = modelInForce(store);
  const from = await timed(
    stages,
    'fingerprint',
    () => inputsOf(store, config, said, pinned),
    () => store.counts().rows,
  );
  const before = store.derived();
  if (before !== null && changedInputs(before.from, from).size === 0)
    return {derivation: 'unchanged', events: [], report: before.report as RunReport};
  return withRoomForColumns(() => deriveAnew(options, stages, {said, pinned, from, before}));
}

/** What the results follow from beside the records, and what they were before. */
type Inputs = {
  said: readonly Constraint[];
  pinned: PinnedModel | null;
  from: Derived['from'];
  before: Derived | null;
};

async function deriveAnew(
  {store, derive, config, ctx}: DeriveOptions,
  stages: StageTime[],
  {said, pinned, from, before}: Inputs,
): Promise<Derivation> {
  const {records, waiting} = await timed(
    stages,
    'read',
    () => connectedRecords(store.records()),
    (read) => read.records.mentions.length,
  );
  const keys = {
    // Weights of a model that is trained anew are others each time: nothing can be followed.
    trace: pinned === null ? null : traceKey(ENGINE_VERSION, from.model, config.persons),
    answers: answersKey(ENGINE_VERSION, config.signals),
  };
  const recordVersions = versionsOf(store, records);
  const {counts, ...worked} = await derive(records, config, ctx, stages, {
    said,
    pinned: pinned?.model ?? null,
    versions: recordVersions.mentions,
    recordVersions,
    ...earlierOf(store, before, keys),
  });
  ctx.signal.throwIfAborted();

  const report: RunReport = {counts, waiting, withoutArea: feedsWithoutArea(records), config};
  const log = logOf(store, before, worked, from);
  await timed(
    stages,
    'write',
    () => putWorked(store, {from, report, log}, worked, {records, versions: recordVersions, keys}),
    () => worked.resolved.persons.length,
  );
  return {derivation: 'computed', events: log.events, report};
}

/** Under what the next run may go by what this one leaves; null for what none may. */
type Keys = {trace: string | null; answers: string};

function putWorked(
  store: Store,
  {from, report, log}: {from: Derived['from']; report: RunReport; log: ReturnType<typeof logOf>},
  {standing, table, trace, ...results}: Omit<Worked, 'counts'>,
  {records, versions, keys}: {records: Records; versions: RecordVersions; keys: Keys},
): void {
  const snapshot = snapshotOf({
    records,
    resolved: results.resolved,
    standing,
    matched: table && {table, model: results.model as LinkModel},
    answered: {versions, key: keys.answers},
    traced: trace === null || keys.trace === null ? null : {trace, key: keys.trace},
  });
  store.putDerived({from, ...results, report}, log, snapshot);
}

/** What the last run left to go by; null where it was by other keys. */
function earlierOf(store: Store, before: Derived | null, keys: Keys): Pick<GivenOfRun, 'earlier' | 'answers'> {
  const kept = before === null ? null : store.snapshot();
  const opened = kept && openSnapshot(kept, before!.resolved);
  if (kept === null || opened === null) return {earlier: null, answers: null};
  return {
    earlier: keys.trace === null ? null : openTrace(kept, before!, keys.trace),
    answers: openAnswers(kept, before!, opened, keys.answers),
  };
}

/** Versions of the records, which may be some of those that the store gave. */
function versionsOf(store: Store, records: Records): RecordVersions {
  const all = store.recordVersions();
  const read = store.records();
  const among = (name: keyof Records): Int32Array => versionsAmong(records[name], read[name], all[name]);
  return {
    mentions: among('mentions'),
    notifications: among('notifications'),
    involvements: among('involvements'),
    ties: among('ties'),
    stays: among('stays'),
  };
}

/** All that decides what is worked out. */
function inputsOf(
  store: Store,
  config: Config,
  said: readonly Constraint[],
  pinned: PinnedModel | null,
): Derived['from'] {
  return {
    records: store.fingerprint(),
    judgements: constraintHash(said),
    config: contentHash(JSON.stringify(config)),
    engine: ENGINE_VERSION,
    model: pinned?.id ?? '',
  };
}
