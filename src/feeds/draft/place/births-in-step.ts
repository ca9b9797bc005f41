import {dateFormOf} from './date-formats.ts';
import type {Placed} from './placed.ts';

/** "Tom & Lily Smith" beside "01/02/2010 & 03/04/2012": a cell of birth dates that is cut as the cell of names is. */

const STEP_LEAST = 0.9;

/** Joins such columns to the names beside which they stand; `mayBe` are those whose headers speak of births. */
export function joinBirths(placed: readonly Placed[], mayBe: (one: Placed) => boolean): void {
  for (const one of placed) {
    if (!mayBe(one) || one.column.filled === 0) continue;
    const names = placed.find(
      (other) => other.several !== null && other.several.max > 1 && (one.part === null || one.part === other.part),
    );
    if (names === undefined || names.several!.split === null || names.several!.groups.has('born')) continue;
    const split = new RegExp(names.several!.split, 'u');
    const [rows, births] = [piecesOf(names, split), piecesOf(one, split)];
    const told = rows.flatMap((people, row) => (births[row]!.length > 0 ? [{people, born: births[row]!}] : []));
    if (!told.some(({born}) => born.length > 1)) continue;
    if (told.filter(({people, born}) => people.length === born.length).length < STEP_LEAST * told.length) continue;
    const days = new Map(told.flatMap(({born}) => born.map((text) => [text, 1] as const)));
    const form = dateFormOf({texts: days, filled: days.size});
    if (form.share < STEP_LEAST) continue;
    names.several = {...names.several!, births: one.column.name, formats: [...names.several!.formats, ...form.formats]};
    Object.assign(one, {field: null, part: null});
  }
}

const piecesOf = ({column}: Placed, split: RegExp): string[][] =>
  column.cells.map((text) =>
    text
      .split(split)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ''),
  );
