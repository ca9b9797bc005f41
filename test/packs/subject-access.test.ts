import {setAt} from '../../src/base/get-or-insert.ts';
import {expect, test} from 'vitest';
import type {AuditEvent} from '../../src/access/audit/entry.ts';
import {subjectAccessPack} from '../../src/packs/subject-access/pack.ts';
import {unnamed} from '../../src/packs/subject-access/worked-out.ts';
import type {Part, Sheet} from '../../src/packs/sheet.ts';
import {nameText} from '../../src/packs/person-view.ts';
import type {View} from '../../src/engine/view/view.ts';
import type {Flag} from '../../src/model/finding.ts';
import type {Role} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {shownNetwork} from '../../src/network/guard/shown.ts';
import {HOLD_TEXTS} from '../../src/resolve/link/decide/hold-reasons.ts';
import {boroughView} from '../support/borough-view.ts';
import {everybodyNear, keptAddresses, leaksOf} from '../support/kept-addresses.ts';
import {address, involve, mention, notification, records, resolve, tie} from '../support/records.ts';
import {shownPerson} from '../support/shown-person.ts';

const sheetOf = (parts: readonly Part[], id: string): Sheet =>
  parts.flatMap(({sheets}) => sheets).find((sheet) => sheet.id === id)!;

function held(given: Records, id: string, seen: AuditEvent[] | null = null, asOf: string | null = null): Part[] {
  const {network, withheld, person} = shownPerson(given, id, asOf);
  return subjectAccessPack({network, person, withheld, flags: [], queue: [], seen});
}

const name = (given: string, family: string) => [{use: 'recorded' as const, given, family, title: ''}];
const him = mention('him', {names: name('Adam', 'Okoro'), phones: ['07700 900001']});
const girl = mention('girl', {names: name('Beth', 'Lane'), address: {...address('9 Safe Street'), protected: true}});
const teacher = mention('teacher', {names: name('Cora', 'Moss')});
const hurt = notification('n1', {eventAt: '2021-03-01', kind: 'physical-abuse', agency: 'police'});
const alone = notification('n2', {eventAt: '2021-04-01', kind: 'health-attendance', agency: 'health'});
const told = records({
  mentions: [him, girl, teacher],
  notifications: [hurt, alone],
  involvements: [
    involve(hurt, him, 'suspect'),
    involve(hurt, girl, 'victim'),
    involve(hurt, teacher, 'referrer'),
    involve(alone, him, 'subject'),
  ],
  ties: [tie(him, girl, 'parent'), tie(teacher, him, 'associate')],
});

test('beside each record stands what is to be weighed before the person is shown it', () => {
  const {head, rows} = sheetOf(held(told, 'him'), 'notifications');
  const column = (words: string) => rows.map((row) => row[head.indexOf(words)]);
  expect(column('record')).toEqual(['n1', 'n2']);
  expect(column('as')).toEqual(['suspect', 'subject']);
  expect(column('weigh')).toEqual([
    'names 2 other people; names who referred it or saw it; names this person as suspect beside a victim or child; names somebody with a protected address',
    'names nobody else',
  ]);
});

test('what is to be weighed goes by the part of each, the person’s own and that of others', () => {
  const weighed = (own: Role, other: Role): string => {
    const of = {...told, involvements: [involve(hurt, him, own), involve(hurt, teacher, other)]};
    const {head, rows} = sheetOf(held(of, 'him'), 'notifications');
    return String(rows[0]![head.indexOf('weigh')]);
  };
  const suspicion = 'names another person; names this person as suspect beside a victim or child';
  const confidence = 'names another person; names who referred it or saw it';
  expect([weighed('suspect', 'victim'), weighed('suspect', 'subject')]).toEqual([suspicion, suspicion]);
  expect([weighed('victim', 'referrer'), weighed('suspect', 'witness')]).toEqual([confidence, confidence]);
  for (const [own, other] of [
    ['suspect', 'carer'],
    ['victim', 'victim'],
    ['carer', 'subject'],
    ['victim', 'suspect'],
  ] as const)
    expect([own, other, weighed(own, other)]).toEqual([own, other, 'names another person']);
});

test('of what the hub worked out that is told which is about the person, and no doubt that an adoption seals', () => {
  const pairs = [
    {left: 'girl', right: 'him', weight: 1, reason: 'BELOW_JOIN'},
    {left: 'him', right: 'teacher', weight: 2, reason: 'GENERATION'},
    {left: 'him', right: 'teacher', weight: 3, reason: 'ADOPTION_BREAK'},
    {left: 'girl', right: 'teacher', weight: 4, reason: 'CO_NAMED'},
  ];
  const network = shownNetwork(buildNetwork(told, {...resolve(told), held: pairs}, {asOf: null}), new Set());
  const flag = (id: string, persons: string[]) =>
    ({id, persons, rule: 'repeat-subject', text: id, evidence: [], firstKnowable: '2021-04-01'}) as unknown as Flag;
  const flags = [flag('own', ['him', 'girl']), flag('of-others', ['girl', 'teacher'])];
  const person = network.resolved.persons.findIndex(({id}) => id === 'him');
  const parts = subjectAccessPack({network, person, withheld: new Set(), flags, queue: [], seen: null});
  const doubts = JSON.stringify(sheetOf(parts, 'identity').rows);
  expect(sheetOf(parts, 'identity').rows).toHaveLength(2);
  expect([doubts.includes(HOLD_TEXTS.BELOW_JOIN), doubts.includes(HOLD_TEXTS.GENERATION)]).toEqual([true, true]);
  const toldFlags = JSON.stringify(sheetOf(parts, 'flags').rows);
  expect([toldFlags.includes('own'), toldFlags.includes('of-others')]).toEqual([true, false]);
});

