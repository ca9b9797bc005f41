import {expect, test} from 'vitest';
import {sealedPairs} from '../../../src/engine/judgements/sealed-pairs.ts';
import {fewOfAll} from '../../../src/engine/view/few-as-of.ts';
import type {View} from '../../../src/engine/view/view.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {shownNetwork} from '../../../src/network/guard/shown.ts';
import {mention, records, resolve, tie} from '../../support/records.ts';

test('nobody is asked about two whom an adoption parts, whatever they are held apart for, and about others people are', () => {
  // Abe is placed with Kit; Zed goes by the name of an order, and Una was known long before it.
  const [abe, kit, meg, una, zed] = [
    mention('abe'),
    mention('kit'),
    mention('meg', {asAt: '2031-01-01'}),
    mention('una'),
    mention('zed'),
  ];
  const all = records({
    mentions: [abe, kit, meg, una, zed],
    ties: [
      tie(kit, abe, 'adoptive-parent', {detail: 'placement'}),
      tie(kit, zed, 'adoptive-parent', {start: '2030-01-01'}),
    ],
  });
  const resolved = resolve(all);
  const view = {
    few: () => fewOfAll({records: all, resolved}),
    shown: () => shownNetwork(buildNetwork(all, resolved, {asOf: null}), new Set()),
  } as unknown as View;
  const isSealed = sealedPairs(view);
  for (const [left, right] of [
    ['abe', 'kit'],
    ['abe', 'zed'],
    ['una', 'zed'],
  ] as const)
    expect([left, right, isSealed(left, right), isSealed(right, left)]).toEqual([left, right, true, true]);
  for (const [left, right] of [
    ['kit', 'una'],
    ['meg', 'zed'],
    ['abe', 'una'],
    ['abe', 'nobody'],
    ['nobody', 'zed'],
  ] as const)
    expect([left, right, isSealed(left, right)]).toEqual([left, right, false]);
});
