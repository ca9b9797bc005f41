import type {RunEvaluation} from '../../engine/evaluate/run.ts';
import {COLOURS, type ChartSpec} from '../draw/svg.ts';
import type {ThresholdScore} from '../measure/accuracy.ts';
import {rounded, type Figure, type Section} from '../section.ts';
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
