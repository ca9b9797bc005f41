import {expect, test} from 'vitest';
import type {HoldReason} from '../../../src/resolve/link/decide/hold-reasons.ts';
import type {PersonIndex} from '../../../src/resolve/lookup/person-index.ts';
import {Overlay} from '../../../src/server/inbox/overlay.ts';
import type {WaitingMention} from '../../../src/server/inbox/seen-pending.ts';
import {born, mention, notification} from '../../support/records.ts';

/** Of one birth date, so that they are compared; of the asked one the run knows nothing. */
const asked = mention('asked', {birth: born('2015-05-01')});
const kept = mention('kept', {birth: born('2015-05-01')});
const waiting: WaitingMention = {
  pending: {notification: notification('n'), corrects: false, people: []},
  notification: notification('n'),
  mention: kept,
  role: 'subject',
};

/** An index in which the kept mention joins person "P", and the asked one is held from P for a reason. */
function index(reason: HoldReason): PersonIndex {
  return {
    lookup: ({id}: {id: string}) => ({
      candidates: [{person: 'P', weight: 12, reason: id === 'kept' ? null : reason}],
    }),
    compare: () => ({isNear: true, isApart: false, reason: null, weight: 12, terms: []}),
  } as unknown as PersonIndex;
}

test.each([
  ['ADOPTION_BREAK', []],
  ['BELOW_JOIN', ['strong']],
] as const)(
  'who is held from somebody by %s meets of the records that wait for that person: %j',
  async (reason, met) => {
    const overlay = new Overlay(index(reason));
    await overlay.add([waiting]);
    expect(overlay.meet(asked, null).meetings.map(({confidence}) => confidence)).toEqual(met);
  },
);
