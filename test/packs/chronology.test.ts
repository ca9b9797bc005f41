import {expect, test} from 'vitest';
import {withheldDwellings} from '../../src/network/guard/protection.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {chronology} from '../../src/packs/chronology.ts';
import type {Entry} from '../../src/packs/entry.ts';
import {familyAround} from '../../src/packs/family.ts';
import type {Records} from '../../src/model/records.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';

function tell(given: Records, ids: readonly string[], asOf: string | null = null): Entry[] {
  const resolved = resolve(given);
  const network = buildNetwork(given, resolved, {asOf});
  return chronology(
    network,
    ids.map((id) => resolved.persons.findIndex((person) => person.id === id)),
    withheldDwellings(given, resolved),
  );
}

const girl = mention('girl', {asAt: '2020-01-01'});
const him = mention('him', {asAt: '2020-01-01'});
const seen = notification('n1.a', {
  eventAt: '2021-03-01',
  kind: 'physical-abuse',
  agency: 'police',
  ragInitial: 'amber',
  ragFinal: 'green',
  outcomes: ['assessment'],
});
const treated = notification('n1.b', {
  eventAt: '2021-03-01T18:20',
  receivedAt: '2021-03-05',
  kind: 'injury-attendance',
  agency: 'health',
});
const later = notification('n2', {eventAt: '2021-06-02', kind: 'neglect', agency: 'education'});
const history = records({
  mentions: [girl, him],
  notifications: [seen, treated, later],
  involvements: [
    involve(seen, girl, 'victim'),
    involve(seen, him, 'suspect'),
    involve(treated, girl, 'subject'),
    involve(later, girl, 'subject'),
  ],
});

test('records of one incident are one entry with the records beneath it, each with its source and sort of statement', () => {
  const [first, second] = tell(history, ['girl']);
  expect(first).toMatchObject({
    date: '2021-03-01',
    time: '18:20',
    incident: 'n1',
    persons: [{person: 'girl', roles: ['subject', 'victim']}],
    statements: ['allegation', 'fact'],
    agencies: ['health', 'police'],
    outcomes: ['assessment'],
    rag: ['amber > green'],
  });
  expect(first?.records.map(({record, statement}) => [record, statement])).toEqual([
    ['n1.a', 'allegation'],
    ['n1.b', 'fact'],
  ]);
  expect(second).toMatchObject({incident: 'n2', statements: ['opinion']});
});

test('nothing of a child begins before its birth, whatever the tenancy or register says that lists it', () => {
  const mother = mention('mum', {asAt: '2020-01-01', birth: born('1990-05-05')});
  const child = mention('child', {asAt: '2020-01-01', birth: born('2016-06-02')});
  const home = address('5 Acacia Road', 'NW9 2SA');
  const given = records({
    mentions: [child, mother],
    stays: [mother, child].map((one) => stay(one, home, {start: '2012-04-05'})),
    ties: [tie(child, mother, 'household', {start: '2012-04-05'})],
  });
  const entries = tell(given, ['child', 'mum']);
  expect(entries.map(({date, sort, persons}) => [date, sort, persons.map(({person}) => person).join(' ')])).toEqual([
    ['2012-04-05', 'move', 'mum'],
    ['2016-06-02', 'move', 'child'],
    ['2016-06-02', 'relation', 'child mum'],
  ]);
});

test('a gap is marked from more than three months on', () => {
  const gaps = (eventAt: string): (number | null)[] => {
    const next = notification('n9', {eventAt, kind: 'neglect'});
    const given = records({
      mentions: [girl],
      notifications: [seen, next],
      involvements: [involve(seen, girl, 'victim'), involve(next, girl, 'subject')],
    });
    return tell(given, ['girl']).map(({gapDays}) => gapDays);
  };
  expect(gaps('2021-06-01')).toEqual([null, null]);
  expect(gaps('2021-06-02')).toEqual([null, 93]);
});

