import {COMPARISONS} from '../../resolve/link/compare/comparisons.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import {COLOURS, type ChartSpec} from '../draw/svg.ts';
import type {Pattern} from '../measure/link-facts.ts';
import {rounded, type Section} from '../section.ts';

/** Patterns drawn, and rows of the table beside them. */
const DRAWN_MAX = 28;
const LISTED_MAX = 250;
/** Patterns that weigh less are strangers whatever the threshold. */
const PATTERN_MIN = -8;

/** The patterns of levels that pairs show most, with what they weigh. */
export function patternsSection(patterns: readonly Pattern[], {comparisons}: LinkModel): Section {
  const near = patterns.filter(({weightMean}) => weightMean >= PATTERN_MIN);
  const frequent = [...near].sort((a, b) => b.pairs - a.pairs || b.weightMean - a.weightMean);
  const byWeight = (chosen: Pattern[]): Pattern[] => chosen.sort((a, b) => b.weightMean - a.weightMean);
  const listed = byWeight(frequent.slice(0, LISTED_MAX));
  return {
    id: 'comparisons',
    title: 'Comparison viewer',
    intro: `${patterns.length.toLocaleString('en-GB')} combinations of levels were met, ${near.length.toLocaleString('en-GB')} of them with a mean weight of at least ${PATTERN_MIN} bits. Rarity of the values moves the weight of a pair within its pattern.`,
    figures: [
      {
        title: `The ${Math.min(DRAWN_MAX, near.length)} most frequent patterns, heaviest first`,
        isWide: true,
        caption:
          'One row a pattern: the level of each comparison (empty where a side says nothing), blue for and orange against one person; then how many pairs show it, and the range of their weights with the mean.',
        chart: patternChart(byWeight(frequent.slice(0, DRAWN_MAX)), comparisons),
        table: {
          head: [...COMPARISONS.map(({name}) => name), 'pairs', 'one person', 'bits, least', 'mean', 'most'],
          rows: listed.map((pattern) => [
            ...pattern.levels.map(levelName),
            pattern.pairs,
            pattern.together,
            rounded(pattern.weightMin, 1),
            rounded(pattern.weightMean, 1),
            rounded(pattern.weightMax, 1),
          ]),
        },
      },
    ],
  };
}

const levelName = (level: number, comparison: number): string =>
  level < 0 ? '' : COMPARISONS[comparison]!.levels[level]!.name;

function patternChart(patterns: readonly Pattern[], comparisons: LinkModel['comparisons']): ChartSpec {
  const rows = patterns.map((pattern, row) => ({...pattern, row: row + 1}));
  const cells = rows.flatMap(({levels, row}) =>
    levels.flatMap((level, c) => {
      if (level < 0) return [];
      const {m, u} = comparisons[c]!;
      const side = m[level]! > u[level]! ? 'for' : 'against';
      return [{row, comparison: COMPARISONS[c]!.name, level: levelName(level, c), side}];
    }),
  );
  const x = {
    field: 'comparison',
    type: 'nominal',
    sort: null,
    scale: {domain: COMPARISONS.map(({name}) => name)},
    title: null,
    axis: {orient: 'top', labelAngle: -35, labelLimit: 200},
  };
  return {
    spacing: 12,
    hconcat: [
      {
        width: {step: 58},
        height: HEIGHT,
        data: {values: cells},
        encoding: {x, y: Y},
        layer: [
          {
            mark: {type: 'rect', stroke: 'white'},
            encoding: {
              color: {
                field: 'side',
                type: 'nominal',
                scale: {domain: ['for', 'against'], range: ['#cfe3f1', '#f7d9c4']},
              },
            },
          },
          {mark: {type: 'text', fontSize: 9}, encoding: {text: {field: 'level'}}},
        ],
      },
      pairBars(rows),
      weightRanges(rows),
    ],
  };
}

const HEIGHT = {step: 18};
const Y = {field: 'row', type: 'ordinal', title: null};

/** How many pairs show each pattern. */
const pairBars = (rows: readonly Pattern[]): ChartSpec => ({
  width: 110,
  height: HEIGHT,
  data: {values: rows},
  mark: 'bar',
  encoding: {
    y: {...Y, axis: null},
    x: {field: 'pairs', type: 'quantitative', title: 'pairs', axis: {format: '~s', tickCount: 3}},
  },
});

/** The range of the weights of each pattern, with the mean. */
const weightRanges = (rows: readonly Pattern[]): ChartSpec => ({
  width: 150,
  height: HEIGHT,
  data: {values: rows},
  layer: [
    {
      mark: {type: 'rule', color: COLOURS.faint, strokeWidth: 3},
      encoding: {
        y: {...Y, axis: null},
        x: {field: 'weightMin', type: 'quantitative', title: 'bits: least, mean, most'},
        x2: {field: 'weightMax'},
      },
    },
    {
      mark: {type: 'point', filled: true, size: 40},
      encoding: {y: {...Y, axis: null}, x: {field: 'weightMean', type: 'quantitative'}},
    },
  ],
});
