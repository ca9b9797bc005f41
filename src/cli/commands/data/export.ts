import {EXPORT_COLUMNS, EXPORTS, type ExportName} from '../../../engine/export-columns.ts';
import {exportTable} from '../../../engine/exports.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {csvLine, json} from '../../output.ts';
import {reading} from '../../workspace-access.ts';
import {addNetworkExport} from './export-network.ts';

export const exportCommand: CommandModule = {
  register(command, session) {
    command.registeredArguments[0]!.choices(EXPORTS).description = 'what to export';
    withExample(command, 'ringfence export mentions --csv > mentions.csv')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('--csv', 'print CSV (the default)', true)
      .addOption(jsonOption())
      .addHelpText(
        'after',
        () =>
          `\nColumns:\n${EXPORTS.map((name) => `  ${name}: ${Object.keys(EXPORT_COLUMNS[name]).join(', ')}`).join('\n')}`,
      )
      .action(async (name: ExportName, options: {workspace: string; asOf: string | null; json: boolean}) => {
        const {columns, rows} = await reading(options.workspace, (store) =>
          exportTable(store, name, options.asOf, session.context),
        );
        if (options.json)
          return session.data(
            json(rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))),
          );
        session.data(csvLine(columns));
        for (let at = 0; at < rows.length; at += 1000)
          session.data(
            rows
              .slice(at, at + 1000)
              .map(csvLine)
              .join(''),
          );
      });
    addNetworkExport(command, session);
  },
};
