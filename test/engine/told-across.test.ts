import {expect, test} from 'vitest';
import {toldAlerts, toldLeads} from '../../src/engine/view/told-across.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Lead} from '../../src/model/lead.ts';

/** `old` goes by `new` since Ann adopted it; N1 is a record of their home. */
const isAcross = ({persons, evidence}: {persons: readonly string[]; evidence: readonly string[]}): boolean =>
  persons.includes('old') && (persons.some((one) => ['new', 'ann'].includes(one)) || evidence.includes('N1'));

const ALERT = {
  id: 'a',
  persons: [{person: 'bo'}, {person: 'cy'}, {person: 'old'}],
  families: [{id: 'f', children: ['old'], adults: ['dot']}],
  links: [{adult: 'bo', children: ['old']}],
  identities: [],
  nearest: [{person: 'eve'}],
  evidence: ['N2'],
} as unknown as Alert;
const told = (change: object): string[] =>
  toldAlerts([{...ALERT, ...change}], isAcross).map(({nearest}) => nearest.map(({person}) => person).join());

test('an alert of a child as it was before an adoption is told where nothing in it leads to the other side', () => {
  expect(toldAlerts([ALERT], isAcross)).toEqual([ALERT]);
});

test('one that names both sides anywhere, or rests on a record of their home, is told to nobody', () => {
  for (const change of [
    {persons: [...ALERT.persons, {person: 'new'}]},
    {families: [...ALERT.families, {id: 'g', children: ['new'], adults: []}]},
    {families: [{id: 'f', children: ['old'], adults: ['ann']}]},
    {links: [...ALERT.links, {adult: 'cy', children: ['new']}]},
    {associations: [{adults: ['bo', 'ann']}]},
    {identities: [{left: 'bo', right: 'ann', weight: 1}]},
    {evidence: ['N1', 'N2']},
  ])
    expect([change, told(change)]).toEqual([change, []]);
});

test('who is near an alert and on the other side is left out of it, and nobody else', () => {
  expect(told({nearest: [{person: 'ann'}, {person: 'eve'}]})).toEqual(['eve']);
});

test('no question of identity leads across either', () => {
  const lead = {left: 'bo', right: 'cy', families: [{id: 'f', children: ['old']}], links: [], evidence: []};
  const leads = [
    lead,
    {...lead, right: 'ann'},
    {...lead, families: [...lead.families, {id: 'g', children: ['new']}]},
    {...lead, links: [{adult: 'ann', children: []}]},
    {...lead, links: [{adult: 'bo', children: ['new']}]},
    {...lead, evidence: ['N1']},
  ];
  expect(toldLeads(leads as unknown as Lead[], isAcross)).toEqual([lead]);
});
