import {CAUSE_TEXTS, type CauseCode} from '../../../engine/run/causes.ts';
import {eventsOf, type EventRow} from '../../../engine/event-log.ts';
import {
  asOfOption,
  jsonOption,
  wholeArgument,
  withExample,
  workspaceOption,
  type CommandModule,
} from '../../command.ts';
import {json, table} from '../../output.ts';
import {reading} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; person?: string; all: boolean; limit: number; json: boolean};

export const eventsCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence events --person P0123456789ab')
      .addOption(workspaceOption())
      .option('--person <id>', 'only what happened to this id, and to those it came from and went into')
      .option('--all', 'persons that are new or gone, too', false)
      .option('-n, --limit <n>', 'how many to show in the table; --json shows all', wholeArgument, 50)
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const rows = await reading(options.workspace, (store) =>
          eventsOf(store, options.person ?? null, options.all || options.person !== undefined).filter(
            ({through}) => options.asOf === null || through <= options.asOf,
          ),
        );
        if (options.json) return session.data(json(rows));
        session.data(table(HEAD, rows.slice(0, options.limit).map(cells), [6, 14, 9, 34, 34, 60]));
        session.message(
          `${Math.min(rows.length, options.limit)} of ${rows.length} events. The day is that of the latest record or judgement that the run knew of.`,
        );
      });
  },
};

const HEAD = ['run', 'knew until', 'what', 'before', 'after', 'since'];

const cells = ({derivation, through, kind, before, after, causes}: EventRow) => [
  derivation,
  through,
  kind,
  before.join(' '),
  after.join(' '),
  causes.map(({code, ids, count}) => causeText(code, ids, count)).join('; '),
];

function causeText(code: string, ids: readonly string[], count: number): string {
  const more = count > ids.length && ids.length > 0 ? ` and ${count - ids.length} more` : '';
  const named = ids.length === 0 ? '' : ` (${ids.join(' ')}${more})`;
  // Runs of former versions told four coarser causes.
  return `${CAUSE_TEXTS[code as CauseCode] ?? code.toLowerCase()}${named}`;
}
