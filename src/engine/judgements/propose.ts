import {shortId} from '../../base/hash.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {Proposal, Unsure} from '../../model/judgement.ts';
import type {JudgementEvent} from '../../workspace/said.ts';
import type {Ground} from './ground.ts';
import {openProposals} from './proposals.ts';
import {sayJudgement, withdrawJudgement, type Asked} from './say.ts';
import {checkDay, readWords, type Saying} from './words.ts';

/**
 * What somebody says of two sides, made ready to be kept until a second person says the same. Null where it counts already.
 * @throws RingfenceError as `sayJudgement`; USAGE where the same waits already.
 */
export function propose(ground: Ground, events: readonly JudgementEvent[], asked: Asked): Proposal | null {
  const {judgement, isNew} = sayJudgement(ground, asked);
  if (!isNew) return null;
  const {verdict: asks, left, right, by, on, because, overrides, guarded} = judgement;
  const made = {asks, left, right, judgement: '', by, on, because, overrides, guarded};
  refuseTwice(events, made);
  return {...made, id: idOf(events, made)};
}

/**
 * That somebody wants a judgement taken back, made ready to be kept until a second person wants it too. Null where it was taken back before.
 * @throws RingfenceError as `withdrawJudgement`; USAGE where the same waits already.
 */
export function proposeWithdrawal(
  ground: Pick<Ground, 'judgements' | 'today'>,
  events: readonly JudgementEvent[],
  id: string,
  saying: Saying,
): Proposal | null {
  const withdrawal = withdrawJudgement(ground, id, saying);
  if (withdrawal === null) return null;
  const {left, right, guarded} = ground.judgements.find((one) => one.id === id)!;
  const {by, on, because} = withdrawal;
  const made = {asks: 'withdraw' as const, left, right, judgement: id, by, on, because, overrides: [], guarded};
  refuseTwice(events, made);
  return {...made, id: idOf(events, made)};
}

/** That somebody read two sides and could not tell, made ready to be kept. @throws RingfenceError USAGE. */
export function sayUnsure(
  ground: Ground,
  events: readonly JudgementEvent[],
  sides: [string[], string[]],
  saying: Saying,
): Unsure {
  const words = readWords(saying.by, saying.because);
  checkDay(saying.on, ground.today);
  const [left, right] = sides.map((side) => [...side].sort()) as [string[], string[]];
  const guarded = ground.isGuarded([...left, ...right]);
  const parts = [left.join(' '), right.join(' '), words.by, words.because, saying.on, String(events.length)];
  return {id: shortId('U', ...parts), left, right, ...words, on: saying.on, guarded};
}

function refuseTwice(events: readonly JudgementEvent[], made: Omit<Proposal, 'id'>): void {
  const same = openProposals(events).find((one) => keyOf(one) === keyOf(made));
  if (same !== undefined)
    throw new RingfenceError('USAGE', `The same waits for a second person already, as ${same.id}: confirm that one.`);
}

const keyOf = ({asks, left, right, judgement}: Omit<Proposal, 'id'>): string =>
  [asks, judgement, ...[left.join(' '), right.join(' ')].sort()].join('|');

/** Another one for what was proposed, declined and is proposed again. */
function idOf(
  events: readonly JudgementEvent[],
  {asks, left, right, judgement, by, on, because}: Omit<Proposal, 'id'>,
): string {
  return shortId(
    'J',
    'proposed',
    asks,
    left.join(' '),
    right.join(' '),
    judgement,
    by,
    on,
    because,
    String(events.length),
  );
}
