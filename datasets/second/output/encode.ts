import {gzipSync} from 'node:zlib';
import iconv from 'iconv-lite';
import {workbook} from '../../output/xlsx.ts';
import type {Cell, Form, Row, Sheet} from '../extracts/sheet.ts';
import {unaccented} from '../names/writing.ts';
import type {Fault} from './spoil.ts';

/** The bytes of an extract, header first; spoiled rows are written as they are spoiled. */
export function encode({form, columns, rows}: Sheet, faults: ReadonlyMap<number, Fault>): Buffer {
  if (form.kind === 'xlsx')
    return workbook(
      'Roll',
      columns,
      rows.map((row) => cellsOf(row, columns)),
    );
  const delimiter = form.delimiter ?? ',';
  const lines =
    form.kind === 'ndjson' ? [] : [...(form.preamble ?? []), columns.map((cell) => quoted(form, cell)).join(delimiter)];
  for (const [index, row] of rows.entries()) lines.push(line(form, cellsOf(row, columns), faults.get(index)));
  const newline = form.newline ?? '\n';
  const bytes = inEncoding(form, lines.join(newline) + newline);
  return form.gzip === true ? gzipped(bytes) : bytes;
}

const cellsOf = ({cells}: Row, columns: readonly string[]): Cell[] => columns.map((column) => cells[column] ?? '');

function line(form: Form, cells: readonly Cell[], fault: Fault | undefined): string {
  const delimiter = form.delimiter ?? ',';
  if (form.kind === 'ndjson') return fault === 'short-row' ? String(cells[0]).slice(0, -40) : String(cells[0]);
  const kept = fault === 'short-row' ? cells.slice(0, Math.ceil(cells.length / 2) - 1) : cells;
  const texts = kept.map((cell) => quoted(form, String(cell)));
  if (fault === 'stray-quote')
    texts[0] = `"${texts[0]!.replaceAll('"', '').slice(0, 3)}"${texts[0]!.replaceAll('"', '').slice(3)}`;
  return texts.join(delimiter);
}

function quoted(form: Form, text: string): string {
  const needed = form.quoteAll === true || text.includes(form.delimiter ?? ',') || /["\n\r]/.test(text);
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

function inEncoding({encoding}: Form, text: string): Buffer {
  switch (encoding) {
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`);
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'windows-1252':
      // What the code page lacks loses its accent.
      return iconv.encode(
        Array.from(text)
          .map((letter) =>
            iconv.decode(iconv.encode(letter, 'windows-1252'), 'windows-1252') === letter ? letter : unaccented(letter),
          )
          .join(''),
        'windows-1252',
      );
    default:
      return Buffer.from(text);
  }
}

/** A gzip header names the operating system that wrote it; 255 (unknown) gives the same bytes everywhere. */
function gzipped(bytes: Buffer): Buffer {
  const packed = gzipSync(bytes);
  packed[9] = 255;
  return packed;
}
