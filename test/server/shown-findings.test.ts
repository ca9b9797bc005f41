import {expect, test} from 'vitest';
import type {Alert, Flag} from '../../src/model/finding.ts';
import {shownAlerts, shownFlags} from '../../src/server/shown-findings.ts';
import {mention, records, resolve} from '../support/records.ts';

/** Ids as `shortId` makes them; anything else that stands in a text is no id. */
const id = (letter: string, number: number): string => `${letter}${String(number).padStart(12, '0')}`;
const [ADA, BO, UNSEEN, HOME, REFUGE, ALERT] = [id('p', 1), id('p', 2), id('p', 3), id('d', 1), id('d', 2), id('a', 1)];
const all = records({mentions: [mention(ADA), mention(BO)]});
const seen = {records: all, resolved: resolve(all)};

const flag = (rule: string, given: Partial<Flag> = {}): Flag =>
  ({id: id('f', 1), rule, persons: [ADA], text: `about ${ADA}`, evidence: [BO], facts: {}, ...given}) as Flag;

test('who does not see every agency is told nothing by what nobody recorded', () => {
  for (const rule of ['known-to-one-agency', 'gone-quiet']) {
    expect(shownFlags([flag(rule)], seen, false)).toEqual([]);
    expect(shownFlags([flag(rule)], seen, true)).toHaveLength(1);
  }
  expect(shownFlags([flag('repeat-subject')], seen, false)).toHaveLength(1);
});

test.each([
  ['a person', {persons: [ADA, UNSEEN]}],
  ['the words', {text: `${ADA} beside ${UNSEEN}`}],
  ['a record', {evidence: [UNSEEN]}],
  ['a fact', {facts: {beside: {deep: [UNSEEN]}}}],
])('a flag of which %s may not be seen is not there at all', (_, given) => {
  expect(shownFlags([flag('repeat-subject', given)], seen, true)).toEqual([]);
});

const alert = (given: Partial<Alert> = {}): Alert =>
  ({
    id: ALERT,
    persons: [{person: ADA, family: id('x', 1)}],
    families: [],
    nearest: [],
    dwellings: [],
    ...given,
  }) as unknown as Alert;

test('no alert tells of a dwelling that is withheld, whoever looks', () => {
  const met = alert({dwellings: [HOME, REFUGE]});
  expect(shownAlerts([met], null, new Set([REFUGE]))[0]!.dwellings).toEqual([HOME]);
  // Nor does the withheld one hide the alert from who sees the rest.
  expect(shownAlerts([alert({dwellings: [REFUGE]})], seen, new Set([REFUGE]))).toHaveLength(1);
});

test('an alert names its own families by ids that are no records, and no other such id', () => {
  const family = (letter: number) => ({id: id('x', letter), children: [ADA], adults: [BO]});
  const families = [family(1), family(2)] as unknown as Alert['families'];
  expect(shownAlerts([alert({families})], seen, new Set())).toHaveLength(1);
  expect(shownAlerts([alert({families, evidence: [id('x', 3)]})], seen, new Set())).toEqual([]);
});

test('people near an alert who may not be seen are left out, and an alert about one of them is not shown', () => {
  const near = [UNSEEN, BO].map((person) => ({person, family: person, kinds: [], missing: ''}));
  expect(shownAlerts([alert({nearest: near})], seen, new Set())[0]!.nearest).toEqual([near[1]]);
  const persons = [{person: UNSEEN, family: null}] as unknown as Alert['persons'];
  expect(shownAlerts([alert({persons})], seen, new Set())).toEqual([]);
});

test('an alert of adults on record with one another is not shown to who may not see one of those records', () => {
  const pair = (record: string) =>
    alert({
      associations: [
        {adults: [ADA, BO], kinds: ['associate'], firstEvent: '', firstReceived: '', agencies: [], records: [record]},
      ],
    });
  expect(shownAlerts([pair(BO)], seen, new Set())).toHaveLength(1);
  expect(shownAlerts([pair(UNSEEN)], seen, new Set())).toEqual([]);
});
