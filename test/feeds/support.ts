import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {crc32, deflateRawSync} from 'node:zlib';
import {openFeed, type Feed} from '../../src/feeds/feed.ts';
import type {FeedItem} from '../../src/feeds/rows/items.ts';
import type {QuarantinedRow, RowRecords} from '../../src/model/records.ts';
import type {FeedOptions} from '../../src/feeds/feed-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'feeds-'));
let files = 0;

/** Writes a file of its own folder, so that names and neighbours are free to choose. */
export function write(name: string, content: string | Uint8Array, beside?: string): string {
  const place = beside ?? mkdtempSync(join(folder, `${files++}-`));
  const path = join(place, name);
  writeFileSync(path, content);
  return path;
}

export const scratch = (): string => mkdtempSync(join(folder, 'scratch-'));

export type Loaded = {feed: Feed; rows: RowRecords[]; refused: QuarantinedRow[]};

export async function load(path: string, options: FeedOptions = {}): Promise<Loaded> {
  const feed = await openFeed(path, options);
  const items: FeedItem[] = [];
  for await (const batch of feed.items()) items.push(...batch);
  return {
    feed,
    rows: items.flatMap((item) => (item.type === 'row' ? [item.records] : [])),
    refused: items.flatMap((item) => (item.type === 'refused' ? [item.row] : [])),
  };
}

const HEAD = `version: 1
feed: test
agency: police
received: {constant: '2021-03-04'}
`;

/** Loads text as a CSV through a mapping of which only the interesting part is given. */
export async function loadText(csv: string, mapping: string, options: FeedOptions = {}): Promise<Loaded> {
  const head = HEAD.split('\n')
    .filter((line) => !`\n${mapping}`.includes(`\n${line.split(':')[0]}:`) || line === '')
    .join('\n');
  return load(write('test.csv', csv), {mapping: write('test.yaml', `${head}${mapping}`), ...options});
}

/** Code and message of what a call throws. */
export async function failure(call: () => Promise<unknown>): Promise<{code: string; message: string}> {
  try {
    await call();
  } catch (error) {
    return {code: (error as {code: string}).code, message: (error as Error).message};
  }
  throw new Error('nothing was thrown');
}

/** A zip file of texts, deflated: just enough for a workbook. */
export function zip(parts: Record<string, string>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const data = deflateRawSync(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(text), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data);
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, place, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006'), end]);
}

/** A workbook of sheets of text cells. `state` hides one. */
export function workbook(sheets: Record<string, {rows: string[][]; state?: string}>): Buffer {
  const names = Object.keys(sheets);
  const cell = (text: string): string => `<c t="str"><v>${text}</v></c>`;
  const body = (rows: string[][]): string => rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  return zip({
    'xl/workbook.xml': `<workbook><sheets>${names.map((name, at) => `<sheet name="${name}" r:id="r${at}" state="${sheets[name]!.state ?? 'visible'}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<R>${names.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`).join('')}</R>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/s${at}.xml`,
        `<worksheet><sheetData>${body(sheets[name]!.rows)}</sheetData></worksheet>`,
      ]),
    ),
  });
}
