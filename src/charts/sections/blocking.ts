import type {BlockingReport} from '../../resolve/link/block/block-index.ts';
import {COLOURS} from '../draw/svg.ts';
import type {Section} from '../section.ts';

/** Which pairs were looked at at all, and what was refused because it would have been too many. */
export function blockingSection(report: readonly BlockingReport[], pairs: number): Section {
  const order = [...report].sort((a, b) => b.pairs - a.pairs || (a.rule < b.rule ? -1 : 1));
  const sum = report.reduce((total, rule) => total + rule.pairs, 0);
  return {
    id: 'blocking',
    title: 'Blocking',
    intro: `Two mentions are compared where they meet under at least one rule: ${pairs.toLocaleString('en-GB')} distinct pairs, ${sum.toLocaleString('en-GB')} counted once a rule. A key that too many share is refused and counted here, so that no value of one column can make the work explode.`,
    figures: [
      {
        title: 'Pairs by rule',
        caption: 'A pair that meets under several rules is counted under each. Orange: keys refused for their size.',
        chart: {
          spacing: 24,
          hconcat: [
            {
              width: 380,
              height: {step: 17},
              data: {values: order},
              mark: 'bar',
              encoding: {
                y: {field: 'rule', type: 'nominal', sort: order.map(({rule}) => rule), title: null},
                x: {field: 'pairs', type: 'quantitative', title: 'pairs', axis: {format: '~s'}},
              },
            },
            {
              width: 130,
              height: {step: 17},
              data: {values: order},
              mark: {type: 'bar', color: COLOURS.other},
              encoding: {
                y: {field: 'rule', type: 'nominal', sort: order.map(({rule}) => rule), title: null, axis: null},
                x: {
                  field: 'refusedKeys',
                  type: 'quantitative',
                  title: 'keys refused',
                  axis: {format: '~s', tickMinStep: 1},
                },
              },
            },
          ],
        },
        table: {
          head: ['rule', 'pairs', 'keys', 'keys refused', 'largest refused, mentions'],
          rows: order.map(({rule, pairs, keys, refusedKeys, largestRefused}) => [
            rule,
            pairs,
            keys,
            refusedKeys,
            largestRefused,
          ]),
        },
      },
    ],
  };
}
