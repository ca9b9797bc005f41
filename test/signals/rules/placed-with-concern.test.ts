import {describe, expect, test} from 'vitest';
import {adult, child, concerns, harmBy, ruleFlags} from '../../support/concerns.ts';
import {address, records, stay, tie} from '../../support/records.ts';

const home = address('1 Old Road');
const seen = {asAt: '2020-01-01', address: home};
const him = adult('him.1', seen);
const again = adult('him.2', {...seen, asAt: '2022-01-01'});
const other = child('other.1', {asAt: '2020-01-01'});
const girl = child('girl.1', {asAt: '2021-03-01', receivedAt: '2021-03-02'});
const harmTo = (victim = other, given = {}, day = '2020-01-01') => harmBy(him, victim, day, given);
const fostered = (given = {}) =>
  tie(him, girl, 'foster-carer', {id: 't.foster', start: '2021-03-01', receivedAt: '2021-03-02', ...given});
const placed = (given = {}) =>
  stay(girl, home, {id: 's.placed', kind: 'placement', start: '2021-03-01', receivedAt: '2021-03-02', ...given});
const given = {...harmTo(), mentions: [him, again, other, girl]};
const flags = (more: Partial<Parameters<typeof records>[0]>) =>
  ruleFlags(records({...given, ...more}), 'placed-with-concern');

