import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {fold, tokens} from '../../src/text/fold.ts';

test.each([
  ["O'Brien-Smith", 'obrien smith'],
  ['ŁUKASZ', 'lukasz'],
  ['Đặng Thị', 'dang thi'],
  ['Søren Groß', 'soren gross'],
  ['IŞIK', 'isik'],
  ['ışık', 'isik'],
  ['  D’Arcy   (Jr.) ', 'darcy jr'],
  ['Nuñez', 'nunez'],
  ['Ma?gorzata KOZ?OWSKA', 'magorzata kozowska'],
  ['?ukasz Wi\uFFFDniewski', 'ukasz winiewski'],
  ['Ada? Test', 'ada test'],
  ['محمد', 'محمد'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 30}), (text) => fold(fold(text)) === fold(text)));
});

test('tokens are the words of a folded text', () => {
  expect(tokens('mary jane')).toEqual(['mary', 'jane']);
  expect(tokens('')).toEqual([]);
});
