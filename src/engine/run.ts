import {contentHash} from '../base/hash.ts';
import type {Context} from '../base/context.ts';
import {versionsSince} from '../clusters/alerts/continuity.ts';
import type {Alert, AlertVersion} from '../model/finding.ts';
import {ERRORS, type ErrorCode} from '../base/errors.ts';
import type {Constraint} from '../model/judgement.ts';
import type {Records, RecordVersions} from '../model/records.ts';
import type {Person} from '../model/resolved.ts';
import type {LinkModel} from '../resolve/link/weigh/link-model.ts';
import type {Trace} from '../resolve/link/decide/trace.ts';
import type {MatchTable} from '../resolve/match-table.ts';
import type {Given} from '../resolve/persons.ts';
import type {EarlierAnswers} from '../signals/earlier-answers.ts';
import type {Standing} from '../signals/facts/spans.ts';
import {versionsAmong} from '../workspace/versions-among.ts';
import {saidIn} from '../workspace/said.ts';
import type {LoadCounts} from '../workspace/loads.ts';
import type {Derivation, Derived, IdentityEvent} from '../workspace/results.ts';
import type {Store} from '../workspace/store.ts';
import {createCounts} from '../workspace/tally.ts';
import {causesOf, changedInputs, readChanges} from './causes.ts';
import type {Config} from './config.ts';
import {connectedRecords, feedsWithoutArea, type Waiting} from './part/connected.ts';
import {identityEvents, otherPersons} from './identity-events.ts';
import {constraintHash, constraintsOf, inForce, judgementsOf} from './judgements/in-force.ts';
import {loadFeeds} from './feeds/load-feeds.ts';
import type {FileReport, OpenFeed} from './feeds/opened-feed.ts';
import {modelInForce, type PinnedModel} from './model-pins.ts';
import {answersKey, openAnswers} from './kept/answers.ts';
import {openTrace, traceKey} from './kept/trace.ts';
import {ENGINE_VERSION} from './engine-version.ts';
import {openSnapshot, snapshotOf} from './snapshot.ts';
import {timed, type StageTime} from './stage-time.ts';

/** What follows from the records, but for what it was worked out from. */
export type Worked = Omit<Derived, 'from' | 'report'> & {
  counts: Record<string, number>;
  /** Since when each flag stood. */
  standing: Standing;
  /** What mentions were read into; null where they were joined in another way. */
  table: MatchTable | null;
  /** How they were joined, for the next run; null where it cannot be followed. */
  trace: Trace | null;
};

/** What people decided, and what is known of the run before. */
export type GivenOfRun = Given & {
  /** What rules answered then; null where there is nothing to go by. */
  answers?: EarlierAnswers | null;
  /** Versions of all records; null where the store has none. */
  recordVersions?: RecordVersions | null;
};

/** Works out everything that follows from the records and from what people decided (`given`); the same bytes for the same. */
export type Derive = (
  records: Records,
  config: Config,
  ctx: Context,
  stages: StageTime[],
  given?: GivenOfRun,
) => Promise<Worked>;

export type RunOptions = {
  feedsDir: string;
  store: Store;
  openFeed: OpenFeed;
  derive: Derive;
  config: Config;
  ctx: Context;
};

/** What a run did; plain data. */
export type RunResult = {
  files: FileReport[];
  /** Sum over the files that are in the workspace. */
  totals: LoadCounts;
  derivation: 'computed' | 'unchanged';
  report: RunReport;
  identity: Record<IdentityEvent['kind'], number>;
  /** What each stage took, in order. */
  stages: StageTime[];
  /** First file that could not be loaded; the run is then not a success, though all the rest is done. */
  failure: {code: ErrorCode; exitCode: number; file: string; message: string} | null;
};

/** Counts of what was worked out, and of records that wait for what they refer to; the same for equal input. */
export type RunReport = {
  counts: Record<string, number>;
  waiting: Waiting;
  /** Feeds of whose records some say no authority, where other records say one. */
  withoutArea: string[];
  /** What the results were worked out with, so that an as-of question is answered by the same thresholds. */
  config: Config;
};

