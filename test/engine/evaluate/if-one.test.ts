import {expect, test} from 'vitest';
import {evaluateIfOne} from '../../../src/engine/evaluate/if-one.ts';
import type {Truth} from '../../../src/engine/evaluate/truth.ts';
import {doubtfulAdult} from '../../support/doubtful-adult.ts';

/** A planted cluster of one adult and the children he is named beside; the records of dated and nameless tell of them. */
const members = ['abel', 'child30', 'child31', 'child32'].map((person, at) => ({
  cluster_id: 'K1',
  person_id: person,
  role: at === 0 ? 'adult' : 'child',
  family_id: '',
}));
const truth = {cluster_members: members} as unknown as Truth;

test('a pair that is one person and with its children most of a missed cluster finds it', () => {
  const trueOf = new Map([
    ['dated', 'abel'],
    ['nameless', 'abel'],
  ]);
  expect(evaluateIfOne(doubtfulAdult({namesakes: 0}), truth, {trueOf}, ['K1'])).toEqual({
    listed: 1,
    onePerson: 1,
    planted: 1,
    found: ['K1'],
  });
});

test('a pair of two people finds nothing, whoever they are', () => {
  const trueOf = new Map([
    ['dated', 'abel'],
    ['nameless', 'somebody else'],
  ]);
  expect(evaluateIfOne(doubtfulAdult({namesakes: 0}), truth, {trueOf}, ['K1'])).toEqual({
    listed: 1,
    onePerson: 0,
    planted: 0,
    found: [],
  });
});
