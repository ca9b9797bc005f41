import {expect, test} from 'vitest';
import {DEFAULT_CONFIG} from '../../../src/engine/config/config.ts';
import {fewOfAll} from '../../../src/engine/view/few-as-of.ts';
import {shownEvidence} from '../../../src/engine/view/shown-evidence.ts';
import type {View} from '../../../src/engine/view/view.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Tie} from '../../../src/model/notification.ts';
import type {Dwelling} from '../../../src/model/resolved.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {shownNetwork} from '../../../src/network/guard/shown.ts';
import {reportDoors} from '../../../src/network/columns/report-doors.ts';
import {startModel} from '../../../src/resolve/link/weigh/link-model.ts';
import {matchTableOf} from '../../../src/resolve/match-table.ts';
import {named} from '../../support/persons.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../../support/records.ts';

const FLAT = address('14b Tannery Row');
const SAID = 'a report found one at a home of the other';

/** What speaks for two of one name, one of whom a report found at the home of the other, where that may be shown or not. */
function evidence({isProtected, isWithheld}: {isProtected: boolean; isWithheld: boolean}): string[] {
  const names = named('Oscar Mensah');
  const tenant = mention('tenant.1', {names, birth: born('1984-06-03'), address: FLAT});
  const found = mention('found.1', {names});
  const report = notification('n1', {kind: 'missing', place: FLAT});
  const of = records({
    mentions: [tenant, found],
    notifications: [report],
    involvements: [involve(report, found, 'found-with')],
  });
  const open = resolve(of);
  const dwellings = open.dwellings.map((door) => ({...door, protected: isProtected}));
  const resolved = {...open, dwellings};
  const model = startModel(1000);
  const table = matchTableOf(of.mentions, of.ties, resolved, model, reportDoors(of, resolved));
  const view = {
    few: () => fewOfAll({records: of, resolved}),
    matching: () => table,
    model: () => model,
    withheld: () => new Set(isWithheld ? dwellings.map(({id}) => id) : []),
    config: DEFAULT_CONFIG,
  } as unknown as View;
  const network = buildNetwork(of, resolved, {asOf: null});
  return shownEvidence(view, network)([tenant.id], [found.id], false).terms.map(({text}) => text);
}

test('that a report found somebody at a home is told, and of a home that may not be shown it is not', () => {
  expect(evidence({isProtected: false, isWithheld: false})).toContain(SAID);
  expect(evidence({isProtected: true, isWithheld: false})).not.toContain(SAID);
  expect(evidence({isProtected: false, isWithheld: true})).not.toContain(SAID);
});

const HOME = address('3 Elm Court', 'SE9 2AB');
const alike = {names: named('Oscar Mensah'), birth: born('1984-06-03'), phones: ['07700 900123'], address: HOME};

type Given = {
  one?: Partial<Mention>;
  other?: Partial<Mention>;
  ties?: Tie[];
  door?: Partial<Dwelling>;
  withheld?: string[];
};

/** What is told of two who share name, birth date, home and telephone, and whether those beside them were left out. */
function told({one = {}, other = {}, ties = [], door = {}, withheld = []}: Given = {}) {
  const of = records({
    mentions: [
      mention('one.1', {...alike, ...one}),
      mention('other.1', {...alike, ...other}),
      mention('them.1'),
      mention('kid.1'),
    ],
    ties,
    stays: [stay(mention('them.1'), HOME)],
  });
  const open = resolve(of);
  const resolved = {...open, dwellings: open.dwellings.map((dwelling) => ({...dwelling, ...door}))};
  const model = startModel(1000);
  const table = matchTableOf(of.mentions, of.ties, resolved, model, reportDoors(of, resolved));
  const view = {
    few: () => fewOfAll({records: of, resolved}),
    matching: () => table,
    model: () => model,
    withheld: () => new Set(withheld),
    config: DEFAULT_CONFIG,
  } as unknown as View;
  const shown = shownNetwork(buildNetwork(of, resolved, {asOf: null}), new Set());
  const explained = [
    shownEvidence(view, shown)(['one.1'], ['other.1'], false),
    shownEvidence(view, shown)(['other.1'], ['one.1'], false),
  ];
  const [there, back] = explained.map(({terms, isAlone}) => {
    const has = (name: string): boolean => terms.some(({comparison, level}) => comparison === name && level !== 'none');
    return {address: has('address'), telephone: has('telephone'), isAlone};
  });
  expect(back).toEqual(there);
  return there;
}

test('a home and a telephone that two have in common are told where both may be shown', () => {
  expect(told()).toEqual({address: true, telephone: true, isAlone: false});
});

test('of an address that nothing may show neither the place is told nor a telephone given beside it, however it is known', () => {
  const nothing = {address: false, telephone: false, isAlone: false};
  expect(told({withheld: [HOME.text]})).toEqual(nothing);
  expect(told({door: {protected: true}})).toEqual(nothing);
  // One of the two is enough, and so is a record that protects what is no place that anybody knows.
  const secret = {address: {...HOME, text: '', protected: true}};
  expect(told({one: secret})).toEqual(nothing);
  expect(told({one: secret, other: secret})).toEqual(nothing);
});

test('a child of an adoption is told of without the home of those who adopted it, and without those beside it', () => {
  const [one, other, them] = ['one.1', 'other.1', 'them.1'].map((id) => mention(id)) as [Mention, Mention, Mention];
  for (const child of [one, other])
    expect(told({ties: [tie(them, child, 'adoptive-parent', {detail: 'placement'})]})).toMatchObject({
      address: false,
      isAlone: true,
    });
  // Those who adopt are as closed as the child: who stands beside them leads to it.
  expect(told({ties: [tie(one, them, 'adoptive-parent', {detail: 'placement'})]})).toMatchObject({isAlone: true});
  // An adoption of somebody else closes nothing of these two.
  expect(told({ties: [tie(them, mention('kid.1'), 'adoptive-parent', {detail: 'placement'})]})).toEqual({
    address: true,
    telephone: true,
    isAlone: false,
  });
});
