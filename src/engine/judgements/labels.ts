import {RingfenceError} from '../../base/errors.ts';
import {findById} from '../../base/find-by-id.ts';
import type {Judgement} from '../../model/judgement.ts';
import type {Label} from '../labels.ts';
import type {Ground} from './ground.ts';
import {sayJudgement} from './say.ts';
import {checkDay, readWords, type Saying} from './words.ts';

export type LabelsSaid = {judgements: Judgement[]; repeated: number; unsure: number; unknown: number};

/** Refusals that are told one by one. */
const REFUSALS_SHOWN = 10;

/**
 * Verdicts on pairs of mentions as judgements, each held against those before it. Changes nothing.
 * @throws RingfenceError JUDGEMENT_CONFLICT or JUDGEMENT_OVERRIDE, as that of a single one, with every pair that is refused.
 */
export function sayLabels(ground: Ground, labels: readonly Label[], saying: Saying & {override: boolean}): LabelsSaid {
  readWords(saying.by, saying.because);
  checkDay(saying.on, ground.today);
  const said: LabelsSaid = {judgements: [], repeated: 0, unsure: 0, unknown: 0};
  const refused: {pair: string; error: RingfenceError}[] = [];
  const judgements = [...ground.judgements];
  for (const {left, right, verdict} of labels) {
    const isKnown = [left, right].every((id) => findById(ground.known.records.mentions, id)?.staff === false);
    if (verdict === 'unsure') said.unsure++;
    else if (!isKnown) said.unknown++;
    else {
      try {
        const {judgement, isNew} = sayJudgement({...ground, judgements}, {...saying, verdict, left, right});
        if (!isNew) said.repeated++;
        else {
          said.judgements.push(judgement);
          judgements.push({...judgement, withdrawn: null});
        }
      } catch (error) {
        if (!(error instanceof RingfenceError)) throw error;
        refused.push({pair: `${left} ${right}`, error});
      }
    }
  }
  const [first] = refused;
  if (first === undefined) return said;
  const shown = refused.slice(0, REFUSALS_SHOWN).map(({pair, error}) => `${pair} (${error.code})`);
  const more = refused.length > REFUSALS_SHOWN ? ` and ${refused.length - REFUSALS_SHOWN} more` : '';
  throw new RingfenceError(
    first.error.code,
    `${refused.length} of ${labels.length} labels are refused, so nothing was kept: ${shown.join(', ')}${more}. The first: ${first.error.message} ` +
      'Take the lines out of the file, or settle them first.',
  );
}
