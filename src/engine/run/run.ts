import {ERRORS, type ErrorCode} from '../../base/errors.ts';
import type {LoadCounts} from '../../workspace/loads.ts';
import type {IdentityEvent} from '../../workspace/results.ts';
import {createCounts} from '../../workspace/tally.ts';
import {deriveIfChanged, type DeriveOptions, type RunReport} from './derive-if-changed.ts';
import {loadFeeds} from '../feeds/load-feeds.ts';
import type {FileReport, OpenFeed} from '../feeds/opened-feed.ts';
import {timed, type StageTime} from './stage-time.ts';

export type RunOptions = DeriveOptions & {feedsDir: string; openFeed: OpenFeed};

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
