import {join} from 'node:path';
import {NO_RECORDS} from '../../feeds/language/catalogue.ts';
import {sheetNames} from '../../feeds/readers/xlsx.ts';
import {discoverFeeds} from './discover.ts';
import type {FileReport, OpenedFeed} from './opened-feed.ts';

/** A file as a whole, or one sheet of a workbook that has several. */
export type FeedPart = {file: string; sheet: string | undefined; label: string};

/** What a sheet is called in records and messages. */
export const sheetLabel = (file: string, sheet: string): string => `${file} [${sheet}]`;

/**
 * The files of a folder in the order in which they are loaded. Behind a workbook of several sheets comes each sheet: the workbook as a
 * whole is what a mapping that knows it by name reads, or its first sheet; any other sheet is read where a mapping knows it by its columns.
 */
export async function feedParts(folder: string): Promise<FeedPart[]> {
  const parts: FeedPart[] = [];
  for (const file of discoverFeeds(folder)) {
    parts.push({file, sheet: undefined, label: file});
    if (!/\.xlsx$/i.test(file)) continue;
    // What is wrong with the file is told when it is opened.
    const sheets = await sheetNames(join(folder, file)).catch(() => []);
    if (sheets.length > 1) for (const sheet of sheets) parts.push({file, sheet, label: sheetLabel(file, sheet)});
  }
  return parts;
}

/** Keeps account of the sheets of workbooks while they are loaded. */
export class Workbooks {
  /** File -> the sheet that was read of it as a whole. */
  readonly #whole = new Map<string, string>();

  /** Whether this sheet is the one that was read of the workbook as a whole. */
  hasRead({file, sheet}: FeedPart, opened: OpenedFeed): boolean {
    if (sheet !== undefined) return this.#whole.get(file) === sheet;
    if (opened.sheet !== undefined) this.#whole.set(file, opened.sheet);
    return false;
  }

  /**
   * What is told of workbooks: a sheet without records is left out and no failure, as long as something of the workbook was read; where
   * nothing was, the workbook failed as a whole.
   */
  settled(parts: readonly FeedPart[], reports: readonly FileReport[]): FileReport[] {
    const partOf = new Map(parts.map((part) => [part.label, part]));
    const isRead = ({status}: FileReport): boolean => status === 'loaded' || status === 'unchanged';
    const read = new Set(reports.filter(isRead).map(({file}) => partOf.get(file)!.file));
    const books = new Set(parts.filter(({sheet}) => sheet !== undefined).map(({file}) => file));
    return reports.flatMap((report): FileReport[] => {
      const {file, sheet} = partOf.get(report.file)!;
      if (!books.has(file) || report.status !== 'failed' || !NO_RECORDS.has(report.code)) return [report];
      if (sheet === undefined) return read.has(file) ? [] : [report];
      return read.has(file) && this.#whole.get(file) !== sheet ? [{...report, status: 'left-out'}] : [];
    });
  }
}
