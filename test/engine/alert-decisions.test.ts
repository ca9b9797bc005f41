import {describe, expect, test} from 'vitest';
import {queueOf} from '../../src/clusters/alerts/continuity.ts';
import {decideOn, type Verdict} from '../../src/engine/history/alert-decisions.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {AlertDecision} from '../../src/workspace/said.ts';

const ALERT = {id: 'a1', evidence: ['n1', 'n2']} as unknown as Alert;
const ON = '2024-03-04';

/** What `by` adds to what was decided before. */
function decide(before: readonly AlertDecision[], verdict: Verdict, by = 'rita'): AlertDecision | null {
  const [queued] = queueOf([ALERT], before);
  const ground = {queued: queued!, decisions: before, today: ON, isGuarded: false};
  return decideOn(ground, verdict, {by, because: 'seen the register', on: ON});
}

describe('a decision on an alert', () => {
  test('keeps who, why, the reason of the list and the evidence that was there', () => {
    expect(decide([], {type: 'dismissed', reason: 'work'})).toEqual({
      alert: 'a1',
      type: 'dismissed',
      reason: 'work',
      of: '',
      by: 'rita',
      because: 'seen the register',
      on: ON,
      evidence: ['n1', 'n2'],
      guarded: false,
    });
  });

  test('adds nothing where the same person accepts twice, and is the second where somebody else does', () => {
    const first = decide([], {type: 'accepted'})!;
    expect(decide([first], {type: 'accepted'})).toBeNull();
    expect(decide([first], {type: 'accepted'}, 'sam')).toMatchObject({type: 'accepted', by: 'sam'});
  });

  test('names another alert where it is a duplicate', () => {
    expect(() => decide([], {type: 'duplicate'})).toThrow('A duplicate repeats another alert');
    expect(() => decide([], {type: 'duplicate', of: 'a1'})).toThrow('A duplicate repeats another alert');
    const first = decide([], {type: 'duplicate', of: 'a2'})!;
    expect(decide([first], {type: 'duplicate', of: 'a2'})).toBeNull();
    expect(decide([first], {type: 'duplicate', of: 'a3'})).toMatchObject({of: 'a3'});
  });

  test('may ask for more again and again, and is taken back once', () => {
    const first = decide([], {type: 'needs-more'})!;
    expect(decide([first], {type: 'needs-more'})).not.toBeNull();
    const back = decide([first], {type: 'reopened'})!;
    expect(decide([first, back], {type: 'reopened'})).toBeNull();
  });
});
