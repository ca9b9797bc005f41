import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import {parquetWriteBuffer} from 'hyparquet-writer';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {openTable} from '../../src/feeds/readers/open-table.ts';
import type {RawRow} from '../../src/feeds/readers/table.ts';
import {listMappings} from '../../src/feeds/language/catalogue.ts';
import {failure, load, scratch, write, zip} from './support.ts';

async function cellsOf(path: string): Promise<{columns: readonly string[]; rows: string[][]; dialect: string}> {
  const table = await openTable(path);
  const rows: RawRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  expect(rows.map(({row}) => row)).toEqual(rows.map((_, i) => i + 1));
  return {columns: table.columns, rows: rows.map(({cells}) => [...cells]), dialect: table.dialect};
}

test('the same text is read from every encoding, with and without a byte order mark, plain and packed', async () => {
  const word = fc.string({unit: fc.constantFrom('a', 'Z', 'é', 'Š', 'ß', '’', '€', 'ÿ'), minLength: 1, maxLength: 8});
  await fc.assert(
    fc.asyncProperty(fc.array(word, {minLength: 20, maxLength: 60}), async (words) => {
      const text = `name,n\nÉva Smith,x\n${words.map((name, i) => `${name},${i}`).join('\n')}\n`;
      const expected = [['Éva Smith', 'x'], ...words.map((name, i) => [name, String(i)])];
      const forms = [
        Buffer.from(text),
        Buffer.from(`\ufeff${text}`),
        iconv.encode(text, 'utf-16le', {addBOM: true}),
        iconv.encode(text, 'utf-16be', {addBOM: true}),
        iconv.encode(text, 'win1252'),
      ];
      for (const form of forms) {
        expect((await cellsOf(write('a.csv', form))).rows).toEqual(expected);
        expect((await cellsOf(write('a.csv.gz', gzipSync(form)))).rows).toEqual(expected);
      }
    }),
    // Each has hundreds of letters, so that a few hold every odd one in every encoding.
    {numRuns: 5},
  );
});

test('UTF-16 without a mark is found, and a late letter decides for Windows-1252', async () => {
  const ascii = `name,n\n${'Smith,1\n'.repeat(40_000)}`;
  expect((await cellsOf(write('a.csv', Buffer.from(ascii, 'utf16le')))).dialect).toBe('utf-16le, comma');
  const late = await cellsOf(write('a.csv', iconv.encode(`${ascii}Zoë,2\n`, 'win1252')));
  expect(late.rows.at(-1)).toEqual(['Zoë', '2']);
});

test('a letter of several bytes that lies across two pieces is whole', async () => {
  const names = Array.from({length: 90_000}, (_, i) => `é${'x'.repeat(i % 7)}`);
  const {rows} = await cellsOf(write('a.csv', `name,n\n${names.map((name, i) => `${name},${i}`).join('\n')}`));
  expect(rows.map(([name]) => name)).toEqual(names);
});

