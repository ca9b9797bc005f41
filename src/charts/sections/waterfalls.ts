import {COLOURS, type ChartSpec} from '../draw/svg.ts';
import type {ChosenPair} from '../measure/chosen-pairs.ts';
import {rounded, type Figure, type Section} from '../section.ts';

/** Chosen pairs, each from the prior to its match weight. `nameOf` is what a mention is called in the report. */
export function waterfallSection(
  pairs: readonly ChosenPair[],
  joinBits: number,
  nameOf: (mention: string) => string,
): Section {
  return {
    id: 'waterfalls',
    title: 'Waterfalls of chosen pairs',
    intro:
      'From the odds of two records taken at random to the match weight, term by term; the terms sum to the weight. Relatives count as they are known in the end, so a pair that was held before may weigh more here. "ringfence why ID ID" does the same for any pair.',
    figures: pairs.map((pair): Figure => ({
      title: `${pair.why}: ${pair.weight.toFixed(1)} bits`,
      caption: `${nameOf(pair.left)} and ${nameOf(pair.right)}; decision: ${pair.decision}. The dashed line is the threshold that joins.`,
      chart: waterfall(pair, joinBits),
      table: {
        head: ['comparison', 'what the records say', 'bits'],
        rows: [
          ...pair.terms.map(({comparison, text, bits}) => [comparison, text, rounded(bits)]),
          ['match weight', `probability ${pair.probability.toFixed(6)}`, rounded(pair.weight)],
        ],
      },
    })),
  };
}

function waterfall({terms, weight}: ChosenPair, joinBits: number): ChartSpec {
  let sum = 0;
  const values = terms.map(({comparison, level, bits}, order) => {
    const from = sum;
    sum += bits;
    return {order, term: `${comparison}: ${level}`, from, to: sum, bits, kind: bits < 0 ? 'against' : 'for'};
  });
  const bars = [
    ...values,
    {order: terms.length, term: 'match weight', from: 0, to: weight, bits: weight, kind: 'sum'},
  ].map((row) => ({...row, end: Math.max(row.from, row.to)}));
  const y = {field: 'term', type: 'nominal', sort: {field: 'order'}, title: null, axis: {labelLimit: 400}};
  return {
    width: 300,
    height: {step: 19},
    layer: [
      {
        data: {values: bars},
        mark: {type: 'bar', height: 12},
        encoding: {
          y,
          x: {field: 'from', type: 'quantitative', title: 'bits'},
          x2: {field: 'to'},
          color: {
            field: 'kind',
            type: 'nominal',
            scale: {domain: ['for', 'against', 'sum'], range: [COLOURS.main, COLOURS.other, COLOURS.text]},
          },
        },
      },
      {
        data: {values: bars},
        mark: {type: 'text', align: 'left', dx: 4, fontSize: 10},
        encoding: {y, x: {field: 'end', type: 'quantitative'}, text: {field: 'bits', format: '+.1f'}},
      },
      {
        data: {values: [{join: joinBits}]},
        mark: {type: 'rule', strokeDash: [4, 3], color: COLOURS.other},
        encoding: {x: {field: 'join', type: 'quantitative'}},
      },
    ],
  };
}
