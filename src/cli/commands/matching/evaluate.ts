import {readFileSync} from 'node:fs';
import {RingfenceError} from '../../../base/errors.ts';
import {readCsv} from '../../../feeds/readers/read-csv.ts';
import {evaluatePartition, type Evaluation} from '../../../resolve/evaluate.ts';
import {jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {evaluateLabels} from './evaluate-labels.ts';

type Options = {
  clusters?: string;
  truth?: string;
  labels?: string;
  workspace: string;
  key: string[];
  cluster: string;
  label: string;
  json: boolean;
};

export const evaluateCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence evaluate --clusters out/clusters.csv --truth truth.csv --key id --label person')
      .option(
        '--clusters <file>',
        'CSV that names each record and its cluster ("ringfence link" writes one; "export mentions --csv" another)',
      )
      .option('--truth <file>', 'CSV that names each record and the person it really is')
      .option('--labels <file>', 'instead of both: verdicts that "ringfence label" wrote, held against the workspace')
      .addOption(workspaceOption())
      .option('--key <column...>', 'columns that name a record, the same in both files', ['id'])
      .option('--cluster <column>', 'column of the cluster', 'entity_id')
      .option('--label <column>', 'column of the true person', 'person_id')
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const {labels} = options;
        if (labels !== undefined) return evaluateLabels({...options, labels}, session);
        if (options.clusters === undefined || options.truth === undefined)
          throw new RingfenceError('USAGE', 'Name --clusters and --truth, or --labels.');
        const truth = readLabels(options.truth, options.key, options.label);
        const clusters = readLabels(options.clusters, options.key, options.cluster);
        const shared = [...clusters].filter(([key]) => truth.has(key));
        const result = evaluatePartition(
          shared.map(([, label]) => label),
          shared.map(([key]) => truth.get(key)!),
        );
        const counts = {
          ...result,
          withoutTruth: clusters.size - shared.length,
          withoutCluster: truth.size - shared.length,
        };
        session.data(options.json ? json(counts) : scores(result));
        if (counts.withoutTruth + counts.withoutCluster > 0)
          session.message(
            `${counts.withoutTruth} records have no truth and ${counts.withoutCluster} of the truth have no cluster; neither is counted.`,
          );
      });
  },
};

function scores({items, pairwise, bCubed, pairsFound, pairsTrue, largest}: Evaluation): string {
  const row = (name: string, score: Evaluation['pairwise']) => [
    name,
    ...[score.precision, score.recall, score.f1].map((value) => Number(value.toFixed(4))),
  ];
  return `${items} records, ${pairsFound} pairs found of ${pairsTrue} true ones, largest cluster ${largest}\n${table(['measure', 'precision', 'recall', 'F1'], [row('pairwise', pairwise), row('B-cubed', bCubed)])}`;
}

function readLabels(path: string, key: string[], label: string): Map<string, string> {
  const {columns, rows} = readCsv(readFileSync(path, 'utf8'));
  const positions = [...key, label].map((column) => {
    const position = columns.indexOf(column);
    if (position < 0)
      throw new RingfenceError(
        'TRUTH_INVALID',
        `${path}: there is no column "${column}"; it has ${columns.join(', ')}.`,
      );
    return position;
  });
  const labels = new Map<string, string>();
  for (const [index, row] of rows.entries()) {
    const name = positions
      .slice(0, -1)
      .map((position) => row[position])
      .join('\u001f');
    if (labels.has(name))
      throw new RingfenceError('TRUTH_INVALID', `${path}: row ${index + 1} names a record that an earlier row names.`);
    const value = row[positions.at(-1)!] ?? '';
    if (value !== '') labels.set(name, value);
  }
  return labels;
}
