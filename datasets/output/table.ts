import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

export type Value = string | number;

/** Writes a truth table: UTF-8, comma, LF, RFC 4180 quotes. */
export function writeTable(
  folder: string,
  file: string,
  header: readonly string[],
  rows: Iterable<readonly Value[]>,
): void {
  mkdirSync(folder, {recursive: true});
  const lines = [header.join(',')];
  for (const row of rows) lines.push(row.map((value) => cell(String(value))).join(','));
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
