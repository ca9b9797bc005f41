import {expect, test} from 'vitest';
import type {Mention} from '../../../../src/model/mention.ts';
import {Clusters} from '../../../../src/resolve/link/decide/clusters.ts';
import {weakRows} from '../../../../src/resolve/link/decide/decide.ts';
import {APART} from '../../../../src/resolve/link/decide/hold-reasons.ts';
import {readColumns} from '../../../../src/resolve/link/columns/read-columns.ts';
import {named} from '../../../support/persons.ts';
import {born, mention} from '../../../support/records.ts';

const bornIn = (year: number): Mention['birth'] => ({from: `${year}-01-01`, to: `${year}-12-31`, kind: 'partial'});

test('what keeps two people apart does not hang on who was joined first', () => {
  const mentions = [null, bornIn(2010), bornIn(2000), born('2008-05-05')].map((birth, at) =>
    mention(`m${at}`, {names: named('Ada Mensah'), birth}),
  );
  const columns = readColumns(mentions, new Int32Array(4).fill(-1), []);
  for (const order of [
    [1, 2],
    [2, 1],
  ]) {
    const clusters = new Clusters(columns, weakRows(columns), new Uint8Array(1));
    for (const row of order) clusters.join(0, row);
    expect(clusters.reasonApart(0, 3)).toBe(APART.nothing);
  }
});
