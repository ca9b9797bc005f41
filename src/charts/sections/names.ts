import type {NameWords} from '../measure/name-words.ts';
import {PERSONS_MIN} from '../measure/name-words.ts';
import {percent, rounded, type Figure, type Section} from '../section.ts';

/** How common names are, and what that does to the weight of a pair that shares one. */
export function namesSection(names: readonly NameWords[]): Section {
  return {
    id: 'names',
    title: 'Term frequencies',
    intro: `Two records that share a rare name are more likely one person than two that share a common one. Only words of at least ${PERSONS_MIN} people are written out, the most common first; rarer ones are counted.`,
    figures: names.flatMap((words) => [commonest(words), adjustments(words)]),
  };
}

const commonest = ({comparison, common}: NameWords): Figure => ({
  title: `Most common: ${comparison}`,
  caption: 'Bits that agreeing in this word adds to (or takes off) the weight of "same".',
  chart: {
    width: 300,
    height: {step: 16},
    data: {values: common.map((row, order) => ({...row, order}))},
    mark: 'bar',
    encoding: {
      y: {field: 'word', type: 'nominal', sort: {field: 'order'}, title: null},
      x: {field: 'bits', type: 'quantitative', title: 'bits added'},
    },
  },
  table: {
    head: ['word', 'people', 'share of records', 'bits added'],
    rows: common.map(({word, persons, share, bits}) => [word, persons, percent(share), rounded(bits)]),
  },
});

const adjustments = ({comparison, adjustments}: NameWords): Figure => ({
  title: `All words: ${comparison}`,
  caption:
    'How many distinct words add how many bits. The far left are the outliers that blocking and weights must bear.',
  chart: {
    width: 360,
    height: 220,
    data: {values: adjustments},
    mark: 'bar',
    encoding: {
      x: {field: 'bits', type: 'ordinal', title: 'bits added, rounded down', axis: {labelAngle: 0}},
      y: {field: 'words', type: 'quantitative', title: 'distinct words'},
    },
  },
  table: {head: ['bits added, rounded down', 'words'], rows: adjustments.map(({bits, words}) => [bits, words])},
});
