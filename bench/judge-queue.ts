import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {matchPersons} from '../src/engine/evaluate/identities.ts';
import {sealedPairs} from '../src/engine/judgements/sealed-pairs.ts';
import {waitingPairs, type WaitingPair} from '../src/engine/judgements/waiting-pairs.ts';
import {readTruth} from '../src/engine/evaluate/truth.ts';
import {openView} from '../src/engine/view/view.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import type {Bench} from './main.ts';

/** Pairs that a person reads in one sitting, a day, a week and a month. */
const FIRST = [30, 100, 300, 1000];

export const bench: Bench = {
  name: 'judge-queue',
  summary:
    'how many of the first pairs that wait for a word are one person, by reason of holding too (--workspace FILE --truth DIR)',
  run(args) {
    const {values} = parseArgs({args, options: {workspace: {type: 'string'}, truth: {type: 'string'}}});
    if (values.workspace === undefined || values.truth === undefined) throw new Error('give --workspace and --truth');
    const store = openSqliteStore(values.workspace, 'read');
    const view = openView(store, null, QUIET);
    const {records, resolved} = view.known();
    const {trueOf} = matchPersons(records, {resolved}, readTruth(values.truth));
    const isOne = ({left, right}: WaitingPair): boolean => trueOf.get(left) === trueOf.get(right);
    const queue = waitingPairs(resolved.held, view.leads(), sealedPairs(view));
    const byWeight = queue.toSorted((left, right) => (right.weight ?? 0) - (left.weight ?? 0));
    for (const [order, pairs] of [
      ['queue', queue],
      ['by weight alone', byWeight],
    ] as const) {
      const first = FIRST.map((count) => [count, pairs.slice(0, count).filter(isOne).length]);
      console.log(JSON.stringify({order, pairs: pairs.length, oneOfTheFirst: Object.fromEntries(first)}));
    }
    for (const [reason, pairs] of Map.groupBy(queue, (pair) => pair.reason))
      console.log(JSON.stringify({reason, pairs: pairs.length, one: pairs.filter(isOne).length}));
    store.close();
  },
};
