import {extname} from 'node:path';
import {assert} from '../../../base/assert.ts';
import type {TextColumn} from '../../../base/text-column.ts';
import type {WorkerTeam} from '../../../base/worker-team.ts';
import type {Rows} from '../block/block.ts';
import {ROW_CODES} from './copy-rows.ts';
import {codePlaces, countCodes, sharedPairs} from './count-codes.ts';
import type {CsvFile} from './csv-file.ts';
import type {DeriveTask, Derived} from './derive.ts';
import {columnsOf} from '../settings/expression.ts';
import type {FilledKey, LayOutTask} from './lay-out-rows.ts';
import type {CompareData} from '../score/pair-comparer.ts';
import {patternShape} from '../train/patterns.ts';
import {comparedColumns, Planner, type Source, sourcesCompared, withSlots} from '../settings/plan.ts';
import type {BlockingRule, Comparison} from '../settings/settings.ts';
import {type Column, layOut, readTable, type Table} from './table.ts';

/** A table and all that threads need to block and compare its rows. */
export type Compiled = {
  table: Table;
  /** Rows with each code, by slot. */
  counts: readonly Uint32Array[];
  compare: CompareData;
  rows: Rows;
  /** Where each row of the file lies in `rows`. */
  placeOf: Uint32Array;
  rules: readonly RuleSlots[];
};

/** The slots whose codes a rule asks to be equal, and none missing. */
export type RuleSlots = {name: string; slots: Uint32Array};

const [DERIVE, LAY_OUT] = ['derive', 'lay-out-rows'].map(
  (name) => new URL(`./${name}${extname(import.meta.url)}`, import.meta.url),
) as [URL, URL];

/** Reads the columns that comparisons and rules name, and works out what they ask about single values. */
export async function compile(
  csv: CsvFile,
  comparisons: readonly Comparison[],
  rules: readonly BlockingRule[],
  team: WorkerTeam,
): Promise<Compiled> {
  const conditions = comparisons.flatMap(({levels}) => levels.map(({condition}) => condition));
  const columns = layOut(columnNames(comparisons, rules), conditions.flatMap(comparedColumns));
  const planner = new Planner({columns});
  const planned = comparisons.map(({levels}) => levels.map(({condition}) => planner.test(condition)));
  const keys = rules.map((rule) => rule.keys.map((key) => planner.texts(key)));
  const extra = derivedKeys([...keys.flat(), ...planned.flat().flatMap(sourcesCompared)], columns.length);
  const table = await readTable(csv, columns, team);
  const {dictionaries, rowCount, ranges} = table;
  const task: DeriveTask = {dictionaries, derivations: planner.derivations};
  const derived = (await team.run<Derived[]>(DERIVE, task, planner.derivations.length, 1)).flat();
  const filled = extra.map((key) => filledKey(key, derived));
  const counts = countCodes(table, filled, slotSizes(columns, extra, dictionaries, derived));
  const slotOf = ({slot, derivation}: Source): number =>
    extra.find((key) => key.from === slot && key.derivation === derivation)?.slot ?? slot;
  const tests = planned.map((levels) => levels.map((test) => withSlots(test, slotOf)));
  const slots = keys.map((rule) => bySize(rule.map(slotOf), counts));
  const rowSlot = columns.length + extra.length;
  const width = Math.ceil((rowSlot + 1) / ROW_CODES) * ROW_CODES;
  const sortSlot = mostUsed(slots, counts);
  const layOutTask: LayOutTask = {
    ranges,
    keys: filled,
    sortSlot,
    places: codePlaces(table, filled, sortSlot, counts[sortSlot]!),
    width,
    rowSlot,
    codes: new Uint32Array(new SharedArrayBuffer(rowCount * width * 4)),
    placeOf: new Uint32Array(new SharedArrayBuffer(rowCount * 4)),
  };
  await team.run(LAY_OUT, layOutTask, ranges.length, 1);
  const {codes, placeOf} = layOutTask;
  return {
    table,
    counts,
    compare: {
      id: ++compiledCount,
      dictionaries,
      derived,
      codes,
      width,
      tests,
      shape: patternShape(comparisons),
    },
    rows: {codes, width, rowSlot, rowCount},
    placeOf,
    rules: rules.map(({name}, rule) => ({name, slots: slots[rule]!})),
  };
}

/** Names what was compiled to the threads of this process, which keep what they made of it. */
let compiledCount = 0;

/** The slots of a rule, that of the smallest groups first: rows are laid out by it, and the others only split its groups. */
const bySize = (slots: readonly number[], counts: readonly Uint32Array[]): Uint32Array =>
  Uint32Array.from(
    slots.toSorted((one, other) => sharedPairs(counts[one]!) - sharedPairs(counts[other]!) || one - other),
  );

/** The slot that most rules group by first, and of those the one of the smallest groups. */
function mostUsed(rules: readonly Uint32Array[], counts: readonly Uint32Array[]): number {
  const uses = counts.map((_, slot) => rules.filter(([first]) => first === slot).length);
  let best = 0;
  for (let slot = 1; slot < counts.length; slot++) {
    const more = uses[slot]! - uses[best]!;
    if (more > 0 || (more === 0 && sharedPairs(counts[slot]!) < sharedPairs(counts[best]!))) best = slot;
  }
  return best;
}

function slotSizes(
  columns: readonly Column[],
  extra: readonly DerivedKey[],
  dictionaries: readonly TextColumn[],
  derived: readonly Derived[],
): number[] {
  const derivedSize = ({derivation}: DerivedKey): number => {
    const texts = derived[derivation]!;
    assert(texts.kind === 'text', 'a key is a text');
    return texts.texts.size;
  };
  return [...columns.map(({dictionary}) => dictionaries[dictionary]!.size), ...extra.map(derivedSize)];
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

function filledKey({from, derivation, slot}: DerivedKey, derived: readonly Derived[]): FilledKey {
  const texts = derived[derivation]!;
  assert(texts.kind === 'text', 'a key is a text');
  return {from, slot, numbers: texts.numbers};
}
