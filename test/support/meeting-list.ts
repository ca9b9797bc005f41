import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openXlsx} from '../../src/feeds/readers/xlsx.ts';

/** The list of cases for a MARAC meeting, at the desk. */
export const LIST = '/desk/marac/list';

/** Cases on the page of a list, in their order. */
export const idsIn = (body: string): string[] => [...body.matchAll(/name="place-(P[^"]+)"/g)].map(([, id]) => id!);

/** The list that a page is of. */
export const listIn = (body: string): string => /name="list" value="(L[^"]+)"/.exec(body)![1]!;

/** Rows of a workbook, its header first. */
export async function rowsOf(book: Buffer): Promise<string[][]> {
  const path = join(mkdtempSync(join(tmpdir(), 'marac-workbook-')), 'cases.xlsx');
  writeFileSync(path, book);
  const table = await openXlsx(path, {});
  const rows: string[][] = [[...table.columns]];
  for await (const batch of table.rows()) rows.push(...batch.map(({cells}) => [...cells]));
  return rows;
}
