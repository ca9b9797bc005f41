import {IdColumn, packIds} from './id-column.ts';
import {lazyList} from '../../base/lazy-list.ts';
import {once} from '../../base/once.ts';

/** A list of plain items as one text, so that a single one can be read without the others. */
export type PackedList = {
  /** One JSON a line. */
  lines: string;
  /** Where each line begins, in UTF-16 units, and the end of the last with its line feed. */
  starts: Int32Array;
  /** The ids, where the items have some and are sorted by them; see `packIds`. */
  ids: string | null;
};

export function packList(items: readonly object[]): PackedList {
  const lines = items.map((item) => JSON.stringify(item));
  const starts = new Int32Array(items.length + 1);
  for (const [at, {length}] of lines.entries()) starts[at + 1] = starts[at]! + length + 1;
  const isNamed = items.length > 0 && 'id' in items[0]!;
  return {
    lines: lines.map((line) => `${line}\n`).join(''),
    starts,
    ids: isNamed ? packIds((items as readonly {id: string}[]).map(({id}) => id)) : null,
  };
}

/** A packed list whose lines are read when the first item is: where ids are all that is asked for, never. */
export type PackedLater = Omit<PackedList, 'lines'> & {lines: () => string};

/** The list again; `guarded` tells in our own terms what goes wrong when an item is read. */
export function unpackList<T extends object>(
  {lines: read, starts, ids}: PackedLater,
  guarded: <R>(work: () => R) => R,
): T[] {
  const length = Math.max(0, starts.length - 1);
  const lines = once(read);
  return lazyList<T>({
    length,
    one: (at) => guarded(() => JSON.parse(lines().slice(starts[at], starts[at + 1]! - 1)) as T),
    all: () => guarded(() => JSON.parse(`[${lines().slice(0, -1).replaceAll('\n', ',')}]`) as T[]),
    ids: ids === null ? undefined : new IdColumn(ids, length),
  });
}
