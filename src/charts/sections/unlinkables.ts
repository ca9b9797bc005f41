import {WEIGHT_MIN, type LinkFacts} from '../measure/link-facts.ts';
import {percent, rounded, type Section} from '../section.ts';
import {thresholdRules, WEIGHT_MAX, type Thresholds} from './thresholds.ts';

type Figure = Section['figures'][number];

/** Mentions that say too little to be found again even by a copy of themselves. */
export function unlinkablesSection(
  selfWeights: LinkFacts['selfWeights'],
  feedOf: (mention: number) => string,
  thresholds: Thresholds,
): Section {
  return {
    id: 'unlinkables',
    title: 'Unlinkable mentions',
    intro:
      'A mention that would not reach the threshold against an exact copy of itself cannot be joined by what it says alone, whatever the model.',
    figures: [byThreshold(selfWeights, thresholds), byFeed(selfWeights, feedOf, thresholds)],
  };
}

function byThreshold(selfWeights: LinkFacts['selfWeights'], thresholds: Thresholds): Figure {
  const weights = selfWeights.map(({weight}) => weight).sort((a, b) => a - b);
  const curve: {bits: number; share: number; mentions: number}[] = [];
  let below = 0;
  for (let bits = WEIGHT_MIN; bits <= WEIGHT_MAX; bits++) {
    while (below < weights.length && weights[below]! < bits) below++;
    curve.push({bits, share: weights.length === 0 ? 0 : below / weights.length, mentions: below});
  }
  return {
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
  };
}

function byFeed(
  selfWeights: LinkFacts['selfWeights'],
  feedOf: (mention: number) => string,
  {joinBits}: Thresholds,
): Figure {
  const countsOf = new Map<string, {mentions: number; below: number}>();
  for (const {mention, weight} of selfWeights) {
    const feed = feedOf(mention);
    const counts = countsOf.get(feed) ?? {mentions: 0, below: 0};
    counts.mentions++;
    if (weight < joinBits) counts.below++;
    countsOf.set(feed, counts);
  }
  const feeds = [...countsOf].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    title: 'By feed, at the threshold that joins',
    caption: `Share of each feed's mentions below ${joinBits} bits against themselves.`,
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
  };
}
