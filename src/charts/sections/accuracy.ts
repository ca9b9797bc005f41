import type {GroupScore} from '../../engine/evaluate/groups.ts';
import type {RunEvaluation} from '../../engine/evaluate/run.ts';
import {COLOURS, type ChartSpec} from '../draw/svg.ts';
import type {ThresholdScore} from '../measure/accuracy.ts';
import {percent, rounded, type Figure, type Section} from '../section.ts';
import {thresholdRules, type Thresholds} from './thresholds.ts';

const MEASURES = ['precision', 'recall', 'F1'];

/** What other thresholds would give, and what the decision, which does more than cut at one, did give. */
export function accuracySection(
  scores: readonly ThresholdScore[],
  decided: RunEvaluation,
  thresholds: Thresholds,
): Section {
  const {persons, identified} = decided;
  const best = scores.reduce((top, score) => (score.f1 > top.f1 ? score : top));
  const {precision, recall} = persons.pairwise;
  return {
    id: 'accuracy',
    title: 'Precision, recall and choice of threshold',
    intro: `Against the truth given, the decisions have pairwise precision ${precision.toFixed(4)} and recall ${recall.toFixed(4)} over all mentions, ${identified.pairwise.precision.toFixed(4)} and ${identified.pairwise.recall.toFixed(4)} over those with a birth date or a number. The curves are of single pairs cut at a threshold and nothing else; recall is of all true pairs, met by a blocking rule or not.`,
    figures: [thresholdSelection(scores, best, thresholds), decisionsBeside(scores, best, decided)],
  };
}

/** Precision, recall and F1 of single pairs over thresholds. */
function thresholdSelection(scores: readonly ThresholdScore[], best: ThresholdScore, thresholds: Thresholds): Figure {
  const lines = scores.flatMap(({bits, precision, recall, f1}) => [
    {bits, share: precision, measure: 'precision'},
    {bits, share: recall, measure: 'recall'},
    {bits, share: f1, measure: 'F1'},
  ]);
  return {
    title: 'Threshold selection',
    caption: `Single pairs have their best F1, ${best.f1.toFixed(4)}, at ${best.bits} bits; the threshold that joins stands at ${thresholds.joinBits}.`,
    chart: {
      width: 440,
      height: 260,
      layer: [
        {
          data: {values: lines},
          mark: 'line',
          encoding: {
            x: {field: 'bits', type: 'quantitative', title: 'threshold, bits'},
            y: {field: 'share', type: 'quantitative', title: null, axis: {format: '%'}, scale: {domain: [0, 1]}},
            color: {
              field: 'measure',
              type: 'nominal',
              sort: MEASURES,
              scale: {domain: MEASURES, range: [COLOURS.main, COLOURS.third, COLOURS.text]},
            },
            strokeDash: {
              field: 'measure',
              type: 'nominal',
              sort: MEASURES,
              scale: {
                domain: MEASURES,
                range: [
                  [1, 0],
                  [6, 3],
                  [2, 2],
                ],
              },
            },
          },
        },
        thresholdRules(thresholds),
      ],
    },
    table: {
      head: ['threshold, bits', 'pairs', 'right', 'precision', 'recall', 'F1'],
      rows: scores.map((score) => [
        score.bits,
        score.found,
        score.right,
        rounded(score.precision, 4),
        rounded(score.recall, 4),
        rounded(score.f1, 4),
      ]),
    },
  };
}

/** Where the decisions stand beside the curve of single pairs. */
function decisionsBeside(
  scores: readonly ThresholdScore[],
  best: ThresholdScore,
  {persons, identified}: RunEvaluation,
): Figure {
  const {precision, recall} = persons.pairwise;
  return {
    title: 'Precision and recall',
    caption:
      'The line is single pairs at every threshold; the orange diamond is what was decided, with all that joins through others, is kept apart by records, or is found through relatives.',
    chart: precisionRecall(scores, precision, recall),
    table: {
      head: ['what', 'precision', 'recall', 'F1'],
      rows: [
        ['decided, all mentions', rounded(precision, 4), rounded(recall, 4), rounded(persons.pairwise.f1, 4)],
        [
          'decided, with a birth date or a number',
          rounded(identified.pairwise.precision, 4),
          rounded(identified.pairwise.recall, 4),
          rounded(identified.pairwise.f1, 4),
        ],
        [`single pairs at ${best.bits} bits`, rounded(best.precision, 4), rounded(best.recall, 4), rounded(best.f1, 4)],
      ],
    },
  };
}

