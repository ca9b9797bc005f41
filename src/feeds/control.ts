import {RingfenceError} from '../base/errors.ts';
import {readCondition} from './values/conditions.ts';
import {columnName, RowFault, type Row, type Scope} from './values/scope.ts';
import type {RawRow} from './readers/table.ts';
import {readValue} from './values/values.ts';

/** Holds the rows of a file against the number that its own trailer row gives. */
export type RowControl = {
  /** True for a trailer row, which says nothing else. @throws RowFault ROWS_MISSING, ROWS_TOO_MANY, CONTROL_INVALID */
  check(raw: RawRow): boolean;
  /** @throws RingfenceError FILE_DAMAGED where no trailer came: the file was cut short. */
  end(): void;
  /** Starts over, as for another reading of the file. */
  start(): void;
};

/** Compiles the control of a mapping; null where it has none. */
export function compileControl(scope: Scope): RowControl | null {
  const spec = scope.mapping.control;
  if (spec === undefined) return null;
  const isTrailer = readCondition(spec.when, scope);
  const rows = readValue(spec.rows, scope);
  let [above, trailers] = [0, 0];
  return {
    check({cells}) {
      const row: Row = {cells, parts: null};
      if (!isTrailer(row)) {
        if (cells.some((cell) => cell.trim() !== '')) above++;
        return false;
      }
      trailers++;
      const said = Number(rows(row).replaceAll(/[,\s]/g, ''));
      const counted = above;
      above = 0;
      const column = columnName(spec.rows);
      if (rows(row) === '' || !Number.isInteger(said))
        throw new RowFault('CONTROL_INVALID', column, 'is the trailer of the file and gives no number of rows');
      if (said > counted)
        throw new RowFault(
          'ROWS_MISSING',
          column,
          `says ${said} rows and ${counted} stand above it: ${said - counted} are missing; ask the sender for the file again`,
        );
      if (said < counted)
        throw new RowFault(
          'ROWS_TOO_MANY',
          column,
          `says ${said} rows and ${counted} stand above it; ask the sender which is right`,
        );
      return true;
    },
    end() {
      if (trailers === 0)
        throw new RingfenceError(
          'FILE_DAMAGED',
          `${scope.file} ends without the trailer row that its mapping names: it was cut short; ask the sender for it again`,
        );
    },
    start() {
      [above, trailers] = [0, 0];
    },
  };
}
