import {parquetWriteBuffer} from 'hyparquet-writer';
import {expect, test} from 'vitest';
import {openTable} from '../../src/feeds/readers/open-table.ts';
import {failure, load, loadText, write, zip} from './support.ts';

/** What somebody would send who wants to stop the hub, and what a careless sender sends by chance. */

const PERSON = `key: Ref
people:
  child: {required: true, name: Name, birth: Born, phones: Phone, address: Address}
`;

test.each([
  ['a telephone', 'Phone', (length: number) => '- '.repeat(length / 2)],
  ['an address', 'Address', (length: number) => '1a '.repeat(length / 3)],
  ['a name', 'Name', (length: number) => `Ada Test ${'née '.repeat(length / 4 - 3)}x`],
])('%s that fills a megabyte is refused at once, and the rows beside it are read', async (_, column, text) => {
  const columns = ['Ref', 'Name', 'Born', 'Phone', 'Address'];
  const row = (ref: string, given: Record<string, string>): string =>
    columns.map((name) => given[name] ?? (name === 'Ref' ? ref : name === 'Name' ? 'Ada Test' : '')).join(',');
  const csv = [
    columns.join(','),
    row('1', {[column]: text(1_000_000)}),
    row('2', {[column]: text(3_900)}),
    row('3', {}),
  ];
  const began = performance.now();
  const {rows, refused} = await loadText(csv.join('\n'), PERSON);
  expect(refused.map(({reason, column: of}) => [reason, of])).toEqual([['CELL_LONG', column]]);
  expect(rows).toHaveLength(2);
  expect(performance.now() - began).toBeLessThan(20_000);
});

test('a cell far to the right of a sheet damages the workbook and does not fill the memory', async () => {
  const book = (place: string): string =>
    write(
      'a.xlsx',
      zip({
        'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="${place}" t="str"><v>Ref</v></c></row></sheetData></worksheet>`,
      }),
    );
  await expect(openTable(book('ZZZZZZZZ1'))).rejects.toMatchObject({code: 'FILE_DAMAGED'});
  expect((await openTable(book('B1'))).columns).toContain('Ref');
});

test('a row of cells without places, and a line without end, are no rows and do not fill the memory', async () => {
  const cells = '<c t="str"><v>a</v></c>'.repeat(20_000);
  const book = zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
  });
  await expect(openTable(write('a.xlsx', book))).rejects.toMatchObject({code: 'FILE_DAMAGED'});
  const line = `Ref,Name\n1,Ada\n2,${'a'.repeat(20_000_000)}`;
  const read = async (path: string): Promise<void> => {
    for await (const _ of (await openTable(path)).rows());
  };
  const message = expect.stringContaining('16 million characters') as string;
  await expect(read(write('a.csv', line))).rejects.toMatchObject({code: 'FILE_BINARY', message});
  await expect(read(write('a.ndjson', line))).rejects.toMatchObject({code: 'FILE_BINARY', message});
});

test('an object as deep as a stack, or one that bears the names of what every object has, is a row like others', async () => {
  const deep = `{"Ref": "1", "x": ${'['.repeat(20_000)}1${']'.repeat(20_000)}}`;
  const path = write('a.ndjson', `${deep}\n{"Ref": "2", "constructor": "C", "__proto__": {"y": "P"}}\n`);
  const table = await openTable(path);
  expect(table.columns).toEqual(['Ref', '__proto__.y', 'constructor']);
  const cells = [];
  for await (const batch of table.rows()) cells.push(...batch.map((row) => row.cells));
  expect(cells).toEqual([
    ['1', '', ''],
    ['2', 'P', 'C'],
  ]);
});

test('a time out of range in a Parquet file is no time', async () => {
  const schema = [
    {name: 'root', num_children: 2},
    {name: 'Ref', type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const, repetition_type: 'REQUIRED' as const},
    {
      name: 'at',
      type: 'INT64' as const,
      converted_type: 'TIMESTAMP_MILLIS' as const,
      repetition_type: 'REQUIRED' as const,
    },
  ];
  const columnData = [
    {name: 'Ref', data: ['1', '2']},
    {name: 'at', data: [2n ** 62n, 0n]},
  ];
  const table = await openTable(write('a.parquet', new Uint8Array(parquetWriteBuffer({columnData, schema}))));
  const cells = [];
  for await (const batch of table.rows()) cells.push(...batch.map((row) => row.cells));
  expect(cells).toEqual([
    ['1', ''],
    ['2', '1970-01-01'],
  ]);
});

test('a mapping of aliases that would grow without end, or as deep as a stack, is a mapping with a mistake', async () => {
  const names = Array.from({length: 12}, (_, at) => `a${at}`);
  const bomb = names.map(
    (name, at) =>
      `${name}: &${name} [${
        at === 0
          ? 'x'
          : Array(9)
              .fill(`*a${at - 1}`)
              .join(', ')
      }]`,
  );
  const csv = write('a.csv', 'Ref\n1\n');
  const codeOf = async (text: string): Promise<string> =>
    (await failure(() => load(csv, {mapping: write('m.yaml', text)}))).code;
  expect(await codeOf(bomb.join('\n'))).toBe('MAPPING_INVALID');
  expect(await codeOf(`people: ${'['.repeat(5_000)}${']'.repeat(5_000)}`)).toBe('MAPPING_INVALID');
});

test('half of a pair of letters, which no file of a workspace can hold, is read as it will be kept', async () => {
  const mapping = write(
    'm.yaml',
    `version: 1\nfeed: test\nagency: police\nreceived: {constant: '2021-03-04'}\n${PERSON}`,
  );
  const line = '{"Ref": "5\\ud800", "Name": "Ada Te\\udc00st", "Born": "", "Phone": "", "Address": ""}\n';
  const {rows} = await load(write('a.ndjson', line), {mapping});
  expect(rows[0]!.mentions[0]!.names[0]).toMatchObject({given: 'Ada', family: 'Te\ufffdst'});
  expect(JSON.stringify(rows)).not.toMatch(/\\ud[89a-f]/);
});
