import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {layOutGenogram, type Genogram, type GenogramPerson} from '../../src/graphs/genogram-layout.ts';
import {genogramPicture, genogramWords} from '../../src/graphs/genogram-picture.ts';
import {familyTree, idsOf, type FamilyTree} from '../../src/packs/genogram.ts';
import type {Records} from '../../src/model/records.ts';
import {address, born, mention, records, stay, tie} from '../support/records.ts';
import {shownPerson} from '../support/shown-person.ts';

function treeOf(given: Records, id: string): FamilyTree & {ids: string[]} {
  const {network, person, idOf} = shownPerson(given, id);
  const tree = familyTree(network, person, idOf);
  return {...tree, ids: idsOf(network, tree)};
}

const person = (id: string, birth: string, sex: 'female' | 'male' = 'female') =>
  mention(id, {birth: born(birth), sex, asAt: '2022-01-01'});
const gran = person('gran', '1950-01-01');
const mum = person('mum', '1980-01-01');
const dad = person('dad', '1978-01-01', 'male');
const stepdad = person('stepdad', '1982-01-01', 'male');
const girl = person('girl', '2012-01-01');
const boy = person('boy', '2010-01-01', 'male');
const uncle = person('uncle', '1984-01-01', 'male');
const stranger = person('stranger', '1970-01-01');
const told = records({
  mentions: [gran, mum, dad, stepdad, girl, boy, uncle, stranger],
  ties: [
    tie(gran, mum, 'parent'),
    tie(gran, girl, 'grandparent'),
    tie(mum, girl, 'parent'),
    tie(dad, girl, 'parent'),
    tie(mum, boy, 'parent'),
    tie(dad, boy, 'parent'),
    tie(mum, stepdad, 'partner'),
    tie(stepdad, girl, 'step-parent'),
    tie(uncle, mum, 'sibling'),
    tie(stranger, girl, 'associate'),
  ],
});

test('three generations stand in their rows, the eldest first, and nobody who is only an associate', () => {
  const {ids, people} = treeOf(told, 'girl');
  expect(ids.map((id, at) => [id, people[at]!.generation])).toEqual([
    ['gran', -2],
    ['dad', -1],
    ['mum', -1],
    ['stepdad', -1],
    ['uncle', -1],
    ['boy', 0],
    ['girl', 0],
  ]);
  expect(people.filter(({isIndex}) => isIndex).map(({name}) => name)).toEqual(['girl']);
});

test('partners, parents of a child with no partnership recorded, and a grandparent by way of the parent who is there', () => {
  const {couples, descents, ids, siblings} = treeOf(told, 'girl');
  expect(couples.map(({left, right, manner}) => [ids[left], ids[right], manner])).toEqual([
    ['dad', 'mum', 'parents-only'],
    ['mum', 'stepdad', 'partners'],
  ]);
  expect(descents.map(({parent, child, manner}) => [ids[parent], ids[child], manner])).toEqual([
    ['gran', 'mum', 'birth'],
    ['dad', 'boy', 'birth'],
    ['dad', 'girl', 'birth'],
    ['mum', 'boy', 'birth'],
    ['mum', 'girl', 'birth'],
    ['stepdad', 'girl', 'step'],
  ]);
  expect(siblings.map((pair) => pair.map((at) => ids[at]))).toEqual([['mum', 'uncle']]);
});

test('a partnership that ended, or that a later record calls former, is a former one', () => {
  const of = (...ties: Parameters<typeof tie>[]): string[] =>
    treeOf(records({mentions: [mum, dad, girl], ties: ties.map((one) => tie(...one))}), 'mum').couples.map(
      ({manner}) => manner,
    );
  expect(of([mum, dad, 'partner'])).toEqual(['partners']);
  expect(of([mum, dad, 'partner', {start: '2010-01-01', end: '2015-01-01'}])).toEqual(['former']);
  expect(of([mum, dad, 'partner'], [mum, dad, 'ex-partner'])).toEqual(['former']);
});