function precisionRecall(scores: readonly ThresholdScore[], precision: number, recall: number): ChartSpec {
  const x = {field: 'recall', type: 'quantitative', axis: {format: '%'}, scale: {domain: [0, 1]}};
  const least = Math.min(precision, ...scores.map((score) => score.precision));
  const domain = [Math.floor(20 * least) / 20, 1];
  const y = {field: 'precision', type: 'quantitative', axis: {format: '%'}, scale: {domain}};
  return {
    width: 260,
    height: 260,
    layer: [
      {
        data: {values: scores},
        mark: {type: 'line', point: {size: 12}},
        encoding: {x, y, order: {field: 'bits', type: 'quantitative'}},
      },
      {
        data: {values: [{precision, recall}]},
        mark: {type: 'point', shape: 'diamond', filled: true, size: 130, color: COLOURS.other, opacity: 1},
        encoding: {x, y},
      },
    ],
  };
}

const GROUPINGS = ['custom', 'sex', 'age band'] as const;

/** Whether linking fares worse for some people than for others. */
export function groupsSection(groups: readonly GroupScore[]): Section {
  return {
    id: 'groups',
    title: 'Error rates by group',
    intro:
      'Groups are known from the truth only and nothing of them enters matching. Recall: share of the pairs of mentions of one person that stand together, with its 95 % interval; misplaced: share of mentions that stand with somebody else. Of mentions with a birth date or a number.',
    figures: GROUPINGS.map((by) => {
      const rows = groups.filter((group) => group.by === by).sort(ORDER[by]);
      return {
        title: `By ${by === 'custom' ? 'naming custom' : by}`,
        caption: `${by === 'age band' ? '' : 'The worst recall first. '}Left: recall with its interval. Right: share of mentions misplaced.`,
        chart: rows.length === 0 ? null : groupChart(rows),
        table: {
          head: [by, 'people', 'mentions', 'recall', 'from', 'to', 'misplaced'],
          rows: rows.map(({group, persons, mentions, recall, interval: [from, to], misplaced}) => [
            group,
            persons,
            mentions,
            percent(recall),
            percent(from),
            percent(to),
            percent(misplaced, 2),
          ]),
        },
      };
    }),
  };
}

const worstFirst = (a: GroupScore, b: GroupScore): number => a.recall - b.recall;
const ORDER = {
  custom: worstFirst,
  sex: worstFirst,
  'age band': (a: GroupScore, b: GroupScore): number => parseInt(a.group, 10) - parseInt(b.group, 10),
};

/** The axis of misplaced mentions reaches at least here, so that next to nothing looks like it. */
const MISPLACED_AXIS_MIN = 0.01;

function groupChart(rows: readonly GroupScore[]): ChartSpec {
  const values = rows.map(({group, recall, interval: [from, to], misplaced}) => ({group, recall, from, to, misplaced}));
  const y = {field: 'group', type: 'nominal', sort: null, title: null};
  const height = {step: 20};
  const axis = {format: '%', tickCount: 4};
  return {
    spacing: 20,
    hconcat: [
      {
        width: 220,
        height,
        data: {values},
        layer: [
          {
            mark: {type: 'rule', color: COLOURS.faint, strokeWidth: 3},
            encoding: {
              y,
              x: {field: 'from', type: 'quantitative', title: 'recall', scale: {zero: false}, axis},
              x2: {field: 'to'},
            },
          },
          {
            mark: {type: 'point', filled: true, size: 50, opacity: 1},
            encoding: {y, x: {field: 'recall', type: 'quantitative'}},
          },
        ],
      },
      {
        width: 110,
        height,
        data: {values},
        mark: {type: 'bar', color: COLOURS.other},
        encoding: {
          y: {...y, axis: null},
          x: {
            field: 'misplaced',
            type: 'quantitative',
            title: 'misplaced',
            scale: {domain: [0, Math.max(MISPLACED_AXIS_MIN, ...rows.map(({misplaced}) => misplaced))]},
            axis: {...axis, format: '.1%', tickCount: 3},
          },
        },
      },
    ],
  };
}
