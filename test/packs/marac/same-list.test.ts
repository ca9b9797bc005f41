import {expect, test} from 'vitest';
import {sameList} from '../../../src/packs/marac/same-list.ts';

const of = (suspect: number, victim: number, ...children: number[]) => ({suspect, victim, children});

test('cases of one list are told what they have in common, by number and by nobody’s name', () => {
  const cases = [
    of(1, 2, 20),
    of(1, 3),
    of(4, 2, 21),
    // Who harms one is harmed by another.
    of(5, 1),
    // A child alone.
    of(6, 7, 20, 22),
    of(8, 9, 23),
    // Both ways round.
    of(2, 1),
  ];
  expect(sameList(cases)).toEqual([
    'same perpetrator as case 2; same victim as case 3; the perpetrator is the victim of cases 4, 7; the victim is the perpetrator of case 7; a child in common with case 5',
    'same perpetrator as case 1; the perpetrator is the victim of cases 4, 7',
    'same victim as case 1; the victim is the perpetrator of case 7',
    'same victim as case 7; the victim is the perpetrator of cases 1, 2',
    'a child in common with case 1',
    '',
    'same victim as case 4; the perpetrator is the victim of cases 1, 3; the victim is the perpetrator of cases 1, 2',
  ]);
  expect(sameList([])).toEqual([]);
});
