import {getOrInsert} from '../../base/get-or-insert.ts';
import type {Links} from '../../resolve/link/decide/links.ts';
import {COLOURS} from '../draw/svg.ts';
import {WEIGHT_MIN, type LinkFacts} from '../measure/link-facts.ts';
import {percent, type Section} from '../section.ts';
import {thresholdRules, WEIGHT_MAX, type Thresholds} from './thresholds.ts';

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
    const bin = getOrInsert(bins, bits, () => ({bits, together: 0, apart: 0}));
    if (personOf[left[i]!] === personOf[right[i]!]) bin.together++;
    else bin.apart++;
  }
  return [...bins.values()].sort((a, b) => a.bits - b.bits);
}
