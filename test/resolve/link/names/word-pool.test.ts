import {expect, test} from 'vitest';
import {FORM, WordPool} from '../../../../src/resolve/link/names/word-pool.ts';

test('a word compares with another alike whichever of them came in first', () => {
  for (const words of [
    ['cabdi', 'abdirahman'],
    ['abdirahman', 'cabdi'],
  ]) {
    const pool = new WordPool();
    const [one, other] = words.map((word) => pool.word(word)) as [number, number];
    expect(pool.compare(one, other)).toBe(FORM);
    expect(pool.compare(other, one)).toBe(FORM);
  }
});
