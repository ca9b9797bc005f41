import {extname} from 'node:path';
import type {WorkerTeam} from '../../base/worker-team.ts';
import type {BlockTask} from './block.ts';
import type {CsvCells} from './csv-cells.ts';
import type {DeriveTask, Derived} from './derive.ts';
import {columnsOf} from './expression.ts';
import type {CompareData} from './pair-comparer.ts';
import {patternShape} from './patterns.ts';
import {comparedColumns, Planner} from './plan.ts';
import type {BlockingRule, Comparison} from './settings.ts';
import {buildTable, type Table} from './table.ts';

/** A table and all that threads need to block and compare its rows. */
export type Compiled = {table: Table; compare: CompareData; block: BlockTask};

const DERIVE = new URL(`./derive${extname(import.meta.url)}`, import.meta.url);

/** Reads the columns that comparisons and rules name, and works out what they ask about single values. */
export async function compile(
  cells: CsvCells,
  comparisons: readonly Comparison[],
  rules: readonly BlockingRule[],
  team: WorkerTeam,
): Promise<Compiled> {
  const conditions = comparisons.flatMap(({levels}) => levels.map(({condition}) => condition));
  const names = new Set(
    [...conditions, ...rules.flatMap(({keys}) => keys)].flatMap(columnsOf).map((column) => column.name),
  );
  for (const {levels} of comparisons) for (const {tf} of levels) if (tf !== null) names.add(tf.column);
  const table = await buildTable(cells, [...names], conditions.flatMap(comparedColumns), team);
  const planner = new Planner(table);
  const tests = comparisons.map(({levels}) => levels.map(({condition}) => planner.test(condition)));
  const keys = rules.map((rule) => ({name: rule.name, keys: rule.keys.map((key) => planner.texts(key))}));
  const {dictionaries, codes, width, rowCount} = table;
  const task: DeriveTask = {dictionaries, derivations: planner.derivations};
  const derived = (await team.run<Derived[]>(DERIVE, task, planner.derivations.length, 1)).flat();
  return {
    table,
    compare: {dictionaries, derived, codes, width, tests, shape: patternShape(comparisons)},
    block: {
      codes,
      width,
      rowCount,
      derived,
      rules: keys,
      blockOf: new Uint32Array(new SharedArrayBuffer(rowCount * keys.length * 4)),
    },
  };
}
