import {indexOfId} from '../base/find-by-id.ts';
import type {Constraint} from '../model/judgement.ts';
import type {Mention} from '../model/mention.ts';
import type {Tie} from '../model/notification.ts';
import {keptRows} from './link/columns/kept-rows.ts';
import type {IdentifiedRows} from './link/columns/row-diff.ts';
import {readConstraints, type RowConstraints} from './link/decide/constraints.ts';
import type {LinkInput} from './link/link-table.ts';
import type {DecidedTable} from './link/relink-table.ts';
import type {LinkModel} from './link/weigh/link-model.ts';
import {readMentions, type MatchInput, type ReadTable} from './match-table.ts';

/** What people decided that matching keeps to. */
export type Given = {
  /** Who is and who is not one person. */
  said?: readonly Constraint[];
  /** The model to weigh by, made before; null trains one on the mentions. */
  pinned?: LinkModel | null;
  /** What was decided before by that model and these thresholds; taken over where it cannot come out in another way. */
  earlier?: DecidedTable | null;
  /** A number for each mention: under one id, an equal one stands for an equal mention now and when `earlier` was decided. Null for none. */
  versions?: Int32Array | null;
};

/** Mentions read for matching, with what was said of them. */
export type PersonTable = ReadTable & LinkInput & {rows: IdentifiedRows; versions: Int32Array};

export function readTable(input: MatchInput, {said = [], earlier = null, versions = null}: Given): PersonTable {
  const {mentions, ties, dwellings} = input;
  const ids = mentions.map(({id}) => id);
  const kept = earlier === null || versions === null ? null : keptRows(earlier, earlier.trace.versions, ids, versions);
  const read = readMentions(input, kept);
  const {columns, relations, dictionaries} = read;
  const texts = {
    phones: dictionaries.phones.list,
    groups: dictionaries.groups.list,
    registers: dictionaries.registers.list,
    doors: dwellings.map(({id}) => id),
  };
  const rows = {ids, columns, relations, texts};
  return {
    ...read,
    doors: dwellings,
    rows,
    versions: versions ?? new Int32Array(),
    known: selfTies(mentions, ties),
    constraints: readConstraints(mentions, said),
  };
}

/** Ids of the rows of each constraint. */
export const constraintTexts = ({same, apart}: RowConstraints, ids: readonly string[]): string[] => [
  ...same.map((rows) => JSON.stringify(rows.map((row) => ids[row]!))),
  ...apart.map(({left, right}) =>
    JSON.stringify([...left.map((row) => ids[row]!), '', ...right.map((row) => ids[row]!)]),
  ),
];

/** A register's own notes that two of its entries are one person, as pairs of rows. */
function selfTies(mentions: readonly Mention[], ties: readonly Tie[]): [number, number][] {
  const self = ties.filter(({kind}) => kind === 'self');
  if (self.length === 0) return [];
  return self.map(({from, to}): [number, number] => [indexOfId(mentions, from), indexOfId(mentions, to)]);
}
