import {expect, test} from 'vitest';
import type {StayKind} from '../../../src/model/address.ts';
import type {Mention} from '../../../src/model/mention.ts';
import {adult, child, concerns, flagsOf, harmBy} from '../../support/concerns.ts';
import {address, records, stay, tie} from '../../support/records.ts';

const him = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
const here = adult('him.2', {asAt: '2021-03-01', address: address('2 New Road')});
const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
const mother = adult('mother.1', {asAt: '2020-02-01', address: address('2 New Road')});
const girl = (...days: [string, string][]) =>
  [['2020-02-01', '2 New Road'] as const, ...days].map(([asAt, at], index) =>
    child(`girl.${index + 1}`, {asAt, address: address(at)}),
  );
const harm = harmBy(him, other);
const flags = (given: Partial<Parameters<typeof records>[0]>) =>
  flagsOf(records({...harm, ...given})).filter(({rule}) => rule.endsWith('-with-child'));
const rulesOf = (given: Partial<Parameters<typeof records>[0]>): string[] => flags(given).map(({rule}) => rule);
const later: [string, string] = ['2021-06-01', '2 New Road'];
const people = [him, here, other, mother];

test('one record that gives a man of concern the address of a family leaves open whether he lives there; a tie says that he does', () => {
  const children = girl(later);
  const given = {mentions: [...people, ...children], ties: [tie(mother, children[0]!, 'parent')]};
  const [open, ...rest] = flags(given);
  expect(rest).toEqual([]);
  expect(open).toMatchObject({
    rule: 'may-live-with-child',
    persons: ['him', 'girl'],
    text: expect.stringMatching(/may have begun to live with a child: records give them one address, and leave open/),
    firstKnowable: '2021-06-01',
  });
  expect(open!.terms.find(({name}) => name === 'doubt')!.value).toBe(-10);
  expect(open!.terms.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(open!.score, 6);
  // Without the record of another home before, nothing speaks for an arrival: so it is cited.
  expect(open!.evidence).toEqual(expect.arrayContaining(['him.1', 'him.2']));
  const tied = tie(here, mother, 'partner', {id: 't2', receivedAt: '2021-03-01'});
  expect(rulesOf({...given, ties: [...given.ties, tied]})).toEqual(['new-suspect-with-child']);
});

test.each([
  ['no home of his before is on record', [here, {...him, address: null}, other, mother, ...girl(later)]],
  [
    'somebody of the family was on record in his home before',
    [...people, ...girl(['2020-01-10', '1 Old Road'], later)],
  ],
  ['he was there before they were', [...people, child('girl.9', {asAt: '2021-06-01', address: address('2 New Road')})]],
  ['they are on record elsewhere since, and he is not', [...people, ...girl(later, ['2021-09-01', '5 Hill Road'])]],
])('nothing is left open where %s', (_, mentions) => {
  expect(rulesOf({mentions})).toEqual([]);
});

test('who has gone on to another home as well has not taken the flat of a family that left', () => {
  const on = adult('him.3', {asAt: '2022-01-01', address: address('7 Else Road')});
  expect(rulesOf({mentions: [...people, on, ...girl(later, ['2021-09-01', '5 Hill Road'])]})).toEqual([
    'may-live-with-child',
  ]);
});

test('a report that gives each person a row and a part says by both that he lives there', () => {
  const inRow = (one: Mention, row: number): Mention => ({...one, source: {...one.source, row}});
  const [first, seen, last] = girl(['2021-03-01', '2 New Road'], later).map((one, at) => inRow(one, at + 10));
  const newcomer = inRow(here, 20);
  const report = concerns(
    ['2021-03-01'],
    [
      [seen!, 'subject'],
      [newcomer, 'parent'],
    ],
    {kind: 'child-concern'},
    'later',
  );
  const given = {
    mentions: [him, newcomer, other, mother, first!, seen!, last!],
    ties: [tie(mother, first!, 'parent')],
    notifications: [...harm.notifications, ...report.notifications],
    involvements: [...harm.involvements, ...report.involvements],
  };
  expect(rulesOf(given)).toEqual(['new-suspect-with-child']);
});

test('who has come to the last home of a child by a dated address, no tenancy, is a question until a year after the last record of the child', () => {
  const rules = (start: string, kind: StayKind = 'home', ...on: [string, string][]) =>
    rulesOf({
      mentions: [him, other, ...girl(['2020-09-01', '2 New Road'], ...on)],
      stays: [stay(him, address('2 New Road'), {kind, start, receivedAt: start})],
    });
  expect(rules('2021-03-01')).toEqual(['may-live-with-child']);
  expect(rules('2021-03-01', 'tenancy')).toEqual([]);
  expect(rules('2021-12-01')).toEqual([]);
  expect(rules('2021-03-01', 'home', ['2021-02-01', '5 Hill Road'])).toEqual([]);
});
