import {expect, test} from 'vitest';
import {pairKey, pairStates, standingOfPair} from '../../../src/engine/judgements/pair-states.ts';
import type {JudgementEvent} from '../../../src/workspace/said.ts';

/** Mentions `a1`, `a2` are person A, and so on; `x` is nobody that is seen. */
const personOf = (mention: string): string | null => (mention === 'x' ? null : mention[0]!.toUpperCase());
const words = {by: 'rita', on: '2024-01-01', because: 'looked', guarded: false};
const said = (id: string, left: string[], right: string[]): JudgementEvent => ({
  type: 'said',
  judgement: {...words, id, verdict: 'different', left, right, overrides: [], confirmed: null},
});
const proposed = (id: string, left: string[], right: string[], asks: 'same' | 'withdraw' = 'same'): JudgementEvent => ({
  type: 'proposed',
  proposal: {...words, id, asks, left, right, judgement: '', overrides: []},
});
const declined = (proposal: string, verdict: 'different' | 'dropped'): JudgementEvent => ({
  type: 'declined',
  decline: {proposal, verdict, by: 'sam', on: '2024-01-02', because: 'read it'},
});
const unsure = (left: string[], right: string[]): JudgementEvent => ({
  type: 'unsure',
  unsure: {...words, id: 'U', left, right},
});

const standing = (...events: JudgementEvent[]): string =>
  standingOfPair(pairStates(events, personOf).get(pairKey('B', 'A')));

test('a pair stands where the last thing that waits or counts puts it', () => {
  expect(standing()).toBe('open');
  expect(standing(unsure(['b1'], ['a1']))).toBe('unsure');
  expect(standing(proposed('J1', ['a1', 'a2'], ['b1']))).toBe('proposed');
  expect(standing(proposed('J1', ['a1'], ['b1']), declined('J1', 'different'))).toBe('disputed');
  expect(standing(proposed('J1', ['a1'], ['b1']), declined('J1', 'dropped'))).toBe('open');
  expect(standing(unsure(['a1'], ['b1']), said('J2', ['b1'], ['a1']))).toBe('said');
  expect(standing(said('J2', ['a1'], ['b1']), proposed('J3', ['a1'], ['b1'], 'withdraw'))).toBe('said');
  const withdrawal = {...words, judgement: 'J2', confirmed: null};
  expect(standing(said('J2', ['a1'], ['b1']), {type: 'withdrawn', withdrawal})).toBe('open');
});

test('what was said of a side that is several persons by now, or not seen whole, is said of none of them', () => {
  expect(standing(said('J1', ['a1', 'c1'], ['b1']))).toBe('open');
  expect(standing(said('J1', ['a1', 'x'], ['b1']))).toBe('open');
  expect(standing(said('J1', [], ['b1']))).toBe('open');
});
