import {describe, expect, test} from 'vitest';
import type {TieKind} from '../../../src/model/notification.ts';
import {adult, child, concerns, flagsOf, harmBy} from '../../support/concerns.ts';
import {address, records, stay, tie} from '../../support/records.ts';

const HOME = address('2 New Road');
const him = adult('him.1', {asAt: '2014-02-01', address: HOME});
const [gone, again] = ['2018-06-01', '2021-03-01'].map((asAt, at) => adult(`him.${at + 2}`, {asAt}));
const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
const girl = ['2014-02-01', '2018-02-01', '2021-03-10'].map((asAt, at) =>
  child(`girl.${at + 1}`, {asAt, address: HOME}),
);
const household = tie(him, girl[0]!, 'household', {receivedAt: '2014-03-01'});
const elsewhere = (start: string | null = '2018-06-01') =>
  stay(gone!, address('1 Old Road'), {id: 's.away', start, asAt: '2018-06-01', receivedAt: '2018-06-10'});
const back = (start: string | null = '2021-03-01') =>
  stay(again!, HOME, {id: 's.back', start, asAt: '2021-03-01', receivedAt: '2021-03-20'});
const whole = {
  mentions: [him, gone!, again!, other, ...girl],
  stays: [elsewhere(), back()],
  ties: [household],
  ...harmBy(him, other, '2020-01-01'),
};
const flags = (given: Partial<Parameters<typeof records>[0]> = {}, asOf: string | null = null) =>
  flagsOf(records({...whole, ...given}), asOf).filter(({rule}) => rule === 'new-suspect-with-child');

test('who left the home of a child, did harm elsewhere and came back begins anew to live there', () => {
  const [flag, ...others] = flags();
  expect(others).toEqual([]);
  expect(flag).toMatchObject({
    persons: ['him', 'girl'],
    text: 'Person him, suspect or offender in 1 incident of alleged grave harm, came back to the home of a child after living elsewhere',
    firstKnowable: '2021-03-20',
    facts: {children: [{person: 'girl', from: '2021-03-01', awaySince: '2018-06-01'}]},
  });
  expect(flag!.evidence).toEqual(expect.arrayContaining(['n0', 's.away', 's.back']));
});

test('no word of a return before the record of it came in', () => {
  expect(flags({}, '2021-03-19')).toEqual([]);
  expect(flags({}, '2021-03-20').map(({persons}) => persons)).toEqual([['him', 'girl']]);
  // What the adult did meanwhile came to be known later.
  const late = harmBy(him, other, '2020-01-01', {receivedAt: '2022-05-05'});
  expect(flags(late, '2022-05-04')).toEqual([]);
  expect(flags(late, '2022-05-05')).toHaveLength(1);
});

test('each record that is cited bears: without one of them the flag is another', () => {
  const kept = <T extends {id: string}>(all: readonly T[], id: string): T[] => all.filter((one) => one.id !== id);
  const [flag] = flags();
  expect(flag!.evidence).toContain('him.1');
  for (const id of flag!.evidence)
    expect(
      flags({
        mentions: kept(whole.mentions, id),
        stays: kept(whole.stays, id).filter(({mention}) => mention !== id),
        ties: kept(whole.ties, id).filter(({from, to}) => from !== id && to !== id),
        notifications: kept(whole.notifications, id),
        involvements: whole.involvements.filter(({notification, mention}) => notification !== id && mention !== id),
      }),
      id,
    ).not.toEqual([flag]);
});

test('the flag goes with the record of either move, and with the incident', () => {
  expect(flags({stays: [elsewhere()]})).toEqual([]);
  expect(flags({stays: [back()]})).toEqual([]);
  expect(flags({notifications: [], involvements: []})).toEqual([]);
});

describe('no return', () => {
  test('where harm was done before the adult left, or after coming back', () => {
    expect(flags(harmBy(him, other, '2018-05-31'))).toEqual([]);
    expect(flags(harmBy(him, other, '2018-06-01'))).toHaveLength(1);
    expect(flags(harmBy(him, other, '2021-02-28'))).toHaveLength(1);
    expect(flags(harmBy(him, other, '2021-03-01'))).toEqual([]);
  });

  test('where the time elsewhere was less than half a year', () => {
    const harm = harmBy(him, other, '2021-02-01');
    expect(flags({...harm, stays: [elsewhere('2020-09-01'), back()]})).toHaveLength(1);
    expect(flags({...harm, stays: [elsewhere('2020-09-10'), back()]})).toEqual([]);
  });

  test('where no record dates the time elsewhere, or the coming back', () => {
    expect(flags({stays: [elsewhere(null), back()]})).toEqual([]);
    expect(flags({stays: [elsewhere(), back(null)]})).toEqual([]);
  });

  test('to a child who was not there, or whose parent the adult is', () => {
    const left = [...girl.slice(0, 2), child('girl.4', {asAt: '2020-06-01', address: address('7 Else Road')})];
    const lastSeen = [...left, child('girl.5', {asAt: '2021-09-10', address: address('7 Else Road')})];
    expect(flags({mentions: [him, gone!, again!, other, ...lastSeen]})).toEqual([]);
    const as = (kind: TieKind) => flags({ties: [tie(him, girl[0]!, kind, {receivedAt: '2014-03-01'})]});
    expect(as('step-parent')).toHaveLength(1);
    expect(as('parent')).toEqual([]);
  });
});

test('an early date on a record that came in after the return makes no first time: the words are those of a beginning', () => {
  const registered = (asAt: string) => stay(him, HOME, {id: 's.gp', start: '2014-02-01', asAt, receivedAt: asAt});
  const given = (asAt: string) => ({
    mentions: [adult('him.1', {asAt: '2014-02-01'}), gone!, again!, other, ...girl],
    stays: [registered(asAt), elsewhere(), back()],
  });
  expect(flags(given('2015-05-05')).map(({text}) => text)).toEqual([expect.stringContaining('came back to the home')]);
  expect(flags(given('2022-05-05')).map(({text}) => text)).toEqual([
    expect.stringMatching(/, began to live with a child$/),
  ]);
});

test('a child met on coming back and one who lived there before are told of as two', () => {
  const boy = ['2019-02-01', '2020-02-01', '2021-09-10'].map((asAt, at) =>
    child(`boy.${at + 1}`, {asAt, address: HOME, birth: {from: '2016-05-05', to: '2016-05-05', kind: 'exact'}}),
  );
  const [flag, ...others] = flags({
    mentions: [him, gone!, again!, other, ...girl, ...boy],
    ties: [household, tie(him, boy[2]!, 'household', {id: 't2', receivedAt: '2021-09-10'})],
  });
  expect(others).toEqual([]);
  expect(flag!.persons).toEqual(['him', 'boy', 'girl']);
  expect(flag!.text).toMatch(
    /, began to live with a child and came back to the home of a child after living elsewhere$/,
  );
});

test('a return after nothing new hides no other flag: the step-parent named after the harm is still told of', () => {
  const step = tie(him, girl[2]!, 'step-parent', {id: 't.step', receivedAt: '2021-09-10'});
  const before = concerns(
    ['2016-01-01'],
    [
      [him, 'suspect'],
      [other, 'victim'],
    ],
  );
  const given = {...whole, ...before, mentions: [him, gone!, again!, other, ...girl], ties: [household, step]};
  const rules = flagsOf(records(given)).filter(({persons}) => persons.includes('girl'));
  expect(rules.map(({rule}) => rule)).toEqual(['concern-joins-family']);
});
