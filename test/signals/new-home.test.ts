import {expect, test} from 'vitest';
import type {Agency} from '../../src/model/source.ts';
import type {Role} from '../../src/model/notification.ts';
import {adult, child, ruleFlags} from '../support/concerns.ts';
import {address, involve, notification, records, stay} from '../support/records.ts';

const OLD = address('1 Old Road');
const NEW = address('2 New Road');
const him = adult('him.1', {asAt: '2020-01-01', address: OLD});
const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
const flagged = (given: Partial<Parameters<typeof records>[0]>): string[][] =>
  ruleFlags(records(given), 'new-suspect-with-child').map(({persons}) => persons);

test('whom the police name beside an incident and not as suspect, the word of a contact alone makes no suspect of', () => {
  const here = stay(him, NEW, {start: '2021-03-01', receivedAt: '2021-03-01'});
  const girl = ['2018-02-01', '2022-09-15'].map((asAt, at) => child(`girl.${at + 1}`, {asAt, address: NEW}));
  const told = (agency: Agency, role: Role, id: string) => {
    const item = notification(id, {eventAt: '2020-01-01', kind: 'physical-abuse', agency});
    return {item, parts: [involve(item, him, role), involve(item, other, 'victim')]};
  };
  const given = (police: Role) => {
    const all = [told('social-care', 'suspect', 'n.1'), told('police', police, 'n.2')];
    return {
      mentions: [him, other, ...girl],
      stays: [here],
      notifications: all.map(({item}) => item),
      involvements: all.flatMap(({parts}) => parts),
    };
  };
  expect(flagged(given('suspect'))).toEqual([['him', 'girl']]);
  expect(flagged(given('associate'))).toEqual([]);
});
