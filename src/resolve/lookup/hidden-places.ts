import type {Mention} from '../../model/mention.ts';
import {motherOf} from '../link/columns/fill-from-relations.ts';
import {PLACE_NONE, type PersonColumns, UNBORN} from '../link/columns/person-columns.ts';
import type {Relations} from '../link/columns/relations.ts';

/** Position of a mention -> 1 where its address may be shown to nobody; `isWithheld` is asked about front doors. */
export function hiddenMentions(
  mentions: readonly Mention[],
  dwellingOfMention: Int32Array,
  isWithheld: (dwelling: number) => boolean,
): Uint8Array {
  return Uint8Array.from(mentions, ({address}, row) =>
    address?.protected === true || isWithheld(dwellingOfMention[row]!) ? 1 : 0,
  );
}

const PLACES = ['dwelling', 'placeKind', 'postcode', 'sector', 'district', 'address'] as const;

/** The hidden rows, and those of unborn children who were given the address of a mother whose own is hidden. */
export function rowsToHide(hidden: Uint8Array, columns: PersonColumns, relations: Relations): Int32Array {
  const isHers = (row: number, mother: number): boolean =>
    mother >= 0 && hidden[mother] === 1 && PLACES.every((name) => columns[name][row] === columns[name][mother]);
  const rows: number[] = [];
  for (let row = 0; row < hidden.length; row++)
    if (hidden[row] === 1 || (columns.placeholder[row] === UNBORN && isHers(row, motherOf(row, relations, columns))))
      rows.push(row);
  return Int32Array.from(rows);
}

/** The columns as they would be if no address had been written in these rows. */
export function withoutPlaces(columns: PersonColumns, rows: Int32Array): PersonColumns {
  const shown = {...columns};
  for (const name of PLACES) Object.assign(shown, {[name]: columns[name].slice()});
  for (const row of rows) {
    for (const name of PLACES) shown[name][row] = 0;
    shown.dwelling[row] = -1;
    shown.placeKind[row] = PLACE_NONE;
  }
  return shown;
}
