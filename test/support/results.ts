import type {Derived} from '../../src/workspace/results.ts';
import {records as listed, resolve} from './records.ts';
import {row} from './rows.ts';

/** Results of a hub of one row, as a store is given them. */
export const derivedOfOneRow = (): Derived => {
  const {mentions, notifications, involvements, ties, stays} = row('k', 'Ng');
  const records = listed({mentions, notifications, involvements, ties, stays});
  return {
    from: {records: 'a', judgements: 'b', config: 'c', engine: 'd', model: ''},
    resolved: resolve(records),
    flags: [],
    alerts: [],
    leads: [],
    model: {weights: [1.5, -2]},
    report: {mentions: 2},
  };
};
