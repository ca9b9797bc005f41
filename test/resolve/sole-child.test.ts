import {describe, expect, test} from 'vitest';
import {must} from '../../src/base/assert.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {PairComparer} from '../../src/resolve/link/compare/pair-comparer.ts';
import {K} from '../../src/resolve/link/compare/comparisons.ts';
import {shareOfPupilsDated} from '../../src/resolve/link/weigh/pupils-dated.ts';
import {PairWeigher} from '../../src/resolve/link/weigh/pair-weigher.ts';
import {readColumns} from '../../src/resolve/link/columns/read-columns.ts';
import {weightTerms} from '../../src/resolve/weight-terms.ts';
import {decide, expectSameResolution} from '../support/decided.ts';
import {CROWD, local, named, nhs, partition, resolveMentions, TRAINED_LESS} from '../support/persons.ts';
import {address, born, mention, tie} from '../support/records.ts';

/** Somebody in year 4 of school, by a log of which the roll knows the numbers. */
const pupil = (id: string, name: string, number: number | null, more: Partial<Mention> = {}): Mention =>
  mention(id, {
    names: named(name),
    lifeStage: 'child',
    birth: {from: '2014-09-01', to: '2015-08-31', kind: 'estimated'},
    identifiers: number === null ? [] : [local(`${20_000 + 37 * number}`, 'school-roll')],
    ...more,
  });

const dated = (id: string, name: string, day: string, more: Partial<Mention> = {}): Mention =>
  mention(id, {names: named(name), lifeStage: 'child', birth: born(day), ...more});

const adult = (id: string, name: string, group: string): Mention =>
  mention(id, {names: named(name), lifeStage: 'adult', sex: 'female', group});

const GIVEN = 'Abel Bilal Cora Dina Emil Fay Gwen Hugo Ivy Joel Kai Lena'.split(' ');
const FAMILY = 'Abbas Brook Clarke Dunn Ellis Frost'.split(' ');
const PUPILS = Array.from({length: 60}, (_, at) => `${GIVEN[at % 12]} ${FAMILY[(at + Math.floor(at / 12)) % 6]}`);

/** The log by number, and the roll of its first pupils. */
const schools = (onRoll: number): Mention[] => [
  ...PUPILS.map((name, at) => pupil(`~log${at}`, name, at)),
  ...PUPILS.slice(0, onRoll).map((name, at) =>
    dated(`~roll${at}`, name, `2015-0${1 + (at % 8)}-${10 + (at % 19)}`, {identifiers: pupil('', '', at).identifiers}),
  ),
];

/** One child of the name on record, with her mother; and a pupil of the name and year, beside a friend. */
const CHILD = [
  dated('a1', 'Imogen Ahmed', '2015-02-03', {group: 'row 1', sex: 'female'}),
  dated('a2', 'Imogen Ahmed', '2015-02-03', {sex: 'female'}),
  adult('m1', 'Zara Quist', 'row 1'),
];
const PUPIL = [pupil('p1', 'Imogen Ahmed', null, {group: 'row 2'}), adult('f1', 'Ines Wick', 'row 2')];
const TIES = [tie(CHILD[2]!, CHILD[0]!, 'parent'), tie(PUPIL[1]!, PUPIL[0]!, 'associate')];

/** Without those of the pupil beside a friend. */
const OF_CHILD = TIES.slice(0, 1);

const personOf = (id: string, mentions: readonly Mention[], ties: readonly Tie[] = TIES): string =>
  must(
    partition(resolveMentions([...mentions, ...CROWD], ties)).find((person) => person.split(' ').includes(id)),
    'person',
  );

test('a pupil known by name and year is the one child of that name and year on record', () => {
  expect(personOf('p1', [...CHILD, ...PUPIL, ...schools(60)])).toBe('a1 a2 p1');
});

test('but not where the registers are short of so many pupils that it may well be another', () => {
  expect(personOf('p1', [...CHILD, ...PUPIL, ...schools(30)])).toBe('p1');
  expect(personOf('p1', [...CHILD, ...PUPIL, ...schools(0)])).toBe('p1');
});

test('nor where a cousin of the name was born in the same school year', () => {
  const cousin = dated('b1', 'Imogen Ahmed', '2015-06-07');
  expect(personOf('p1', [...CHILD, ...PUPIL, cousin, ...schools(60)])).toBe('p1');
});

test('nor where the two have other mothers', () => {
  const mother = adult('n1', 'Helen Marsh', 'row 2');
  const ties = [...TIES, tie(mother, PUPIL[0]!, 'parent')];
  expect(personOf('p1', [...CHILD, ...PUPIL, mother, ...schools(60)], ties)).toBe('p1');
});

