import {gzipSync} from 'node:zlib';
import {plain} from '../dirt/typing.ts';
import type {Cell, Form, Sheet} from './sheet.ts';
import type {Fault} from './spoil.ts';
import {workbook} from './xlsx.ts';

/** The bytes of an extract, header first; spoiled rows are written as they are spoiled. */
export function encode(sheet: Sheet, faults: ReadonlyMap<number, Fault>): Buffer {
  const {form, rows} = sheet;
  if (form.kind === 'xlsx')
    return workbook(
      'Tenancies',
      form.columns,
      rows.map((row) => row.cells),
    );
  const lines: string[] = form.kind === 'ndjson' ? [] : [csvLine(form, form.columns)];
  rows.forEach((row, index) => {
    const fault = faults.get(index);
    lines.push(form.kind === 'ndjson' ? jsonLine(String(row.cells[0]), fault) : faultyLine(form, row.cells, fault));
  });
  const bytes = encoded(form, lines.join(form.newline) + form.newline);
  return form.gzip ? gzipped(bytes) : bytes;
}

function jsonLine(json: string, fault: Fault | undefined): string {
  return fault === 'short-row' ? json.slice(0, Math.floor(json.length * 0.6)) : json;
}

function faultyLine(form: Form, cells: readonly Cell[], fault: Fault | undefined): string {
  if (fault === 'short-row') return csvLine(form, cells.slice(0, Math.ceil(cells.length / 3)));
  if (fault !== 'stray-quote') return csvLine(form, cells);
  const at = cells.findIndex((cell, index) => index > 0 && /^[A-Za-z0-9 /]{4,}$/.test(String(cell)));
  const text = String(cells[at]);
  const broken = `${text.slice(0, 2)}"${text.slice(2)}`;
  return cells
    .map((cell, index) => (index === at ? (form.quoteAll ? `"${broken}"` : broken) : quoted(form, String(cell))))
    .join(form.delimiter);
}

function csvLine(form: Form, cells: readonly Cell[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) line += (i === 0 ? '' : form.delimiter) + quoted(form, String(cells[i]));
  return line;
}

function quoted(form: Form, text: string): string {
  const needed =
    form.quoteAll || text.includes(form.delimiter) || text.includes('"') || text.includes('\n') || text.includes('\r');
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

function encoded(form: Form, text: string): Buffer {
  switch (form.encoding) {
    case 'utf8-bom':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'windows-1252':
      return Buffer.from(text.replace(/[\u0100-\uffff]/g, windows1252), 'latin1');
    default:
      return Buffer.from(text, 'utf8');
  }
}

/** Characters that Windows-1252 has at another place or not at all. */
function windows1252(character: string): string {
  if (character === '’') return '\u0092';
  const bare = plain(character);
  return bare.charCodeAt(0) < 256 ? bare : '?';
}

/** A gzip header names the operating system that wrote it; 255 (unknown) gives the same bytes everywhere. */
function gzipped(bytes: Buffer): Buffer {
  const packed = gzipSync(bytes);
  packed[9] = 255;
  return packed;
}