test('as of a day no outcome is told that was decided later', () => {
  const closed = {...hurt, outcomes: ['nfa' as const], decidedAt: '2023-06-01'};
  const outcomesAsOf = (asOf: string): unknown => {
    const {head, rows} = sheetOf(held({...told, notifications: [closed, alone]}, 'him', null, asOf), 'notifications');
    return rows[0]![head.indexOf('outcome')];
  };
  expect([outcomesAsOf('2023-05-31'), outcomesAsOf('2023-06-01')]).toEqual(['', 'no further action']);
});

test('relations say what the other is, and not who', () => {
  expect(sheetOf(held(told, 'him'), 'ties').rows.map((row) => row.slice(0, 2))).toEqual([
    [1, 'associate'],
    [2, 'child'],
  ]);
  expect(sheetOf(held(told, 'girl'), 'ties').rows.map((row) => row[1])).toEqual(['parent']);
});

test('a number given beside a protected address is not written out, as it may lead there', () => {
  const phoned = records({
    mentions: [
      mention('her.1', {
        phones: ['07700 900002'],
        emails: ['a@example.org'],
        address: {...address('9 Safe Street'), protected: true},
      }),
      // At the same door by a record that does not say so itself.
      mention('her.3', {phones: ['07700 900004'], address: address('9 Safe Street')}),
      mention('her.2', {phones: ['07700 900003'], address: address('1 High Street', 'NW10 3CC')}),
    ],
  });
  const rows = sheetOf(held(phoned, 'her'), 'details').rows.map((row) => row.slice(0, 2));
  expect(rows).toEqual(
    expect.arrayContaining([
      ['e-mail', 'protected: decide by hand'],
      ['telephone', 'protected: decide by hand'],
      ['telephone', '07700 900003'],
    ]),
  );
  expect(JSON.stringify(rows)).not.toMatch(/900002|900004|example\.org/);
});

test('who has seen them stands there by role and agency, without the name of the user', () => {
  const event: AuditEvent = {
    at: '2026-11-02T10:15:00.000Z',
    who: 'rita',
    role: 'analyst',
    agency: 'social-care',
    purpose: 'intelligence',
    ground: '',
    action: 'person:read',
    objects: ['him'],
    outcome: 'given: with names, identity',
  };
  const seen = sheetOf(held(told, 'him', [event]), 'seen');
  expect(seen.rows).toEqual([
    [
      '2026-11-02 10:15',
      "children's social care",
      'analyst',
      'intelligence',
      '',
      'person:read',
      'given: with names, identity',
    ],
  ]);
  expect(held(told, 'him').map(({id}) => id)).not.toContain('log');
});

test('ids of other people and of homes are taken out of the words of the engine, those of the person and of alerts stay', () => {
  expect(unnamed('P9yy12cg34jqt with P7fgfwtnwftca at D7fgfwtnwftca in a7fgfwtnwftca', 'P9yy12cg34jqt')).toBe(
    'this person with another person at a home in a7fgfwtnwftca',
  );
});

test('of the invented borough: nobody else, by id or by name, and no protected address is in anybody’s preview', async () => {
  await boroughView((view) => {
    const kept = keptAddresses(view);
    const inAlerts = view.queue().flatMap(({alert}) => alert.persons.map(({person}) => person));
    const ids = [...new Set([...everybodyNear(view, kept).slice(0, 30), ...inAlerts.slice(0, 30)])];
    const names = namesOf(view);
    let flags = 0;
    for (const id of ids) {
      const person = view.person(id);
      if (person < 0) continue;
      const parts = subjectAccessPack({
        network: view.shown(),
        person,
        withheld: view.withheld(),
        flags: view.flags(),
        queue: view.queue(),
        seen: null,
      });
      const text = JSON.stringify(parts);
      const others = [...text.matchAll(/\bP[0-9a-hjkmnp-tv-z]{12}\b/g)]
        .map(([other]) => other)
        .filter((other) => view.person(other) >= 0);
      expect([id, others, leaksOf(kept, text)]).toEqual([id, [], []]);
      const own = names.get(id)!;
      const strangers = [...text.matchAll(/"([\p{L}’' -]+ [\p{L}’' -]+)"/gu)].flatMap(([, words]) =>
        namesEverywhere(names).has(words!) && !own.has(words!) ? [words!] : [],
      );
      expect([id, strangers]).toEqual([id, []]);
      flags += sheetOf(parts, 'flags').rows.length + sheetOf(parts, 'alerts').rows.length;
    }
    expect(flags).toBeGreaterThan(20);
  });
});

function namesOf(view: View): Map<string, Set<string>> {
  const {records: all, resolved} = view.known();
  const names = new Map<string, Set<string>>();
  for (const [at, one] of all.mentions.entries()) {
    const owner = resolved.persons[resolved.personOf[at]!];
    if (owner === undefined) continue;
    const own = setAt(names, owner.id);
    for (const each of one.names) own.add(nameText(each));
  }
  return names;
}

let everywhere: Set<string> | null = null;
const namesEverywhere = (names: ReadonlyMap<string, Set<string>>): Set<string> =>
  (everywhere ??= new Set([...names.values()].flatMap((own) => [...own])));
