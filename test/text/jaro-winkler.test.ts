import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {jaro, jaroWinkler} from '../../src/text/jaro-winkler.ts';
import {plainJaro} from './plain.ts';

const alike = fc.string({unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 50});
const any = fc.string({unit: 'binary', maxLength: 50});

test.each([
  ['martha', 'marhta', 0.9444, 0.9611],
  ['dwayne', 'duane', 0.8222, 0.84],
  ['dixon', 'dicksonx', 0.7667, 0.8133],
  ['jones', 'johnson', 0.7905, 0.8324],
  ['abroms', 'abrams', 0.8889, 0.9222],
  // Five letters in common at the front, of which four count.
  ['shackleford', 'shackelford', 0.9697, 0.9818],
  ['itman', 'smith', 0.4667, 0.4667],
])('%s and %s score as in the literature', (left, right, expectedJaro, expectedWinkler) => {
  expect(jaro(left, right)).toBeCloseTo(expectedJaro, 4);
  expect(jaroWinkler(left, right)).toBeCloseTo(expectedWinkler, 4);
});

test('an empty text is like an empty text and like no other', () => {
  expect(jaroWinkler('', '')).toBe(1);
  expect(jaroWinkler('', 'a')).toBe(0);
});

test('Jaro equals the plain form to the last bit', () => {
  fc.assert(fc.property(alike, alike, (a, b) => jaro(a, b) === plainJaro(a, b)));
  fc.assert(fc.property(any, any, (a, b) => jaro(a, b) === plainJaro(a, b)));
});
