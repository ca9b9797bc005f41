import {expect, test} from 'vitest';
import {FORM, INITIAL, OTHER, ROUGH, SAME, WordPool} from '../../../../src/resolve/link/names/word-pool.ts';

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

test('a letter is an initial of what begins with it, a sign that is a whole name is none', () => {
  const pool = new WordPool();
  const compare = (left: string, right: string): number => pool.compare(pool.word(left), pool.word(right));
  for (const sign of ['伟', '김', 'み']) {
    expect(pool.isInitial(pool.word(sign))).toBe(false);
    expect(compare(sign, sign)).toBe(SAME);
  }
  expect(compare('伟', '芳')).toBe(OTHER);
  expect(compare('伟', '伟明')).toBe(ROUGH);
  expect(compare('j', 'j')).toBe(INITIAL);
  expect(compare('и', 'иван')).toBe(INITIAL);
  expect(pool.isInitial(pool.word('j'))).toBe(true);
});