describe('a pupil of a number that stands beside no birth date', () => {
  const upn = {identifiers: [{kind: 'upn', value: 'R316202910589', scope: ''}]} satisfies Partial<Mention>;
  const otherUpn = {identifiers: [{kind: 'upn', value: 'A820200300001', scope: ''}]} satisfies Partial<Mention>;
  const numbered = pupil('p1', 'Imogen Ahmed', null, upn);
  const home = {address: address('14 Acacia Road')};

  test('is the one child of her name and year on record', () => {
    expect(personOf('p1', [...CHILD, numbered, ...schools(60)], OF_CHILD)).toBe('a1 a2 p1');
  });

  test('but not one of two who bear it, be it in her own home', () => {
    const cousin = dated('b1', 'Imogen Ahmed', '2015-06-07');
    expect(personOf('p1', [...CHILD, cousin, numbered, ...schools(60)], OF_CHILD)).toBe('p1');
    const atHome = [...CHILD.slice(0, 2), cousin, numbered].map((one) => ({...one, ...home}));
    expect(personOf('p1', [...atHome, ...schools(60)], OF_CHILD)).toBe('p1');
  });

  test('nor one who has another mother', () => {
    const pupilBeside = {...numbered, group: 'row 2'};
    const mother = adult('n1', 'Helen Marsh', 'row 2');
    const ties = [...OF_CHILD, tie(mother, pupilBeside, 'parent')];
    expect(personOf('p1', [...CHILD, pupilBeside, mother, ...schools(60)], ties)).toBe('p1');
  });

  test('nor where another pupil of her name and year has another number', () => {
    const other = pupil('q1', 'Imogen Ahmed', null, otherUpn);
    const found = resolveMentions([...CHILD, numbered, other, ...schools(60), ...CROWD], OF_CHILD);
    expect(partition(found).filter((one) => /[pq]1/.test(one))).toEqual(['p1', 'q1']);
    expect(found.held.map(({reason}) => reason)).toContain('AMBIGUOUS');
  });

  test('and is whoever has her number', () => {
    const known = CHILD.map((one) => (one.id === 'a2' ? {...one, ...upn} : one));
    const cousin = dated('b1', 'Imogen Ahmed', '2015-06-07');
    expect(personOf('p1', [...known, cousin, numbered, ...schools(0)], OF_CHILD)).toBe('a1 a2 p1');
  });
});

test('of two pupils of one name and year whom one record names, neither is the one child whose birth date is known', () => {
  const both = ['p1', 'q1'].map((id) => pupil(id, 'Imogen Ahmed', null, {group: 'row 3'}));
  const found = partition(resolveMentions([...CHILD, ...both, ...schools(60), ...CROWD], OF_CHILD));
  expect(found.filter((one) => /[pq]1/.test(one))).toEqual(['p1', 'q1']);
});

describe('of children who are hard to tell apart', () => {
  const father = (id: string, group: string): Mention =>
    mention(id, {names: named('Rashid Ahmed'), lifeStage: 'adult', sex: 'male', group});
  const girl = (id: string, name: string, day: string, more: Partial<Mention>): Mention =>
    dated(id, name, day, {sex: 'female', ...more});

  test('a pupil is neither of two half-sisters whom their father gave one name, be he beside her', () => {
    const sisters = [
      girl('a1', 'Imogen Ahmed', '2014-10-03', {group: 'row 1'}),
      girl('b1', 'Imogen Ahmed', '2015-06-07', {group: 'row 2'}),
      pupil('p1', 'Imogen Ahmed', null, {group: 'row 3'}),
    ];
    const fathers = sisters.map((_, at) => father(`f${at + 1}`, `row ${at + 1}`));
    for (const known of [2, 3]) {
      const ties = sisters.slice(0, known).map((one, at) => tie(fathers[at]!, one, 'parent'));
      const mentions = [...sisters, ...fathers.slice(0, known), ...schools(60)];
      expect(personOf('p1', mentions, ties)).toBe('p1');
    }
  });

  const twin = (id: string, name: string, at: number): Mention =>
    girl(id, name, '2015-02-03', {identifiers: [nhs(at)]});

  test('a pupil is the twin whose name she bears, and not one of a name alike who is on no record', () => {
    const both = [twin('a1', 'Aisha Ahmed', 1), twin('b1', 'Aishah Ahmed', 2)];
    const one = pupil('p1', 'Aisha Ahmed', null);
    const other = pupil('q1', 'Aishah Ahmed', null);
    expect(personOf('p1', [...both, one, ...schools(60)], [])).toBe('a1 p1');
    expect(personOf('q1', [...both.slice(0, 1), one, other, ...schools(60)], [])).toBe('q1');
    const beside = [one, other].map((of) => ({...of, group: 'row 1'}));
    expect(personOf('q1', [...both.slice(0, 1), ...beside, ...schools(60)], [])).toBe('q1');
  });

  test('a pupil of the first name of two twins is neither, unless a later one tells', () => {
    const both = [twin('a1', 'Ruby Isla Ahmed', 1), twin('b1', 'Ruby Olivia Ahmed', 2)];
    expect(personOf('p1', [...both, pupil('p1', 'Ruby Ahmed', null), ...schools(60)], [])).toBe('p1');
    expect(personOf('p1', [...both, pupil('p1', 'Ruby Olivia Ahmed', null), ...schools(60)], [])).toBe('b1 p1');
  });

  test('a child born on the last day of a school year is of it, one born the day after is not', () => {
    const bornOn = (day: string): string =>
      personOf('p1', [girl('a1', 'Imogen Ahmed', day, {}), pupil('p1', 'Imogen Ahmed', null), ...schools(60)], []);
    expect(bornOn('2015-08-31')).toBe('a1 p1');
    expect(bornOn('2015-09-01')).toBe('p1');
  });
});

