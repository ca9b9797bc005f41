import type {ChartSpec} from './draw/svg.ts';

export type Cell = string | number;

/** Numbers behind a chart; a column of numbers is set to the right. */
export type Table = {head: string[]; rows: Cell[][]};

/** A chart with what it shows in words and the numbers it is made of: nobody needs to see it to read it. */
export type Figure = {
  title: string;
  /** What to look for; stands under the title and is the description of the picture. */
  caption: string;
  /** Takes the width of the page. */
  isWide?: boolean;
  /** Null where words and table say it all. */
  chart: ChartSpec | null;
  /** An SVG of our own, drawn above the table, which stays in sight. */
  picture?: string | undefined;
  table: Table;
};

export type Section = {
  /** Anchor in the page. */
  id: string;
  title: string;
  /** What the section answers, in a sentence or two. */
  intro: string;
  figures: Figure[];
};

/** A number of a table with so many figures after the point; an absent one is empty. */
export const rounded = (value: number, places = 2): Cell =>
  Number.isFinite(value) ? Number(value.toFixed(places)) : '';

/** A share as a percentage; empty where there is nothing to be a share of. */
export const percent = (share: number, places = 1): string =>
  Number.isFinite(share) ? `${(100 * share).toFixed(places)} %` : '';
