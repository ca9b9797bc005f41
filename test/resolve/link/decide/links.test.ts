import {array, assert as check, constantFrom, float, integer, oneof, property, record} from 'fast-check';
import {expect, test} from 'vitest';
import {heaviestFirst, linksInOrder, type Links} from '../../../../src/resolve/link/decide/links.ts';

const weight = oneof(constantFrom(0, -0, 1, -1, 3.5), float({noNaN: true, min: -40, max: 1e6}));
const links = array(record({left: integer({min: 0, max: 5}), right: integer({min: 6, max: 20}), weight}), {
  maxLength: 150,
});

const asLinks = (drawn: readonly {left: number; right: number; weight: number}[]): Links => ({
  length: drawn.length,
  left: Uint32Array.from(drawn, ({left}) => left),
  right: Uint32Array.from(drawn, ({right}) => right),
  weight: Float32Array.from(drawn, (link) => link.weight),
});

test('links stand in order of their rows, equal ones as they stood, whether or not some stand in order from the start', () => {
  check(
    property(links, links, (drawn, later) => {
      const byRows = (a: {left: number; right: number}, b: {left: number; right: number}): number =>
        a.left - b.left || a.right - b.right;
      const all = [...drawn.toSorted(byRows), ...later];
      const {links: ordered, order} = linksInOrder(asLinks(all));
      const expected = all.map((link, at) => ({...link, at})).sort(byRows);
      expect([...order]).toEqual(expected.map(({at}) => at));
      expect(ordered).toEqual(asLinks(expected));
    }),
  );
});

test('links stand from the heaviest to the lightest, those of one weight by their rows, and none below the bound', () => {
  check(
    property(links, constantFrom(-Infinity, -2, 0, 4), (drawn, weightMin) => {
      const order = heaviestFirst(asLinks(drawn), weightMin);
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
