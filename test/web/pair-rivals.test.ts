import {expect, test} from 'vitest';
import type {WaitingPair} from '../../src/engine/judgements/waiting-pairs.ts';
import type {Asked} from '../../src/web/page.ts';
import type {Pair} from '../../src/web/pair.ts';
import {rivalsOf} from '../../src/web/views/pair-rivals.ts';

const pair = (left: string, right: string, weight: number | null): WaitingPair => ({
  left,
  right,
  weight,
  reason: 'NAME_ONLY',
  families: null,
});
const PAIRS = [
  pair('ann', 'bea', 5),
  pair('cat', 'ann', null),
  pair('dot', 'bea', 3),
  pair('bea', 'eve', 9),
  pair('dot', 'eve', 12),
];

/** Who may be ann or bea, where an adoption parts some pairs. */
function rivals(sealed: readonly string[], beside: readonly string[] = []): string[] {
  const asked = {
    world: {
      pairs: () => PAIRS,
      network: () => ({records: {mentions: []}, resolved: {personOf: [], persons: []}}),
      isSealed: (left: string, right: string) => sealed.includes([left, right].sort().join(' ')),
    },
    workspace: {judged: []},
  } as unknown as Asked;
  const two = {left: {person: 'ann'}, right: {person: 'bea'}} as Pair;
  return rivalsOf(asked, two, beside).map(({person, of}) => `${of} ${person}`);
}

test('others who may be either of two come the strongest first, who were not weighed last', () => {
  expect(rivals([])).toEqual(['B eve', 'B dot', 'A cat']);
});

test('nobody is named beside somebody from whom an adoption parts them', () => {
  expect(rivals(['ann eve'])).toEqual(['B dot', 'A cat']);
  expect(rivals(['cat dot'])).toEqual(['B eve']);
  expect(rivals(['dot kid'], ['kid'])).toEqual(['B eve', 'A cat']);
  expect(rivals(['dot kid'], ['kim'])).toEqual(['B eve', 'B dot', 'A cat']);
});
