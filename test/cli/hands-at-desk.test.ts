import {expect, test} from 'vitest';
import {handNote, type HandsAtDesk} from '../../src/cli/hands-at-desk.ts';
import type {Ground} from '../../src/engine/judgements/ground.ts';

const ground = {personsOf: (mentions: readonly string[]) => mentions} as unknown as Ground;
const note = (hands: HandsAtDesk) => handNote(hands, ground, ['P1'], ['P2']);

test('who says a word of two is told who has them, or that this cannot be known here', () => {
  const sam = {who: 'sam', since: '2026-04-01T09:30'};
  expect(note({of: (id) => (id === 'P1-P2' ? sam : null), unknown: ''})).toContain('sam has these two in hand');
  expect(note({of: () => null, unknown: ''})).toBe('');
  expect(note({of: () => null, unknown: 'the file may not be read'})).toBe('the file may not be read');
});
