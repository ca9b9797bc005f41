import {InvalidArgumentError} from 'commander';
import {countWords} from '../../../base/count-words.ts';
import {listMappings} from '../../../feeds/language/catalogue.ts';
import {derive} from '../../../engine/run/derive.ts';
import {readConfig} from '../../../engine/config/config-file.ts';
import {DEFAULT_CONFIG} from '../../../engine/config/config.ts';
import {threadedOpener} from '../../../engine/feeds/feed-threads.ts';
import {run, type RunResult} from '../../../engine/run/run.ts';
import {judgementCounts} from '../../../engine/status.ts';
import type {QuarantinedRow} from '../../../model/records.ts';
import {jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {writing} from '../../workspace-access.ts';

type Options = {
  feeds: string;
  workspace: string;
  mappings: string[];
  config?: string;
  area?: string;
  received?: string;
  json: boolean;
  workers?: number;
};

export const runCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence run --feeds ./extracts --workspace hub.sqlite')
      .requiredOption('-f, --feeds <dir>', 'folder of extracts')
      .addOption(workspaceOption())
      .option('-m, --mappings <dir...>', 'folders with mappings of your own, beside the built-in ones', [])
      .option('--area <code>', 'authority code for extracts that do not say one')
      .option('--received <day>', 'day of receipt for extracts that do not say it')
      .option('-c, --config <file>', 'a ringfence.yaml with thresholds of your own')
      .option('--workers <n>', 'worker threads, 1-64; results do not depend on it', threadCount)
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const ctx = {...session.context, workers: options.workers ?? session.context.workers};
        const config = options.config === undefined ? DEFAULT_CONFIG : readConfig(options.config);
        const {area, received} = options;
        const openFeed = threadedOpener({mappings: listMappings(options.mappings), area, received}, ctx.workers);
        const {result, cut, shared, gone} = await writing(options.workspace, async (store) => {
          const result = await run({feedsDir: options.feeds, store, openFeed, derive, config, ctx});
          // Of these files alone: one that was cut short is forgotten when the whole one has come.
          const loads = result.files.flatMap((file) => ('load' in file ? [file.load] : []));
          const refused = store.quarantine(loads);
          const cut = refused.filter(({reason}) => MISSING_ROWS.has(reason));
          const shared = refused.filter(({reason}) => reason === 'KEY_SHARED');
          return {result, cut, shared, gone: judgementCounts(store).notApplicable};
        });
        session.data(options.json ? json(result) : runTables(result));
        for (const {message} of cut) session.message(message);
        for (const text of firstOfEach(shared)) session.message(text);
        if (gone > 0)
          session.message(
            `${gone} ${gone === 1 ? 'judgement no longer applies' : 'judgements no longer apply'}, as records are gone: "ringfence judge list" shows them.`,
          );
        const {retired} = result.totals;
        if (retired > 0)
          session.message(
            `${retired} rows of earlier loads of these files count no more: the same files were read by another mapping, key or area, and give their records anew.`,
          );
        if (result.report.withoutArea.length > 0)
          session.message(
            `${result.report.withoutArea.join(', ')}: no authority is known of their records, as it is of others. Give --area CODE, or say it in their mappings: local numbers are one person's only within one authority.`,
          );
        for (const {feed, waiting, all} of result.report.waiting.feeds)
          session.message(
            `${feed}: ${waiting} of ${all} records name a person or notification that no row gives, and count for nothing until one does: ` +
              'its mapping may call the other feed by another name, or that file is not here.',
          );
        for (const file of result.files)
          if (file.status === 'left-out')
            session.message(
              `${file.file}: left out, as no mapping knows this sheet by its columns; "ringfence feeds draft" with --sheet drafts one that does`,
            );
        if (result.totals.quarantined > 0)
          session.message(
            `${countWords(result.totals.quarantined, 'row')} refused: "ringfence export quarantine" has the file, row, column and reason of each.`,
          );
        // The exit code is that of the first failure; what is wrong is said of every file.
        for (const file of result.files) if (file.status === 'failed') session.message(`${file.code}: ${file.message}`);
        if (result.failure !== null) process.exitCode = result.failure.exitCode;
      });
  },
};

/** Refused rows that tell of others which never came. */
const MISSING_ROWS = new Set(['ROW_CUT', 'ROWS_MISSING', 'ROWS_TOO_MANY']);

/** The first row of each file, and how many more there are: one key that is too short may leave out thousands. */
function firstOfEach(rows: readonly QuarantinedRow[]): string[] {
  const files = Map.groupBy(rows, ({file}) => file);
  return [...files.values()].map(([first, ...more]) =>
    more.length === 0
      ? first!.message
      : `${first!.message} (and ${countWords(more.length, 'more row', 'more rows')} of this file)`,
  );
}

const THREADS_MAX = 64;

function threadCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= THREADS_MAX) return count;
  throw new InvalidArgumentError(`expected a whole number from 1 to ${THREADS_MAX}`);
}

/** What became of each file, with counts that add up, then what was worked out. */
export function runTables(result: RunResult): string {
  const head = [
    'file',
    'status',
    'read',
    'accepted',
    'refused',
    'new',
    'superseding',
    'unchanged',
    'withdrawn',
    'repeated',
    'erased',
  ];
  const files = result.files.map((file) => {
    if (file.status === 'failed') return [file.file, file.code];
    if (file.status === 'left-out') return [file.file, file.status];
    const {counts} = file;
    return [
      file.file,
      file.status,
      counts.read,
      counts.accepted,
      counts.quarantined,
      counts.added,
      counts.superseding,
      counts.unchanged,
      counts.withdrawn,
      counts.repeated,
      counts.erased,
    ];
  });
  const {totals} = result;
  const sum = [
    'all files',
    '',
    totals.read,
    totals.accepted,
    totals.quarantined,
    totals.added,
    totals.superseding,
    totals.unchanged,
    totals.withdrawn,
    totals.repeated,
    totals.erased,
  ];
  const worked = Object.entries(result.report.counts);
  return `${table(head, [...files, sum])}\n${table(['worked out', result.derivation], worked)}`;
}
