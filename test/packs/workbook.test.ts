import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text as textOf} from 'node:stream/consumers';
import {openPromise} from 'yauzl';
import {expect, test} from 'vitest';
import {openXlsx} from '../../src/feeds/readers/xlsx.ts';
import {workbook} from '../../src/packs/workbook.ts';

async function written(cells: readonly string[]): Promise<{path: string; read: string[]}> {
  const path = join(mkdtempSync(join(tmpdir(), 'workbook-')), 'some.xlsx');
  const rows = cells.map((cell, at) => [at + 1, cell]);
  writeFileSync(path, await workbook({title: 'Some', head: ['no.', 'text'], rows}));
  const read: string[] = [];
  for await (const batch of (await openXlsx(path, {})).rows()) read.push(...batch.map(({cells: [, text]}) => text!));
  return {path, read};
}

/** The parts of a workbook, by name. */
async function partsOf(path: string): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const zip = await openPromise(path);
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await textOf(await zip.openReadStreamPromise(entry)));
  return parts;
}

const FORMULAS = ['=HYPERLINK("http://x.example","a")', '+1+1', '-2', '@SUM(A1)', "=cmd|' /C calc'!A0"];

test('a text that begins as a formula does is a text, and stays one where its cell is edited', async () => {
  const {path, read} = await written([...FORMULAS, 'Ann']);
  expect(read).toEqual([...FORMULAS, 'Ann']);
  const parts = await partsOf(path);
  const [sheet, styles] = [parts.get('xl/worksheets/sheet1.xml')!, parts.get('xl/styles.xml')!];
  expect(sheet).not.toContain('<f');
  const styleOf = (cell: string): string => new RegExp(`r="${cell}"[^>]* s="(\\d+)"`).exec(sheet)?.[1] ?? '0';
  const text = /numFmtId="(\d+)" formatCode="@"/.exec(styles)?.[1];
  const formats = [...(/<cellXfs[^]*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*>/g)];
  const isText = (cell: string): boolean => formats[Number(styleOf(cell))]![0].includes(`numFmtId="${text}"`);
  expect(FORMULAS.map((_, at) => isText(`B${at + 2}`))).toEqual(FORMULAS.map(() => true));
  expect(isText('B7')).toBe(false);
});

test('a text that is longer than a cell may be says so at its end, in place of a file that cannot be opened', async () => {
  const long = 'n123456789 '.repeat(4000);
  const {read} = await written([long, 'Ann']);
  expect(read[0]!.length).toBeLessThanOrEqual(32_767);
  expect(read[0]!.slice(0, 32_000)).toBe(long.slice(0, 32_000));
  expect(read[0]).toMatch(/\[and 11333 more characters, for which a cell has no room\]$/);
  expect(read[1]).toBe('Ann');
});
