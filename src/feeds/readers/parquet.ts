import {open, type FileHandle} from 'node:fs/promises';
import {basename} from 'node:path';
import {parquetMetadataAsync, parquetReadObjects, type AsyncBuffer} from 'hyparquet';
import {compressors} from 'hyparquet-compressors';
import {RingfenceError} from '../../base/errors.ts';
import type {RawRow, Table} from './table.ts';

/** Bytes of a row group decoded at a time, unpacked. Each slice of a group unpacks its pages anew, so most are read whole. */
const SLICE_BYTES = 1 << 26;
/** Rows handed on at a time. */
const BATCH_ROWS = 10_000;

/** Opens a Parquet file; row groups are read one at a time. Dates come as `YYYY-MM-DD`, times as `YYYY-MM-DDTHH:MM`. */
export async function openParquet(path: string): Promise<Table> {
  const metadata = await withFile(path, (file) => parquetMetadataAsync(file));
  const columns = metadata.schema.filter((entry) => entry.num_children === undefined).map((entry) => entry.name);
  async function* rows(): AsyncGenerator<RawRow[]> {
    let row = 0;
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const groupEnd = rowStart + Number(group.num_rows);
      const sliceCount = Math.max(1, Math.ceil(Number(group.total_byte_size) / SLICE_BYTES));
      const sliceRows = Math.ceil(Number(group.num_rows) / sliceCount);
      for (; rowStart < groupEnd; rowStart += sliceRows) {
        const rowEnd = Math.min(groupEnd, rowStart + sliceRows);
        const slice = await withFile(path, (file) =>
          parquetReadObjects({file, metadata, compressors, rowStart, rowEnd, utf8: true}),
        );
        for (let from = 0; from < slice.length; from += BATCH_ROWS) {
          yield slice.slice(from, from + BATCH_ROWS).map((entry): RawRow => {
            const cells = columns.map((column) => cellText(entry[column]));
            return {row: ++row, cells, raw: cells.join('\t'), fault: null};
          });
        }
      }
      rowStart = groupEnd;
    }
  }
  return {format: 'parquet', dialect: `${metadata.row_groups.length} row groups`, columns, rows};
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16);
  }
  if (Array.isArray(value)) return value.map(cellText).join('; ');
  if (typeof value !== 'object') return `${value as number}`;
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}

async function withFile<T>(path: string, read: (file: AsyncBuffer) => Promise<T>): Promise<T> {
  const handle = await open(path);
  try {
    const {size} = await handle.stat();
    return await read({byteLength: size, slice: (start, end) => slice(handle, start, end ?? size)});
  } catch (error) {
    const message = `${basename(path)} is a Parquet file that is cut short or damaged; ask the sender for it again`;
    throw new RingfenceError('FILE_DAMAGED', message, {cause: error});
  } finally {
    await handle.close();
  }
}

async function slice(handle: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(end - start);
  await handle.read(bytes, 0, bytes.length, start);
  return bytes.buffer;
}
