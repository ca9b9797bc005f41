import {describe, expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import {amongCrowd, local, named, nhs} from '../support/persons.ts';
import {address, born, mention, tie} from '../support/records.ts';

const HOME = address('14 Acacia Road');
const AT_SCHOOL = {asAt: '2018-09-20'};

const child = (id: string, name: string, day: string, sex: Mention['sex'], given: Partial<Mention> = {}): Mention =>
  mention(id, {names: named(name), birth: born(day), sex, lifeStage: 'child', address: HOME, ...AT_SCHOOL, ...given});
/** Somebody of a contact sheet, of whom no birth date, number or address is told. */
const contact = (id: string, name: string, sex: Mention['sex'], given: Partial<Mention> = {}): Mention =>
  mention(id, {names: named(name), sex, lifeStage: 'adult', ...AT_SCHOOL, ...given});

/** Ids of the persons of some of the mentions, and of the pairs held apart. */
function find(mentions: Mention[], ties: Parameters<typeof amongCrowd>[1]): {persons: string[]; held: string[]} {
  const {persons, held} = amongCrowd(mentions, ties);
  return {persons, held};
}

test('a grandmother is not the granddaughter who was named after her', () => {
  const girl = child('a1', 'Holly Moore', '2003-03-20', 'female');
  const girlLater = child('a2', 'Holly Moore', '2003-03-20', 'female', {asAt: '2020-09-20'});
  const brother = child('b1', 'Andrew Moore', '2006-09-21', 'male');
  const grandmother = contact('g1', 'Holly Moore', 'female');
  const {persons} = find([girl, girlLater, brother, grandmother], [tie(grandmother, brother, 'grandparent')]);
  expect(persons).toEqual(['a1 a2', 'b1', 'g1']);
});

test('but a mother is who has her national number and name, though one record of no birth date calls her the grandmother', () => {
  const numbers = {identifiers: [nhs(7)]};
  const boy = child('b1', 'Andrew Moore', '2006-09-21', 'male');
  const mother = mention('m1', {names: named('Holly Moore'), birth: born('1984-05-02'), sex: 'female', ...numbers});
  const called = (name: string): string[] => {
    const slip = contact('m2', name, 'female', numbers);
    return find([boy, mother, slip], [tie(mother, boy, 'parent'), tie(slip, boy, 'grandparent')]).persons;
  };
  expect(called('Holly Moore')).toEqual(['b1', 'm1 m2']);
  // Under another name it is somebody with her number.
  expect(called('Edith Moore')).toEqual(['b1', 'm1', 'm2']);
});

test('a mother is not the daughter of her name who is ten years older than her youngest child', () => {
  const daughter = child('a1', 'Magda Mazur', '2003-02-12', 'female');
  const youngest = child('b1', 'Michal Mazur', '2013-02-06', 'male', {asAt: '2020-09-20'});
  const mother = contact('m1', 'Magda Mazur', 'female', {asAt: '2020-09-20'});
  const {persons} = find([daughter, youngest, mother], [tie(mother, youngest, 'parent')]);
  expect(persons).toEqual(['a1', 'b1', 'm1']);
});

test('a grown-up whom the school of one child may ring is not its brother of twelve who has the name of the father', () => {
  const boy = child('b1', 'Mahin Uddin', '2006-08-01', 'male');
  const boyLater = child('b2', 'Mahin Uddin', '2006-08-01', 'male', {asAt: '2019-09-20'});
  const sister = child('s1', 'Ruma Uddin', '2012-03-04', 'female');
  const father = contact('f1', 'Mahin Uddin', 'male');
  const {persons} = find([boy, boyLater, sister, father], [tie(father, sister, 'emergency-contact')]);
  expect(persons).toEqual(['b1 b2', 'f1', 's1']);
});

test('a father is not the uncle of his name who was thirteen when the child was born', () => {
  const uncle = child('u1', 'Rajesh Desai', '2003-05-30', 'male');
  const uncleLater = child('u2', 'Rajesh Desai', '2003-05-30', 'male', {asAt: '2019-09-20'});
  const baby = child('b1', 'Dinesh Desai', '2016-12-26', 'male');
  const father = contact('f1', 'Rajesh Desai', 'male', {lifeStage: 'unknown', address: HOME});
  const {persons} = find([uncle, uncleLater, baby, father], [tie(father, baby, 'parent')]);
  expect(persons).toEqual(['b1', 'f1', 'u1 u2']);
});

test('but a step-parent may be no more than ten years older than the child', () => {
  const boy = child('b1', 'Michal Mazur', '2006-02-06', 'male');
  const known = mention('s1', {names: named('Kieran Doyle'), birth: born('1996-05-01'), sex: 'male', address: HOME});
  const partner = contact('s2', 'Kieran Doyle', 'male');
  const {persons} = find([boy, known, partner], [tie(partner, boy, 'step-parent')]);
  expect(persons).toEqual(['b1', 's1 s2']);
});

test('a child has a mother and a grandmother, also where both are called alike and no record names the two together', () => {
  const asked = [1, 2, 3].map((at) =>
    child(`k${at}`, 'Rabia Shaw', '2007-09-27', 'female', {asAt: `20${17 + at}-09-20`}),
  );
  const mothers = asked
    .slice(0, 2)
    .map((_, at) => contact(`m${at + 1}`, 'Ada Shaw', 'female', {phones: ['07700 900111']}));
  const grandmother = contact('g1', 'Ada Shaw', 'female', {asAt: '2020-09-20'});
  const ties = [
    ...mothers.map((one, at) => tie(one, asked[at]!, 'parent')),
    tie(grandmother, asked[2]!, 'grandparent'),
  ];
  expect(find([...asked, ...mothers, grandmother], ties).persons).toEqual(['g1', 'k1 k2 k3', 'm1 m2']);
});

test("the father of a woman's unborn child is not her son, though both have one name and are at home with her", () => {
  const mother = (at: number): Mention =>
    mention(`m${at}`, {
      names: named('Linda Nash'),
      birth: born('1990-11-22'),
      sex: 'female',
      address: HOME,
      ...AT_SCHOOL,
    });
  const son = child('s1', 'Habib Chand', '2003-12-18', 'male');
  const unborn = mention('u1', {names: named('Unborn Nash'), lifeStage: 'unborn', address: HOME, ...AT_SCHOOL});
  const father = contact('f1', 'Habib Chand', 'male');
  const [first, second] = [mother(1), mother(2)];
  const ties = [tie(first, son, 'parent'), tie(second, unborn, 'parent'), tie(father, unborn, 'parent')];
  const {persons, held} = find([first, second, son, unborn, father], ties);
  expect(persons).toEqual(['f1', 'm1 m2', 's1', 'u1']);
  expect(held).toContain('f1 | s1: PARENT_AND_CHILD');
});

test('but a mother is one person still where one record of many has her husband for her father', () => {
  const wife = (id: string, day?: string): Mention =>
    mention(id, {
      names: named('Farida Nash'),
      ...(day === undefined ? {} : {birth: born(day)}),
      sex: 'female',
      lifeStage: 'adult',
      ...(day === undefined ? {} : {address: HOME}),
      ...AT_SCHOOL,
    });
  const husband = (id: string): Mention =>
    mention(id, {names: named('Habib Nash'), birth: born('1974-02-11'), sex: 'male', address: HOME, ...AT_SCHOOL});
  const girl = (id: string): Mention => child(id, 'Ruby Nash', '2010-12-18', 'female');
  const [known, rung] = [wife('w1', '1976-11-22'), wife('w2')];
  const [father, mistaken] = [husband('h1'), husband('h2')];
  const [first, second] = [girl('k1'), girl('k2')];
  const ties = [
    tie(known, first, 'parent'),
    tie(father, first, 'parent'),
    tie(mistaken, known, 'parent'),
    tie(rung, second, 'parent'),
  ];
  expect(find([known, rung, father, mistaken, first, second], ties).persons).toEqual(['h1 h2', 'k1 k2', 'w1 w2']);
});

test('but a man for whom his wife cares is the father of their child', () => {
  const wife = (at: number): Mention =>
    mention(`w${at}`, {
      names: named('Linda Nash'),
      birth: born('1970-11-22'),
      sex: 'female',
      address: HOME,
      ...AT_SCHOOL,
    });
  const husband = mention('h1', {names: named('Habib Chand'), birth: born('1968-03-18'), sex: 'male', address: HOME});
  const girl = child('k1', 'Ruby Chand', '2010-12-18', 'female');
  const father = contact('h2', 'Habib Chand', 'male');
  const [first, second] = [wife(1), wife(2)];
  const ties = [tie(first, husband, 'carer'), tie(second, girl, 'parent'), tie(father, girl, 'parent')];
  expect(find([first, second, husband, girl, father], ties).persons).toEqual(['h1 h2', 'k1', 'w1 w2']);
});

/** A father of two children, and somebody who lives with their mother later, both under one forename. */
function fatherAndPartner(family: string, sex: Mention['sex'] = 'male'): string[] {
  const children = [1, 2].map((at) =>
    child(`b${at}`, `${['Alfie', 'Ruby'][at - 1]} Harris`, `20${10 + at}-11-12`, 'male'),
  );
  const fathers = children.map((_, at) => contact(`f${at + 1}`, 'Kofi Harris', sex));
  const again = children.map(({names, birth}, at) =>
    mention(`c${at + 1}`, {names, birth, lifeStage: 'child', address: HOME, asAt: '2021-01-23'}),
  );
  const partner = mention('p1', {
    names: named(`Kofi ${family}`),
    birth: born('1974-10-28'),
    sex,
    address: HOME,
    asAt: '2021-01-23',
  });
  const ties = [
    ...fathers.map((father, at) => tie(father, children[at]!, 'parent')),
    ...again.map((one) => tie(partner, one, 'household')),
  ];
  return find([...children, ...fathers, ...again, partner], ties).persons;
}

test("a mother's new partner of the father's forename and another family name is not the father", () => {
  expect(fatherAndPartner('Parker')).toEqual(['b1 c1', 'b2 c2', 'f1 f2', 'p1']);
});

test('under the same family name he is', () => {
  expect(fatherAndPartner('Harris')).toEqual(['b1 c1', 'b2 c2', 'f1 f2 p1']);
});

test('a child is a child though a report calls somebody at its home its "ex-partner", a word said of its mother', () => {
  const known = child('a1', 'Harriet Moore', '2012-07-03', 'female');
  const named = contact('a2', 'Harriet Moore', 'female', {lifeStage: 'child', address: HOME});
  const father = contact('f1', 'Colin Wick', 'male');
  expect(find([known, named, father], [tie(father, named, 'ex-partner')]).persons).toEqual(['a1 a2', 'f1']);
});

describe('a sister whom an office calls the parent of a child', () => {
  const number = {identifiers: [local('7006700')]};
  const brother = child('b1', 'Farid Moore', '2010-07-03', 'male');
  const carer = contact('a3', 'Laila Moore', 'female', number);
  const later = child('a4', 'Laila Moore', '2003-01-01', 'female', {lifeStage: 'unknown', asAt: '2023-09-20'});

  test('is who she is by the birth date that more than one record tells', () => {
    const known = [1, 2].map((at) =>
      child(`a${at}`, 'Laila Moore', '2003-01-01', 'female', {...number, address: null}),
    );
    const {persons} = find([brother, ...known, carer, later], [tie(carer, brother, 'parent')]);
    expect(persons).toEqual(['a1 a2 a3 a4', 'b1']);
  });

  test('but a mother of her name, of whom no birth date is told, is not she', () => {
    const known = [1, 2].map((at) =>
      child(`a${at}`, 'Laila Moore', '2003-01-01', 'female', {...number, address: null}),
    );
    const mother = contact('m1', 'Laila Moore', 'female', {address: HOME});
    const ties = [carer, mother].map((one) => tie(one, brother, 'parent'));
    const {persons} = find([brother, ...known, carer, later, mother], ties.slice(1));
    expect(persons.filter((one) => one.includes('m1'))).toEqual(['m1']);
  });
});

describe('a father and a son of one name at one home', () => {
  const man = (id: string, day: string | null, more: Partial<Mention> = {}): Mention =>
    mention(id, {
      names: named('Kamal Islam'),
      birth: day === null ? null : born(day),
      sex: 'male',
      address: HOME,
      asAt: '2025-01-08',
      ...more,
    });
  const father = man('f1', '1978-01-20');
  const son = man('s1', '1999-03-04');

  test('leave two records without a birth date to neither, and apart: one may be of each', () => {
    expect(find([father, son, man('u1', null), man('u2', null)], []).persons).toEqual(['f1', 's1', 'u1', 'u2']);
  });

  test('but one of two whom no generation parts has both records', () => {
    expect(find([father, man('u1', null), man('u2', null)], []).persons).toEqual(['f1 u1 u2']);
  });
});
