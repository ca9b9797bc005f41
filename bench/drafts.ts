import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {table} from '../src/cli/output.ts';
import {listMappings} from '../src/feeds/language/catalogue.ts';
import {KINDS, scoreFile, type Count, type Score} from './drafts/compare.ts';
import type {Bench} from './main.ts';
import {makeBorough, SECOND} from './make-borough.ts';

/**
 * What drafted mappings, used as they are, read of extracts for which there are mappings written by hand: of people, ties and notifications
 * that the latter give, the share that the draft gives alike in the same row, and the share of what the draft gives that they give.
 */
export const bench: Bench = {
  name: 'drafts',
  summary:
    'drafted mappings against those written by hand: [--dir FEEDS [--mappings DIR]] [--second] [--persons 5000] [--seed 7]',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        dir: {type: 'string'},
        mappings: {type: 'string', multiple: true, default: []},
        second: {type: 'boolean', default: false},
        persons: {type: 'string', default: '5000'},
        seed: {type: 'string', default: '7'},
      },
    });
    const feeds =
      values.dir ?? join(makeBorough(folder, values.persons, values.seed, values.second ? SECOND : undefined), 'feeds');
    const mappings = listMappings(values.second ? [join(SECOND, 'mappings')] : values.mappings);
    const scores: Score[] = [];
    for (const file of readdirSync(feeds).sort()) scores.push(await scoreFile(join(feeds, file), mappings));
    console.log(table(HEAD, [...scores.map((score) => cells(score)), cells(sumOf(scores))]));
  },
};

const HEAD = ['extract', 'rows', 'refused: by hand, draft', ...KINDS, 'protected addresses shown'];

const cells = (score: Score): (string | number)[] => [
  score.file,
  score.rows,
  `${score.handRefused}, ${score.draftRefused}`,
  ...KINDS.map((kind) => shares(score[kind])),
  score.opened,
];

const shares = ({hand, draft, both}: Count): string =>
  hand + draft === 0 ? '' : `${percent(both, hand)} of ${hand}; ${percent(both, draft)} right`;
const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

function sumOf(scores: readonly Score[]): Score {
  const sum = (pick: (score: Score) => number): number => scores.reduce((total, score) => total + pick(score), 0);
  const count = (kind: (typeof KINDS)[number]): Count => ({
    hand: sum((score) => score[kind].hand),
    draft: sum((score) => score[kind].draft),
    both: sum((score) => score[kind].both),
  });
  return {
    file: 'all',
    rows: sum(({rows}) => rows),
    handRefused: sum(({handRefused}) => handRefused),
    draftRefused: sum(({draftRefused}) => draftRefused),
    opened: sum(({opened}) => opened),
    people: count('people'),
    numbers: count('numbers'),
    addresses: count('addresses'),
    ties: count('ties'),
    notifications: count('notifications'),
  };
}
