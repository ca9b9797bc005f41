import {expect, test} from 'vitest';
import {isNickname} from '../../../../src/resolve/link/names/nicknames.ts';

test.each([
  ['oluwatoyin', 'toyin'],
  ['lukasz', 'luke'],
  ['lakshmi', 'laxmi'],
  ['othman', 'osman'],
  ['bridie', 'bridget'],
  ['siobhan', 'shivaun'],
  ['neve', 'niamh'],
  ['rhys', 'reece'],
  ['ciaran', 'kieran'],
])('%s is a form of %s', (left, right) => {
  expect([isNickname(left, right), isNickname(right, left)]).toEqual([true, true]);
});

test('two short forms of one name are two names', () => {
  expect(isNickname('biddy', 'bridie')).toBe(false);
});
