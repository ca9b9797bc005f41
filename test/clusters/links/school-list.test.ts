import {expect, test} from 'vitest';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import type {FactKind} from '../../../src/clusters/links/fact.ts';
import {setScene} from '../../../src/clusters/set-scene.ts';
import type {Notification, Role, Tie} from '../../../src/model/notification.ts';
import type {Agency} from '../../../src/model/source.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../../support/records.ts';

const DAY = '2021-06-01';
const CHILD = {asAt: DAY, birth: born('2012-05-01')};
const [ivy, leo] = [mention('ivy.1', CHILD), mention('leo.1', CHILD)];
const mother = mention('mother.1', {asAt: DAY, birth: born('1985-02-01')});
const friend = mention('friend.1', {asAt: DAY, birth: born('1980-05-01')});
const family = [tie(mother, ivy, 'parent'), tie(mother, leo, 'parent')];
const roll = {feed: 'roll', file: 'roll.csv', row: 1, slot: 'contact'};
const atSchool = {...tie(friend, ivy, 'associate', {agency: 'education'}), source: roll};

/** What a report that names the friend beside a child is taken to say of her. */
function saidOf(agency: Agency, role: Role, ties: Tie[], given: Partial<Notification> = {}, about = ivy): FactKind[] {
  const report = notification('report.1', {eventAt: DAY, kind: 'child-concern', agency, ...given});
  const all = records({
    mentions: [ivy, leo, mother, friend],
    notifications: [report],
    involvements: [involve(report, about, 'subject'), involve(report, friend, role)],
    ties: [...family, ...ties],
  });
  const {facts} = setScene(buildNetwork(all, resolve(all), {asOf: null}), CLUSTERS);
  return facts.filter((fact) => fact.records.includes(report.id)).map(({kind}) => kind);
}

test('a school that names whom it has on its list says that it may ring them; anybody else says more', () => {
  expect(saidOf('education', 'associate', [])).toEqual(['associate']);
  expect(saidOf('education', 'associate', [atSchool])).toEqual(['emergency-contact']);
  expect(saidOf('police', 'associate', [atSchool])).toEqual(['associate']);
  // A list of another agency is of whom it came to know, and a contact of the school is one beside a brother too.
  expect(saidOf('education', 'associate', [{...atSchool, agency: 'social-care'}])).toEqual(['associate']);
  expect(saidOf('education', 'associate', [atSchool], {}, leo)).toEqual(['emergency-contact']);
});

test('whom a school accuses, or finds a missing child with, is no contact for standing on its list', () => {
  expect(saidOf('education', 'suspect', [atSchool], {kind: 'sexual-exploitation'})).toEqual(['suspect']);
  expect(saidOf('education', 'found-with', [atSchool], {kind: 'missing'})).toEqual(['found-with']);
});

test('whom a school names in what it tells of exploitation counts as named, whatever its list says', () => {
  for (const kind of ['sexual-exploitation', 'criminal-exploitation', 'sexual-abuse'] as const)
    expect(saidOf('education', 'associate', [atSchool], {kind})).toEqual(['associate']);
});

test('a contact of one family is nothing to the child of another, whatever order records have them in', () => {
  const away = mention('zoe.1', CHILD);
  const report = notification('report.1', {eventAt: DAY, kind: 'child-concern', agency: 'education'});
  for (const listing of [atSchool, {...tie(ivy, friend, 'associate', {agency: 'education'}), source: roll}]) {
    const all = records({
      mentions: [ivy, leo, mother, friend, away],
      notifications: [report],
      involvements: [involve(report, away, 'subject'), involve(report, friend, 'associate')],
      ties: [...family, listing],
      stays: [stay(away, address('9 Elm Grove', 'NW10 4AB'), {start: DAY})],
    });
    const {facts} = setScene(buildNetwork(all, resolve(all), {asOf: null}), CLUSTERS);
    expect(facts.filter((fact) => fact.records.includes(report.id)).map(({kind}) => kind)).toEqual(['associate']);
  }
});

test('what a school ties in the row of the report itself is no list', () => {
  const source = {feed: 'log', file: 'log.csv', row: 1, slot: 'report'};
  const told = {...atSchool, source: {...source, slot: 'tie'}};
  expect(saidOf('education', 'associate', [told], {source})).toEqual(['associate']);
});