test('what had not been received is not told', () => {
  const [only, ...others] = tell(history, ['girl'], '2021-03-04');
  expect(only?.records.map(({record}) => record)).toEqual(['n1.a']);
  expect(others).toEqual([]);
});

test('a confirmed allegation is a fact, and a malicious one stays an allegation', () => {
  const status = (allegation: 'confirmed' | 'malicious'): unknown => {
    const item = notification('n1', {eventAt: '2021-03-01', kind: 'neglect', allegation});
    const given = records({mentions: [girl], notifications: [item], involvements: [involve(item, girl, 'subject')]});
    return tell(given, ['girl'])[0]?.statements;
  };
  expect(status('confirmed')).toEqual(['fact']);
  expect(status('malicious')).toEqual(['allegation']);
});

test('a family is told together: who moved on one day is one entry, and a protected address is not named', () => {
  const mother = mention('mum', {asAt: '2020-01-01'});
  const [boy, elsewhere] = [mention('boy', {asAt: '2020-01-01'}), mention('other', {asAt: '2020-01-01'})];
  const home = address('2 New Road');
  const given = records({
    mentions: [girl, boy, mother, elsewhere],
    ties: [tie(mother, girl, 'parent'), tie(mother, boy, 'parent'), tie(mother, elsewhere, 'associate')],
    stays: [girl, boy].map((who) => stay(who, home, {start: '2021-02-02', receivedAt: '2021-02-03'})),
  });
  const resolved = resolve(given);
  resolved.dwellings = resolved.dwellings.map((dwelling) => ({...dwelling, label: '', protected: true}));
  const network = buildNetwork(given, resolved, {asOf: null});
  const family = familyAround(
    network,
    resolved.persons.findIndex(({id}) => id === 'girl'),
  );
  expect(family.map((at) => resolved.persons[at]!.id)).toEqual(['boy', 'girl', 'mum']);
  const [move, ...rest] = chronology(network, family, withheldDwellings(given, resolved));
  expect(move).toMatchObject({date: '2021-02-02', sort: 'move', what: 'recorded at a protected address'});
  expect(move?.persons.map(({person}) => person)).toEqual(['boy', 'girl']);
  expect(rest).toEqual([]);
});

test('a birth and the relations of the home stand in the chronology with the records that say so', () => {
  const baby = mention('baby', {asAt: '2021-05-01', birth: born('2021-04-01')});
  const concern = notification('n1', {eventAt: '2021-05-01'});
  const couple = tie(him, baby, 'household', {start: '2021-06-01'});
  const given = records({
    mentions: [baby, him],
    notifications: [concern],
    involvements: [involve(concern, baby, 'subject')],
    ties: [couple],
  });
  const entries = tell(given, ['baby']);
  expect(entries.map(({date, sort}) => [date, sort])).toEqual([
    ['2021-04-01', 'birth'],
    ['2021-05-01', 'incident'],
    ['2021-06-01', 'relation'],
  ]);
  expect(entries.map(({records: own}) => own.map(({record}) => record))).toEqual([['baby'], ['n1'], [couple.id]]);
});

test('as of a day tells what an agency had recorded, and nothing that was decided later', () => {
  const decided = notification('n3', {
    eventAt: '2021-03-01',
    receivedAt: '2021-03-02',
    kind: 'neglect',
    ragInitial: 'amber',
    ragFinal: 'red',
    outcomes: ['assessment'],
    decidedAt: '2021-03-09',
  });
  const given = records({
    mentions: [girl],
    notifications: [decided],
    involvements: [involve(decided, girl, 'subject')],
  });
  const told = (asOf: string): unknown[] =>
    tell(given, ['girl'], asOf).flatMap(({rag, outcomes, records: [one]}) => [rag, outcomes, one!.outcomes]);
  expect(told('2021-03-08')).toEqual([['amber > not rated'], [], []]);
  expect(told('2021-03-09')).toEqual([['amber > red'], ['assessment'], ['assessment']]);
});
