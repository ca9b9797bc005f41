import {createWriteStream} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {RingfenceError} from '../../base/errors.ts';
import {inspectFile, readBytes} from './bytes.ts';
import {openCsv} from './csv.ts';
import {carryDown, type Carry} from './carried-cells.ts';
import {decodeCells, type Codes} from './decoded-cells.ts';
import {findEncoding, readText, type Encoding} from './encoding.ts';
import {withFurtherColumns} from './further-columns.ts';
import {withHeadings, type Headings} from './heading-rows.ts';
import {openJson} from './json.ts';
import {openParquet} from './parquet.ts';
import {pivotRows, type Pivot} from './pivoted-rows.ts';
import type {Table} from './table.ts';
import {openXlsx} from './xlsx.ts';
import {openXml} from './xml.ts';

/** What a mapping may say about a file where finding out is not enough. */
export type TableOptions = {
  format?: TextFormat | undefined;
  encoding?: Encoding | undefined;
  delimiter?: string | undefined;
  quote?: string | undefined;
  headerRow?: number | undefined;
  sheet?: string | undefined;
  rows?: string | undefined;
  carry?: Carry | undefined;
  codes?: Codes | undefined;
  headings?: Headings | undefined;
  further?: readonly string[] | undefined;
  pivot?: Pivot | undefined;
};

type TextFormat = 'csv' | 'ndjson' | 'xml';

/** Opens any file that can be read, whatever its name says; every fault of the file is a RingfenceError. */
export async function openTable(path: string, options: TableOptions = {}): Promise<Table> {
  const {carry, codes, headings, further, pivot, ...source} = options;
  const own = await openAsItIs(path, source);
  const plain = further === undefined ? own : withFurtherColumns(own, further);
  const headed = headings === undefined ? plain : withHeadings(plain, headings);
  const coded = pivot === undefined ? headed : await pivotRows(headed, pivot);
  const table = codes === undefined ? coded : decodeCells(coded, codes);
  return carry === undefined ? table : carryDown(table, carry);
}

async function openAsItIs(path: string, options: TableOptions): Promise<Table> {
  const {gzipped, kind} = await inspectFile(path);
  if (kind !== 'text' && gzipped) return unpacked(path, (file) => openAsItIs(file, options));
  if (kind === 'zip') return openXlsx(path, options);
  if (kind === 'parquet') return openParquet(path);
  const encoding = await findEncoding(path, gzipped, options.encoding);
  const format = options.format ?? (await textFormat(path, gzipped, encoding));
  if (format === 'xml') return openXml(path, gzipped, encoding, options);
  return format === 'ndjson' ? openJson(path, gzipped, encoding) : openCsv(path, gzipped, encoding, options);
}

async function textFormat(path: string, gzipped: boolean, encoding: Encoding): Promise<TextFormat> {
  const name = basename(path);
  if (/\.(ndjson|jsonl|json)(\.gz)?$/i.test(name)) return 'ndjson';
  for await (const piece of readText(path, gzipped, encoding)) return formatOf(piece, name);
  return 'csv';
}

function formatOf(text: string, name: string): TextFormat {
  if (/^\s*(<!doctype html|<html|<table)\b/i.test(text)) {
    const message = `${name} is a web page, though a spreadsheet may open it; open it, save it as XLSX or CSV, and send that`;
    throw new RingfenceError('FILE_BINARY', message);
  }
  if (/^\s*<[?!a-z]/i.test(text)) return 'xml';
  return /^\s*(\{|\[\s*[{\]])/.test(text) ? 'ndjson' : 'csv';
}

/** Workbooks and Parquet files are read from any place in them, so a compressed one is unpacked for each reading. */
async function unpacked(path: string, open: (file: string) => Promise<Table>): Promise<Table> {
  async function* within<T>(use: (table: Table) => AsyncIterable<T>): AsyncGenerator<T> {
    const folder = await mkdtemp(join(tmpdir(), 'ringfence-'));
    try {
      const file = join(folder, basename(path).replace(/\.gz$/i, ''));
      await pipeline(readBytes(path, true), createWriteStream(file, {mode: 0o600}));
      yield* use(await open(file));
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  }
  const heads = within(async function* (table) {
    yield table;
  });
  const {value: table} = (await heads.next()) as IteratorYieldResult<Table>;
  await heads.return(undefined);
  return {...table, rows: () => within((file) => file.rows())};
}
