import {spawnSync} from 'node:child_process';
import {rmSync, statSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {parseArgs} from 'node:util';
import {gzipSync} from 'node:zlib';
import {parquetWriteFile} from 'hyparquet-writer';
import {createRng} from '../src/base/rng.ts';
import {openFeed} from '../src/feeds/feed.ts';
import {openTable} from '../src/feeds/readers/open-table.ts';
import type {Bench} from './main.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const COLUMNS = ['id', 'forename', 'surname', 'dob', 'postcode', 'phone', 'address', 'note'];
const MAPPING = `version: 1
feed: bench
agency: other
received: {constant: '2024-01-01'}
key: id
people:
  person:
    required: true
    name: {given: forename, family: surname}
    birth: dob
    phones: phone
    address: {text: address, postcode: postcode}
    stay: home
`;

/**
 * Rows per second by format: `read` splits and decodes, `map` makes validated records as well. Each file is read in a process of
 * its own, once with N rows and once with four times as many, so that its peak memory shows whether that grows with the file.
 */
export const bench: Bench = {
  name: 'feeds',
  summary: 'rows per second and peak memory by format, reading alone and with mapping: [--rows 200000]',
  async run(args, folder) {
    const {values} = parseArgs({args, options: {rows: {type: 'string', default: '200000'}, file: {type: 'string'}}});
    if (values.file !== undefined) return measure(values.file, join(dirname(values.file), 'bench.yaml'));
    writeFileSync(join(folder, 'bench.yaml'), MAPPING);
    for (const count of [Number(values.rows), 4 * Number(values.rows)]) {
      for (const path of writeFiles(folder, makeRows(count))) {
        spawnSync(process.execPath, [MAIN, 'feeds', '--file', path], {stdio: 'inherit'});
        rmSync(path);
      }
    }
  },
};

async function measure(path: string, mapping: string): Promise<void> {
  const start = performance.now();
  let rows = 0;
  const table = await openTable(path);
  for await (const batch of table.rows()) rows += batch.length;
  const middle = performance.now();
  const feed = await openFeed(path, {mapping});
  for await (const batch of feed.items()) if (batch.length === 0) break;
  const end = performance.now();
  const line = {
    bench: 'feeds',
    file: basename(path),
    megabytes: Math.round(statSync(path).size / 1e6),
    rows,
    readRowsPerSecond: Math.round(rows / ((middle - start) / 1000)),
    mapRowsPerSecond: Math.round(feed.counts.read / ((end - middle) / 1000)),
    refused: feed.counts.refused,
    peakMegabytes: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
  };
  console.log(JSON.stringify(line));
}

function makeRows(count: number): string[][] {
  const rng = createRng(7);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return Array.from({length: count}, (_, i) => [
    `R${i}`,
    `Forename${rng.int(800)}`,
    `Surname${rng.int(9000)}`,
    `${pad(1 + rng.int(28))}/${pad(1 + rng.int(12))}/${1940 + rng.int(80)}`,
    `NW${1 + rng.int(11)} ${rng.int(10)}AB`,
    `07700 900${String(rng.int(1000)).padStart(3, '0')}`,
    `Flat ${1 + rng.int(40)}, ${1 + rng.int(200)} High Road, London`,
    i % 20 === 0 ? 'said "no",\nand left' : 'nothing to add',
  ]);
}

function writeFiles(folder: string, rows: string[][]): string[] {
  const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const csv = [COLUMNS, ...rows].map((row) => row.map(quote).join(',')).join('\n');
  const json = rows
    .map((row) => JSON.stringify(Object.fromEntries(COLUMNS.map((column, i) => [column, row[i]]))))
    .join('\n');
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('plain.csv'), csv);
  writeFileSync(path('packed.csv.gz'), gzipSync(csv));
  writeFileSync(path('wide.csv'), Buffer.from(`\ufeff${csv}`, 'utf16le'));
  writeFileSync(path('lines.ndjson'), json);
  const columnData = COLUMNS.map((name, i) => ({name, data: rows.map((row) => row[i]!), type: 'STRING' as const}));
  parquetWriteFile({filename: path('columns.parquet'), columnData, rowGroupSize: 50_000});
  return ['plain.csv', 'packed.csv.gz', 'wide.csv', 'lines.ndjson', 'columns.parquet'].map(path);
}
