import type {Links} from '../../resolve/link/links.ts';
import {COLOURS} from '../draw/svg.ts';
import type {LinkFacts} from '../measure/link-facts.ts';
import {WEIGHT_MIN} from '../measure/link-facts.ts';
import {percent, rounded, type Section} from '../section.ts';

export type Thresholds = {joinBits: number; holdBits: number};

/** Upper end of the axis: all that weighs more is as sure as it gets. */
const WEIGHT_MAX = 45;

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

/** Where the weights of pairs lie, and whether the thresholds stand in the valley between the two hills. */
export function distributionSection(facts: LinkFacts, personOf: Int32Array, thresholds: Thresholds): Section {
  const {links, pairs} = facts;
  const bins = binned(links, personOf);
  const values = bins.flatMap(({bits, together, apart}) => [
    {bits, end: bits + 1, pairs: together, decision: 'decided: one person'},
    {bits, end: bits + 1, pairs: apart, decision: 'decided: two people'},
  ]);
  const panel = (decision: string, colour: string) => ({
    title: {text: decision, anchor: 'start', fontSize: 12},
    width: 640,
    height: 150,
    layer: [
      {
        data: {values: values.filter((row) => row.decision === decision)},
        mark: {type: 'bar', color: colour, binSpacing: 1},
        encoding: {
          x: {
            field: 'bits',
            type: 'quantitative',
            bin: {binned: true},
            title: 'match weight, bits',
            scale: {domain: [WEIGHT_MIN, WEIGHT_MAX]},
          },
          x2: {field: 'end'},
          y: {field: 'pairs', type: 'quantitative', title: 'pairs', axis: {format: '~s'}},
        },
      },
      thresholdRules(thresholds),
    ],
  });
  return {
    id: 'distribution',
    title: 'Distribution of match weights',
    intro: `${pairs.toLocaleString('en-GB')} pairs meet under a blocking rule; ${(pairs - links.length).toLocaleString('en-GB')} of them weigh less than ${WEIGHT_MIN} bits and are not drawn. Weights count what is known of relatives in the end, as "ringfence why" does.`,
    figures: [
      {
        title: 'Pairs by match weight and decision',
        isWide: true,
        caption: `A pair of at least ${thresholds.joinBits} bits is joined unless a record keeps the two apart; one of at least ${thresholds.holdBits} that is not joined is held for a person to see. Pairs left of "join" that are one person came together through others.`,
        chart: {
          vconcat: [panel('decided: one person', COLOURS.main), panel('decided: two people', COLOURS.faint)],
        },
        table: {
          head: ['bits, from', 'pairs that are one person', 'pairs that are two people', 'share one person'],
          rows: bins.map(({bits, together, apart}) => [bits, together, apart, percent(together / (together + apart))]),
        },
      },
    ],
  };
}

type Bin = {bits: number; together: number; apart: number};

function binned({length, left, right, weight}: Links, personOf: Int32Array): Bin[] {
  const bins = new Map<number, Bin>();
  for (let i = 0; i < length; i++) {
    const bits = Math.min(WEIGHT_MAX - 1, Math.floor(weight[i]!));
    let bin = bins.get(bits);
    if (bin === undefined) bins.set(bits, (bin = {bits, together: 0, apart: 0}));
    if (personOf[left[i]!] === personOf[right[i]!]) bin.together++;
    else bin.apart++;
  }
  return [...bins.values()].sort((a, b) => a.bits - b.bits);
}

/** Mentions that say too little to be found again even by a copy of themselves. */
export function unlinkablesSection(
  selfWeights: LinkFacts['selfWeights'],
  feedOf: (mention: number) => string,
  thresholds: Thresholds,
): Section {
  const weights = selfWeights.map(({weight}) => weight).sort((a, b) => a - b);
  const curve: {bits: number; share: number; mentions: number}[] = [];
  let below = 0;
  for (let bits = WEIGHT_MIN; bits <= WEIGHT_MAX; bits++) {
    while (below < weights.length && weights[below]! < bits) below++;
    curve.push({bits, share: weights.length === 0 ? 0 : below / weights.length, mentions: below});
  }
  const byFeed = new Map<string, {mentions: number; below: number}>();
  for (const {mention, weight} of selfWeights) {
    const feed = feedOf(mention);
    const counts = byFeed.get(feed) ?? {mentions: 0, below: 0};
    counts.mentions++;
    if (weight < thresholds.joinBits) counts.below++;
    byFeed.set(feed, counts);
  }
  const feeds = [...byFeed].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    id: 'unlinkables',
    title: 'Unlinkable mentions',
    intro:
      'A mention that would not reach the threshold against an exact copy of itself cannot be joined by what it says alone, whatever the model.',
    figures: [
      {
        title: 'Share of mentions that could not match themselves',
        caption: 'At each threshold, the share of mentions whose weight against themselves is below it.',
        chart: {
          width: 560,
          height: 240,
          layer: [
            {
              data: {values: curve},
              mark: {type: 'line', interpolate: 'step-after'},
              encoding: {
                x: {
                  field: 'bits',
                  type: 'quantitative',
                  title: 'threshold, bits',
                  scale: {domain: [WEIGHT_MIN, WEIGHT_MAX]},
                },
                y: {field: 'share', type: 'quantitative', title: 'share of mentions', axis: {format: '%'}},
              },
            },
            thresholdRules(thresholds),
          ],
        },
        table: {
          head: ['threshold, bits', 'mentions below', 'share'],
          rows: curve.map(({bits, share, mentions}) => [bits, mentions, percent(share)]),
        },
      },
      {
        title: 'By feed, at the threshold that joins',
        caption: `Share of each feed's mentions below ${thresholds.joinBits} bits against themselves.`,
        chart: {
          width: 300,
          height: {step: 18},
          data: {values: feeds.map(([feed, counts]) => ({feed, share: counts.below / counts.mentions}))},
          mark: 'bar',
          encoding: {
            y: {field: 'feed', type: 'nominal', title: null},
            x: {
              field: 'share',
              type: 'quantitative',
              title: 'unlinkable',
              axis: {format: '%'},
              scale: {domain: [0, 1]},
            },
          },
        },
        table: {
          head: ['feed', 'mentions', 'unlinkable', 'percent'],
          rows: feeds.map(([feed, counts]) => [
            feed,
            counts.mentions,
            counts.below,
            rounded((100 * counts.below) / counts.mentions, 1),
          ]),
        },
      },
    ],
  };
}
