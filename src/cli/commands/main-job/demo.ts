import {addAt} from '../../../base/get-or-insert.ts';
import {existsSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {listMappings} from '../../../feeds/language/catalogue.ts';
import {derive} from '../../../engine/run/derive.ts';
import {DEFAULT_CONFIG} from '../../../engine/config/config.ts';
import {evaluateRun, type RunEvaluation} from '../../../engine/evaluate/run.ts';
import {threadedOpener} from '../../../engine/feeds/feed-threads.ts';
import {run} from '../../../engine/run/run.ts';
import {openView} from '../../../engine/view/view.ts';
import type {Context} from '../../../base/context.ts';
import {RingfenceError} from '../../../base/errors.ts';
import {openSqliteStore} from '../../../workspace/sqlite/store.ts';
import type {Store} from '../../../workspace/store.ts';
import {jsonOption, withExample, type CommandModule, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {ALERT_HEAD, ALERT_WIDTHS, FLAG_HEAD, alertCard, alertCells, flagCells} from '../../views/alert-view.ts';
import {PeopleTable} from '../../views/people-table.ts';
import {scoreTable} from '../../views/score-view.ts';
import {writing} from '../../workspace-access.ts';
import {runTables} from './run.ts';
import {makeFolder} from '../../../workspace/make-folder.ts';

type Options = {borough: string; mappings: string[]; workspace: string; check: boolean; json: boolean};

const BOROUGH = join(import.meta.dirname, '../../../../datasets/borough-small');

/** Below this something broke; `--check` then fails. What is aimed at is higher. */
const BARS = {precision: 0.99, recall: 0.9, clustersFound: 0.85, decoysMax: 0, controlsMax: 0.05};

const DEMO_WORKSPACE = 'out/demo.sqlite';

export const demoCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'npm run demo')
      .option('--borough <dir>', 'a borough made by "npm run dataset": DIR/feeds and DIR/truth', BOROUGH)
      .option('-m, --mappings <dir...>', 'folders with mappings of your own, beside the built-in ones', [])
      .option('-w, --workspace <file>', 'a workspace file that is not there yet', DEMO_WORKSPACE)
      .option('--check', 'fail where the result falls short of what it must reach', false)
      .addOption(jsonOption())
      .action((options: Options) => demonstrate(options, session));
  },
};

async function demonstrate(options: Options, session: Session): Promise<void> {
  const {context} = session;
  const feedsDir = join(options.borough, 'feeds');
  if (!existsSync(feedsDir))
    throw new RingfenceError(
      'FILE_MISSING',
      `${options.borough}: there is no folder "feeds" in it; make a borough with "npm run dataset".`,
    );
  makeFolder(dirname(options.workspace));
  makeWay(options.workspace);
  await writing(options.workspace, async (store) => {
    const openFeed = threadedOpener({mappings: listMappings(options.mappings)}, context.workers);
    const result = await run({feedsDir, store, openFeed, derive, config: DEFAULT_CONFIG, ctx: context});
    for (const file of result.files) if (file.status === 'failed') session.message(`${file.code}: ${file.message}`);
    // The score of nothing would be perfect precision.
    if (result.files.every(({status}) => status === 'failed'))
      throw new RingfenceError(
        'FILE_UNMAPPED',
        `${options.borough}: no file was read, so there is nothing to score; name the folder of its mappings with --mappings.`,
      );
    const scores = evaluateRun(store, join(options.borough, 'truth'));
    session.data(
      options.json
        ? json({result, scores})
        : `${runTables(result)}${findings(store, context)}${scoreTable(scores)}${nextSteps(options.workspace)}`,
    );
    if (result.failure !== null) process.exitCode = result.failure.exitCode;
    if (options.check) checkBars(scores);
  });
}

function findings(store: Store, context: Context): string {
  const view = openView(store, null, context);
  const [flags, alerts] = [view.flags(), view.alerts()];
  const rules = new Map<string, number>();
  for (const flag of flags) addAt(rules, flag.rule);
  const people = new PeopleTable(view.network());
  const first = alerts[0];
  return [
    '\nFlags by rule\n',
    table(
      ['rule', 'flags'],
      [...rules].sort((left, right) => right[1] - left[1]),
    ),
    '\nFirst flags of the queue\n',
    table(FLAG_HEAD, flags.slice(0, 5).map(flagCells), [15, 24, 30, 50, 9, 11, 16, 8]),
    '\nLinked-family clusters for review\n',
    table(ALERT_HEAD, alerts.map(alertCells), ALERT_WIDTHS),
    first === undefined ? '' : `\nThe first alert in full\n${alertCard(first, people)}`,
  ].join('');
}

/** Removes what an earlier demonstration left, where nobody writes to it. No other workspace is replaced: it may be a hub's. */
function makeWay(workspace: string): void {
  if (!existsSync(workspace)) return;
  if (workspace !== DEMO_WORKSPACE)
    throw new RingfenceError(
      'USAGE',
      `${workspace}: there is a file already, and a demonstration replaces none. Name another with --workspace, or remove it.`,
    );
  try {
    openSqliteStore(workspace, 'write').close();
  } catch (error) {
    // Of another version or damaged: it is made anew.
    if (error instanceof RingfenceError && error.code === 'WORKSPACE_LOCKED') throw error;
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(workspace + suffix, {force: true});
}

const nextSteps = (workspace: string): string => {
  const steps = [
    [`alerts -w ${workspace}`, 'every alert; "alert ID" shows one in full'],
    [`persons -w ${workspace}`, 'everybody; "person ID" shows every record behind one'],
    [`why ID ID -w ${workspace}`, 'why two are, or are not, one person'],
    [`export quarantine -w ${workspace}`, 'the rows that were refused, and why'],
    ['run --feeds DIR -w hub.sqlite', 'the same on extracts of your own'],
  ];
  const width = Math.max(...steps.map(([command]) => command!.length));
  return `\nWhat to try next\n${steps.map(([command, what]) => `  npx ringfence ${command!.padEnd(width)}  ${what}\n`).join('')}`;
};

function checkBars({persons, hardCases, clusters, decoys, serial, escalation}: RunEvaluation): void {
  const short: string[] = [];
  const {precision, recall} = persons.pairwise;
  if (precision < BARS.precision) short.push(`pairwise precision ${precision.toFixed(4)} < ${BARS.precision}`);
  if (recall < BARS.recall) short.push(`pairwise recall ${recall.toFixed(4)} < ${BARS.recall}`);
  for (const [kind, {cases, right}] of Object.entries(hardCases))
    if (kind.startsWith('twins') && right < cases) short.push(`${cases - right} ${kind} joined`);
  if (clusters.found < BARS.clustersFound * clusters.planted)
    short.push(`${clusters.found} of ${clusters.planted} planted clusters found`);
  if (decoys.found > BARS.decoysMax) short.push(`${decoys.found} decoys alert`);
  if (serial.found < serial.planted) short.push(`${serial.found} of ${serial.planted} serial perpetrators flagged`);
  const {control} = escalation;
  if (control.found > BARS.controlsMax * control.planted) short.push(`${control.found} controls flagged as escalating`);
  if (short.length > 0) throw new Error(`the demo falls short: ${short.join('; ')}`);
}
