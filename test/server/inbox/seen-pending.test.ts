import {expect, test} from 'vitest';
import type {View} from '../../../src/engine/view/view.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {PersonIndex} from '../../../src/resolve/lookup/person-index.ts';
import {
  EVERYTHING,
  seenPending,
  withoutRestricted,
  type WaitingMention,
} from '../../../src/server/inbox/seen-pending.ts';
import {involve, mention, notification, records, resolve} from '../../support/records.ts';
import {POLICY} from '../../support/server.ts';

/** Person "ada" of two records, who was once called "old". */
const all = records({mentions: [mention('ada.1'), mention('ada.2'), mention('bo.1')]});
const view = {
  few: () => ({records: all, resolved: resolve(all)}),
  successors: (id: string) => (id === 'old' ? ['ada'] : []),
} as unknown as View;

/** Who a mention that waits may be: whose name it bears. */
const everybody = {
  lookup: ({names}: Mention) => ({candidates: names.map(({given}) => ({person: given}))}),
} as unknown as PersonIndex;

const waiting = (id: string, person: string): WaitingMention =>
  ({mention: mention(id, {names: [{use: 'recorded', given: person, family: '', title: ''}]})}) as WaitingMention;
const list = [waiting('w1', 'ada'), waiting('w2', 'bo'), waiting('w3', 'nobody')];

test.each([
  ['a person', 'ada', ['w2', 'w3']],
  ['what a former run called a person', 'old', ['w2', 'w3']],
  ['a record of a person', 'ada.2', ['w2', 'w3']],
  ['what waits itself', 'w3', ['w1', 'w2']],
  ['nobody that is known', 'gone', ['w1', 'w2', 'w3']],
])('who is restricted by the id of %s is not among those that wait, by whatever they are known', (_, id, left) => {
  expect(withoutRestricted(list, [id], view, everybody).map((one) => one.mention.id)).toEqual(left);
});

test.each(['notification', 'mention', 'part'])(
  'who is named by a %s that its owner withholds is not among those that wait',
  (what) => {
    const told = notification('n1');
    const who = mention('m1');
    const part = involve(told, who, 'subject');
    const withheld = {notification: told.id, mention: who.id, part: part.id}[what]!;
    const pending = {notification: told, corrects: false, people: [{mention: who, part}]};
    const seen = {...EVERYTHING, sight: {...EVERYTHING.sight, release: ['shareable' as const, 'ask' as const]}};
    const list = (items: Record<string, 'withheld'>): WaitingMention[] =>
      seenPending([pending], {...POLICY, release: {...POLICY.release, items}}, seen, '2026-04-12');
    expect(list({})).toHaveLength(1);
    expect(list({[withheld]: 'withheld'})).toEqual([]);
  },
);