test('a child whose foster carer was suspect of harm before is told of, with the records of both', () => {
  const [flag, ...others] = flags({ties: [fostered()]});
  expect(others).toEqual([]);
  expect(flag).toMatchObject({
    persons: ['him', 'girl'],
    text: 'Person him, suspect or offender in 1 incident of violence, domestic abuse or harm to a child, is on record as carer of a child placed there afterwards; records do not say whether the incident was confirmed',
    evidence: ['n0', 't.foster'],
    firstKnowable: '2021-03-02',
  });
  expect(flag!.terms.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(flag!.score, 6);
});

test('so is one placed in a home where an adult of concern lives, whoever the carer is', () => {
  const [flag, ...others] = flags({stays: [placed()]});
  expect(others).toEqual([]);
  expect(flag).toMatchObject({
    persons: ['him', 'girl'],
    text: expect.stringMatching(/ is on record in the home of a child placed there afterwards; /),
  });
  expect(flag!.evidence).toContain('s.placed');
  expect(flags({stays: [placed({kind: 'found-at'})]})).toEqual([]);
});

test('neglect of a child, and harm to this very family, bear on who may care for one', () => {
  expect(flags({...harmTo(other, {kind: 'neglect'}), ties: [fostered()]})).toHaveLength(1);
  expect(flags({...harmTo(girl), ties: [fostered()]})).toHaveLength(1);
});

test('each record that is cited bears: without one of them the flag is another', () => {
  const whole = flags({ties: [fostered()], stays: [placed()]});
  expect(whole).toHaveLength(1);
  expect(whole[0]!.evidence).toEqual(expect.arrayContaining(['n0', 't.foster', 's.placed']));
  for (const id of whole[0]!.evidence) {
    const kept = <T extends {id: string}>(all: readonly T[]): T[] => all.filter((one) => one.id !== id);
    const without = flags({
      mentions: kept(given.mentions),
      ties: kept([fostered()]),
      stays: kept([placed()]),
      notifications: kept(given.notifications),
      involvements: given.involvements.filter(({notification}) => notification !== id),
    });
    expect(without, id).not.toEqual(whole);
  }
});

const elsewhere = (more = {}) =>
  stay(girl, address('3 Other Road'), {
    id: 's.later',
    kind: 'placement',
    start: '2021-08-01',
    receivedAt: '2021-08-02',
    ...more,
  });
// A record of anybody tells of the day up to which the register is known.
const ofAge = {mentions: [...given.mentions, adult('late.1', {asAt: '2030-06-01', receivedAt: '2030-06-02'})]};

test.each([
  ['a later one was a short stay and has ended', [elsewhere({end: '2021-09-01'}), placed()]],
  ['a later record gives the home of both', [elsewhere({address: home}), placed()]],
])('a placement goes on where %s', (_, stays) => {
  const ties = [fostered()];
  expect(flags({ties, stays})).toMatchObject([{persons: ['him', 'girl']}]);
});

describe('the text says of what was alleged', () => {
  const say = (...statuses: string[]): string => {
    const all = statuses.map((allegation, at) =>
      concerns(
        [`2020-0${at + 1}-01`],
        [
          [him, 'suspect'],
          [other, 'victim'],
        ],
        {allegation} as never,
        `n${at}.`,
      ),
    );
    const [flag] = flags({
      notifications: all.flatMap(({notifications}) => notifications),
      involvements: all.flatMap(({involvements}) => involvements),
      ties: [fostered()],
    });
    return flag!.text.split('afterwards; ')[1]!;
  };

  test('what agencies say of it, and what they leave open', () => {
    expect(say('stated')).toBe('records do not say whether the incident was confirmed');
    expect(say('confirmed')).toBe('the incident is on record as confirmed');
    expect(say('confirmed', 'stated', 'unknown')).toBe(
      '1 of the incidents is on record as confirmed; records do not say whether 2 of the incidents were confirmed',
    );
  });

  test('where one agency contradicts another', () => {
    const [first, second] = ['stated', 'malicious'].map((allegation, at) =>
      concerns(
        ['2020-01-01'],
        [
          [him, 'suspect'],
          [other, 'victim'],
        ],
        {allegation} as never,
        `m.${at}`,
      ),
    );
    const [flag] = flags({
      notifications: [...first!.notifications, ...second!.notifications],
      involvements: [...first!.involvements, ...second!.involvements],
      ties: [fostered()],
    });
    expect(flag!.text).toContain('records disagree on the incident, and some say unsubstantiated or malicious');
  });
});

test('a placement that no record dates is not said to have begun after the harm', () => {
  const undated = 'no record says since when, so the placement may be older';
  expect(flags({ties: [fostered({start: null})]})[0]!.text).toContain(undated);
  expect(flags({stays: [placed({start: null})]})[0]!.text).toContain(undated);
  expect(flags({ties: [fostered()]})[0]!.text).not.toContain(undated);
});

test.each([
  ['the harm came afterwards', {...harmTo(other, {}, '2022-01-01'), ties: [fostered()]}],
  ['the report is on record as malicious', {...harmTo(other, {allegation: 'malicious'}), ties: [fostered()]}],
  ['the placement has ended', {ties: [fostered({end: '2021-06-01'})], stays: [placed({end: '2021-06-01'})]}],
  [
    'a later placement goes on elsewhere, and none ended this one',
    {ties: [fostered()], stays: [placed(), elsewhere()]},
  ],
  ['the child is of age by now', {...ofAge, ties: [fostered()], stays: [placed()]}],
  ['the child went home to its father', {ties: [tie(him, girl, 'parent')], stays: [placed()]}],
  [
    'the child is placed for adoption with his partner',
    {ties: [tie(other, girl, 'adoptive-parent', {detail: 'placement'})], stays: [placed()]},
  ],
  ['it is the child who is called the carer', {ties: [tie(girl, him, 'foster-carer', {start: '2021-03-01'})]}],
])('nothing is told where %s', (_, more) => {
  expect(flags(more)).toEqual([]);
});

test('a move that a rule about a new home tells of is told once', () => {
  const ties = [tie(him, girl, 'carer', {start: '2021-03-01', receivedAt: '2021-03-02'})];
  const stays = [placed(), stay(girl, address('2 Own Road'), {start: '2019-01-01', end: '2021-02-28'})];
  const all = records({...given, ties, stays});
  expect(ruleFlags(all, 'new-suspect-with-child')).toMatchObject([{persons: ['him', 'girl']}]);
  expect(ruleFlags(all, 'placed-with-concern')).toEqual([]);
});
