import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {findComponents} from '../../../../src/resolve/table/score/components.ts';

const edges = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), {maxLength: 30});

test('components are complete, or listed with all their rows', () => {
  fc.assert(
    fc.property(edges, (list) => {
      const pairs = new Map<string, [number, number]>();
      for (const [one, other] of list)
        if (one !== other) pairs.set(`${Math.min(one, other)} ${Math.max(one, other)}`, [one, other]);
      const scored = {
        left: Uint32Array.from(pairs.values(), ([one, other]) => Math.min(one, other)),
        right: Uint32Array.from(pairs.values(), ([one, other]) => Math.max(one, other)),
        bits: new Float64Array(pairs.size).fill(5),
        patterns: new Uint32Array(pairs.size),
      };
      const {labels, rows, starts} = findComponents(scored, 15, 4);
      const members = (label: number): number[] =>
        Array.from({length: 15}, (_, row) => row).filter((row) => labels[row] === label);
      for (const [one, other] of pairs.values()) expect(labels[one]).toBe(labels[other]);
      const listed = Array.from({length: starts.length - 1}, (_, c) => [...rows.subarray(starts[c], starts[c + 1])]);
      const incomplete = [...new Set(labels)]
        .map(members)
        .filter((own) => own.some((one) => own.some((other) => one < other && !pairs.has(`${one} ${other}`))));
      expect(listed).toEqual(incomplete);
    }),
  );
});
