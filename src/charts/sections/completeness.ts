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
