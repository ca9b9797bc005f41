import {expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {Explainer} from '../../src/resolve/explain.ts';
import {expectSameResolution, decide} from '../support/decided.ts';
import type {PersonResolution} from '../../src/resolve/persons.ts';
import {amongCrowd, CROWD, local, named, resolveMentions, TRAINED_LESS, type FoundAt} from '../support/persons.ts';
import {address, born, mention, tie} from '../support/records.ts';

const FLAT = address('14b Tannery Row, Aldersyke', 'E7 2QB');
const CHILD = mention('c', {
  names: named('Ella Novak'),
  birth: born('2009-02-11'),
  sex: 'female',
  lifeStage: 'child',
  address: address('3 Mill Lane, Aldersyke', 'E4 1AB'),
  group: 'report',
});
const tenant = (id: string, given: Partial<Mention> = {}): Mention =>
  mention(id, {
    names: named('Oscar Mensah'),
    birth: born('1984-06-03'),
    sex: 'male',
    lifeStage: 'adult',
    address: FLAT,
    identifiers: [local(`90${id}`)],
    ...given,
  });
const company = (name: string, given: Partial<Mention> = {}): Mention =>
  mention('n', {names: named(name), group: 'report', ...given});
const ELM_WAY = address('1 Elm Way, Aldersyke', 'E8 8AA');
const FOUND: FoundAt = {c: FLAT, n: FLAT};

/** With whom the name of a report stands, and what it is held apart from. */
const placed = (of: readonly Mention[], found = FOUND, ties: readonly Tie[] = []) =>
  amongCrowd([CHILD, ...of], ties, found);

test('a full name that a report finds with a child at the home of one who bears it is that one, and no other name or place is', () => {
  const one = company('Oscar Mensah');
  expect(placed([one, tenant('t')]).persons).toEqual(['c', 'n t']);
  expect(placed([one, tenant('t')], {}).persons).toEqual(['c', 'n', 't']);
  expect(placed([one, tenant('t')], {n: address('16 Tannery Row, Aldersyke', 'E7 2QB')}).persons).toContain('n');
  for (const name of ['O Mensah', 'Rosa Mensah', 'Oscar', 'Oscar Young'])
    expect(placed([company(name), tenant('t')]).persons).toContain('n');
});

test('of father and son of one name at one home neither is whom a report found there, and both are asked about', () => {
  const son = tenant('s', {birth: born('2005-09-20'), identifiers: [local('90777')]});
  const {persons, held} = placed([company('Oscar Mensah'), tenant('t'), son]);
  expect(persons).toEqual(['c', 'n', 's', 't']);
  expect(held).toEqual(expect.arrayContaining(['n | s: AMBIGUOUS', 'n | t: AMBIGUOUS']));
});

test('who is known at another home before and after the report was not found at the one they had left, or came to later', () => {
  const at = (id: string, day: string, given: Partial<Mention> = {}): Mention =>
    tenant(id, {asAt: day, identifiers: [local('90555')], ...given});
  const elsewhere = {address: address('5 Orchard Close, Aldersyke', 'E6 3CD')};
  const [one, before, after] = [company('Oscar Mensah'), '2021-03-01', '2024-06-01'];
  expect(placed([one, at('t', before), at('u', '2022-05-01', elsewhere)]).persons).toEqual(['c', 'n', 't u']);
  expect(placed([one, at('t', after), at('u', '2023-02-01', elsewhere)]).persons).toEqual(['c', 'n', 't u']);
  expect(placed([one, at('t', '2022-05-01'), at('u', before, elsewhere)]).persons).toEqual(['c', 'n t u']);
  expect(placed([one, at('t', '2023-02-01'), at('u', before, elsewhere)]).persons).toEqual(['c', 'n t u']);
  for (const day of ['2010-01-01', after]) expect(placed([one, at('t', day)]).persons).toEqual(['c', 'n t']);
});

test('a small child of the name, or one born since, is not whom a report found with a child: a parent of that name may be on no record', () => {
  const one = company('Oscar Mensah');
  const child = (birth: Mention['birth']): Mention => tenant('t', {birth, lifeStage: 'child'});
  expect(placed([one, child(born('2007-06-03'))]).persons).toEqual(['c', 'n t']);
  const pupil: Mention['birth'] = {from: '2015-09-01', to: '2016-08-31', kind: 'estimated'};
  for (const birth of [born('2016-06-03'), born('2023-08-01'), pupil])
    expect(placed([one, child(birth)]).persons).toEqual(['c', 'n', 't']);
});

test('where the uncle of one name is at home, and the father at the home of the child, a report places neither', () => {
  const [father, uncle] = [tenant('f', {address: CHILD.address}), tenant('u', {birth: born('1990-12-25')})];
  const own = {...CHILD, id: 'd', group: 'school'};
  for (const address of [CHILD.address, ELM_WAY]) {
    const known = {...father, address};
    const {persons, held} = placed([own, known, uncle, company('Oscar Mensah')], FOUND, [tie(known, own, 'parent')]);
    expect(persons).toEqual(['c d', 'f', 'n', 'u']);
    expect(held).toEqual(['f | n: AMBIGUOUS', 'n | u: AMBIGUOUS']);
  }
});

test('of ten who bear a common name in one street the one at that door is found', () => {
  const names = Array.from({length: 10}, (_, at) =>
    tenant(`t${at}`, {
      names: named('Mohammed Ali'),
      birth: born(`19${60 + 3 * at}-0${9 - (at % 9)}-1${at}`),
      address: address(`${at + 1} Curry Street, Aldersyke`, 'E7 5ZZ'),
      identifiers: [local(String(91_000 + 111 * at))],
    }),
  );
  const door = names[3]!.address!;
  const {persons} = placed([company('Mohammed Ali'), ...names], {c: door, n: door});
  expect(persons.filter((text) => text.startsWith('n'))).toEqual(['n t3']);
});

test('who shares a hostel with somebody of one name is not found at a home', () => {
  const hostel = address('St Brannock Hostel, 2 Quay Street, Aldersyke', 'E7 9ZZ');
  const others = Array.from({length: 12}, (_, at) =>
    mention(`h${at}`, {
      names: named(`Guest${'abcdefghijkl'[at]} Room`),
      birth: born(`19${60 + at}-03-0${1 + (at % 9)}`),
      address: hostel,
    }),
  );
  const {persons} = placed([company('Oscar Mensah'), tenant('t', {address: hostel}), ...others], {
    c: hostel,
    n: hostel,
  });
  expect(persons).toContain('n');
});

test('what the report says is a term of its weight, and is gone where another place is reported', () => {
  const mentions = [CHILD, company('Oscar Mensah'), tenant('t'), ...CROWD];
  const nowhere = new Int32Array(mentions.length).fill(-1);
  const doors = {dwellings: [], dwellingOfMention: nowhere, dwellingOfStay: nowhere, dwellingOfNotification: nowhere};
  const others = {...doors, dwellingAsWritten: nowhere, incidents: [], incidentOf: nowhere};
  const [joined, apart] = [resolveMentions(mentions, [], [], FOUND), resolveMentions(mentions)];
  const {model, table} = joined;
  const textsOf = (resolution: PersonResolution, columns = table.columns): string[] => {
    const explainer = new Explainer(mentions, [], {...resolution, ...others}, model, {...table, columns});
    const {terms, weight} = explainer.explain([1], [2])!;
    expect(terms.reduce((sum, {bits}) => sum + bits, 0)).toBeCloseTo(weight, 9);
    return terms.map(({text}) => text);
  };
  const said = 'a report found one at a home of the other';
  expect(joined.persons.length).toBe(apart.persons.length - 1);
  expect(textsOf(joined)).toContain(said);
  expect(textsOf(apart)).toContain(said);
  expect(textsOf(apart, {...table.columns, foundAt: nowhere})).not.toContain(said);
});

test('a run that follows another weighs a name anew whose report has another place, in the end as a run over everything', () => {
  const mentions = [CHILD, company('Oscar Mensah'), tenant('t'), ...CROWD];
  const {model} = decide({mentions}, TRAINED_LESS, null, null);
  const before = decide({mentions}, TRAINED_LESS, model, null);
  const whole = decide({mentions, found: FOUND}, TRAINED_LESS, model, null);
  const followed = decide({mentions, found: FOUND}, TRAINED_LESS, model, before.table);
  expect(whole.resolution.persons.length).toBe(before.resolution.persons.length - 1);
  expectSameResolution(followed.resolution, whole.resolution);
  expectSameResolution(decide({mentions}, TRAINED_LESS, model, followed.table).resolution, before.resolution);
});

test('a run that follows another asks anew who was at home when a record says that they were elsewhere by then', () => {
  const [before, gone] = [tenant('t', {asAt: '2021-03-01'}), tenant('t2', {asAt: '2022-05-01', address: ELM_WAY})];
  const known = [CHILD, company('Oscar Mensah'), before, ...CROWD];
  const moved = [...known, {...gone, identifiers: before.identifiers}];
  const {model} = decide({mentions: moved, found: FOUND}, TRAINED_LESS, null, null);
  const early = decide({mentions: known, found: FOUND}, TRAINED_LESS, model, null);
  const whole = decide({mentions: moved, found: FOUND}, TRAINED_LESS, model, null);
  const isPlaced = ({resolution}: typeof whole): boolean =>
    resolution.persons.some(({mentions: ids}) => ids.includes('n') && ids.includes('t'));
  expect([isPlaced(early), isPlaced(whole)]).toEqual([true, false]);
  const followed = decide({mentions: moved, found: FOUND}, TRAINED_LESS, model, early.table);
  expectSameResolution(followed.resolution, whole.resolution);
  expectSameResolution(
    decide({mentions: known, found: FOUND}, TRAINED_LESS, model, followed.table).resolution,
    early.resolution,
  );
});