/**
 * The main job: extracts in, persons, flags and alerts out. Can be stopped at any moment and run again: files that are
 * already in the workspace are skipped, and what is worked out is replaced as a whole.
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const {feedsDir, store, openFeed, config, ctx} = options;
  const stages: StageTime[] = [];
  const files = await timed(
    stages,
    'load',
    () => loadFeeds(feedsDir, store, openFeed, config.load.refusalShareMax, ctx),
    rowsLoaded,
  );
  const {derivation, events, report} = await deriveIfChanged(options, stages);
  return {
    files,
    totals: sumCounts(files),
    derivation,
    report,
    identity: countEvents(events),
    stages,
    failure: firstFailure(files),
  };
}

/** Works everything out again where records, judgements, configuration or engine have changed since the last time. */
export async function deriveIfChanged(
  {store, derive, config, ctx}: Pick<RunOptions, 'store' | 'derive' | 'config' | 'ctx'>,
  stages: StageTime[],
): Promise<{derivation: RunResult['derivation']; events: IdentityEvent[]; report: RunReport}> {
  const said = constraintsOf(inForce(judgementsOf(store.judgementEvents()), null));
  const pinned = modelInForce(store);
  const from = await timed(
    stages,
    'fingerprint',
    () => inputsOf(store, config, said, pinned),
    () => store.counts().rows,
  );
  const before = store.derived();
  if (before !== null && changedInputs(before.from, from).size === 0) {
    return {derivation: 'unchanged', events: [], report: before.report as RunReport};
  }
  const {records, waiting} = await timed(
    stages,
    'read',
    () => connectedRecords(store.records()),
    (read) => read.records.mentions.length,
  );
  const keys = {
    trace: traceKey(ENGINE_VERSION, from.model, config.persons),
    answers: answersKey(ENGINE_VERSION, config.signals),
  };
  const versions = versionsOf(store, records);
  const given = {
    said,
    pinned: pinned?.model ?? null,
    versions: versions?.mentions ?? null,
    recordVersions: versions,
    ...earlierOf(store, before, pinned === null ? {...keys, trace: null} : keys),
  };
  const {counts, standing, table, trace, ...worked} = await derive(records, config, ctx, stages, given);
  ctx.signal.throwIfAborted();
  const report: RunReport = {counts, waiting, withoutArea: feedsWithoutArea(records), config};
  const former = before?.resolved.persons ?? store.formerPersons();
  // The first derivation replaces nothing: every person is new, which says nothing.
  const events = former === null ? [] : eventsSince(store, former, worked.resolved.persons, from);
  const alerts = alertsSince(store, before, worked.alerts);
  await timed(
    stages,
    'write',
    () =>
      store.putDerived(
        {from, ...worked, report},
        {derivation: derivationOf(store, from), events, alerts},
        snapshotOf({
          records,
          resolved: worked.resolved,
          standing,
          matched: table && {table, model: worked.model as LinkModel},
          answered: versions && {versions, key: keys.answers},
          // Weights of a model that is trained anew are others each time.
          traced: pinned === null || trace === null ? null : {trace, key: keys.trace},
        }),
      ),
    () => worked.resolved.persons.length,
  );
  return {derivation: 'computed', events, report};
}

/** What the last run left to go by; null where it was by other keys (a null one fits nothing). */
function earlierOf(
  store: Store,
  before: Derived | null,
  keys: {trace: string | null; answers: string},
): Pick<GivenOfRun, 'earlier' | 'answers'> {
  const kept = before === null ? null : store.snapshot();
  const opened = kept && openSnapshot(kept, before!.resolved);
  if (kept === null || opened === null) return {earlier: null, answers: null};
  return {
    earlier: keys.trace === null ? null : openTrace(kept, before!, keys.trace),
    answers: openAnswers(kept, before!, opened, keys.answers),
  };
}

/** Versions of the records, which may be some of those that the store gave. */
function versionsOf(store: Store, records: Records): RecordVersions | null {
  const all = store.recordVersions();
  if (all === null) return null;
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

const rowsLoaded = (files: readonly FileReport[]): number =>
  files.reduce((sum, file) => sum + (file.status === 'loaded' ? file.counts.read : 0), 0);

function sumCounts(files: readonly FileReport[]): LoadCounts {
  const totals = createCounts();
  for (const file of files) {
    if (!('counts' in file)) continue;
    for (const name of Object.keys(totals) as (keyof LoadCounts)[]) totals[name] += file.counts[name];
  }
  return totals;
}

function countEvents(events: readonly IdentityEvent[]): RunResult['identity'] {
  const counts = {new: 0, retired: 0, merge: 0, split: 0, renamed: 0};
  for (const {kind} of events) counts[kind]++;
  return counts;
}

function firstFailure(files: readonly FileReport[]): RunResult['failure'] {
  for (const report of files) {
    if (report.status !== 'failed') continue;
    const {code, file, message} = report;
    return {code, exitCode: ERRORS[code].exit, file, message};
  }
  return null;
}
