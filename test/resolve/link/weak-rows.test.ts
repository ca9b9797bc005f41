import {expect, test} from 'vitest';
import type {Mention} from '../../../src/model/mention.ts';
import {weakRows} from '../../../src/resolve/link/decide/decide.ts';
import {readColumns} from '../../../src/resolve/link/columns/read-columns.ts';
import {named, nhs} from '../../support/persons.ts';
import {born, mention} from '../../support/records.ts';

const between = (from: string, to: string, kind: 'partial' | 'estimated'): Partial<Mention> => ({
  birth: {from, to, kind},
});

test.each<[string, string, Partial<Mention>, boolean]>([
  ['a birth date', 'Ada Khan', {birth: born('1984-05-06')}, false],
  ['no birth date', 'Ada Khan', {birth: null}, true],
  ['an age, which several of a name share', 'Ada Khan', between('1983-08-01', '1984-07-31', 'estimated'), true],
  ['a birth date without its day', 'Ada Khan', between('1984-05-01', '1984-05-31', 'partial'), false],
  [
    'an age and a number',
    'Ada Khan',
    {...between('1983-08-01', '1984-07-31', 'estimated'), identifiers: [nhs(1)]},
    false,
  ],
  [
    'a school year and a number, as several pupils of a name have',
    'Ada Khan',
    {...between('2014-09-01', '2015-08-31', 'estimated'), lifeStage: 'child', identifiers: [nhs(1)]},
    true,
  ],
  [
    'no forename',
    'Khan',
    {birth: born('1984-05-06'), names: [{use: 'recorded', given: '', family: 'Khan', title: ''}]},
    true,
  ],
])('a row with %s', (_, name, given, isWeak) => {
  const mentions = [mention('m', {names: named(name), identifiers: [], address: null, ...given})];
  expect([...weakRows(readColumns(mentions, Int32Array.of(-1), []))]).toEqual([isWeak ? 1 : 0]);
});
