import {expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import type {Flag} from '../../../src/model/finding.ts';
import type {HeldPair} from '../../../src/model/resolved.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {SIGNALS} from '../../../src/signals/config.ts';
import {runSignals} from '../../../src/signals/run.ts';
import {adult, child, concerns, harmBy} from '../../support/concerns.ts';
import {address, mention, records, resolve, stay, tie} from '../../support/records.ts';

const RULE = 'namesake-with-child';

/** He is suspect of harm to a child elsewhere; a tenancy lists somebody of his name, and nothing else of him, beside a girl and her mother. */
const early = {asAt: '2020-01-01', receivedAt: '2020-01-05'};
const him = adult('him.1', {...early, address: address('1 Old Road')});
const victim = child('victim.1', {...early, address: address('9 Far Road')});
const mother = adult('mother.1', {...early, address: address('2 New Road')});
const girl = [
  child('girl.1', {...early, asAt: '2019-02-01', address: address('2 New Road')}),
  child('girl.2', {asAt: '2021-05-20', receivedAt: '2021-05-25', address: address('2 New Road')}),
];
const tenant = mention('tenant.1', {receivedAt: '2021-06-01'});
const tenancy = stay(tenant, address('2 New Road'), {kind: 'tenancy', start: '2021-05-01', receivedAt: '2021-06-01'});
const ties = [
  tie(mother, girl[0]!, 'parent', {receivedAt: '2020-01-05'}),
  tie(tenant, mother, 'household', {id: 't2', start: '2021-05-01', receivedAt: '2021-06-01'}),
];
const harm = harmBy(him, victim, '2020-01-01', {receivedAt: '2020-01-05'});
const pair = (left: string, right: string, reason = 'BELOW_JOIN'): HeldPair => ({left, right, weight: 2, reason});

function flags(held: HeldPair[], more: {mentions?: ReturnType<typeof mention>[]; asOf?: string} = {}): Flag[] {
  const mentions = [him, victim, mother, ...girl, tenant, ...(more.mentions ?? [])];
  const of = records({...harm, mentions, stays: [tenancy], ties});
  const network = buildNetwork(of, {...resolve(of), held}, {asOf: more.asOf ?? null});
  return runSignals(network, SIGNALS, QUIET).filter(({rule}) => rule === RULE);
}

test('somebody known by a name alone who moved in with a child, and may be a man of concern, is a question of who it is', () => {
  const [flag, ...rest] = flags([pair('him', 'tenant')]);
  expect(rest).toEqual([]);
  expect(flag).toMatchObject({
    persons: ['tenant', 'him', 'girl'],
    text: 'Person him, suspect or offender in 1 incident of violence, sexual harm or domestic abuse, may be person tenant, who began to live with a child: of one of the two only a name is told, so they are held apart',
    firstKnowable: '2021-06-01',
    facts: {mayBe: 'him'},
  });
  // Both the harm and the move: without either there is nothing to ask.
  expect(flag!.evidence).toEqual(expect.arrayContaining(['n0', tenancy.id]));
  expect(flag!.terms.find(({name}) => name === 'doubt')!.value).toBe(-10);
});

test.each([
  ['nothing holds them for one another', []],
  ['what holds them apart says that they are two', [pair('him', 'tenant', 'CO_NAMED')]],
])('nothing is asked where %s', (_, held) => {
  expect(flags(held)).toEqual([]);
});

test('nothing is asked where birth dates of both are known', () => {
  const told = adult('tenant.2', {asAt: '2021-06-01'});
  expect(flags([pair('him', 'tenant')], {mentions: [told]})).toEqual([]);
});

test('where two of concern bear the name it is as likely another, and nothing is asked', () => {
  const other = adult('other.1', {...early, address: address('5 Else Road')});
  const of = concerns(
    ['2020-03-01'],
    [
      [other, 'suspect'],
      [victim, 'victim'],
    ],
    {},
    'm',
  );
  const given = records({
    mentions: [him, victim, mother, ...girl, tenant, other],
    notifications: [...harm.notifications, ...of.notifications],
    involvements: [...harm.involvements, ...of.involvements],
    stays: [tenancy],
    ties,
  });
  const held = [pair('him', 'tenant'), pair('other', 'tenant')];
  const network = buildNetwork(given, {...resolve(given), held}, {asOf: null});
  expect(runSignals(network, SIGNALS, QUIET).filter(({rule}) => rule === RULE)).toEqual([]);
});

test('of a man whom a record puts at the same door the other rules speak', () => {
  const there = adult('him.2', {asAt: '2021-07-01', address: address('2 New Road')});
  expect(flags([pair('him', 'tenant')], {mentions: [there]})).toEqual([]);
});

test('as of a day before the tenancy came in nothing is known of it', () => {
  expect(flags([pair('him', 'tenant')], {asOf: '2021-05-15'})).toEqual([]);
  expect(flags([pair('him', 'tenant')], {asOf: '2021-06-01'}).length).toBe(1);
});
