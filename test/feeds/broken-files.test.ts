import {mkdirSync, readFileSync, truncateSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {checkFeed} from '../../src/feeds/check.ts';
import {openFeed} from '../../src/feeds/feed.ts';
import {failure, load, loadText, scratch, write} from './support.ts';

const MAPPING = `version: 1
feed: test
agency: police
received: {column: Got, optional: true, default: '2021-03-04'}
key: Ref
people:
  child: {required: true, name: Name, birth: Born}
`;
const mapping = (): string => write('m.yaml', MAPPING);
const code = async (path: string): Promise<string> => (await failure(() => load(path, {mapping: mapping()}))).code;

describe('a file as a whole', () => {
  test.each([
    ['an empty file', 'FILE_EMPTY', ''],
    ['a header without rows', 'FILE_HEADER_ONLY', 'Ref,Name,Born\n'],
    ['a gzip of nothing', 'FILE_EMPTY', gzipSync('')],
    ['a binary', 'FILE_BINARY', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0, 3, 0, 250, 251, 0])],
    ['a workbook cut short', 'FILE_DAMAGED', Buffer.from('PK\u0003\u0004 and nothing more')],
    ['a Parquet file cut short', 'FILE_DAMAGED', Buffer.from('PAR1 and nothing more')],
    ['other columns', 'FILE_COLUMNS', 'A,B\n1,2\n'],
    [
      'a mixture of encodings',
      'FILE_ENCODING',
      Buffer.concat([
        Buffer.from('Ref,Name,Born\n1,Zoë Ødegård Šimić,\n'),
        Buffer.from([0x32, 0x2c, 0xe9, 0x2c, 0x0a]),
      ]),
    ],
  ])('%s gives %s', async (_, expected, content) => {
    expect(await code(write('broken.csv', content))).toBe(expected);
  });

  test('a mixture of encodings names the line where it begins', async () => {
    const rows = Array.from({length: 40_000}, (_, i) => `${i},Zoë Ødegård Šimić,\n`);
    const content = Buffer.concat([Buffer.from(`Ref,Name,Born\n${rows.join('')}`), Buffer.from('x,\xe9,\n', 'latin1')]);
    const {message} = await failure(() => load(write('mixed.csv', content), {mapping: mapping()}));
    expect(message).toContain('1 bytes are not valid UTF-8, the first in line 40002,');
  });

  test('a workbook of the old kind, or behind a password, is told apart from other binaries', async () => {
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    const {code, message} = await failure(() => load(write('old.xls', old), {mapping: mapping()}));
    expect(code).toBe('FILE_BINARY');
    expect(message).toMatch(/\.xls.*password/);
  });

  test('a file without a header shows nobody in its error', async () => {
    const path = write('list.csv', 'Ada Test,01/02/2010,07700 900123\nBen Test,02/02/2010,\n');
    const {code, message} = await failure(() => load(path, {mapping: mapping()}));
    expect(code).toBe('FILE_COLUMNS');
    expect(message).toMatch(/no header/);
    expect(message).not.toMatch(/Ada|2010|07700/);
    expect((await failure(() => load(path))).message).not.toMatch(/Ada|2010|07700/);
  });

  test('totals at the end with fewer cells than the header are skipped where the mapping says so, else refused', async () => {
    const csv = 'Ref;Name;Born\n1;Ada Test;\nTotal;1\nTotal;0';
    const yaml = 'people: {a: {name: Name}}\n';
    expect((await loadText(csv, yaml)).refused.map(({reason}) => reason)).toEqual(['ROW_SHORT', 'ROW_CUT']);
    const skipping = await loadText(csv, `${yaml}skip: {column: Ref, is: Total}\n`);
    expect([skipping.refused, skipping.rows.map(({mentions}) => mentions.length)]).toEqual([[], [1, 0, 0]]);
  });

  test('a cell that is no date is told by its shape and never by what it says', async () => {
    const {refused} = await loadText(
      'Name,Born\nAda Test,See Note 12-13\n',
      'people: {a: {required: true, name: Name, birth: Born}}\n',
    );
    expect(refused[0]!.message).toMatch(/'Born' is not a date, it is like 'Aaa Aaaa 99-99'; expected/);
    expect(refused[0]!.message).not.toMatch(/See|12/);
  });

  test('a word that is none of the list and no column is told with the list', async () => {
    const told = failure(() =>
      loadText('A\nx\n', "people: {a: {name: A}}\nnotifications: {n: {kind: custody, at: {constant: '2021-01-01'}}}\n"),
    );
    expect((await told).message).toMatch(/needs: custody;.*'custody' is none of the words child-concern,.* either/);
  });

  test('a first line that names the delimiter is no header', async () => {
    const {rows, feed} = await load(write('a.csv', 'sep=;\r\nRef;Name;Born\r\n1;Ada, Test;01/02/2010\r\n'), {
      mapping: mapping(),
    });
    expect(rows).toHaveLength(1);
    expect(feed.columns).toEqual(['Ref', 'Name', 'Born']);
  });

  test('a file that is not there, and a folder', async () => {
    expect(await code('/nowhere/at-all.csv')).toBe('FILE_MISSING');
    const folder = join(scratch(), 'folder.csv');
    mkdirSync(folder);
    expect(await code(folder)).toBe('FILE_IS_DIRECTORY');
  });

  test('a gzip cut short anywhere is damaged', async () => {
    const rows = Array.from({length: 500}, (_, i) => `${i},Name ${i * 7919},\n`).join('');
    const path = write('cut.csv.gz', gzipSync(`Ref,Name,Born\n${rows}`));
    truncateSync(path, readFileSync(path).length - 40);
    expect(await code(path)).toBe('FILE_DAMAGED');
  });

  test('an encoding other than the mapping says', async () => {
    const latin = Buffer.from('Ref,Name,Born\n1,Zo\u00eb,\n', 'latin1');
    const {code, message} = await failure(() =>
      load(write('a.csv', latin), {mapping: write('m.yaml', `${MAPPING}source: {encoding: utf-8}\n`)}),
    );
    expect(code).toBe('FILE_ENCODING');
    expect(message).toContain('windows-1252');
  });

  test('no mapping fits', async () => {
    const {code, message} = await failure(() => openFeed(write('strange.csv', 'Foo,Bar\n1,2\n')));
    expect(code).toBe('FILE_UNMAPPED');
    expect(message).toContain('Foo, Bar');
  });

  test('a mapping with three mistakes tells all three, with lines', async () => {
    const wrong = `version: 1
feed: Bad Name
agency: polis
received: {constant: '2021-03-04'}
people:
  child: {nmae: Name}
`;
    const {code, message} = await failure(() =>
      load(write('a.csv', 'Name\nx\n'), {mapping: write('wrong.yaml', wrong)}),
    );
    expect(code).toBe('MAPPING_INVALID');
    expect(message).toContain('wrong.yaml has 3 mistakes');
    expect(message).toMatch(/wrong\.yaml:2: feed: expected small letters/);
    expect(message).toMatch(/wrong\.yaml:3: agency: expected one of police, social-care/);
    expect(message).toMatch(/wrong\.yaml:6: people\.child\.nmae: unknown key 'nmae'/);
  });

  test('a fault of YAML is told once, with the quotes that mend it', async () => {
    const broken = `version: 1
feed: x
agency: police
people:
  other: {name: Name, birth: {date: Born {n}, age: Age}}
`;
    const {code, message} = await failure(() =>
      load(write('a.csv', 'Name\nx\n'), {mapping: write('broken.yaml', broken)}),
    );
    expect(code).toBe('MAPPING_INVALID');
    expect(message).toContain('broken.yaml has 1 mistake');
    expect(message).toMatch(/broken\.yaml:5: this is no YAML: .*single quotes/);
  });
});

