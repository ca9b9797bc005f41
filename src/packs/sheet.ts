export type Cell = string | number | null;

/** One table of a pack, with what it answers; the same on a page, in a terminal and in a workbook. */
export type Sheet = {
  id: string;
  title: string;
  /** What stands here and by what rule, in a sentence or two. */
  intro: string;
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
};

/** Sheets that belong together: one may be handed on without the others. */
export type Part = {id: string; title: string; intro: string; sheets: readonly Sheet[]};

/** Several values in one cell. */
export const listed = (values: Iterable<string>): string => [...new Set(values)].join('; ');

/** An id of a person, wherever it stands in a text. */
export const PERSON_ID = /\bP[0-9a-hjkmnp-tv-z]{12}\b/g;

/** Ids of the persons that stand in the cells of these parts, each once: who shows them logs them. */
export const personsIn = (parts: readonly Part[]): string[] => [
  ...new Set(
    parts.flatMap(({sheets}) =>
      sheets.flatMap(({rows}) => rows.flat().flatMap((cell) => String(cell).match(PERSON_ID) ?? [])),
    ),
  ),
];
