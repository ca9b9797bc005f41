import {expect, test} from 'vitest';
import type {View} from '../../../src/engine/view/view.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {PersonIndex} from '../../../src/resolve/lookup/person-index.ts';
import {withoutRestricted, type WaitingMention} from '../../../src/server/inbox/seen-pending.ts';
import {mention, records, resolve} from '../../support/records.ts';

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
