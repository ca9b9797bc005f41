import {describe, expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import {FORM, WordPool} from '../../src/resolve/link/names/word-pool.ts';
import {nameKey} from '../../src/resolve/name-key.ts';
import {address, born, mention, tie} from '../support/records.ts';
import {amongCrowd, nhs} from '../support/persons.ts';

const HOME = address('14 Acacia Road');

const child = (id: string, given: string, family: string, more: Partial<Mention> = {}): Mention =>
  mention(id, {
    names: [{use: 'recorded', title: '', given, family}],
    lifeStage: 'child',
    birth: born('2014-10-23'),
    address: HOME,
    ...more,
  });

test('children of one birth date and home whose first forename is one and whose later ones are two are held apart', () => {
  const twins = [child('a1', 'Minh-Diep', 'Smith', {sex: 'female'}), child('b1', 'Minh-Hoa', 'Smith', {sex: 'male'})];
  expect(amongCrowd(twins).persons).toEqual(['a1', 'b1']);
});

describe('brothers and sisters who share a name of custom', () => {
  const home = (id: string, given: string, family: string, birth: Mention['birth']): Mention =>
    child(id, given, family, {birth, sex: 'male'});

  test('are told apart by the forename after it, where the birth date of one is mistyped or not told', () => {
    const known = [
      home('a1', 'Mohammed Yusuf', 'Choudhury', born('2012-06-07')),
      home('a2', 'Mohammed Yusuf', 'Choudhury', born('2012-06-07')),
    ];
    for (const birth of [born('2012-06-17'), null]) {
      const {persons} = amongCrowd([...known, home('b1', 'Mohammed Waqas', 'Choudhury', birth)]);
      expect(persons).toEqual(['a1 a2', 'b1']);
    }
    const again = home('b1', 'Mohammed Yousuf', 'Choudhury', null);
    expect(amongCrowd([...known, again]).persons).toEqual(['a1 a2 b1']);
  });

  test('but not by a name that one of them has as a family name, nor by one that stands alone', () => {
    const known = home('a1', 'Mohammed Yusuf', 'Choudhury', born('2012-06-07'));
    const alone = home('a2', 'Mohammed', 'Choudhury', born('2012-06-07'));
    const divided = home('a3', 'Mohammed Choudhury', 'Yusuf', born('2012-06-07'));
    expect(amongCrowd([known, alone, divided]).persons).toEqual(['a1 a2 a3']);
  });
});

test('words of three letters that differ in the vowel are no spellings of one name', () => {
  const pool = new WordPool();
  const compare = (left: string, right: string): number => pool.compare(pool.word(left), pool.word(right));
  expect(compare('zhi', 'zha')).toBeGreaterThan(FORM);
  expect(compare('lan', 'lin')).toBeGreaterThan(FORM);
  expect(compare('yusuf', 'yousef')).toBe(FORM);
});

test('so are those whose names differ in a letter where those of one have changed places as well', () => {
  const twins = [child('a1', 'Ayosola', 'Sahin'), child('b1', 'Sahin', 'Ayosolah')];
  expect(amongCrowd(twins).persons).toEqual(['a1', 'b1']);
  const one = [child('a1', 'Ayosola', 'Sahin'), child('a2', 'Sahin', 'Ayosola')];
  expect(amongCrowd(one).persons).toEqual(['a1 a2']);
});

test('twins whom one record names are told apart where in others their names have changed places as well', () => {
  const beside = {group: 'row 1'};
  const sana = child('a1', 'Sana', 'Choudhury', beside);
  const sania = child('b1', 'Sania', 'Choudhury', beside);
  // Both the wrong way round, of which the family names differ in a letter and all else agrees.
  const crossed = [child('a2', 'Choudhury', 'Sana'), child('b2', 'Choudhury', 'Sania')];
  expect(amongCrowd([sana, sania, ...crossed]).persons).toEqual(['a1 a2', 'b1 b2']);
});

test("a father's name that is the forename of a twin as well tells nobody apart", () => {
  const beside = {group: 'row 1'};
  const ali = child('a1', 'Ali', 'Hassan', {...beside, identifiers: [nhs(0)]});
  const hassan = child('b1', 'Hassan', 'Hassan', {...beside, identifiers: [nhs(1)]});
  const again = child('a2', 'Ali', 'Hassan', {identifiers: [nhs(0)]});
  expect(amongCrowd([ali, hassan, again]).persons).toEqual(['a1 a2', 'b1']);
});

test('a mother of whom a record was made before the child was born is not the child, whatever name and number they share', () => {
  const mother = child('b1', 'Rahima', 'Khatun', {
    lifeStage: 'adult',
    birth: null,
    identifiers: [nhs(0)],
    group: 'row 2',
    asAt: '2019-01-18',
  });
  const brother = child('c1', 'Amir', 'Khatun', {birth: born('2018-11-02'), group: 'row 2', asAt: '2019-01-18'});
  const {persons} = amongCrowd(
    [
      child('a1', 'Rahima', 'Khatun', {birth: born('2020-07-19'), identifiers: [nhs(0)], asAt: '2020-08-04'}),
      mother,
      brother,
    ],
    [tie(mother, brother, 'parent')],
  );
  expect(persons).toContain('a1');
  expect(persons).toContain('b1');
});

test('a name in Somali spelling sounds as in English spelling, and one that only looks like it does not', () => {
  for (const [somali, english] of [
    ['cumar', 'omar'],
    ['xuseen', 'hussein'],
    ['axmed', 'ahmed'],
    ['maxamed', 'mohammed'],
    ['cabdi', 'abdi'],
  ] as const)
    expect(nameKey(somali)).toBe(nameKey(english));
  expect(nameKey('carol')).not.toBe(nameKey('arol'));
  const adult: Partial<Mention> = {lifeStage: 'adult', birth: born('1984-10-23'), sex: 'male'};
  const people = [child('a1', 'Cumar', 'Xasan', adult), child('a2', 'Omar', 'Hassan', adult)];
  expect(amongCrowd(people).persons).toEqual(['a1 a2']);
});
