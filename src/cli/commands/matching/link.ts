import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {linkFiles, type LinkedPair, type LinkedRecord} from '../../../library/link-files.ts';
import {jsonOption, withExample, type CommandModule} from '../../command.ts';
import {csvLine, json, table} from '../../output.ts';
import {makeFolder} from '../../../workspace/make-folder.ts';

type Options = {input: string[]; mapping: string; out: string; area?: string; received: string; json: boolean};

export const linkCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence link --input people.csv --mapping people.yaml --out linked')
      .requiredOption('-i, --input <file...>', 'person files; several are linked with one another')
      .requiredOption('-m, --mapping <file>', 'mapping of the files')
      .requiredOption(
        '-o, --out <dir>',
        'folder for clusters.csv (source,row,id,entity_id) and pairs.csv (left,right,weight,probability)',
      )
      .option('--area <code>', 'authority code for files that do not say one')
      .option('--received <day>', 'day of receipt for rows that do not say it', '2000-01-01')
      .addOption(jsonOption())
      .action(async ({input, mapping, out, area, received, json: isJson}: Options) => {
        const {records, pairs, report, refused} = await linkFiles(input, {mapping, area, received}, session.context);
        makeFolder(out);
        writeFileSync(join(out, 'clusters.csv'), clusterLines(records));
        writeFileSync(join(out, 'pairs.csv'), pairLines(pairs));
        const {blocking: _, ...counts} = report;
        session.data(isJson ? json({...report, refused}) : table(['linked', ''], Object.entries({...counts, refused})));
      });
  },
};

const clusterLines = (records: readonly LinkedRecord[]): string =>
  [['source', 'row', 'id', 'entity_id'], ...records.map(({file, row, id, person}) => [file, row, id, person])]
    .map(csvLine)
    .join('');

const pairLines = (pairs: readonly LinkedPair[]): string =>
  [
    ['left', 'right', 'weight', 'probability'],
    ...pairs.map(({left, right, weight, probability}) => [
      left,
      right,
      Number(weight.toFixed(4)),
      Number(probability.toFixed(6)),
    ]),
  ]
    .map(csvLine)
    .join('');
