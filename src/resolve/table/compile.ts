import {extname} from 'node:path';
import {assert} from '../../base/assert.ts';
import type {WorkerTeam} from '../../base/worker-team.ts';
import type {BlockTask} from './block.ts';
import type {CsvCells} from './csv-cells.ts';
import type {DeriveTask, Derived} from './derive.ts';
import {columnsOf} from './expression.ts';
import type {CompareData} from './pair-comparer.ts';
import {patternShape} from './patterns.ts';
import {comparedColumns, Planner, type Source} from './plan.ts';
import type {BlockingRule, Comparison} from './settings.ts';
import {buildTable, layOut, type Table} from './table.ts';

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
  const columns = layOut(columnNames(comparisons, rules), conditions.flatMap(comparedColumns));
  const planner = new Planner({columns});
  const tests = comparisons.map(({levels}) => levels.map(({condition}) => planner.test(condition)));
  const keys = rules.map((rule) => rule.keys.map((key) => planner.texts(key)));
  const extra = derivedKeys(keys.flat(), columns.length);
  const table = await buildTable(cells, columns, columns.length + extra.length, team);
  const {dictionaries, codes, width, rowCount} = table;
  const task: DeriveTask = {dictionaries, derivations: planner.derivations};
  const derived = (await team.run<Derived[]>(DERIVE, task, planner.derivations.length, 1)).flat();
  for (const key of extra) fillKey(table, key, derived);
  const slotOf = ({slot, derivation}: Source): number =>
    extra.find((key) => key.from === slot && key.derivation === derivation)?.slot ?? slot;
  return {
    table,
    compare: {
      dictionaries,
      derived,
      codes,
      width,
      columnCount: columns.length,
      tests,
      shape: patternShape(comparisons),
    },
    block: {
      codes,
      width,
      rowCount,
      rules: rules.map(({name}, rule) => ({name, slots: Uint32Array.from(keys[rule]!, slotOf)})),
    },
  };
}

function columnNames(comparisons: readonly Comparison[], rules: readonly BlockingRule[]): string[] {
  const levels = comparisons.flatMap((comparison) => comparison.levels);
  const expressions = [...levels.map(({condition}) => condition), ...rules.flatMap(({keys}) => keys)];
  const adjusted = levels.flatMap(({tf}) => (tf === null ? [] : [tf.column]));
  return [...new Set([...expressions.flatMap(columnsOf).map(({name}) => name), ...adjusted])];
}

/** A key that is worked out from a column, and the slot of its own in which it is kept. */
type DerivedKey = {from: number; derivation: number; slot: number};

function derivedKeys(keys: readonly Source[], firstSlot: number): DerivedKey[] {
  const found: DerivedKey[] = [];
  for (const {slot, derivation} of keys) {
    if (derivation === null || found.some((key) => key.from === slot && key.derivation === derivation)) continue;
    found.push({from: slot, derivation, slot: firstSlot + found.length});
  }
  return found;
}

function fillKey(
  {rowCount, width, codes}: Table,
  {from, derivation, slot}: DerivedKey,
  derived: readonly Derived[],
): void {
  const texts = derived[derivation]!;
  assert(texts.kind === 'text', 'a key is a text');
  const {numbers} = texts;
  for (let row = 0; row < rowCount; row++) codes[row * width + slot] = numbers[codes[row * width + from]!]!;
}
