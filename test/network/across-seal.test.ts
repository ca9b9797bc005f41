import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {flagHistory} from '../../src/engine/history/flag-history.ts';
import {pastFlags} from '../../src/engine/history/past-flags.ts';
import {findingsView} from '../../src/engine/view/findings.ts';
import type {Flag} from '../../src/model/finding.ts';
import type {Tie} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {acrossSeal} from '../../src/network/guard/across-seal.ts';
import type {Network} from '../../src/network/network.ts';
import {SIGNALS} from '../../src/signals/config.ts';
import {runSignals} from '../../src/signals/run.ts';
import {standingOf} from '../../src/signals/standing.ts';
import {adult, child, concerns} from '../support/concerns.ts';
import {address, records, resolve, stay, tie} from '../support/records.ts';

/** A child whom Ann fosters, in the home where Bo and a lodger live, both of concern; later the same child goes by another identity. */
const newHome = address('7 Far Lane', 'SE9 1QZ');
const [old, renamed, other] = ['old.1', 'renamed.1', 'other.1'].map((id) => child(id, {asAt: '2015-01-01'})) as [
  ReturnType<typeof child>,
  ReturnType<typeof child>,
  ReturnType<typeof child>,
];
const [ann, bo, lodger] = ['ann.1', 'bo.1', 'lodger.1'].map((id) => adult(id, {asAt: '2015-01-01'})) as [
  ReturnType<typeof adult>,
  ReturnType<typeof adult>,
  ReturnType<typeof adult>,
];
/** A record of anybody says up to which day the register is known. */
const late = adult('late.1', {asAt: '2023-01-01', receivedAt: '2023-01-01'});
const since = (day: string) => ({start: day, receivedAt: day});
const fostered = tie(ann, old, 'foster-carer', since('2020-01-01'));
const couple = tie(ann, bo, 'partner', since('2015-01-01'));
const order = tie(ann, renamed, 'adoptive-parent', since('2022-01-01'));

function network(
  ties: Tie[],
  placement: object = {},
  more: Partial<Pick<Records, 'mentions' | 'stays'>> = {},
): Network {
  const harm = [bo, lodger].map((who) =>
    concerns(
      ['2018-06-01'],
      [
        [who, 'suspect'],
        [other, 'victim'],
      ],
      {},
      `${who.id.split('.')[0]}-harm`,
    ),
  );
  const all = records({
    mentions: [ann, bo, lodger, old, renamed, other, late, ...(more.mentions ?? [])],
    notifications: harm.flatMap(({notifications}) => notifications),
    involvements: harm.flatMap(({involvements}) => involvements),
    ties: [couple, ...ties],
    stays: [
      stay(old, newHome, {kind: 'placement', ...since('2020-01-01'), ...placement}),
      ...[ann, bo, lodger].map((who) => stay(who, newHome, since('2015-01-01'))),
      ...(more.stays ?? []),
    ],
  });
  const held = [{left: 'old', right: 'renamed', weight: 3, reason: 'ADOPTION_BREAK'}];
  return buildNetwork(all, {...resolve(all), held}, {asOf: null});
}

const viewOf = (of: Network, asOf: string | null = null) =>
  findingsView(
    null as never,
    {
      asOf,
      config: {signals: SIGNALS},
      derived: {flags: runSignals(of, SIGNALS, QUIET)},
      whole: () => of,
      network: () => of,
      opened: () => null,
    } as never,
    QUIET,
  );
const aboutOld = (flags: readonly Pick<Flag, 'persons'>[]): string[] =>
  flags
    .filter(({persons}) => persons.includes('old'))
    .map(({persons}) => persons.join())
    .sort();

test('while a child is fostered, adults of concern in its home are told of', () => {
  expect(aboutOld(viewOf(network([fostered])).flags())).toEqual(['bo,old', 'lodger,old']);
});

test('no flag leads from a child as it was to those who adopted it, or to their home, today or as of a day', () => {
  const adopted = network([fostered, order]);
  // A register that ends no placement leaves the rule something to find: it is told to nobody.
  expect(aboutOld(runSignals(adopted, SIGNALS, QUIET))).toEqual(['bo,old', 'lodger,old']);
  for (const asOf of [null, '2021-01-01']) {
    const view = viewOf(adopted, asOf);
    expect(aboutOld(view.flags())).toEqual([]);
    expect(aboutOld(view.flags('placed-with-concern'))).toEqual([]);
  }
  const [flag] = runSignals(adopted, SIGNALS, QUIET).filter(({persons}) => persons.includes('old'));
  expect(viewOf(adopted).flag(flag!.id)).toBeUndefined();
});

test('neither does what stood once', () => {
  const past = (ties: Tie[]) => {
    const of = network(ties, {end: '2021-12-31'});
    return {network: () => of, standing: () => standingOf(of, SIGNALS, QUIET), config: {signals: SIGNALS} as never};
  };
  const told = pastFlags(past([fostered]));
  expect(aboutOld(told)).toEqual(['bo,old', 'lodger,old']);
  expect(aboutOld(pastFlags(past([fostered, order])))).toEqual([]);
  for (const {id, persons} of told) {
    if (!persons.includes('old')) continue;
    expect(flagHistory(past([fostered]), id)).not.toBeNull();
    expect(flagHistory(past([fostered, order]), id)).toBeNull();
  }
});

test('what names the child and them is told to nobody whatever it rests on, and what does not lead to them still is', () => {
  const birthHome = address('1 High Street', 'NW10 1AA');
  const late = ['old.2', 'old.3'].map((id, at) => child(id, {asAt: '2021-06-01', address: [newHome, birthHome][at]!}));
  const before = stay(old, birthHome, since('2016-01-01'));
  const of = network([fostered, order], {}, {mentions: late, stays: [before]});
  const isAcross = acrossSeal(of);
  const placement = of.records.stays.find(({mention, kind}) => mention === old.id && kind === 'placement')!;
  const tells = (persons: string[], evidence: string[] = []) => !isAcross({persons, evidence});
  for (const them of ['ann', 'bo', 'renamed']) expect(tells(['old', them])).toBe(false);
  expect(tells(['old', 'other'], [placement.id])).toBe(false);
  // A record with an address of its own tells of the home as well.
  expect(tells(['old', 'other'], ['old.2'])).toBe(false);
  expect(tells(['old', 'other'], ['old.3', before.id, fostered.id])).toBe(true);
  expect(tells(['old', 'other'])).toBe(true);
  expect(tells(['ann', 'renamed', 'other'], [placement.id, 'old.2'])).toBe(true);
});
