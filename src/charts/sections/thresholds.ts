import {COLOURS} from '../draw/svg.ts';

export type Thresholds = {joinBits: number; holdBits: number};

/** Upper end of axes of match weights: all that weighs more is as sure as it gets. */
export const WEIGHT_MAX = 45;

/** Lines at the two thresholds, for any chart whose x axis is the match weight. */
export const thresholdRules = ({joinBits, holdBits}: Thresholds) => ({
  data: {
    values: [
      {bits: holdBits, label: 'hold'},
      {bits: joinBits, label: 'join'},
    ],
  },
  layer: [
    {
      mark: {type: 'rule', color: COLOURS.other, strokeDash: [4, 3]},
      encoding: {x: {field: 'bits', type: 'quantitative'}},
    },
    {
      mark: {type: 'text', angle: 270, align: 'right', dy: -5, dx: -2, color: COLOURS.other, fontSize: 10},
      encoding: {x: {field: 'bits', type: 'quantitative'}, y: {value: 0}, text: {field: 'label'}},
    },
  ],
});
