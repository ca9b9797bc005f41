import {beforeAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {openView, type View} from '../../src/engine/view/view.ts';
import {askTables} from '../../src/library/ask-tables.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import {personId} from '../../src/questions/people.ts';
import {TABLES} from '../../src/questions/tables/registry.ts';
import type {Store} from '../../src/workspace/store.ts';
import {boroughStore} from '../support/borough.ts';
import {boroughToday} from '../support/borough-view.ts';
import {inquireInto} from '../support/inquiry.ts';
import {keptAddresses, leaksOf} from '../support/kept-addresses.ts';
import {named} from '../support/persons.ts';
import {QUERY_LIMITS, queryApart} from '../../src/workspace/sqlite/query/query-apart.ts';
import {involve, mention, notification, records} from '../support/records.ts';

let store: Store;
let view: View;
let inquiry: Inquiry;
beforeAll(async () => {
  store = await boroughStore();
  view = await boroughToday();
  inquiry = new Inquiry(view);
});

function messageOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const rowsOf = (sql: string, of = inquiry) => askTables(of, sql).rows;
/** Every column is read. */
const all = (): boolean => true;
const countOf = (table: string, of = inquiry): number =>
  [...TABLES.find(({name}) => name === table)!.rows(of, all)].length;

describe('the tables of a query', () => {
  test('have a cell for every column, and hold what the commands hold', () => {
    for (const table of TABLES) {
      const rows = [...table.rows(inquiry, all)];
      expect([table.name, rows.length > 0]).toEqual([table.name, true]);
      const widths = new Set(rows.map((row) => row.length));
      expect([table.name, [...widths]]).toEqual([table.name, [Object.keys(table.columns).length]]);
    }
    expect(countOf('persons')).toBe([...inquiry.persons()].length);
    expect(rowsOf('SELECT flag_id FROM flags').flat()).toEqual(inquiry.flags.map(({id}) => id));
    expect(rowsOf('SELECT DISTINCT alert_id FROM alert_persons').flat()).toEqual(inquiry.alerts.map(({id}) => id));
    const {known} = inquiry.network.notifications;
    expect(countOf('notifications')).toBe(known.reduce((sum, one) => sum + one, 0));
  });

  test('join by their ids, and no id leads nowhere', () => {
    for (const [table, column, other] of [
      ['involvements', 'notification_id', 'notifications'],
      ['involvements', 'person_id', 'persons'],
      ['ties', 'person_id', 'persons'],
      ['flag_persons', 'flag_id', 'flags'],
      ['alert_links', 'person_id', 'persons'],
    ] as const)
      expect([
        table,
        rowsOf(`SELECT count(*) FROM ${table} WHERE ${column} NOT IN (SELECT ${column} FROM ${other})`),
      ]).toEqual([table, [[0]]]);
    const top = rowsOf(
      "SELECT person_id, count(DISTINCT incident_id) AS n FROM involvements JOIN notifications USING (notification_id) WHERE role = 'suspect' GROUP BY person_id ORDER BY n DESC, person_id LIMIT 3",
    );
    const incidentsOf = (id: unknown): number => {
      const {involvements, notifications} = inquiry.network;
      const own = new Set<number>();
      for (let at = 0; at < involvements.length; at++)
        if (personId(inquiry, involvements.person[at]!) === id && involvements.role[at] === 2)
          own.add(notifications.incident[involvements.notification[at]!]!);
      return own.size;
    };
    expect(top.map(([id]) => incidentsOf(id))).toEqual(top.map(([, n]) => n));
  });

  test('hold nothing of an address that is protected or leads to one', () => {
    const kept = keptAddresses(view);
    const text = TABLES.map((table) => JSON.stringify([...table.rows(inquiry, all)])).join('\n');
    expect(leaksOf(kept, text)).toEqual([]);
    const withheld = view.withheld();
    expect(withheld.size).toBeGreaterThan(0);
    const dwellings = [
      ...rowsOf('SELECT dwelling_id FROM homes'),
      ...rowsOf('SELECT dwelling_id FROM stays'),
      ...rowsOf('SELECT dwelling_id FROM notifications'),
    ].flat();
    expect(dwellings.filter((id) => id !== null && withheld.has(String(id)))).toEqual([]);
    expect(rowsOf("SELECT count(*) > 0 FROM homes WHERE address = 'protected address'")).toEqual([[1]]);
  });

  test('give no number of anybody whom an adoption parts from who they were', () => {
    const parted = new Set([...inquiry.network.parted].flatMap(([one, others]) => [one, ...others]));
    expect(parted.size).toBeGreaterThan(0);
    const numbered = new Set(rowsOf('SELECT person_id FROM numbers').flat());
    expect([...parted].filter((person) => numbered.has(personId(inquiry, person)))).toEqual([]);
  });

  test('as of a day hold what had been received by then', () => {
    const then = new Inquiry(openView(store, '2021-06-30', QUIET));
    for (const table of ['persons', 'notifications', 'involvements', 'ties', 'stays'])
      expect([table, countOf(table, then) < countOf(table)]).toEqual([table, true]);
    expect(rowsOf("SELECT max(received_at) < '2021-07-01', count(*) > 0 FROM notifications", then)).toEqual([[1, 1]]);
    expect(rowsOf("SELECT max(last_received) < '2021-07-01' FROM persons", then)).toEqual([[1]]);
  });

  test('as of a day tell of no decision that came later', () => {
    const one = mention('m', {names: named('Ada Test')});
    const decided = {ragFinal: 'red', outcomes: ['nfa'], decidedAt: '2021-05-20'} as const;
    const told = notification('n', {receivedAt: '2021-05-01', ...decided, outcomes: [...decided.outcomes]});
    const all = records({mentions: [one], notifications: [told], involvements: [involve(told, one, 'victim')]});
    const query = 'SELECT rag_final, outcomes, decided_at FROM notifications';
    expect(rowsOf(query, inquireInto(all, '2021-05-10'))).toEqual([[null, '', null]]);
    expect(rowsOf(query, inquireInto(all, '2021-05-20'))).toEqual([['red', 'nfa', '2021-05-20']]);
  });

  test('name no refuge that referred', () => {
    const one = mention('m', {names: named('Ada Test')});
    const source = {feed: 'test', file: 'rosewood_refuge_BRE.csv', row: 1, slot: 'event'};
    const told = notification('n', {referralSource: 'Rosewood Refuge, 3 Elm Road', source});
    const small = inquireInto(
      records({mentions: [one], notifications: [told], involvements: [involve(told, one, 'victim')]}),
    );
    expect(rowsOf('SELECT source, file FROM notifications', small)).toEqual([
      ['a specialist service', 'a specialist service'],
    ]);
  });
});

describe('a query', () => {
  test.each([
    ['DELETE FROM persons', 'it does more than read the tables'],
    ["ATTACH DATABASE '/tmp/x.sqlite' AS x", 'it does more than read the tables'],
    ['PRAGMA database_list', 'it does more than read the tables'],
    ["SELECT load_extension('x')", 'it does more than read the tables'],
    ['SELECT 1; SELECT 2', 'it is more than one statement'],
    ['SELECT 1; -- and more\nDELETE FROM persons', 'it is more than one statement'],
    ["SELECT printf('%2000000000d', 1)", 'too big'],
    ['SELECT nme FROM persons', 'no such column: nme'],
    ['SELECT * FROM people', 'no such table: people'],
    ['', 'contains no statements'],
  ])('%s is refused: %s', (sql, why) => {
    expect(() => rowsOf(sql)).toThrow(
      expect.objectContaining({code: 'USAGE', message: expect.stringContaining(why) as string}),
    );
  });

  test('fills no table before it is found to be one, and then those alone that it reads, with the columns that it reads', () => {
    const asked: string[] = [];
    const tables = ['persons', 'flags'].map((name) => ({
      name,
      columns: ['id', 'rule'],
      rows: (isRead: (column: string) => boolean) => {
        asked.push(`${name} ${['id', 'rule'].filter(isRead).join()}`);
        return [];
      },
    }));
    expect(() => queryApart(tables, 'SELECT nme FROM persons', QUERY_LIMITS)).toThrow('no such column: nme');
    expect(asked).toEqual([]);
    expect(queryApart(tables, 'SELECT count(*) AS persons FROM FLAGS', QUERY_LIMITS).rows).toEqual([[0]]);
    expect(asked).toEqual(['flags ']);
    queryApart(tables, 'SELECT Flags.Rule FROM flags JOIN persons USING (id)', QUERY_LIMITS);
    expect(asked.slice(1)).toEqual(['persons id', 'flags id,rule']);
  });

  test('reads tables however it names the columns they are joined by, and sees as many rows', () => {
    const by = (join: string, from = 'flags f JOIN flag_persons p'): unknown =>
      rowsOf(`SELECT count(f.rule), count(p.place) FROM ${from} ${join}`)[0];
    const expected = by('ON p.flag_id = f.flag_id');
    expect(expected).toEqual([countOf('flag_persons'), countOf('flag_persons')]);
    expect(by('USING (flag_id)')).toEqual(expected);
    expect(by('', 'flags f NATURAL JOIN flag_persons p')).toEqual(expected);
    expect(rowsOf('SELECT count(f.rule) FROM flags f JOIN flag_persons USING (flag_id)')).toEqual([
      [(expected as number[])[0]],
    ]);
    expect(rowsOf('SELECT count(*) FROM flags f JOIN flag_persons USING (flag_id)')).toEqual([
      [(expected as number[])[0]],
    ]);
  });

  test('without end, in rows, time or memory, is ended and says so', () => {
    const endless = (what: string): string =>
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT ${what} FROM n`;
    const told = (why: string): unknown =>
      expect.objectContaining({code: 'USAGE', message: expect.stringContaining(why) as string});
    expect(() => askTables(inquiry, endless('i'), {rowsMax: 1000})).toThrow(told('more than 1000 rows'));
    expect(() => askTables(inquiry, endless('count(*)'), {secondsMax: 1})).toThrow(told('longer than 1 second;'));
    const sorted = `${endless('i, hex(randomblob(500)) AS text')} ORDER BY text`;
    expect(() => askTables(inquiry, sorted, {megabytesMax: 150})).toThrow(told('more than 150 MB'));
    expect(rowsOf('SELECT 1')).toEqual([[1]]);
  });

  test.each([
    ["SELECT json_extract('{}', name) FROM persons", 'bad JSON path'],
    ["SELECT json_set('{}', '$.' || name || '[', 1) FROM persons", 'bad JSON path'],
    ['SELECT 9007199254740993 FROM persons', 'too large'],
  ])('that fails on a value does not tell the value: %s', (sql, why) => {
    const message = messageOf(() => rowsOf(sql));
    expect(message).toContain(why);
    expect(message).not.toMatch(/900719|'|answered: [^"]*:/);
  });

  test('may end with a comment', () => {
    expect(rowsOf('-- how many\nSELECT 1; -- one\n')).toEqual([[1]]);
  });

  test('loses no column where two have one name', () => {
    expect(askTables(inquiry, 'SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a').columns).toEqual(['a', 'a_3', 'a_2', 'a_4']);
  });

  test('may use what SQL has: common tables, windows, dates', () => {
    expect(
      rowsOf(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i, sum(i) OVER (ORDER BY i), date('2024-02-28', '+2 days') FROM n;",
      ),
    ).toEqual([
      [1, 1, '2024-03-01'],
      [2, 3, '2024-03-01'],
      [3, 6, '2024-03-01'],
    ]);
  });
});
