import type {AGENCIES} from '../../model/source.ts';
import type {RowForm} from './rows/row-form.ts';
import type {Codes} from '../readers/decoded-cells.ts';

export type DraftOptions = {
  feed?: string | undefined;
  agency?: (typeof AGENCIES)[number] | undefined;
  area?: string | undefined;
  /** The sheet of a workbook, where it is not the first. */
  sheet?: string | undefined;
  /** Whether other sheets of the workbook have the same columns, so that the mapping knows a sheet by them alone. */
  isAnySheet?: boolean | undefined;
  /** Whether a built-in mapping has the name of the file in its pattern and does not fit it, so that the draft must ask for more columns to be chosen. */
  isRivalled?: boolean | undefined;
  /** The element of an XML file that is a row, where it is not the outermost that repeats. */
  rows?: string | undefined;
  /** How rows hang together, as `rowFormOf` finds it. */
  form?: RowForm | undefined;
  /** What the codes of its columns stand for, where a list of them was sent beside it. */
  codes?: Codes | undefined;
  /** Paths of other files of the same delivery: numbers that name a row of one of them join what stands there. */
  with?: readonly string[] | undefined;
};

/** What a mapping, or who opens the file, has to say of its source. */
export const sourceOf = ({
  sheet,
  rows,
  codes,
  form,
}: DraftOptions): {sheet?: string; rows?: string; codes?: Codes} & RowForm => ({
  ...form,
  ...(sheet !== undefined && {sheet}),
  ...(rows !== undefined && {rows}),
  ...(codes !== undefined && Object.keys(codes).length > 0 && {codes}),
});
