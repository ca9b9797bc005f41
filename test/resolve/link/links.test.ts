import {array, assert as check, constantFrom, float, integer, oneof, property, record} from 'fast-check';
import {expect, test} from 'vitest';
import {heaviestFirst} from '../../../src/resolve/link/links.ts';

const weight = oneof(constantFrom(0, -0, 1, -1, 3.5), float({noNaN: true, min: -40, max: 1e6}));
const links = array(record({left: integer({min: 0, max: 5}), right: integer({min: 6, max: 20}), weight}), {
  maxLength: 150,
});

test('links stand from the heaviest to the lightest, those of one weight by their rows, and none below the bound', () => {
  check(
    property(links, constantFrom(-Infinity, -2, 0, 4), (drawn, weightMin) => {
      const order = heaviestFirst(
        {
          length: drawn.length,
          left: Uint32Array.from(drawn, ({left}) => left),
          right: Uint32Array.from(drawn, ({right}) => right),
          weight: Float32Array.from(drawn, (link) => link.weight),
        },
        weightMin,
      );
      const expected = drawn
        .filter((link) => link.weight >= weightMin)
        .sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right);
      const ordered = Array.from(order, (at) => drawn[at]!);
      // 0 and -0 weigh the same.
      expect(ordered.map((link) => ({...link, weight: link.weight + 0}))).toEqual(
        expected.map((link) => ({...link, weight: link.weight + 0})),
      );
    }),
  );
});
