import {expect, test} from 'vitest';
import {adult, child, harmBy, ruleFlags} from '../../support/concerns.ts';
import {address, records, stay, tie} from '../../support/records.ts';

const NEW = address('2 New Road');
const him = adult('him.1', {asAt: '2019-01-01'});
const other = child('other.1', {asAt: '2019-01-01', address: address('9 Far Road')});
const mother = adult('mother.1', {asAt: '2019-02-01', address: NEW});
const harm = harmBy(him, other, '2019-01-01');
const flagged = (given: Partial<Parameters<typeof records>[0]>): string[][] =>
  ruleFlags(records({...harm, ...given}), 'new-suspect-with-child').map(({persons}) => persons);
const movesTo = (start: string, end: string | null = null) => [
  stay(him, address('1 Old Road'), {id: 'old', start: '2018-01-01', end: start, receivedAt: '2019-01-01'}),
  stay(him, NEW, {id: 'new', start, end, receivedAt: start}),
];

test('a home that neither of them has any more stood until the child went on, and was shared by who had come before that', () => {
  const girl = [
    child('girl.1', {asAt: '2020-11-28', address: NEW}),
    child('girl.2', {asAt: '2021-11-01', address: address('5 Third Road')}),
  ];
  const given = (start: string) => ({
    mentions: [him, other, mother, ...girl],
    stays: [
      ...movesTo(start, '2021-11-20'),
      stay(him, address('7 Last Road'), {id: 'last', start: '2021-11-20', receivedAt: '2021-12-01'}),
      stay(girl[1]!, address('5 Third Road'), {id: 'g', start: '2021-09-01', receivedAt: '2021-11-01'}),
    ],
    ties: [tie(mother, girl[0]!, 'parent'), tie(him, mother, 'partner', {id: 't2', receivedAt: start})],
  });
  expect(flagged(given('2021-06-20'))).toEqual([['him', 'girl']]);
  expect(flagged(given('2021-09-20'))).toEqual([]);
});

test('where a tie to the child itself has a date, the last home on record of the child stands for longer than a year', () => {
  const girl = ['2019-01-20', '2019-09-20'].map((asAt, at) => child(`girl.${at + 1}`, {asAt, address: NEW}));
  const given = (start: string | null) => ({
    mentions: [him, other, ...girl],
    stays: movesTo('2022-05-01'),
    ties: [tie(him, girl[0]!, 'step-parent', {start, receivedAt: '2022-05-20'})],
  });
  expect(flagged(given('2022-04-20'))).toEqual([['him', 'girl']]);
  expect(flagged(given(null))).toEqual([]);
});
