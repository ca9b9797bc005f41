import type {CommandModule} from './command.ts';
import {chronologyCommand} from './commands/chronology.ts';
import {askCommand} from './commands/ask.ts';
import {demoCommand} from './commands/demo.ts';
import {eventsCommand} from './commands/events.ts';
import {evaluateCommand} from './commands/evaluate.ts';
import {exportCommand} from './commands/export.ts';
import {feedsCommand} from './commands/feeds.ts';
import {flagCommand} from './commands/flag.ts';
import {harmCommand} from './commands/harm.ts';
import {alertCommand, alertsCommand} from './commands/alerts.ts';
import {flagsCommand} from './commands/flags.ts';
import {howCommand} from './commands/how.ts';
import {judgeCommand} from './commands/judge.ts';
import {labelCommand} from './commands/label.ts';
import {linkCommand} from './commands/link.ts';
import {lookupCommand} from './commands/lookup.ts';
import {linkTableCommand} from './commands/link-table.ts';
import {modelCommand} from './commands/model.ts';
import {pathCommand} from './commands/path.ts';
import {personCommand, personsCommand} from './commands/people.ts';
import {replayCommand} from './commands/replay.ts';
import {reportCommand} from './commands/report.ts';
import {rulesCommand} from './commands/rules.ts';
import {runCommand} from './commands/run.ts';
import {statsCommand} from './commands/stats.ts';
import {statusCommand} from './commands/status.ts';
import {whatIfCommand} from './commands/what-if.ts';
import {whyCommand} from './commands/why.ts';
import {whyNotCommand} from './commands/why-not.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly CommandModule[] = [
  demoCommand,
  runCommand,
  statusCommand,
  personsCommand,
  personCommand,
  chronologyCommand,
  flagsCommand,
  flagCommand,
  alertsCommand,
  alertCommand,
  replayCommand,
  lookupCommand,
  rulesCommand,
  harmCommand,
  whyCommand,
  whyNotCommand,
  howCommand,
  whatIfCommand,
  judgeCommand,
  eventsCommand,
  modelCommand,
  reportCommand,
  labelCommand,
  pathCommand,
  askCommand,
  statsCommand,
  feedsCommand,
  exportCommand,
  linkCommand,
  linkTableCommand,
  evaluateCommand,
];
