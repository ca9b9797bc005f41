import {expect, test} from 'vitest';
import {soundex} from '../../src/text/soundex.ts';

test.each([
  ['robert', 'r163'],
  ['rupert', 'r163'],
  ['rubin', 'r150'],
  ['ashcraft', 'a261'],
  ['ashcroft', 'a261'],
  ['tymczak', 't522'],
  ['pfister', 'p236'],
  ['honeyman', 'h555'],
  ['lee', 'l000'],
  ['', ''],
])('%s sounds as %s', (name, code) => {
  expect(soundex(name)).toBe(code);
});
