import type {GroupScore} from '../../engine/evaluate/groups.ts';
import {COLOURS, type ChartSpec} from '../draw/svg.ts';
import {percent, type Section} from '../section.ts';

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
