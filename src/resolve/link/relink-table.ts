import {once} from '../../base/once.ts';
import type {Context} from '../../base/context.ts';
import {nameKey} from '../name-key.ts';
import {bornAtHomeKey} from './decide/born-at-home.ts';
import type {LinkModel} from './weigh/link-model.ts';
import {
  decideTable,
  prepareTable,
  weightMinOf,
  type LinkConfig,
  type LinkedTable,
  type LinkInput,
} from './link-table.ts';
import {PairWeigher} from './weigh/pair-weigher.ts';
import {BIRTH_DAY, type PersonColumns} from './columns/person-columns.ts';
import {registersBeside} from './weigh/pinned-terms.ts';
import {Replay} from './decide/replay.ts';
import {reuseLinks} from './reuse-links.ts';
import {diffRows, type IdentifiedRows, type RowDiff} from './columns/row-diff.ts';
import {Scorer} from './weigh/scorer.ts';
import type {Trace} from './decide/trace.ts';
import type {KnownTwins} from './decide/twins.ts';

/** A table as it was decided in a run before, by the same pinned model and thresholds. */
export type DecidedTable = IdentifiedRows & {twins: KnownTwins; cleanRegisters: Uint8Array; trace: Trace};

/** Rows to link, and the constraints of them as texts, so that two tables can be compared. */
type RelinkInput = LinkInput & {rows: IdentifiedRows; texts: readonly string[]};

/** Share of rows that are others from which on all is weighed and decided anew. */
const OTHERS_MAX = 0.1;

/**
 * `linkTable` by a pinned model, for a table that is nearly one that was decided before: weighs the pairs of rows that are others, and
 * decides where they may bear on anything. The same answer; null where too much is other for that.
 */
export function relinkTable(
  input: RelinkInput,
  config: LinkConfig,
  ctx: Context,
  {model, earlier}: {model: LinkModel; earlier: DecidedTable},
): LinkedTable | null {
  const {rows, columns} = input;
  const weigher = new PairWeigher(model);
  const areRegistersSame =
    hasUncleanRegister(columns, registersBeside(model, columns)) ===
    hasUncleanRegister(earlier.columns, earlier.cleanRegisters);
  if (weigher.isOfStrangers || !areRegistersSame) return null;
  const diff = diffRows(earlier, rows);
  const others = diff.isSame.reduce((sum, isSame) => sum + 1 - isSame, 0);
  if (others > OTHERS_MAX * columns.rowCount) return null;
  const table = prepareTable(input, model, ctx);
  ctx.progress('weigh', 0, 0);
  const days = changedDays(twinTexts(earlier.columns, earlier.twins), twinTexts(columns, table.twins));
  const isDirty = diff.isSame.map((isSame, row) =>
    isSame === 0 || (columns.birthKind[row] === BIRTH_DAY && days.has(columns.birthFrom[row]!)) ? 1 : 0,
  );
  const scorer = new Scorer(table.comparer, weigher);
  const {links, before, isTouched, pairs} = reuseLinks(
    table.index,
    earlier.columns,
    earlier.trace.links,
    earlier.trace.limits,
    diff,
    isDirty,
    (left, right) => scorer.weigh(left, right),
    weightMinOf(model, config),
  );
  noteSaid(isTouched, input, earlier.trace, diff);
  for (let row = 0; row < isTouched.length; row++) if (diff.isBesideSame[row] === 0) isTouched[row] = 1;
  noteBornAtHome(isTouched, earlier, rows, diff);
  const replay = new Replay(earlier.trace, diff, before, isTouched);
  return decideTable({...table, model, weighed: {links, pairs}}, input, config, ctx, replay);
}

/** Whether any register of these rows holds people under several numbers. */
const hasUncleanRegister = ({local, numberKind}: PersonColumns, clean: Uint8Array): boolean =>
  local.values.some((number) => clean[numberKind[number]!] === 0);

/** Marks rows of which something else is said than was. */
function noteSaid(isOther: Uint8Array, {known, texts, rows: {ids}}: RelinkInput, trace: Trace, {after}: RowDiff): void {
  const pairs = (list: Iterable<readonly [number, number]>): Set<string> =>
    new Set([...list].map(([left, right]) => `${left} ${right}`));
  const were: [number, number][] = [];
  for (let i = 0; i < trace.known.length; i += 2) were.push([after[trace.known[i]!]!, after[trace.known[i + 1]!]!]);
  for (const pair of eitherAlone(pairs(were), pairs(known)))
    for (const row of pair.split(' ').map(Number)) if (row >= 0) isOther[row] = 1;
  const rowOf = once(() => new Map(ids.map((id, row) => [id, row])));
  for (const text of eitherAlone(new Set(texts), new Set(trace.said)))
    for (const id of JSON.parse(text) as string[]) {
      const row = rowOf().get(id);
      if (row !== undefined) isOther[row] = 1;
    }
}

/** Marks rows beside whom, at one door, a row of one birth day came, went or says something else. */
function noteBornAtHome(isOther: Uint8Array, old: IdentifiedRows, now: IdentifiedRows, {after, isSame}: RowDiff): void {
  const doorOf = new Map(now.texts.doors.map((id, door) => [id, door]));
  const changed = new Set<number | null>();
  for (let row = 0; row < isSame.length; row++) if (isSame[row] === 0) changed.add(bornAtHomeKey(now.columns, row));
  for (let was = 0; was < after.length; was++) {
    if (after[was]! >= 0 && isSame[after[was]!] === 1) continue;
    const door = old.texts.doors[old.columns.dwelling[was]!];
    changed.add(bornAtHomeKey(old.columns, was, door === undefined ? -1 : (doorOf.get(door) ?? -1)));
  }
  changed.delete(null);
  if (changed.size === 0) return;
  for (let row = 0; row < isOther.length; row++) if (changed.has(bornAtHomeKey(now.columns, row))) isOther[row] = 1;
}

/** Keys of twins as texts that do not hang on numbers, each behind its day. */
function twinTexts({pool}: PersonColumns, twins: KnownTwins): Set<string> {
  const soundOf: string[] = [];
  for (let word = 0; word < pool.texts.length; word++) soundOf[pool.sounds[word]!] ??= nameKey(pool.texts[word]!);
  return new Set(
    Array.from(twins.keys, (key) => {
      const [day, left, right, family] = key.split(' ').map(Number) as [number, number, number, number];
      const names = [pool.texts[left]!, pool.texts[right]!].sort().join(' ');
      return `${day} ${names} ${family < 0 ? '' : soundOf[family]!}`;
    }),
  );
}

const changedDays = (old: Set<string>, now: Set<string>): Set<number> =>
  new Set(eitherAlone(old, now).map((text) => Number(text.slice(0, text.indexOf(' ')))));

/** What stands in one of two sets and not in the other. */
const eitherAlone = (one: ReadonlySet<string>, other: ReadonlySet<string>): string[] => [
  ...[...one].filter((text) => !other.has(text)),
  ...[...other].filter((text) => !one.has(text)),
];
