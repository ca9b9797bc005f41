import {expect, test} from 'vitest';
import {readRelation} from '../../src/feeds/rows/relations.ts';
import {TIE_KINDS} from '../../src/model/notification.ts';

test.each([
  ['Step-dad', 'step-parent father'],
  ["Mum's boyfriend", 'step-parent '],
  ["Dad's new girlfriend", 'step-parent '],
  ['Nanna', 'grandparent '],
  ['Nan', 'grandparent '],
  ['Grandad', 'grandparent '],
  ['Maternal aunt', 'relative '],
  ['Foster mum', 'foster-carer '],
  ['Childminder', 'professional '],
  ['Mother', 'parent mother'],
])('%s of a contact sheet is known', (word, expected) => {
  const relation = readRelation(word, TIE_KINDS);
  expect(`${relation?.kind} ${relation?.detail}`).toBe(expected);
  expect(relation?.inverse).toBe(false);
});

test.each([
  ['Youth worker', 'professional'],
  ["Friend's mum", 'associate'],
  ['Babysitter', 'associate'],
  ['Taxi driver', 'associate'],
  ['Minibus driver', 'professional'],
  ['Lodges with family', 'household'],
  ['Great-gran', 'relative'],
  ["Mum's ex", 'ex-partner'],
])('%s of a school log is known', (word, kind) => {
  expect(readRelation(word, TIE_KINDS)?.kind).toBe(kind);
});

test('a partner’s child is a step-child', () => {
  expect(readRelation("Partner's daughter", TIE_KINDS)).toMatchObject({
    kind: 'step-parent',
    inverse: true,
    sex: 'female',
  });
});
