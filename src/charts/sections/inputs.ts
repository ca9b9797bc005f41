import type {BlockingReport} from '../../resolve/link/block-index.ts';
import {COLOURS} from '../draw/svg.ts';
import {COLUMNS, type Completeness} from '../measure/completeness.ts';
import {percent, type Section} from '../section.ts';

/** What each feed says of people, as far as matching looks at it. */
export function completenessSection(rows: readonly Completeness[]): Section {
  const columns = COLUMNS.map(([column]) => column);
  const feeds = [...new Set(rows.map(({feed}) => feed))];
  const values = rows.map((row) => ({...row, share: row.filled / row.mentions}));
  const axes = {
    x: {field: 'column', type: 'nominal', sort: columns, title: null, axis: {orient: 'top', labelAngle: -35}},
    y: {field: 'feed', type: 'nominal', title: null},
  };
  return {
    id: 'completeness',
    title: 'Completeness',
    intro:
      'What is not there cannot be matched. A national number is an NHS, UPN, ULN, PNC, CRO or National Insurance number.',
    figures: [
      {
        title: 'Mentions that say something, by feed and column',
        isWide: true,
        caption: 'Percent of the mentions of a feed; dark is complete.',
        chart: {
          width: {step: 52},
          height: {step: 22},
          data: {values},
          encoding: axes,
          layer: [
            {
              mark: 'rect',
              encoding: {
                color: {field: 'share', type: 'quantitative', scale: {scheme: 'blues', domain: [0, 1]}, legend: null},
              },
            },
            {
              mark: {type: 'text', fontSize: 10},
              encoding: {
                text: {field: 'share', type: 'quantitative', format: '.0%'},
                color: {condition: {test: 'datum.share > 0.6', value: 'white'}, value: COLOURS.text},
              },
            },
          ],
        },
        table: {
          head: ['feed', 'mentions', ...columns],
          rows: feeds.map((feed) => {
            const own = rows.filter((row) => row.feed === feed);
            return [feed, own[0]!.mentions, ...own.map(({filled, mentions}) => percent(filled / mentions))];
          }),
        },
      },
    ],
  };
}

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
