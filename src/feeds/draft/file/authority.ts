import {londonAuthority} from '../../../uk/authorities.ts';
import {areaInName} from './file-name.ts';
import type {Tree} from '../noted.ts';
import type {Placed} from '../place/placed.ts';
import {headerWords} from '../words/cut-header.ts';
import {shareWhere} from '../sample.ts';

const AUTHORITY = /^(?:la|lea|local authority|authority|borough|council)(?: (?:name|code))?$/;
/** No hub has the extracts of more authorities in one file. */
const TEXTS_MAX = 40;

/** The column whose header says that it names the authority of each row; null where none does. */
const authorityIn = (placed: readonly Placed[]): Placed | null =>
  placed.find(
    ({column}) =>
      column.filled === column.rows &&
      column.texts.size <= TEXTS_MAX &&
      AUTHORITY.test(headerWords(column.name).join(' ')),
  ) ?? null;

const isRead = ({column}: Placed): boolean => shareWhere(column, (text) => londonAuthority(text) !== null) === 1;

/**
 * Of which authority a file is: by a column whose cells are all understood, else by its name, else as it is asked for. Files of two authorities may
 * have one layout, and number their rows alike.
 */
export function areaOf(file: string, placed: readonly Placed[], asked: string | undefined): Tree {
  const column = authorityIn(placed);
  if (column !== null && isRead(column)) {
    const codes = [...column.column.texts.keys()].sort().map((text) => [text, londonAuthority(text)!]);
    const isOfCodes = codes.every(([text, code]) => text === code);
    return {column: column.column.name, ...(!isOfCodes && {map: Object.fromEntries(codes)})};
  }
  return areaInName(file) ?? (asked === undefined ? undefined : {constant: asked});
}

/** A column that names authorities in words that are not understood: whose the rows are is asked. */
export function unreadAuthority(placed: readonly Placed[]): Placed | null {
  const column = authorityIn(placed);
  return column === null || isRead(column) ? null : column;
}
