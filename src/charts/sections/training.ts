import {COMPARISONS} from '../../resolve/link/compare/comparisons.ts';
import type {LinkModel, TrainingRound} from '../../resolve/link/weigh/link-model.ts';
import {COLOURS, type ChartSpec} from '../draw/svg.ts';
import {rounded, type Section} from '../section.ts';

/** The way of the estimation from published rates to what these records say. */
export function trainingSection({trainedOn, comparisons}: LinkModel): Section {
  const {history = [], randomPairs, blockedPairs, rounds} = trainedOn;
  const intro = `The model was estimated on ${count(randomPairs)} random pairs (for u) and ${count(blockedPairs)} blocked pairs (for m and the priors) in ${rounds} rounds of expectation maximisation.`;
  if (history.length === 0)
    return {
      id: 'training',
      title: 'Estimation by round',
      intro: `${intro} This workspace was worked out before the rounds were kept; the next run that changes anything keeps them.`,
      figures: [],
    };
  const names = comparisons.map(({name}) => name);
  const last = history.at(-1)!;
  return {
    id: 'training',
    title: 'Estimation by round',
    intro: `${intro} Lines that are level at the end have settled; one that still climbs, or two that cross late, deserve a look.`,
    figures: [
      {
        title: 'Priors by round',
        caption:
          'Share of all pairs of records that are one person, and that are two of one household or family. The scale is logarithmic.',
        chart: priorLines(history),
        table: {
          head: ['round', 'one person, in a million', 'relatives, in a million'],
          rows: history.map(({priorSame, priorFamily}, round) => [
            round,
            rounded(1e6 * priorSame, 3),
            rounded(1e6 * priorFamily, 3),
          ]),
        },
      },
      {
        title: 'Match weights by round',
        isWide: true,
        caption: 'One line a level of the comparison, from published rates (round 0) to the last round.',
        chart: {
          concat: names.map((name, c) => weightLines(history, name, c)),
          columns: 3,
          spacing: {row: 14, column: 28},
        },
        table: {
          head: ['comparison', 'level', 'bits at the start', 'bits in the end', 'change'],
          rows: names.flatMap((name, c) =>
            last.bits[c]!.map((end, level) => {
              const start = history[0]!.bits[c]![level]!;
              return [name, COMPARISONS[c]!.levels[level]!.name, start, end, rounded(end - start, 3)];
            }),
          ),
        },
      },
    ],
  };
}

const count = (value: number): string => value.toLocaleString('en-GB');

function priorLines(history: readonly TrainingRound[]): ChartSpec {
  const values = history.flatMap(({priorSame, priorFamily}, round) => [
    {round, prior: priorSame, pairs: 'one person'},
    {round, prior: priorFamily, pairs: 'relatives'},
  ]);
  return {
    width: 460,
    height: 200,
    data: {values},
    mark: {type: 'line', point: {size: 25}},
    encoding: {
      x: {field: 'round', type: 'quantitative', axis: {tickMinStep: 1, format: 'd'}},
      y: {
        field: 'prior',
        type: 'quantitative',
        scale: {type: 'log'},
        title: 'share of all pairs',
        axis: {format: '.0e', tickCount: 4},
      },
      color: {
        field: 'pairs',
        type: 'nominal',
        scale: {domain: ['one person', 'relatives'], range: [COLOURS.main, COLOURS.other]},
      },
    },
  };
}

function weightLines(history: readonly TrainingRound[], name: string, c: number): ChartSpec {
  const levels = COMPARISONS[c]!.levels.map((level) => level.name);
  const values = history.flatMap(({bits}, round) =>
    bits[c]!.map((value, level) => ({round, bits: value, level: levels[level]})),
  );
  const bits = values.map((value) => value.bits);
  const gap = (Math.max(...bits) - Math.min(...bits)) * (LABEL_HEIGHT / CHART_HEIGHT);
  const x = {field: 'round', type: 'quantitative', axis: {tickMinStep: 1, format: 'd', tickCount: 6}};
  const y = {field: 'bits', type: 'quantitative', title: 'bits'};
  return {
    title: {text: name, anchor: 'start', fontSize: 12},
    width: 220,
    height: CHART_HEIGHT,
    layer: [
      {
        data: {values},
        mark: {type: 'line', strokeWidth: 1.5},
        encoding: {x, y, detail: {field: 'level'}},
      },
      {
        data: {values: spread(history.at(-1)!.bits[c]!, gap).map((at, level) => ({bits: at, level: levels[level]}))},
        mark: {type: 'text', align: 'left', dx: 5, fontSize: 9, color: COLOURS.text},
        encoding: {x: {datum: history.length - 1}, y, text: {field: 'level'}},
      },
    ],
  };
}

const CHART_HEIGHT = 160;
const LABEL_HEIGHT = 10;

/** Places for labels at these values, moved down where two would stand closer than `gap`. */
function spread(values: readonly number[], gap: number): number[] {
  const places = [...values];
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]!);
  for (const [rank, i] of order.entries()) {
    if (rank > 0) places[i] = Math.min(places[i]!, places[order[rank - 1]!]! - gap);
  }
  return places;
}
