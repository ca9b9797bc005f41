import {expect, test} from 'vitest';
import {DAY_MAX} from '../../src/base/day.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {kinWithin} from '../../src/network/around/kin.ts';
import type {StayKind} from '../../src/model/address.ts';
import type {TieKind} from '../../src/model/notification.ts';
import {adult, child, harmBy, ruleFlags} from '../support/concerns.ts';
import {address, records, resolve, stay, tie} from '../support/records.ts';

const NEW = address('2 New Road');
const him = adult('him.1', {asAt: '2020-01-01'});
const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
const harm = harmBy(him, other);
const mother = adult('mother.1', {asAt: '2020-02-01', address: NEW});
const girlAt = (...days: [string, string][]) =>
  days.map(([asAt, at], index) => child(`girl.${index + 1}`, {asAt, address: address(at)}));
const flagged = (given: Partial<Parameters<typeof records>[0]>): string[][] =>
  ruleFlags(records({...harm, ...given}), 'new-suspect-with-child').map(({persons}) => persons);

test('a home that the school wrote down in January still stands when a step-father registers there in May, but not two years on', () => {
  const girl = girlAt(['2020-01-20', '2 New Road'], ['2021-01-20', '2 New Road']);
  const given = (start: string, kind: TieKind) => ({
    mentions: [him, other, mother, ...girl],
    stays: [
      stay(him, address('1 Old Road'), {id: 'old', start: '2019-01-01', end: start, receivedAt: '2020-01-01'}),
      stay(him, NEW, {id: 'new', start, receivedAt: start}),
    ],
    ties: [tie(mother, girl[0]!, 'parent'), tie(him, mother, kind, {id: 't2', receivedAt: start})],
  });
  expect(flagged(given('2021-05-01', 'partner'))).toEqual([['him', 'girl']]);
  expect(flagged(given('2021-05-01', 'associate'))).toEqual([]);
  expect(flagged(given('2023-05-01', 'partner'))).toEqual([]);
});

test('one record of another address between two of one home is a visit or a mistake; two are a move', () => {
  const girl = (...aside: [string, string][]) =>
    girlAt(['2021-01-20', '2 New Road'], ...aside, ['2021-09-15', '2 New Road']);
  const given = (...aside: [string, string][]) => ({
    mentions: [him, other, ...girl(...aside)],
    stays: [
      stay(him, address('1 Old Road'), {id: 'old', start: '2019-01-01', end: '2021-06-01', receivedAt: '2020-01-01'}),
      stay(him, NEW, {id: 'new', start: '2021-06-01', end: '2021-07-01', receivedAt: '2021-06-01'}),
    ],
    ties: [tie(him, girl()[0]!, 'household')],
  });
  expect(flagged(given(['2021-04-10', '7 Else Road']))).toEqual([['him', 'girl']]);
  expect(flagged(given(['2021-04-10', '7 Else Road'], ['2021-08-20', '7 Else Road']))).toEqual([]);
});

test('who was the partner of somebody who never lived here began to live here, where no home before is on record', () => {
  const girl = girlAt(['2020-09-20', '2 New Road'], ['2021-09-20', '2 New Road']);
  const wife = (at: string | null) => adult('wife.1', {asAt: '2020-03-01', address: at && address(at)});
  const here = ['2021-03-01', '2021-10-01'].map((asAt, at) => adult(`him.${at + 2}`, {asAt, address: NEW}));
  const given = (at: string | null) => ({
    mentions: [him, other, mother, wife(at), ...here, ...girl],
    ties: [
      tie(mother, girl[0]!, 'parent'),
      tie(him, wife(at), 'partner', {id: 't2', receivedAt: '2020-03-01'}),
      tie(here[0]!, mother, 'partner', {id: 't3', receivedAt: '2021-03-01'}),
    ],
  });
  expect(flagged(given('8 Hill Road'))).toEqual([['him', 'girl']]);
  expect(flagged(given('2 New Road'))).toEqual([]);
  // Of whom nothing but a name is on record may be the mother herself.
  expect(flagged(given(null))).toEqual([]);
});

test('who is named in a tenancy with a family that comes from a home where no record puts him is new to it, but not one who was tied to it', () => {
  const girl = girlAt(['2020-01-20', '4 First Road'], ['2020-09-20', '4 First Road'], ['2021-09-20', '2 New Road']);
  const here = (who: typeof him, id: string) =>
    stay(who, NEW, {id, start: '2021-03-01', receivedAt: '2021-04-01', asAt: '2021-03-01'});
  const given = (receivedAt: string) => ({
    mentions: [him, other, ...girl],
    stays: [here(him, 's1'), here(girl[2]!, 's2')],
    ties: [tie(him, girl[0]!, 'household', {receivedAt})],
  });
  expect(flagged(given('2021-04-01'))).toEqual([['him', 'girl']]);
  expect(flagged(given('2020-09-01'))).toEqual([]);
});

test('whose dated stay begins where a child is on record before and since came to live there; a tenancy is a flat that a family may have left', () => {
  const given = (kind: StayKind, ...days: string[]) => {
    const girl = girlAt(...days.map((day): [string, string] => [day, '2 New Road']));
    return {
      mentions: [him, other, ...girl],
      stays: [
        stay(him, address('1 Old Road'), {id: 'old', start: '2019-01-01', end: '2021-02-28', receivedAt: '2020-01-01'}),
        stay(him, NEW, {id: 'new', kind, start: '2021-03-01', receivedAt: '2021-03-10'}),
      ],
    };
  };
  expect(flagged(given('home', '2020-03-01', '2020-10-01', '2021-03-20'))).toEqual([['him', 'girl']]);
  expect(flagged(given('tenancy', '2020-03-01', '2020-10-01', '2021-03-20'))).toEqual([]);
  expect(flagged(given('home', '2020-03-01', '2020-10-01'))).toEqual([]);
  // Nothing ends her own stay: it takes another agency beside the register that has it.
  const listed = (agency: 'health' | 'education') => {
    const {mentions, stays} = given('home', '2020-03-01', '2020-10-01');
    const [one, two] = mentions.slice(2).map((girl) => ({...girl, agency: 'health' as const}));
    const open = stay(one!, NEW, {id: 'list', agency: 'health', start: '2020-03-01', receivedAt: '2020-03-01'});
    return {mentions: [him, other, one!, {...two!, agency}], stays: [...stays, open]};
  };
  expect(flagged(listed('education'))).toEqual([['him', 'girl']]);
  expect(flagged(listed('health'))).toEqual([]);
});

test('two households in which one lodger has lived are not one family, but a child and the grandchild of a lodger are', () => {
  const [lodger, one, two, own] = [adult('a.1'), adult('b.1'), adult('c.1'), adult('d.1')];
  const given = records({
    mentions: [lodger, one, two, own],
    ties: [
      tie(lodger, one, 'household'),
      tie(lodger, two, 'household', {id: 't2'}),
      tie(lodger, own, 'parent', {id: 't3'}),
    ],
  });
  const resolved = resolve(given);
  const network = buildNetwork(given, resolved, {asOf: null});
  const start = resolved.persons.findIndex(({id}) => id === 'b');
  const family = [...kinWithin(network, start, 3, -1, DAY_MAX).keys()].map((at) => resolved.persons[at]!.id);
  expect(family.sort()).toEqual(['a', 'b', 'd']);
});
