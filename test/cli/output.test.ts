import {expect, test} from 'vitest';
import {faultText} from '../../src/cli/fault-text.ts';
import {csvLine, table} from '../../src/cli/output.ts';

const linesOf = (text: string): string[] => text.split('\n');

test('a long text goes on below, and no word is cut however narrow the column was asked for', () => {
  const ids = Array.from({length: 30}, (_, index) => `N${index}abcdefghijk`).join(' | ');
  const text = table(['records', 'status'], [[ids, 'allegation, unsubstantiated']], [null, 12]);
  for (const word of [...ids.split(' | '), 'allegation,', 'unsubstantiated']) expect(text).toContain(word);
  expect(text).not.toContain('…');
  expect(Math.max(...linesOf(text).map(({length}) => length))).toBeLessThan(165);
});

test('a short table is as wide as its texts', () => {
  const [rule] = linesOf(table(['who', 'n'], [['Ada', 3]]));
  expect(rule).toBe('┌─────┬───┐');
});

test('on a narrow terminal columns give way, and where that does not suffice each row is a list; no line is wider, no word is lost', () => {
  const head = ['alert', 'title', 'agencies', 'points'];
  const rows = [
    ['a0123456789ab', 'One adult is linked to children of five families that nothing joins', 'police, housing', 78],
    ['a1123456789ab', 'Two adults', "children's social care", 7],
  ];
  const words = rows.flat().flatMap((cell) => String(cell).split(' '));
  const widest = (text: string): number => Math.max(...linesOf(text).map(({length}) => length));
  for (const screen of [120, 80, 60, 40]) {
    const text = table(head, rows, undefined, screen);
    expect([screen, widest(text) <= screen]).toEqual([screen, true]);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  }
  expect(table(head, rows, undefined, 80)).toContain('│');
  expect(linesOf(table(head, rows, undefined, 40)).slice(0, 2)).toEqual([
    'alert     a0123456789ab',
    'title     One adult is linked to',
  ]);
  // What goes to a file is laid out as ever.
  expect(table(head, rows, undefined, 160)).toBe(table(head, rows));
});

test('a tab in a name pushes no line out of its table', () => {
  expect(table(['name'], [['Ada\tBell']])).toBe(table(['name'], [['Ada Bell']]));
});

test('names in letters of two places are whole', () => {
  const name = '歐陽娜娜'.repeat(4);
  expect(table(['name'], [[name]])).toContain(name);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '－1'])(
  'a text that a spreadsheet may run as a formula is a text in CSV: %j',
  (text) => expect(csvLine(['a', text])).toMatch(/^a,"?'/),
);

test('nor is one found in the midst of a text by a spreadsheet that splits at other marks', () => {
  expect(csvLine(['Ada;=1+1', 'Ada\t=1+1', 'Ada', -1])).toBe('"Ada;=1+1","Ada\t=1+1",Ada,-1\r\n');
});

test('a fault says where it lies and quotes nothing that a parser read', () => {
  try {
    JSON.parse('{"given": Ada Test}');
    throw new Error('parsed');
  } catch (error) {
    expect(String(error)).toContain('Ada');
    expect(faultText(error)).not.toContain('Ada');
    expect(faultText(error)).toContain('output.test.ts');
  }
});
