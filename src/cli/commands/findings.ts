import {addCommand, asOfOption, jsonOption, workspaceOption, type CommandModule} from '../command.ts';
import {json, table} from '../output.ts';
import {ALERT_HEAD, FLAG_HEAD, alertCard, alertCells, flagCells} from '../views/alert-view.ts';
import {PersonViews} from '../views/person-view.ts';
import {notFound, viewing} from '../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; json: boolean; limit: string; rule?: string};

export const flagsCommand: CommandModule = {
  register(program, session) {
    addCommand(
      program,
      'flags',
      'facts that rules found, in order of the queue',
      'ringfence flags --rule serial-perpetrator',
    )
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('-r, --rule <rule>', 'only flags of one rule')
      .option('-n, --limit <n>', 'how many to show in the table; --json shows all', '30')
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const all = await viewing(options, session, (view) => view.flags());
        const flags = all.filter((flag) => options.rule === undefined || flag.rule === options.rule);
        if (options.json) return session.data(json(flags));
        session.data(
          table(FLAG_HEAD, flags.slice(0, Number(options.limit)).map(flagCells), [15, 24, 30, 50, 9, 11, 16, 8]),
        );
        session.message(
          `${Math.min(flags.length, Number(options.limit))} of ${flags.length} flags. A flag states facts of the records; it predicts nothing about anybody.`,
        );
      });
  },
};

export const alertsCommand: CommandModule = {
  register(program, session) {
    addCommand(program, 'alerts', 'linked-family clusters for review, in order of the queue', 'ringfence alerts')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const alerts = await viewing(options, session, (view) => view.alerts());
        session.data(
          options.json ? json(alerts) : table(ALERT_HEAD, alerts.map(alertCells), [15, 16, 60, 8, 10, 10, 10, 16, 8]),
        );
      });
  },
};

export const alertCommand: CommandModule = {
  register(program, session) {
    addCommand(
      program,
      'alert <id>',
      'one alert in full, with the records behind every link',
      'ringfence alert A0123456789ab',
    )
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (id: string, options: Options) => {
        await viewing(options, session, (view) => {
          const {records, resolved} = view.known();
          const alert = view.alerts().find((candidate) => candidate.id === id);
          if (alert === undefined) throw notFound('alert', id);
          if (options.json) return session.data(json(alert));
          const views = new PersonViews(records, resolved);
          const persons = new Map(resolved.persons.map((person) => [person.id, person]));
          session.data(alertCard(alert, (person) => views.row(persons.get(person)!).name));
        });
      });
  },
};
