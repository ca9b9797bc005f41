import {writeFileSync} from 'node:fs';
import type {Command} from 'commander';
import {withHarm} from '../../../engine/config/config-file.ts';
import {configText, readHarmFile, type HarmFile} from '../../../engine/config/harm-file.ts';
import {harmAgreement} from '../../../signals/harm/harm-agreement.ts';
import {
  addCommand,
  asOfOption,
  dayArgument,
  jsonOption,
  wholeArgument,
  workspaceOption,
  type CommandModule,
  type Session,
} from '../../command.ts';
import {json, table} from '../../output.ts';
import {viewing} from '../../workspace-access.ts';

type ImportOptions = Omit<HarmFile, 'path'> & {into?: string; json: boolean};

export const harmCommand: CommandModule = {
  register(harm, session) {
    registerImport(harm, session);
    registerAgreement(harm, session);
  },
};

function registerImport(harm: Command, session: Session): void {
  addCommand(
    harm,
    'import <file>',
    'weights by offence (ONS, Cambridge: CSV or XLSX) as a table by kind of notification',
    'ringfence harm import css.xlsx --source "ONS Crime Severity Score" --date 2024-01-25 --into ringfence.yaml',
  )
    .requiredOption('--source <text>', 'who published it')
    .requiredOption('--date <day>', 'the day of the edition', dayArgument)
    .option('--offence <column>', 'column of the offence code; a usual header is found by itself')
    .option('--weight <column>', 'column of the weight')
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--header-row <n>', 'row of the header, where notes stand above it', wholeArgument)
    .option('--kinds <file>', 'CSV with offence and kind, in place of the built-in list of Home Office codes')
    .option('--into <file>', 'a ringfence.yaml to put the table in; one of the same source and date is replaced')
    .addOption(jsonOption())
    .action(async (path: string, options: ImportOptions) => {
      const result = await readHarmFile({...options, path});
      if (options.into !== undefined)
        writeFileSync(options.into, withHarm(configText(options.into), options.into, result.table));
      if (options.json) return session.data(json(result));
      session.data(
        table(
          ['kind of notification', 'weight', 'least', 'most', 'offences'],
          result.kinds.map(({kind, weight, least, most, offences}) => [kind, weight, least, most, offences.join(' ')]),
          [24, 10, 10, 10, 50],
        ),
      );
      session.message(
        `The weight of a kind is the median of its offences'. ${result.unused.length} offences stand for no kind and weigh nothing.` +
          (options.into === undefined ? ' Give --into ringfence.yaml to use the table in a run.' : ''),
      );
    });
}

function registerAgreement(harm: Command, session: Session): void {
  addCommand(
    harm,
    'agreement',
    'how much the order of flags depends on which table of harm is chosen',
    'ringfence harm agreement -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .addOption(asOfOption())
    .addOption(jsonOption())
    .action(async (options: {workspace: string; asOf: string | null; json: boolean}) => {
      const rows = harmAgreement(await viewing(options, session, (view) => view.flags()));
      if (options.json) return session.data(json(rows));
      session.data(
        table(
          ['rule', 'table', 'flags', 'rank correlation with gravity', 'same among first ten', 'moves most'],
          rows.map(({rule, table: name, flags, correlation, firstTen, most}) => [
            rule,
            name,
            flags,
            correlation === null ? 'none to tell' : Number(correlation.toFixed(3)),
            `${firstTen.same} of ${firstTen.of}`,
            `${most.flag}, ${most.places} places`,
          ]),
        ),
      );
      session.message(
        rows.length === 0
          ? 'The last run had no imported table of harm: see "ringfence harm import".'
          : 'Where the orders differ much, a place in the queue is a matter of the table and not of the facts.',
      );
    });
}
