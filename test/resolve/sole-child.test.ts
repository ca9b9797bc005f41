import {expect, test} from 'vitest';
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
import {CROWD, local, named, partition, resolveMentions, TRAINED_LESS} from '../support/persons.ts';
import {born, mention, tie} from '../support/records.ts';

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

test('is decided on anew by a run that follows where a cousin of the name came or went', () => {
  const all = [...CHILD, ...PUPIL, ...schools(60), ...CROWD];
  const states = [all, [...all, dated('b1', 'Imogen Ahmed', '2015-06-07')]];
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
