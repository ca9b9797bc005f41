import {COMPARISONS} from '../../resolve/link/compare/comparisons.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import {COLOURS, type ChartSpec} from '../draw/svg.ts';
import {rounded, type Section} from '../section.ts';

type LevelRow = {comparison: string; order: number; level: string; m: number; h: number; u: number};

/** What each level of each comparison says, in bits and in the shares that the bits are made of. */
export function weightsSection(model: LinkModel): Section {
  const rows = levelRows(model);
  const names = model.comparisons.map(({name}) => name);
  return {
    id: 'weights',
    title: 'Match weights',
    intro:
      'How far each way of agreeing or differing moves the odds. m is the share of pairs of one person at a level, h of pairs of relatives or housemates, u of strangers; log2 of m over u is the weight in bits, and one bit doubles the odds.',
    figures: [
      {
        title: 'Weight of each level',
        isWide: true,
        caption:
          'To the right speaks for one person, to the left against. Blue: one person against strangers. Orange: relatives against strangers; where orange is as long as blue, the level cannot tell a person from their family.',
        chart: concat(names, (name) =>
          weightBars(
            rows.filter(({comparison}) => comparison === name),
            name,
          ),
        ),
        table: {
          head: ['comparison', 'level', 'bits: one person', 'bits: relatives'],
          rows: rows.map((row) => [row.comparison, row.level, bits(row.m, row.u), bits(row.h, row.u)]),
        },
      },
      {
        title: 'Shares behind the weights',
        isWide: true,
        caption:
          'm, h and u of each level. A share of strangers (u) near 0 makes a level strong; a share of one person (m) near 0 makes it strong against.',
        chart: concat(names, (name) =>
          shareBars(
            rows.filter(({comparison}) => comparison === name),
            name,
          ),
        ),
        table: {
          head: ['comparison', 'level', 'm', 'h', 'u'],
          rows: rows.map((row) => [row.comparison, row.level, rounded(row.m, 6), rounded(row.h, 6), rounded(row.u, 6)]),
        },
      },
    ],
  };
}

const bits = (share: number, chance: number) => rounded(Math.log2(share / chance));

function levelRows(model: LinkModel): LevelRow[] {
  return model.comparisons.flatMap(({name, m, h, u}, c) =>
    m.map((share, level) => ({
      comparison: name,
      order: level,
      level: COMPARISONS[c]!.levels[level]!.text,
      m: share,
      h: h[level]!,
      u: u[level]!,
    })),
  );
}

const concat = (names: readonly string[], chart: (name: string) => ChartSpec): ChartSpec => ({
  vconcat: names.map(chart),
  spacing: 12,
});

const PAIRS_OF = ['one person', 'relatives', 'strangers'];

const LEVEL_AXIS = {
  field: 'level',
  type: 'nominal',
  sort: {field: 'order'},
  title: null,
  // Widths of text are guessed too large without a browser: the longest level needs no more room than this.
  axis: {minExtent: 330, maxExtent: 330, labelLimit: 600, ticks: false, domain: false},
};

const titled = (name: string) => ({text: name, anchor: 'start', frame: 'group', fontSize: 12, offset: 4});

function weightBars(rows: readonly LevelRow[], name: string): ChartSpec {
  const values = rows.flatMap(({level, order, m, h, u}) => [
    {level, order, pairs: 'one person', bits: Math.log2(m / u)},
    {level, order, pairs: 'relatives', bits: Math.log2(h / u)},
  ]);
  return {
    title: titled(name),
    width: 420,
    height: {step: 9},
    data: {values},
    mark: {type: 'bar'},
    encoding: {
      y: LEVEL_AXIS,
      yOffset: {field: 'pairs', type: 'nominal'},
      x: {field: 'bits', type: 'quantitative', title: 'bits', scale: {domain: [-15, 21], clamp: true}},
      color: colourOf(['one person', 'relatives']),
    },
  };
}

function shareBars(rows: readonly LevelRow[], name: string): ChartSpec {
  const values = rows.flatMap(({level, order, m, h, u}) =>
    [m, h, u].map((share, i) => ({level, order, pairs: PAIRS_OF[i], share})),
  );
  return {
    title: titled(name),
    width: 420,
    height: {step: 7},
    data: {values},
    mark: {type: 'bar'},
    encoding: {
      y: LEVEL_AXIS,
      yOffset: {field: 'pairs', type: 'nominal', sort: PAIRS_OF},
      x: {field: 'share', type: 'quantitative', title: 'share of pairs', axis: {format: '%'}, scale: {domain: [0, 1]}},
      color: colourOf(PAIRS_OF),
    },
  };
}

const colourOf = (domain: readonly string[]) => ({
  field: 'pairs',
  type: 'nominal',
  sort: domain,
  scale: {domain, range: [COLOURS.main, COLOURS.other, COLOURS.faint].slice(0, domain.length)},
});
