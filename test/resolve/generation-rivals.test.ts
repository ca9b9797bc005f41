import {expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import {amongCrowd, named, nhs} from '../support/persons.ts';
import {address, born, mention, tie} from '../support/records.ts';

const FLAT = address('Flat 31, Radbury Court', 'N88 9ZR');
/** The same building, of which the flat was left out. */
const BUILDING = address('Radbury Court', 'N88 9ZR');

const man = (id: string, given: Partial<Mention> = {}): Mention =>
  mention(id, {names: named('Tariq Talukder'), sex: 'male', address: FLAT, ...given});

const father = man('f1', {birth: born('1976-07-09'), identifiers: [nhs(0)], phones: ['07700 900261']});
const son = man('s1', {birth: born('2000-08-06'), identifiers: [nhs(1)], address: BUILDING});

/** Others of the building, by whom it is seen to have flats. */
const neighbours = ['Flat 5', 'Flat 7', 'Flat 12'].map((flat, at) =>
  mention(`n${at}`, {
    names: named(`Ada Neighbour${'abc'[at]!}`),
    address: address(`${flat}, Radbury Court`, 'N88 9ZR'),
  }),
);
const who = (mentions: readonly Mention[], ties: Parameters<typeof amongCrowd>[1] = []): string[] =>
  amongCrowd([...mentions, ...neighbours], ties).persons.filter((ids) => !ids.startsWith('n'));

test('a name alone is neither that of the father nor of the son of one name, of one of whom a record leaves out the flat', () => {
  expect(who([father, son, man('x1')])).toEqual(['f1', 's1', 'x1']);
});

test('but that of whose telephone it tells, of whom it is the only one there, or of who is parent of the same child', () => {
  const phoned = man('x1', {phones: ['07700 900261']});
  expect(who([father, son, phoned])).toEqual(['f1 x1', 's1']);
  expect(who([father, man('x1')])).toEqual(['f1 x1']);
  const girl = mention('g1', {
    names: named('Ruma Talukder'),
    birth: born('2012-03-04'),
    sex: 'female',
    lifeStage: 'child',
    address: FLAT,
    identifiers: [nhs(2)],
  });
  const parent = man('x1');
  const ties = [tie(father, girl, 'parent'), tie(parent, girl, 'parent')];
  expect(who([father, son, girl, parent], ties)).toEqual(['f1 x1', 'g1', 's1']);
});
