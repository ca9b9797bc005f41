import {expect, test} from 'vitest';
import {adult, child, harmBy, ruleFlags} from '../../support/concerns.ts';
import {address, records, tie} from '../../support/records.ts';

const him = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
const other = child('other.1', {asAt: '2020-01-01'});
const named = adult('him.2', {asAt: '2021-03-01', receivedAt: '2021-03-02'});
const girl = child('girl.1', {asAt: '2021-03-01', receivedAt: '2021-03-02', address: address('2 New Road')});
const mother = adult('mother.1', {asAt: '2021-03-01', receivedAt: '2021-03-02'});
const harm = harmBy(him, other);
const own = tie(mother, girl, 'parent', {id: 't.own'});
const given = {...harm, mentions: [him, other, named, girl, mother]};
const flags = (more: Partial<Parameters<typeof records>[0]>) =>
  ruleFlags(records({...given, ...more}), 'concern-joins-family');
const step = (id = 't.step') => tie(named, girl, 'step-parent', {id, receivedAt: '2021-03-02'});

test('a man of concern whom a later contact calls step-father is told of, with no address of his', () => {
  const [flag, ...others] = flags({ties: [own, step()]});
  expect(others).toEqual([]);
  expect(flag).toMatchObject({
    persons: ['him', 'girl'],
    text: expect.stringMatching(/was afterwards named step-parent of a child or partner of its parent; no address/),
    evidence: expect.arrayContaining(['n0', 't.step']),
    firstKnowable: '2021-03-02',
  });
  expect(flag!.terms.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(flag!.score, 6);
});

test('"partner" on the record of the child is as much; partner of the mother or of the household is not, as the father may be', () => {
  expect(flags({ties: [own, tie(named, girl, 'partner')]})).toMatchObject([{persons: ['him', 'girl']}]);
  expect(flags({ties: [own, tie(named, mother, 'partner')]})).toEqual([]);
  expect(flags({ties: [own, tie(named, girl, 'household')]})).toEqual([]);
});

test('each record that is cited bears: without one of them the flag is another', () => {
  const ties = [own, step(), step('t.again')];
  const whole = flags({ties});
  expect(whole[0]!.evidence).toHaveLength(3);
  for (const id of whole[0]!.evidence) {
    const without = flags({
      ties: ties.filter((one) => one.id !== id),
      notifications: harm.notifications.filter((one) => one.id !== id),
      involvements: harm.involvements.filter((one) => one.notification !== id),
    });
    expect(without, id).not.toEqual(whole);
  }
});

test.each([
  [
    'the child is his own by another record',
    {ties: [own, step(), tie(named, girl, 'parent'), tie(him, girl, 'parent')]},
  ],
  [
    'the harm came afterwards',
    {
      ...harmBy(him, other, '2022-01-01'),
      ties: [own, step()],
    },
  ],
  [
    'the harm was to this family',
    {
      ...harmBy(him, girl),
      ties: [own, step()],
    },
  ],
  [
    'the report is on record as malicious',
    {
      ...harmBy(him, other, '2020-01-01', {allegation: 'malicious'}),
      ties: [own, step()],
    },
  ],
])('nothing is told where %s', (_, more) => {
  expect(flags(more)).toEqual([]);
});

test('an address that both have is for the rules about a new home to tell', () => {
  const home = adult('him.2', {asAt: '2021-03-01', receivedAt: '2021-03-02', address: address('2 New Road')});
  expect(flags({mentions: [him, other, home, girl, mother], ties: [own, step()]})).toEqual([]);
});
