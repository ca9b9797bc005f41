import {expect, test} from 'vitest';
import {waitingPairs} from '../../../src/engine/judgements/waiting-pairs.ts';
import type {View} from '../../../src/engine/view.ts';
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
  const view = {known: () => ({resolved: {held}}), leads: () => leads} as unknown as View;
  expect(waitingPairs(view).map(({left, right, weight, families}) => [left, right, weight, families])).toEqual([
    ['Pa', 'Pb', null, 4],
    ['P3', 'P4', 1, 3],
    ['P5', 'P6', 9, null],
    ['P1', 'P2', 4, null],
  ]);
});
