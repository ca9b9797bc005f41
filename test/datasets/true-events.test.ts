import {expect, test} from 'vitest';
import {trueMeetings} from '../../datasets/truth/coresidence.ts';
import type {Deed, Life} from '../../datasets/truth/life.ts';
import {kinOfAll, trueSerials} from '../../datasets/truth/serial.ts';
import {shownOf} from '../../datasets/truth/shown.ts';

const YEAR = 365;
const life = (id: number, age: number, rest: Partial<Life> = {}): Life => ({
  id,
  born: 10_000 - age * YEAR,
  mother: null,
  father: null,
  adopters: [],
  homes: [],
  couples: [],
  ...rest,
});
const deed = (suspect: Life, victims: Life[], day: number, kind: Deed['kind'] = 'domestic'): Deed => ({
  incident: day,
  day,
  suspect,
  victims,
  kind,
});
const NOTHING = shownOf([]);

test('harm to two women who are nothing to each other is a series; to a mother and her child it is not', () => {
  const [man, one, other] = [life(1, 40), life(2, 30), life(3, 35)];
  const child = life(4, 5, {mother: one});
  const all = [man, one, other, child];
  const series = (...deeds: Deed[]) => trueSerials(deeds, kinOfAll(all), NOTHING).map(({person}) => person.id);
  expect(series(deed(man, [one], 11_000), deed(man, [other], 12_000))).toEqual([1]);
  expect(series(deed(man, [one], 11_000), deed(man, [child], 12_000))).toEqual([]);
  expect(series(deed(man, [one], 11_000), deed(man, [other], 12_000, 'grave'))).toEqual([]);
});

test('an adult of concern who moves to a child is a meeting; a parent, a visit and harm that came later are none', () => {
  const mother = life(2, 30, {homes: [{door: 7, from: 9000, to: Infinity}]});
  const child = life(3, 5, {mother, homes: [{door: 7, from: 9000, to: Infinity}]});
  const meetings = (home: {from: number; to: number}, day: number, father = false, beside: number[] = []): string[] => {
    const man = life(1, 40, {homes: [{door: 7, ...home}]});
    const victim = life(4, 30);
    const born = {...child, father: father ? man : null};
    const shown = shownOf([
      {received: 11_100, incident: day, slots: [{person: 1, door: null}]},
      ...[man, born].map(({id}) => ({received: 12_050, incident: null, slots: [{person: id, door: 7}]})),
      ...beside.map((received) => ({received, incident: null, slots: [1, 2].map((id) => ({person: id, door: null}))})),
    ]);
    const all = [man, mother, born, victim];
    return trueMeetings(all, [deed(man, [victim], day)], [], kinOfAll(all), shown, 20_000).map(
      ({from, concern, known, told}) => `${from} ${concern} ${known} ${told}`,
    );
  };
  expect(meetings({from: 12_000, to: Infinity}, 11_000)).toEqual(['12000 domestic 12050 Infinity']);
  // A row that names him beside her tells of it, but not one from before he came.
  expect(meetings({from: 12_000, to: Infinity}, 11_000, false, [11_900, 12_080, 12_300])).toEqual([
    '12000 domestic 12050 12080',
  ]);
  expect(meetings({from: 12_000, to: 12_010}, 11_000)).toEqual([]);
  expect(meetings({from: 12_000, to: Infinity}, 12_500)).toEqual([]);
  expect(meetings({from: 12_000, to: Infinity}, 11_000, true)).toEqual([]);
});
