import {listAt} from '../../../base/get-or-insert.ts';
import {BIRTH_DAY, PLACE_HOME, type PersonColumns} from '../columns/person-columns.ts';

/**
 * Rows of one birth day and one front door: of one person, or of children of one birth. Names and parents may be told of one of the
 * two alone, so that nothing else brings them together.
 */
export class BornAtHome {
  readonly #columns: PersonColumns;
  /** Rows by birth day and door, where there are several. */
  readonly #rowsOf = new Map<number, number[]>();

  constructor(columns: PersonColumns) {
    this.#columns = columns;
    for (let row = 0; row < columns.rowCount; row++) {
      const key = bornAtHomeKey(columns, row);
      if (key === null) continue;
      listAt(this.#rowsOf, key).push(row);
    }
    for (const [key, rows] of this.#rowsOf) if (rows.length === 1) this.#rowsOf.delete(key);
  }

  /** Rows born on the day of a row that stand at its door, this one among them. */
  beside(row: number): readonly number[] {
    const key = bornAtHomeKey(this.#columns, row);
    return key === null ? [] : (this.#rowsOf.get(key) ?? []);
  }

  /** Calls `union` for rows of one day and door, so that each is brought together with all others. */
  unite(union: (left: number, right: number) => void): void {
    for (const rows of this.#rowsOf.values()) for (const row of rows) union(rows[0]!, row);
  }
}

/** Birth day and front door of a row as one number; null where it does not tell both. `door` is the number of its door, where another than its own counts. */
export function bornAtHomeKey(
  {birthKind, birthFrom, placeKind, dwelling, staff}: PersonColumns,
  row: number,
  door = dwelling[row]!,
): number | null {
  if (birthKind[row] !== BIRTH_DAY || placeKind[row] !== PLACE_HOME || staff[row] === 1 || door < 0) return null;
  return door * DAYS + birthFrom[row]! + DAYS / 2;
}

/** More days than lie between any two births. */
const DAYS = 1 << 18;
