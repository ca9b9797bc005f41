import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {damerau} from '../../src/text/damerau.ts';
import {osa} from '../../src/text/edit-distance.ts';

const text = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7});

/** Breadth first over single edits: slow and plainly right. */
function fewestEdits(from: string, to: string): number {
  let edge = new Set([from]);
  const seen = new Set(edge);
  for (let steps = 0; ; steps++) {
    if (edge.has(to)) return steps;
    const next = new Set<string>();
    for (const text of edge)
      for (const edited of edits(text, to.length + from.length)) if (!seen.has(edited)) next.add(edited);
    for (const edited of next) seen.add(edited);
    edge = next;
  }
}

function edits(text: string, longest: number): string[] {
  const found: string[] = [];
  for (let i = 0; i <= text.length; i++) {
    for (const letter of 'abc') {
      if (text.length < longest) found.push(text.slice(0, i) + letter + text.slice(i));
      if (i < text.length) found.push(text.slice(0, i) + letter + text.slice(i + 1));
    }
    if (i < text.length) found.push(text.slice(0, i) + text.slice(i + 1));
    if (i + 1 < text.length) found.push(text.slice(0, i) + text[i + 1]! + text[i]! + text.slice(i + 2));
  }
  return found;
}

test('a swap may have letters put between it', () => {
  expect(damerau('ca', 'abc')).toBe(2);
  expect(osa('ca', 'abc')).toBe(3);
});

test('is the fewest edits that lead from one text to the other', () => {
  const short = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4});
  fc.assert(fc.property(short, short, (left, right) => damerau(left, right) === fewestEdits(left, right)));
});

test('is never above optimal string alignment, and equal to it up to 2', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const exact = damerau(left, right);
      expect(exact).toBeLessThanOrEqual(osa(left, right));
      if (osa(left, right) <= 2) expect(exact).toBe(osa(left, right));
      expect(damerau(right, left)).toBe(exact);
    }),
  );
});
