import {existsSync, readFileSync} from 'node:fs';
import {indexOfId} from '../base/find-by-id.ts';
import {RingfenceError} from '../base/errors.ts';
import {readCsv} from '../feeds/readers/read-csv.ts';
import type {Mention} from '../model/mention.ts';
import type {Resolved} from '../model/resolved.ts';
import {wilsonInterval} from '../statistics/proportion.ts';

const VERDICTS = ['same', 'different', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a person said of two mentions, by their ids. */
export type Label = {left: string; right: string; verdict: Verdict};

export const LABEL_COLUMNS = ['left', 'right', 'verdict'];

/** The same for a pair whichever way round it stands. */
export const pairKey = ({left, right}: Pick<Label, 'left' | 'right'>): string =>
  left < right ? `${left} ${right}` : `${right} ${left}`;

/**
 * Labels by pair; the last word on a pair counts. A file that is not there yet holds none.
 * @throws RingfenceError TRUTH_INVALID where the file is not one of labels.
 */
export function readLabels(path: string): Map<string, Label> {
  if (!existsSync(path)) return new Map();
  const {columns, rows} = readCsv(readFileSync(path, 'utf8'));
  if (columns.length > 0 && columns.join() !== LABEL_COLUMNS.join())
    throw new RingfenceError(
      'TRUTH_INVALID',
      `${path}: expected the columns ${LABEL_COLUMNS.join(', ')}; it has ${columns.join(', ')}.`,
    );
  const labels = new Map<string, Label>();
  for (const [index, [left = '', right = '', word = '']] of rows.entries()) {
    const verdict = VERDICTS.find((known) => known === word);
    if (verdict === undefined)
      throw new RingfenceError(
        'TRUTH_INVALID',
        `${path}: row ${index + 1}: the verdict is none of ${VERDICTS.join(', ')}.`,
      );
    labels.set(pairKey({left, right}), {left, right, verdict});
  }
  return labels;
}

export type Proportion = {hits: number; trials: number; share: number; low: number; high: number};

export type LabelScore = {
  /** Labels that say same or different of two mentions that the workspace holds. */
  labels: number;
  unsure: number;
  /** Labels of mentions that the workspace does not hold, or that are staff. */
  unknown: number;
  /** Of the pairs decided to be one person, those a person says are. */
  precision: Proportion;
  /** Of the pairs a person says are one, those decided so. */
  recall: Proportion;
  /** Pairs on which the decision and the person differ. */
  wrong: (Label & {decided: Verdict})[];
};

/** Holds the decisions of a workspace against what people said, each share with its 95 % interval (Wilson 1927). */
export function scoreLabels(labels: Iterable<Label>, mentions: readonly Mention[], {personOf}: Resolved): LabelScore {
  const counts = {same: {same: 0, different: 0}, different: {same: 0, different: 0}};
  const wrong: LabelScore['wrong'] = [];
  let unsure = 0;
  let unknown = 0;
  const personOfId = (id: string): number => personOf[indexOfId(mentions, id)] ?? -1;
  for (const label of labels) {
    const [left, right] = [personOfId(label.left), personOfId(label.right)];
    if (label.verdict === 'unsure') unsure++;
    else if (left < 0 || right < 0) unknown++;
    else {
      const decided = left === right ? 'same' : 'different';
      counts[decided][label.verdict]++;
      if (decided !== label.verdict) wrong.push({...label, decided});
    }
  }
  const {same, different} = counts;
  return {
    labels: same.same + same.different + different.same + different.different,
    unsure,
    unknown,
    precision: proportion(same.same, same.same + same.different),
    recall: proportion(same.same, same.same + different.same),
    wrong,
  };
}

const proportion = (hits: number, trials: number): Proportion => ({hits, trials, ...wilsonInterval(hits, trials)});
