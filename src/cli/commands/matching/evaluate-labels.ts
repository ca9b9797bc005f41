import {existsSync} from 'node:fs';
import {RingfenceError} from '../../../base/errors.ts';
import {readLabels, scoreLabels, type LabelScore, type Proportion} from '../../../engine/labels.ts';
import type {Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {viewing} from '../../workspace-access.ts';

/** `evaluate --labels`: the decisions of a workspace against what people said of single pairs. */
export async function evaluateLabels(
  options: {labels: string; workspace: string; json: boolean},
  session: Session,
): Promise<void> {
  if (!existsSync(options.labels))
    throw new RingfenceError(
      'FILE_MISSING',
      `${options.labels}: there is no such file; "ringfence label --out ${options.labels}" makes one.`,
    );
  const labels = readLabels(options.labels);
  await viewing({workspace: options.workspace, asOf: null}, session, (view) => {
    const {records, resolved} = view.known();
    const score = scoreLabels(labels.values(), records.mentions, resolved);
    session.data(options.json ? json(score) : scoreText(score));
    session.message(
      `${score.unsure} unsure and ${score.unknown} of mentions not in the workspace are not counted. Pairs chosen near a threshold are the hard ones: these shares are not those of all pairs.`,
    );
  });
}

function scoreText({labels, precision, recall, wrong}: LabelScore): string {
  const row = (name: string, {hits, trials, share, low, high}: Proportion) => [
    name,
    trials === 0 ? 'no pairs' : share.toFixed(4),
    `${low.toFixed(4)} to ${high.toFixed(4)}`,
    `${hits} of ${trials}`,
  ];
  const scores = table(
    ['measure', 'share', '95 % interval', 'pairs'],
    [row('precision', precision), row('recall', recall)],
  );
  const differing = wrong.map(({left, right, verdict, decided}) => [left, right, verdict, decided]);
  return `${labels} labelled pairs\n${scores}${
    wrong.length === 0
      ? ''
      : `\nWhere person and decision differ ("ringfence why LEFT RIGHT" shows the terms)\n${table(['left', 'right', 'person', 'decision'], differing)}`
  }`;
}
