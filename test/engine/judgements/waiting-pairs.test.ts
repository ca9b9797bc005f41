import {expect, test} from 'vitest';
import {waitingPairs} from '../../../src/engine/judgements/waiting-pairs.ts';
import type {Lead} from '../../../src/model/lead.ts';
import type {HeldPair} from '../../../src/model/resolved.ts';

const pair = (left: string, right: string, weight: number, reason = 'BELOW_JOIN'): HeldPair => ({
  left,
  right,
  weight,
  reason,
});
const lead = (left: string, right: string, reason: string, families: number): Lead =>
  ({left, right, reason, bits: 3, families: Array.from({length: families})}) as unknown as Lead;

test('pairs on which linked families hang come first, compared or not; judged and sealed ones never', () => {
  const held = [
    pair('P1', 'P2', 4),
    pair('P3', 'P4', 1),
    pair('P5', 'P6', 9),
    pair('P7', 'P8', 20, 'JUDGED'),
    pair('P9', 'P0', 20, 'ADOPTION_BREAK'),
  ];
  const leads = [lead('Pa', 'Pb', 'COMMON_NAME', 4), lead('P4', 'P3', 'BELOW_JOIN', 3)];
  expect(
    waitingPairs(held, leads, () => false).map(({left, right, weight, families}) => [left, right, weight, families]),
  ).toEqual([
    ['Pa', 'Pb', null, 4],
    ['P3', 'P4', 1, 3],
    ['P5', 'P6', 9, null],
    ['P1', 'P2', 4, null],
  ]);
});

test('a heavy pair that a record parts stands behind a light one that only wants a birth date', () => {
  const held = [
    pair('P1', 'P2', 9, 'REGISTER'),
    pair('P3', 'P4', 9, 'CO_NAMED'),
    pair('P5', 'P6', 2),
    pair('P7', 'P8', 1, 'NAME_ONLY'),
    pair('P9', 'Pa', 20, 'BIRTH_CONFLICT'),
  ];
  expect(waitingPairs(held, [], () => false).map(({left}) => left)).toEqual(['P9', 'P7', 'P5', 'P3', 'P1']);
});
