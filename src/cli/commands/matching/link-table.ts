import {join} from 'node:path';
import {InvalidArgumentError} from 'commander';
import {RingfenceError} from '../../../base/errors.ts';
import {WorkerTeam} from '../../../base/worker-team.ts';
import {readShared} from '../../../engine/read-shared.ts';
import {readSplinkSettings} from '../../../resolve/splink/read-settings.ts';
import {type CsvFile, openCsv} from '../../../resolve/table/columns/csv-file.ts';
import {linkTable} from '../../../resolve/table/link-table.ts';
import type {ScoredPairs} from '../../../resolve/table/score/score-pairs.ts';
import {ByteWriter} from '../../byte-writer.ts';
import {type CsvCells, csvCells} from '../../csv-cells.ts';
import {jsonOption, withExample, type CommandModule} from '../../command.ts';
import {csvLine, json, table} from '../../output.ts';
import {makeFolder} from '../../../workspace/make-folder.ts';

type Options = {input: string; model: string; out: string; id: string; threshold: number; json: boolean};

/** Pairs from a rule beyond which it is refused: hours of work that tell nobody apart. */
const PAIRS_MAX = 5e9;

export const linkTableCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence link-table --input rows.csv --model model.json --out linked')
      .requiredOption('-i, --input <file>', 'CSV file with the columns that the model names, UTF-8, commas')
      .requiredOption('-m, --model <file>', 'model saved by Splink 4 or 5 (link type dedupe_only)')
      .requiredOption('-o, --out <dir>', 'folder for clusters.csv (id,cluster) and pairs.csv (left,right,weight)')
      .option('--id <column>', 'column that names a row', 'unique_id')
      .option('--threshold <probability>', 'chance from which two rows are one', probabilityArgument, 0.95)
      .addOption(jsonOption())
      .action(async ({input, model, out, id, threshold, json: isJson}: Options) => {
        const settings = readSplinkSettings(new TextDecoder().decode(readShared(model).slice()), model);
        const csv = openCsv(readShared(input), input);
        const idPosition = positionOfId(csv, id);
        const team = new WorkerTeam(session.context.workers);
        try {
          const options = {settings, training: null, threshold, keepFrom: threshold, pairsMax: PAIRS_MAX};
          const {clusterOf, scored, pairs} = await linkTable(csv, options, team, session.context);
          const ids = csvCells(csv, idPosition, clusterOf.length);
          makeFolder(out);
          writeClusters(join(out, 'clusters.csv'), clusterOf, ids);
          writePairs(join(out, 'pairs.csv'), scored, ids);
          const clusters = clusterOf.filter((first, row) => first === row).length;
          const report = {rows: clusterOf.length, pairs, kept: scored.left.length, clusters};
          session.data(isJson ? json(report) : table(['linked', ''], Object.entries(report)));
        } finally {
          await team.close();
        }
      });
  },
};

function probabilityArgument(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('Write a probability between 0 and 1, such as 0.95.');
  return value;
}

function positionOfId({names, file}: CsvFile, column: string): number {
  const position = names.indexOf(column);
  if (position === -1)
    throw new RingfenceError(
      'FILE_COLUMNS',
      `${file} has no column "${column}": name one of ${names.join(', ')} by --id.`,
    );
  return position;
}

/** A cluster is named by the id of its first row. */
function writeClusters(path: string, clusterOf: Uint32Array, ids: CsvCells): void {
  writeLines(path, ['id', 'cluster'], (out) => {
    for (let row = 0; row < clusterOf.length; row++) {
      writeCell(out, ids, row);
      out.ascii(',');
      writeCell(out, ids, clusterOf[row]!);
      out.ascii(LINE_END);
    }
  });
}

function writePairs(path: string, {left, right, bits}: ScoredPairs, ids: CsvCells): void {
  writeLines(path, ['left', 'right', 'weight'], (out) => {
    for (let i = 0; i < left.length; i++) {
      writeCell(out, ids, left[i]!);
      out.ascii(',');
      writeCell(out, ids, right[i]!);
      out.ascii(`,${String(Math.round(bits[i]! * 1e6) / 1e6)}${LINE_END}`);
    }
  });
}

const LINE_END = '\r\n';

function writeLines(path: string, head: readonly string[], write: (out: ByteWriter) => void): void {
  const out = new ByteWriter(path);
  try {
    out.ascii(csvLine(head));
    write(out);
    out.finish();
  } catch (error) {
    out.discard();
    throw error;
  }
}

const writeCell = (out: ByteWriter, {bytes, starts}: CsvCells, row: number): void =>
  out.bytes(bytes, starts[row]!, starts[row + 1]!);
