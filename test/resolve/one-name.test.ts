import {describe, expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {amongCrowd, named, nhs} from '../support/persons.ts';
import {address, born, mention, tie} from '../support/records.ts';

const HOME = address('14 Acacia Road');
const PHONE = {phones: ['+447700900123']};

/** Two children of one home and their mother, each named beside a contact of one name by a list of its own year. */
function listed(first: Partial<Mention>, second: Partial<Mention>, kind: Tie['kind'] = 'parent'): string[] {
  const kids = [
    mention('k1', {
      names: named('Freshta Amiri'),
      lifeStage: 'child',
      birth: born('2017-10-25'),
      sex: 'female',
      address: HOME,
      identifiers: [nhs(0)],
      group: 'row 1',
    }),
    mention('k2', {
      names: named('Esmat Amiri'),
      lifeStage: 'child',
      birth: born('2013-12-10'),
      sex: 'male',
      address: HOME,
      identifiers: [nhs(1)],
      group: 'row 2',
    }),
  ];
  const mothers = ['m1', 'm2'].map((id, at) =>
    mention(id, {
      names: named('Shukria Amiri'),
      sex: 'female',
      phones: ['+447700900124'],
      group: `row ${String(at + 1)}`,
    }),
  );
  const contacts = [
    mention('c1', {sex: 'male', ...PHONE, ...first, group: 'row 1'}),
    mention('c2', {sex: 'male', ...PHONE, ...second, group: 'row 2'}),
  ];
  const ties = [
    ...mothers.map((mother, at) => tie(mother, kids[at]!, 'parent')),
    tie(contacts[0]!, kids[0]!, 'parent'),
    tie(contacts[1]!, kids[1]!, kind),
  ];
  return amongCrowd([...kids, ...mothers, ...contacts], ties).persons.filter((one) => one.includes('c'));
}

const father = {names: named('Najibullah')};
const initial = {names: named('N')};

describe('a father of one name whom a list calls by its initial', () => {
  test('is who has that name beside another child of the mother', () => {
    expect(listed(father, initial)).toEqual(['c1 c2']);
    expect(listed(initial, initial)).toEqual(['c1 c2']);
    expect(listed(father, {...initial, phones: []})).toEqual(['c1 c2']);
  });

  test('is not who has another telephone: a next partner may have the first letter of the one before', () => {
    expect(listed(father, {...initial, phones: ['+447700900555']})).toEqual(['c1', 'c2']);
    expect(listed(initial, {...initial, phones: ['+447700900555']})).toEqual(['c1', 'c2']);
  });

  test('is not whose name begins otherwise, nor a woman', () => {
    expect(listed(father, {names: named('M')})).toEqual(['c1', 'c2']);
    expect(listed(father, {...initial, sex: 'female'})).toEqual(['c1', 'c2']);
  });
});
