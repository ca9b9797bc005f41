import {expect, test} from 'vitest';
import {atOnce} from '../../../../src/base/piecemeal.ts';
import {LIFE_STAGES, type Mention} from '../../../../src/model/mention.ts';
import type {PersonColumns} from '../../../../src/resolve/link/columns/person-columns.ts';
import {tieRows} from '../../../../src/resolve/link/columns/relations.ts';
import {readMentions} from '../../../../src/resolve/match-table.ts';
import {partTable} from '../../../../src/resolve/part-table.ts';
import {amongCrowd, local, named, nhs} from '../../../support/persons.ts';
import {address, born, mention} from '../../../support/records.ts';

const HOUSING = 'housing:BRE';
const numbered = (value: string): Pick<Mention, 'identifiers'> => ({identifiers: [local(value, HOUSING)]});
const HOME = address('14 Acacia Road');

const read = (mentions: readonly Mention[]): PersonColumns =>
  readMentions({mentions, ties: [], dwellingOf: new Int32Array(mentions.length).fill(-1), dwellings: []}).columns;

const person = mention('a', {
  names: named('Ivy Scott'),
  birth: born('2002-01-21'),
  sex: 'female',
  ...numbered('00026249'),
});
const tenant = mention('b', {names: [], birth: null, sex: 'unknown', address: HOME, ...numbered('00026249')});

test('a row that says a number alone is read with the name, birth and sex that the register has under it', () => {
  const {name, birthFrom, birthKind, sex, lent} = read([person, tenant]);
  expect(name[1]).toBe(name[0]);
  expect([birthFrom[1], birthKind[1], sex[1]]).toEqual([birthFrom[0], birthKind[0], sex[0]]);
  expect([...lent]).toEqual([0, 3]);
});

test('the same number of another register lends nothing, nor one under which two birth days stand', () => {
  const elsewhere = {...person, identifiers: [local('00026249', 'police')]};
  expect([...read([elsewhere, tenant]).lent]).toEqual([0, 0]);
  const other = {...person, id: 'aa', birth: born('1999-05-05')};
  expect([...read([person, other, tenant]).lent]).toEqual([0, 0, 0]);
});

test('who has a name keeps it, and so does an unborn child', () => {
  const {lent} = read([person, {...tenant, names: named('I Scott')}, {...tenant, id: 'c', lifeStage: 'unborn'}]);
  expect([...lent]).toEqual([0, 0, 0]);
});

test('people in one file and their homes in another are found to be whom a third knows at the home', () => {
  const initial = {...person, names: named('I Scott')};
  const patient = mention('p', {
    names: named('Ivy Scott'),
    birth: born('2002-01-21'),
    address: HOME,
    identifiers: [nhs(7)],
  });
  expect(amongCrowd([initial, tenant, patient]).persons).toEqual(['a b p']);
});

test('of a part of the rows nothing is left that a row outside of it lent', () => {
  const whole = readMentions({mentions: [person, tenant], ties: [], dwellingOf: Int32Array.of(-1, -1), dwellings: []});
  expect([...whole.columns.lent]).toEqual([0, 3]);
  const {phones, groups, registers} = whole.dictionaries;
  const texts = {phones: phones.list, groups: groups.list, registers: registers.list};
  const {columns} = atOnce(
    partTable(
      {columns: whole.columns, texts},
      {
        from: Uint32Array.of(1),
        mentions: [tenant],
        stage: Uint8Array.from([tenant], ({lifeStage}) => LIFE_STAGES.indexOf(lifeStage)),
        ties: [],
        tieRows: tieRows([tenant], []),
        dwellingOf: Int32Array.of(-1),
        dwellings: [],
        hidden: new Uint8Array(1),
        isCoded: () => false,
      },
    ),
  );
  const alone = read([tenant]);
  expect([...columns.lent]).toEqual([0]);
  expect(columns.pool.texts).toEqual(alone.pool.texts);
  for (const key of ['birthKind', 'birthFrom', 'birthTo', 'bornAfter', 'bornBefore', 'sex'] as const)
    expect([...columns[key]]).toEqual([...alone[key]]);
});