test('an object a line gives dotted columns, lists and absent objects included', async () => {
  const lines = [
    {id: 1, patient: {given: 'Ada', tags: ['a', 'b']}, children: [{name: 'X'}, {name: 'Y'}]},
    {id: 2, patient: null},
  ];
  const {columns, rows} = await cellsOf(
    write('a.ndjson', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{broken\n`),
  );
  expect(columns).toEqual(['children.0.name', 'children.1.name', 'id', 'patient', 'patient.given', 'patient.tags']);
  expect(rows[0]).toEqual(['X', 'Y', '1', '', 'Ada', 'a; b']);
  expect(rows[1]).toEqual(['', '', '2', '', '', '']);
  expect(rows[2]).toEqual([]);
});

test('a JSON document gives the rows of its one list, however it is laid out', async () => {
  const people = [
    {id: 1, name: {given: 'Ada'}},
    {id: 2, name: {given: 'Bo'}},
  ];
  const lines = people.map((one) => JSON.stringify(one)).join('\n');
  const expected = (await cellsOf(write('a.ndjson', lines))).rows;
  const wrapped = {count: 2, next: null, results: people};
  const forms = [people, wrapped].flatMap((form) => [JSON.stringify(form), JSON.stringify(form, null, 2)]);
  for (const text of forms) expect(await cellsOf(write('a.json', text))).toMatchObject({rows: expected});
  const [list, , , pretty] = forms;
  for (const text of [list!, `\ufeff${pretty!}`]) expect((await cellsOf(write('a.txt', text))).rows).toEqual(expected);
  expect((await cellsOf(write('a.json', lines))).rows).toEqual(expected);
  expect((await cellsOf(write('a.json', JSON.stringify(people[0], null, 2)))).rows).toEqual(expected.slice(0, 1));
  expect((await cellsOf(write('a.json', '[{"id": 1}, 7]'))).rows).toEqual([['1'], []]);
});

test('a JSON document that is cut, or has more lists than one, is refused with what to do', async () => {
  const refusal = (text: string): Promise<{code: string; message: string}> =>
    failure(() => openTable(write('a.json', text)));
  expect(await refusal('[{"id": 1}, {"id"')).toMatchObject({code: 'FILE_BINARY'});
  expect((await refusal('[{"id": 1}, {"id"')).message).toContain('one object a line');
  expect(await refusal('[]')).toMatchObject({code: 'FILE_EMPTY'});
  expect((await refusal('{"people": [{"id": 1}], "events": [{"id": 2}]}')).message).toContain('people, events');
});

test('the header is found below titles and notes, or stands in the line that a mapping counts, blank lines too', async () => {
  const notes = 'OFFICIAL-SENSITIVE\nRMS extract\tRun by: 7741\n\n';
  const path = write(
    'Nominals_2024.txt',
    `${notes}No\tName\tBorn\tAddress\tTown\n1\tA\t\t\t\n2\tB\t\t\t\n3\tC\t\t\t\n`,
  );
  expect((await cellsOf(path)).columns).toEqual(['No', 'Name', 'Born', 'Address', 'Town']);
  expect((await openTable(path, {headerRow: 4})).columns).toEqual(['No', 'Name', 'Born', 'Address', 'Town']);
  expect((await openTable(path, {headerRow: 2})).columns).toEqual(['RMS extract', 'Run by: 7741']);
  const long = write('a.csv', 'a,b\n1,2,3,4,5,6,7\n3,4\n5,6\n');
  expect((await cellsOf(long)).columns).toEqual(['a', 'b']);
});

test('a mapping that knows a file by name has it read as its source says before its columns are looked for', async () => {
  const folder = scratch();
  const head = "version: 1\nagency: police\narea: {constant: BRE}\nreceived: {constant: '2021-03-04'}\n";
  write(
    'm.yaml',
    `${head}feed: nominals\nmatch: {files: ['Nominals*'], columns: [No]}\nsource: {headerRow: 3}\npeople:\n  a: {name: Name}\n`,
    folder,
  );
  const path = write('Nominals.csv', 'Crime,of,March\n\nNo,Name,Town\n1,Ada Test,Bury\n');
  const {feed, rows} = await load(path, {mappings: listMappings([folder])});
  expect([feed.feed, rows.length]).toEqual(['nominals', 1]);
});

test('a key that only a late line has is read, so that the order of the lines plays no part', async () => {
  const lines = Array.from({length: 1500}, (_, i) =>
    JSON.stringify(i === 1400 ? {id: `${i}`, cad: '12/34'} : {id: `${i}`}),
  );
  const mapping = write(
    'm.yaml',
    "version: 1\nfeed: test\nagency: police\nreceived: {constant: '2021-03-04'}\nkey: id\n" +
      'notifications:\n  call: {kind: missing, at: day, references: {cad: cad}}\n',
  );
  const references = async (text: string[]): Promise<string[]> => {
    const {rows, refused} = await load(write('a.ndjson', text.join('\n')), {mapping});
    expect([rows.length, refused.length]).toEqual([1500, 0]);
    return rows.flatMap((row) => row.notifications.flatMap((item) => item.references.map(({value}) => value)));
  };
  expect(await references(lines)).toEqual(['12/34']);
  expect(await references(lines.toReversed())).toEqual(['12/34']);
  const keyless = failure(() => load(write('a.ndjson', '{"day": "2021-01-01"}\n'), {mapping}));
  expect(await keyless).toMatchObject({code: 'FILE_COLUMNS'});
});

test('Parquet columns of text, dates, times and numbers come as text, over several row groups', async () => {
  const count = 25;
  const columnData = [
    {name: 'name', data: Array.from({length: count}, (_, i) => (i === 3 ? null : `n${i}`)), type: 'STRING' as const},
    {
      name: 'at',
      data: Array.from({length: count}, (_, i) => new Date(Date.UTC(2021, 2, 4, i % 24, 30))),
      type: 'TIMESTAMP' as const,
    },
    {name: 'n', data: Array.from({length: count}, (_, i) => BigInt(i)), type: 'INT64' as const},
  ];
  const bytes = new Uint8Array(parquetWriteBuffer({columnData, rowGroupSize: 10}));
  for (const path of [write('a.parquet', bytes), write('a.parquet.gz', gzipSync(bytes))]) {
    const {columns, rows} = await cellsOf(path);
    expect(columns).toEqual(['name', 'at', 'n']);
    expect(rows).toHaveLength(count);
    expect(rows[4]).toEqual(['n4', '2021-03-04T04:30', '4']);
    expect(rows[3]![0]).toBe('');
  }
});

describe('workbooks', () => {
  const sheet = (body: string): string =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`;
  const parts = (body: string): Record<string, string> => ({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Tenancies" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml':
      '<sst><si><t>Name</t></si><si><r><t>O&apos;</t></r><r><t>Brien</t></r><rPh><t>x</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': sheet(body),
  });

  test('shared, inline and rich texts, numbers, dates by style, gaps and blank rows', async () => {
    const body = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Born</t></is></c><c r="C1" t="str"><v>Note</v></c></row>
<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>44259</v></c></row>
<row r="3"/>
<row r="4"><c r="B4" s="2"><v>44259.75</v></c><c r="C4"><v>44259</v></c></row>`;
    const path = write('a.xlsx', zip(parts(body)));
    for (const file of [path, write('a.xlsx.gz', gzipSync(zip(parts(body))))]) {
      const {columns, rows, dialect} = await cellsOf(file);
      expect(dialect).toBe('sheet Tenancies');
      expect(columns).toEqual(['Name', 'Born', 'Note']);
      expect(rows).toEqual([
        ["O'Brien", '2021-03-04', ''],
        ['', '2021-03-04 18:00', '44259'],
      ]);
    }
  });

  test('the header below a title', async () => {
    const row = (n: number, ...cells: string[]): string =>
      `<row r="${n}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
    const body = row(1, 'Contacts') + row(2, 'all teams') + row(4, 'A', 'B', 'C', 'D') + row(5, '1', '2', '3', '4');
    const path = write('a.xlsx', zip(parts(body)));
    expect((await cellsOf(path)).rows).toEqual([['1', '2', '3', '4']]);
    expect((await openTable(path, {headerRow: 4})).columns).toEqual(['A', 'B', 'C', 'D']);
  });

  test('a second row of the header that parts its cells is read with it, and a time of day is of no day', async () => {
    const head = ['Ref', 'Name', 'Missing', '', 'Found', '', 'Note'];
    const below = ['', '', 'Date', 'Time', 'Date', 'Time', ''];
    const row = ['M1', 'Ann', '2021-03-04', '01:30', '2021-03-05', '', ''];
    const names = ['Ref', 'Name', 'Missing Date', 'Missing Time', 'Found Date', 'Found Time', 'Note'];
    const texts = (cells: readonly string[]): string =>
      `<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`;
    const read = await cellsOf(write('a.xlsx', zip(parts(texts(head) + texts(below) + texts(row)))));
    expect(read).toMatchObject({columns: names, rows: [row]});
    const csv = await cellsOf(write('a.csv', [head, below, row].map((cells) => cells.join(',')).join('\n')));
    expect(csv).toMatchObject({columns: names, rows: [row]});
    // A row of records that says little is none.
    const plain = await cellsOf(
      write('b.csv', [head, ['M2', 'Bob', 'unknown', 'unknown', '', '', ''], row].join('\n')),
    );
    expect(plain.rows).toHaveLength(2);
    const times = texts(['Ref', 'Time']) + '<row><c t="str"><v>M1</v></c><c s="3"><v>0.0625</v></c></row>';
    expect((await cellsOf(write('a.xlsx', zip(parts(times))))).rows).toEqual([['M1', '01:30']]);
  });

  test('a cell merged downwards stands in each row that it spans, and not below; a title across columns does not', async () => {
    const row = (n: number, ...cells: string[]): string =>
      `<row r="${n}">${cells.map((cell, at) => (cell === '' ? '' : `<c r="${'ABC'[at]!}${n}" t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`;
    const body =
      row(1, 'Cases') +
      row(3, 'Case', 'Name', 'Role') +
      row(4, 'M1', 'Ann', 'Victim') +
      row(5, '', 'Bob', 'Perp') +
      row(6, '', 'Cat', '') +
      row(7, 'M2', 'Dee', 'Victim') +
      row(8, '', 'Eve', 'child');
    const file = parts(body);
    file['xl/worksheets/sheet1.xml'] = file['xl/worksheets/sheet1.xml']!.replace(
      '</worksheet>',
      '<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A4:A6"/><mergeCell ref="C5:C6"/></mergeCells></worksheet>',
    );
    expect((await cellsOf(write('a.xlsx', zip(file)))).rows).toEqual([
      ['M1', 'Ann', 'Victim'],
      ['M1', 'Bob', 'Perp'],
      ['M1', 'Cat', 'Perp'],
      ['M2', 'Dee', 'Victim'],
      ['', 'Eve', 'child'],
    ]);
  });

  test('a zip that is no workbook is no workbook, and one whose XML breaks off is damaged', async () => {
    await expect(openTable(write('a.xlsx', zip({'other.txt': 'x'})))).rejects.toMatchObject({code: 'FILE_BINARY'});
    const broken = {...parts(''), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c></row>'};
    await expect(openTable(write('a.xlsx', zip(broken)))).rejects.toMatchObject({code: 'FILE_DAMAGED'});
  });
});

test('a list of objects is found within the wrappers of an interface, and within no object of a record', async () => {
  const episodes = [
    {ref: 'M1', child: {name: 'Amina Khan'}},
    {ref: 'M2', child: {name: 'Tom Bell'}},
  ];
  const expected = {
    columns: ['child.name', 'ref'],
    rows: [
      ['Amina Khan', 'M1'],
      ['Tom Bell', 'M2'],
    ],
  };
  for (const document of [
    {episodes},
    {extract: {force: 'North', episodes}},
    {meta: {count: 2}, response: {data: {total: 2, items: episodes}}},
  ])
    expect(await cellsOf(write('missing.json', JSON.stringify(document, null, 1)))).toMatchObject(expected);
  const record = {child: {name: 'Amina Khan', homes: [{line1: '1 High Road'}, {line1: '2 High Road'}]}};
  const alone = await cellsOf(write('one.json', JSON.stringify(record, null, 1)));
  expect(alone).toMatchObject({
    columns: ['child.homes.0.line1', 'child.homes.1.line1', 'child.name'],
    rows: {length: 1},
  });
});
