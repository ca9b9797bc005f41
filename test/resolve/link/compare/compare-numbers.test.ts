import {array, assert as check, constantFrom, integer, property, tuple} from 'fast-check';
import {expect, test} from 'vitest';
import {isSlip, NumberComparer} from '../../../../src/resolve/link/compare/compare-numbers.ts';
import {N} from '../../../../src/resolve/link/compare/comparisons.ts';
import type {PersonColumns} from '../../../../src/resolve/link/columns/person-columns.ts';

const figures = array(constantFrom('0', '1', '2', '7', '9', 'A', 'Q'), {minLength: 5, maxLength: 11});
/** A number and what is left of it after some edits: mostly near enough for a slip, and sometimes not. */
const pairs = tuple(figures, array(tuple(integer({min: 0, max: 10}), constantFrom('3', '4', 'Z', '')), {maxLength: 3}));

test('that numbers are told apart by the characters they hold never makes two of a slip', () => {
  check(
    property(pairs, constantFrom(1, 2), ([number, edits], slips) => {
      const edited: string[] = [...number];
      for (const [at, sign] of edits) edited.splice(at, 1, sign);
      const numberTexts = ['', `nhs  ${number.join('')}`, `nhs  ${edited.join('')}`];
      const columns = {numberTexts, numberKind: Uint16Array.of(0, 1, 1)} as Partial<PersonColumns> as PersonColumns;
      const lists = {starts: Uint32Array.of(0, 1, 2), values: Uint32Array.of(1, 2)};
      const level = new NumberComparer(columns).compare(lists, 0, 1, slips);
      expect(level).toBe(isSlip(numberTexts[1]!, numberTexts[2]!, slips) ? N.slip : N.different);
    }),
  );
});
