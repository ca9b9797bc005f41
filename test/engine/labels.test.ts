import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readLabels, scoreLabels, type Label} from '../../src/engine/labels.ts';
import {mention, resolve} from '../support/records.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();

const mentions = ['a', 'b', 'c', 'd', 'e'].map((id) => mention(id, {staff: id === 'e'}));
/** a, b and c are decided to be one person, d another. */
const resolved = resolve(
  {mentions, notifications: [], involvements: [], ties: [], stays: []},
  {person: ({id}) => (id === 'd' ? 'p2' : 'p1')},
);
const label = (left: string, right: string, verdict: Label['verdict']): Label => ({left, right, verdict});

test('decisions are held against what people said', () => {
  const score = scoreLabels(
    [
      label('a', 'b', 'same'),
      label('b', 'c', 'same'),
      label('c', 'a', 'different'),
      label('a', 'd', 'same'),
      label('b', 'd', 'different'),
      label('c', 'd', 'unsure'),
      label('a', 'x', 'same'),
    ],
    mentions,
    resolved,
  );
  expect(score).toMatchObject({labels: 5, unsure: 1, unknown: 1});
  expect(score.precision).toMatchObject({hits: 2, trials: 3});
  expect(score.recall).toMatchObject({hits: 2, trials: 3});
  // Wilson's interval of 2 of 3, as published tables have it.
  expect(score.recall.low).toBeCloseTo(0.2077, 4);
  expect(score.recall.high).toBeCloseTo(0.9385, 4);
  expect(score.wrong).toEqual([
    {...label('c', 'a', 'different'), decided: 'same'},
    {...label('a', 'd', 'same'), decided: 'different'},
  ]);
});

test('the last word on a pair counts, whichever way round it stands', () => {
  const file = join(folder, 'labels.csv');
  writeFileSync(file, 'left,right,verdict\r\na,b,same\r\nb,a,different\r\nc,d,unsure\r\n');
  expect([...readLabels(file).values()]).toEqual([label('b', 'a', 'different'), label('c', 'd', 'unsure')]);
  expect(readLabels(join(folder, 'none.csv')).size).toBe(0);
});

test('a file of anything else is refused with row and column', () => {
  const file = join(folder, 'wrong.csv');
  writeFileSync(file, 'left,right,verdict\na,b,same\na,c,maybe\n');
  expect(() => readLabels(file)).toThrow('row 2: the verdict is none of same, different, unsure');
  writeFileSync(file, 'one,two\na,b\n');
  expect(() => readLabels(file)).toThrow('expected the columns left, right, verdict');
});