test('who lives at one front door with the person is marked, but not by a protected door', () => {
  const lived = (isProtected: boolean): string[] => {
    const home = {...address('1 High Street'), protected: isProtected};
    const given = records({
      mentions: [mum, girl],
      ties: [tie(mum, girl, 'parent')],
      stays: [stay(mum, home, {start: '2020-01-01'}), stay(girl, home, {start: '2020-06-01'})],
    });
    const {people} = treeOf(given, 'girl');
    return people.filter(({isAtHome}) => isAtHome).map(({name}) => name);
  };
  expect(lived(false)).toEqual(['mum']);
  expect(lived(true)).toEqual([]);
});

test('who died is crossed, who is unborn a triangle, and words say what the picture shows', () => {
  const baby = mention('baby', {
    birth: {from: '2022-03-01', to: '2022-04-01', kind: 'expected'},
    lifeStage: 'unborn',
    asAt: '2022-01-01',
  });
  const given = records({
    mentions: [{...dad, died: '2021-05-01'}, mum, baby],
    ties: [tie(mum, dad, 'partner'), tie(mum, baby, 'parent')],
  });
  const tree = treeOf(given, 'mum');
  expect(genogramWords(tree)).toEqual(
    expect.arrayContaining([
      'dad, died 2021-05-01, male, has died.',
      'baby, expected 2022-04-01, unborn.',
      'mum is a parent of baby.',
      'dad and mum: partners.',
    ]),
  );
  const picture = genogramPicture(tree, 'Genogram of <mum>');
  expect(picture).toContain('Genogram of &lt;mum&gt;');
  expect(picture.match(/<circle/g)).toHaveLength(2);
  expect(picture).toBe(genogramPicture(tree, 'Genogram of <mum>'));
});

const blank: GenogramPerson = {
  name: 'a',
  note: '',
  sex: 'unknown',
  isUnborn: false,
  isDead: false,
  isIndex: false,
  isAtHome: false,
  generation: 0,
};

/** Families of up to four generations with whatever couples and children. */
const genograms = fc
  .record({
    rows: fc.array(fc.integer({min: -2, max: 1}), {minLength: 1, maxLength: 18}),
    pairs: fc.array(fc.tuple(fc.nat(17), fc.nat(17)), {maxLength: 24}),
  })
  .map(({rows, pairs}): Genogram => {
    const inside = pairs.filter(([one, other]) => one < rows.length && other < rows.length && one !== other);
    return {
      people: rows.map((generation) => ({...blank, generation})),
      couples: inside
        .filter(([one, other]) => one < other && rows[one] === rows[other])
        .map(([left, right]) => ({left, right, manner: 'partners'})),
      descents: inside
        .filter(([one, other]) => rows[one]! < rows[other]!)
        .map(([parent, child]) => ({parent, child, manner: 'birth'})),
      siblings: [],
    };
  });

test('nobody stands on anybody, whatever the family: people of one row are a column apart at least', () => {
  fc.assert(
    fc.property(genograms, (genogram) => {
      const {x, row, columns} = layOutGenogram(genogram);
      for (const [one, at] of x.entries()) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThan(columns);
        for (const [other, there] of x.entries())
          if (other > one && row[one] === row[other]) expect(Math.abs(at - there)).toBeGreaterThanOrEqual(1 - 1e-9);
      }
      expect(genogramPicture(genogram, 't')).not.toMatch(/NaN|undefined|Infinity/);
    }),
    {seed: 7, numRuns: 300},
  );
});

test('a couple who have no other partners stand side by side', () => {
  const {ids, ...tree} = treeOf(records({mentions: told.mentions, ties: told.ties}), 'girl');
  const {x} = layOutGenogram(tree);
  const at = (id: string): number => x[ids.indexOf(id)]!;
  expect(Math.abs(at('mum') - at('dad'))).toBe(1);
  expect(Math.abs(at('mum') - at('stepdad'))).toBe(1);
});
