import {expect, test} from 'vitest';
import type {Agency} from '../../../src/model/source.ts';
import type {Role} from '../../../src/model/notification.ts';
import {adult, child, flagsOf, harmBy, ruleFlags} from '../../support/concerns.ts';
import {address, involve, notification, records, stay, tie} from '../../support/records.ts';

const OLD = address('1 Old Road');
const NEW = address('2 New Road');
const him = adult('him.1', {asAt: '2020-01-01', address: OLD});
const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
const harm = harmBy(him, other);
const flagged = (given: Partial<Parameters<typeof records>[0]>): string[][] =>
  ruleFlags(records(given), 'new-suspect-with-child').map(({persons}) => persons);

test('who comes from a home where nobody of the family was ever recorded is new to a child who is in no older record', () => {
  const here = ['2021-03-01', '2021-09-10'].map((asAt, at) => adult(`him.${at + 2}`, {asAt, address: NEW}));
  const girl = ['2021-02-01', '2021-09-15'].map((asAt, at) => child(`girl.${at + 1}`, {asAt, address: NEW}));
  const brother = (at: string) => child('brother.1', {asAt: '2020-02-01', address: address(at)});
  const given = (at: string) => ({
    mentions: [him, other, ...here, ...girl, brother(at)],
    ties: [tie(girl[0]!, brother(at), 'sibling')],
    ...harm,
  });
  expect(flagged(given('5 Hill Road'))).toEqual([['him', 'girl']]);
  expect(flagged(given('1 Old Road'))).toEqual([]);
});

test('a child whom records begin to name late has lived with the mother all along, and not before the birth', () => {
  const mother = adult('mother.1', {asAt: '2019-01-01', address: NEW});
  const here = stay(him, NEW, {start: '2021-03-01', end: '2021-12-31', receivedAt: '2021-03-01'});
  const given = (asAt: string, birth: string) => {
    const girl = child('girl.1', {asAt, address: NEW, birth: {from: birth, to: birth, kind: 'exact'}});
    return {
      mentions: [him, other, mother, girl],
      stays: [here, stay(girl, NEW, {id: 'g', start: asAt, asAt, receivedAt: asAt})],
      ties: [tie(mother, girl, 'parent'), tie(him, mother, 'partner', {id: 't2'})],
      ...harm,
    };
  };
  expect(flagged(given('2022-06-01', '2012-05-05'))).toEqual([['him', 'girl']]);
  expect(flagged(given('2022-06-01', '2022-05-05'))).toEqual([]);
});

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

test('a child born into the home of the adult did not meet the adult, however late records begin to name the child', () => {
  const girl = (birth: string) =>
    child('girl.1', {asAt: '2022-09-01', address: NEW, birth: {from: birth, to: birth, kind: 'exact'}});
  const given = (birth: string) => {
    const later = {...girl(birth), id: 'girl.2', asAt: '2023-01-01'};
    return {
      mentions: [him, other, girl(birth), later],
      stays: [stay(him, NEW, {start: '2021-03-01', receivedAt: '2021-03-01'})],
      ties: [tie(him, later, 'household')],
      ...harm,
    };
  };
  expect(flagged(given('2020-12-01'))).toEqual([['him', 'girl']]);
  expect(flagged(given('2021-12-01'))).toEqual([]);
});

test('an offence, an allegation and domestic abuse stand in three queues, each with a score that its terms add up to', () => {
  const girl = ['2018-02-01', '2022-09-15'].map((asAt, at) => child(`girl.${at + 1}`, {asAt, address: NEW}));
  const queues = (kind: 'offence-violent' | 'sexual-abuse' | 'domestic-abuse') =>
    flagsOf(
      records({
        mentions: [him, other, ...girl],
        stays: [stay(him, NEW, {start: '2021-03-01', receivedAt: '2021-03-01'})],
        ...harmBy(him, other, '2020-01-01', {kind}),
      }),
    ).filter(({rule}) => rule.endsWith('-with-child'));
  expect(queues('offence-violent').map(({rule}) => rule)).toEqual(['new-adult-with-child']);
  expect(queues('sexual-abuse').map(({rule}) => rule)).toEqual(['new-suspect-with-child']);
  const [abuser] = queues('domestic-abuse');
  expect(abuser).toMatchObject({rule: 'new-abuser-with-child', persons: ['him', 'girl'], firstKnowable: '2022-09-15'});
  expect(abuser!.terms.map(({name}) => name)).toEqual(['recency', 'frequency', 'gravity', 'children', 'newness']);
  expect(abuser!.terms.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(abuser!.score, 6);
});
