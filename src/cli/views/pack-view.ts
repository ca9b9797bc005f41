import type {Section} from '../../charts/section.ts';
import type {Part, Sheet} from '../../packs/sheet.ts';
import {table} from '../output.ts';

/** A pack on a terminal: each sheet with its heading. */
export const packText = (parts: readonly Part[]): string =>
  parts.flatMap(({title, sheets}) => [`\n${title.toUpperCase()}\n`, ...sheets.map(sheetText)]).join('');

const sheetText = ({title, intro, head, rows}: Sheet): string =>
  `\n${title}. ${intro}\n${
    rows.length === 0
      ? 'Nothing is recorded.\n'
      : table(
          [...head],
          rows.map((row) => [...row]),
        )
  }`;

/** Pictures of a pack, SVG by the id of the sheet that they stand with. */
export type PackPictures = ReadonlyMap<string, string>;

/** A pack as sections of a page. */
export const packSections = (parts: readonly Part[], pictures: PackPictures): Section[] =>
  parts.map(({id, title, intro, sheets}) => ({
    id,
    title,
    intro,
    figures: sheets.map((sheet) => ({
      title: sheet.title,
      caption: sheet.intro,
      isWide: true,
      chart: null,
      picture: pictures.get(sheet.id),
      table: {head: [...sheet.head], rows: sheet.rows.map((row) => row.map((cell) => cell ?? ''))},
    })),
  }));