test('is decided on anew by a run that follows where a cousin of the name, or a pupil of another number, came or went', () => {
  const all = [...CHILD, ...PUPIL, ...schools(60), ...CROWD];
  const upns = ['R316202910589', 'A820200300001'];
  const numbered = upns.map((value, at) =>
    pupil(`n${at}`, 'Imogen Ahmed', null, {identifiers: [{kind: 'upn', value, scope: ''}]}),
  );
  const states = [
    all,
    [...all, dated('b1', 'Imogen Ahmed', '2015-06-07')],
    [...all, numbered[0]!],
    [...all, ...numbered],
  ];
  const {model} = decide({mentions: all, ties: TIES}, TRAINED_LESS, null, null);
  for (const before of states)
    for (const now of states) {
      const {table} = decide({mentions: before, ties: TIES}, TRAINED_LESS, model, null);
      const followed = decide({mentions: now, ties: TIES}, TRAINED_LESS, model, table);
      const whole = decide({mentions: now, ties: TIES}, TRAINED_LESS, model, null);
      expectSameResolution(followed.resolution, whole.resolution);
    }
});

test('an explanation says in words that no other child has the name and year, for bits that follow the share on record', () => {
  const mentions = [...CHILD, ...PUPIL, ...schools(60), ...CROWD];
  const {model, table, kinLevels} = resolveMentions(mentions, TIES);
  const ids = mentions.map(({id}) => id).sort();
  const [left, right] = [ids.indexOf('a1'), ids.indexOf('p1')];
  const at = kinLevels.findIndex((row, i) => i % 3 === 0 && row === left && kinLevels[i + 1] === right);
  expect(kinLevels[at + 2]).toBe(K.sole);
  const comparer = new PairComparer(table.columns, table.terms);
  comparer.compare(left, right);
  comparer.setKin(K.sole);
  const term = weightTerms(new PairWeigher(model), comparer).find(({comparison}) => comparison === 'relatives')!;
  expect(term.text).toBe('no other child on record has this name and school year');
  const share = shareOfPupilsDated(table.columns);
  expect(share).toBeCloseTo(0.9398, 4);
  expect(term.bits).toBeCloseTo(-Math.log2(1 - share), 9);
});

test('the share of pupils with a birth date is read from those whose number says who they are', () => {
  const shareOf = (mentions: Mention[]): number => {
    const {dwellings, dwellingOf} = resolveDwellings(mentions.map(({address}) => address));
    return shareOfPupilsDated(readColumns(mentions, dwellingOf, dwellings));
  };
  expect(shareOf(schools(60))).toBeCloseTo(0.9398, 4);
  expect(shareOf(schools(30))).toBeCloseTo(0.3774, 4);
  expect(shareOf(schools(0))).toBe(0);
  expect(shareOf(CHILD)).toBe(0);
  // An age is no school year.
  const aged = schools(60).map((one) =>
    one.birth!.kind === 'exact' ? one : {...one, birth: {...one.birth!, from: '2014-09-02'}},
  );
  expect(shareOf(aged)).toBe(0);
});