describe('rows', () => {
  const CSV = `Ref,Name,Born
1,Ada Test,01/02/2010
2,Ben Test,31/02/2010
3,,
4,Cy Test,01/02/2031
5
6,"Di ""D"" Test",01/02/2012,surplus
,Eve Test,
1,Ada Tester,01/02/2010
1,Ada Test,01/02/2010
,,
"8,open
`;

  test('a birth expected later than any pregnancy from the day of receipt is refused', async () => {
    const due = write('due.yaml', MAPPING.replace('birth: Born', 'birth: {expected: Born}'));
    const csv = 'Ref,Name,Born\n1,Unborn Test,14/05/2041\n2,Unborn Test,01/06/2021\n';
    const {rows, refused} = await load(write('due.csv', csv), {mapping: due, received: '2021-01-10'});
    expect(refused.map(({row, reason}) => [row, reason])).toEqual([[1, 'BIRTH_IMPOSSIBLE']]);
    expect(rows).toHaveLength(1);
  });

  test('a due date in the column of births is one where the row calls the child unborn, and refuses no row', async () => {
    const mapping = write('dob.yaml', MAPPING.replace('birth: Born', 'birth: Born, sex: Sex'));
    const csv =
      'Ref,Name,Sex,Born\n1,"Test, Unborn",Unknown,14/05/2021\n2,UNBORN TEST,,15/05/2021\n3,Ada Test,Unborn,16/05/2021\n' +
      '4,Baby Test,,17/05/2021\n5,Baby Test,,05/01/2021\n6,Ada Test,F,18/05/2021\n7,"Test, Unborn",,14/05/2041\n';
    const {rows, refused, feed} = await load(write('dob.csv', csv), {mapping, received: '2021-01-10'});
    expect(refused.map(({row, reason}) => [row, reason])).toEqual([
      [6, 'BIRTH_IMPOSSIBLE'],
      [7, 'BIRTH_IMPOSSIBLE'],
    ]);
    const read = rows.flatMap(({mentions}) =>
      mentions.map(({birth, lifeStage}) => [birth!.from, birth!.kind, lifeStage]),
    );
    expect(read).toEqual([
      ['2021-05-14', 'expected', 'unborn'],
      ['2021-05-15', 'expected', 'unborn'],
      ['2021-05-16', 'expected', 'unborn'],
      ['2021-05-17', 'expected', 'unborn'],
      ['2021-01-05', 'exact', 'unknown'],
    ]);
    expect(feed.counts.warnings).toEqual({});
  });

  test('bad rows are kept with row, column and reason, and the counts add up', async () => {
    const {feed, rows, refused} = await load(write('a.csv', CSV), {mapping: mapping()});
    expect(refused.map(({row, column, reason}) => [row, column, reason])).toEqual(
      expect.arrayContaining([
        [2, 'Born', 'DATE_INVALID'],
        [3, 'child', 'PERSON_MISSING'],
        [4, 'Born', 'BIRTH_IMPOSSIBLE'],
        [5, '', 'ROW_SHORT'],
        [6, '', 'ROW_LONG'],
        [7, 'Ref', 'KEY_MISSING'],
        [11, '', 'ROW_CUT'],
      ]),
    );
    expect(rows).toHaveLength(1);
    const {read, accepted, repeated, refused: refusedCount} = feed.counts;
    expect(read).toBe(11);
    expect(accepted + repeated + refusedCount).toBe(read);
    expect(Object.values(feed.counts.reasons).reduce((sum, n) => sum + n, 0)).toBe(refusedCount);
  });

  test('messages name the row and the column and hold nothing of the cells', async () => {
    const {refused} = await load(write('a.csv', CSV), {mapping: mapping()});
    for (const row of refused) {
      expect(row.message).toContain(`row ${row.row}`);
      expect(row.message).not.toMatch(/Test|2010/);
    }
    expect(refused.find(({row}) => row === 2)?.raw).toBe('2,Ben Test,31/02/2010');
  });

  test('of two versions of a key the greater counts, whatever the order', async () => {
    const lines = ['1,old,2021-01-01', '1,new,2021-02-01', '1,new,2021-02-01', '2,only,2021-01-01'];
    const yaml = 'key: Ref\nrevision: Changed\npeople:\n  p: {name: Name}\n';
    for (const order of [lines, [...lines].reverse(), [lines[1]!, lines[0]!, lines[3]!, lines[2]!]]) {
      const {feed, rows, refused} = await loadText(`Ref,Name,Changed\n${order.join('\n')}\n`, yaml);
      expect(rows.flatMap((row) => row.mentions.map(({names}) => names[0]!.family)).sort()).toEqual(['new', 'only']);
      expect(refused.map(({reason}) => reason)).toEqual(['DUPLICATE_KEY']);
      expect(feed.counts).toMatchObject({read: 4, accepted: 2, repeated: 1, refused: 1});
    }
  });

  test('rows without a key keep their ids when they are shuffled, and equal rows stay two', async () => {
    const lines = ['Ada', 'Ben', 'Ada', 'Cy'];
    const ids = async (order: string[]): Promise<string[]> => {
      const {rows} = await loadText(
        `Name,Other\n${order.map((name) => `${name},x`).join('\n')}\n`,
        'people:\n  p: {name: Name}\n',
      );
      return rows.flatMap((row) => row.mentions.map(({id}) => id)).sort();
    };
    const first = await ids(lines);
    expect(new Set(first).size).toBe(4);
    expect(await ids([...lines].reverse())).toEqual(first);
  });

  test('a check tells the same counts and shows no cell', async () => {
    const profile = await checkFeed(write('a.csv', CSV), {mapping: mapping()});
    expect(profile.counts.read).toBe(11);
    expect(profile.refusedShare).toBeCloseTo(profile.counts.refused / 11);
    expect(profile.columns.find(({column}) => column === 'Born')).toMatchObject({filled: 5, isRead: true});
    expect(profile.received.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(profile.received.to >= profile.received.from).toBe(true);
    expect(JSON.stringify(profile)).not.toMatch(/Ada|Ben/);
  });

  test('a check counts the accepted rows of which nothing is read', async () => {
    const spec = write('m.yaml', `${MAPPING.replace('required: true, ', '')}skip: {column: Ref, is: Total}\n`);
    const path = write('a.csv', 'Ref,Name,Born\n1,Ada Bell,\n2,,\nTotal,2,\n');
    const {counts, rowsOfNothing} = await checkFeed(path, {mapping: spec});
    expect([counts.accepted, rowsOfNothing]).toEqual([3, 2]);
  });

  test('a check says which words no list knows where three cells have them, and none that may be a name', async () => {
    const yaml = `${MAPPING}  adult: {name: Adult, sex: Gender}
ties:
  - {from: adult, to: child, kind: Link}
`;
    const links = [
      'Outreach buddy',
      'outreach buddy',
      'Outreach Buddy',
      'Grant',
      'Mother',
      'Flat 3',
      'Flat 3',
      'Flat 3',
    ];
    const lines = links.map((link, at) => `${at},Ada Test,01/02/2010,Bo Test,${at < 4 ? 'kk' : 'F'},${link}`);
    const profile = await checkFeed(write('d.csv', `Ref,Name,Born,Adult,Gender,Link\n${lines.join('\n')}\n`), {
      mapping: write('d.yaml', yaml),
    });
    expect(profile.counts.warnings).toMatchObject({'RELATION_UNKNOWN Link': 7, 'SEX_UNKNOWN Gender': 4});
    expect(profile.unknownWords).toEqual([
      {reason: 'SEX_UNKNOWN', column: 'Gender', word: 'kk', cells: 4},
      {reason: 'RELATION_UNKNOWN', column: 'Link', word: 'Outreach buddy', cells: 3},
    ]);
  });

  test('a check names the columns that the mapping does not read', async () => {
    const profile = await checkFeed(write('b.csv', 'Ref,Name,Born,Notes\n1,Ada Test,01/02/2010,tall\n'), {
      mapping: mapping(),
    });
    expect(profile.columns.map(({column, isRead}) => [column, isRead])).toEqual([
      ['Ref', true],
      ['Name', true],
      ['Born', true],
      ['Notes', false],
    ]);
  });
});

describe('a file that was cut short', () => {
  const PEOPLE = `key: Ref
people:
  child: {name: Name, birth: Born}
`;
  const CONTROL = `${PEOPLE}control: {when: {column: Ref, is: TRAILER}, rows: Name}
`;

  test('says that rows may be missing where it ends within a row, and loads the whole ones', async () => {
    const cut = await loadText('Ref,Name,Born\n1,Ada Test,2012-05-05\n2,Bo Te', PEOPLE);
    expect(cut.rows.map(({row}) => row)).toEqual([1]);
    expect(cut.refused).toMatchObject([{row: 2, reason: 'ROW_CUT'}]);
    expect(cut.refused[0]!.message).toContain('rows that followed it may be missing');
    // A row that is short within the file is no sign of that.
    const short = await loadText('Ref,Name,Born\n1,Ada Test\n2,Bo Test,2012-05-05', PEOPLE);
    expect(short.refused).toMatchObject([{row: 1, reason: 'ROW_SHORT'}]);
  });

  test('is held against the number of rows that its trailer gives', async () => {
    const rows = '1,Ada Test,2012-05-05\n2,Bo Test,2012-05-05\n';
    const whole = await loadText(`Ref,Name,Born\n${rows}TRAILER,2\n`, CONTROL);
    expect([whole.refused, whole.rows.length, whole.feed.counts.read]).toEqual([[], 3, 3]);
    expect(whole.rows.flatMap(({mentions}) => mentions)).toHaveLength(2);
    const less = await loadText(`Ref,Name,Born\n${rows}TRAILER,5\n`, CONTROL);
    expect(less.refused).toMatchObject([{row: 3, column: 'Name', reason: 'ROWS_MISSING'}]);
    expect(less.refused[0]!.message).toContain('says 5 rows and 2 stand above it: 3 are missing');
    const more = await loadText(`Ref,Name,Born\n${rows}TRAILER,1\n`, CONTROL);
    expect(more.refused).toMatchObject([{reason: 'ROWS_TOO_MANY'}]);
  });

  test('is refused whole where the trailer that its mapping names has not come', async () => {
    const failed = await failure(() => loadText('Ref,Name,Born\n1,Ada Test,2012-05-05\n', CONTROL));
    expect(failed.code).toBe('FILE_DAMAGED');
    expect(failed.message).toContain('without the trailer row');
  });
});
