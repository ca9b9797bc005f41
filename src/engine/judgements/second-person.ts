import {RingfenceError} from '../../base/errors.ts';
import type {Confirmation, Decline, Judgement, Proposal} from '../../model/judgement.ts';
import type {JudgementEvent} from '../../workspace/said.ts';
import type {Ground} from './ground.ts';
import {isSamePerson, proposalsOf} from './proposals.ts';
import {sayJudgement, withdrawJudgement} from './say.ts';
import {checkDay, readWords, type Saying} from './words.ts';

/**
 * The word of the second person, which makes a proposal count: what is then kept. The records are asked again, as they may have changed.
 * @throws RingfenceError NOT_FOUND; USAGE where it waits no more, or who confirms is who proposed; otherwise as `sayJudgement`.
 */
export function confirmProposal(
  ground: Ground,
  events: readonly JudgementEvent[],
  id: string,
  saying: Saying,
): Extract<JudgementEvent, {type: 'said' | 'withdrawn'}> {
  const proposal = waitingProposal(events, id);
  const words = readWords(saying.by, saying.because);
  checkDay(saying.on, ground.today);
  if (isSamePerson(words.by, proposal.by))
    throw new RingfenceError(
      'USAGE',
      `${id} was proposed by the same person: it takes two, and the second is somebody else.`,
    );
  if (saying.on < proposal.on)
    throw new RingfenceError('USAGE', `--on names a day before ${id} was proposed (${proposal.on}).`);
  const confirmed: Confirmation = {...words, on: saying.on};
  const {by, because} = proposal;
  if (proposal.asks === 'withdraw') {
    // It waits as long as nobody has taken the judgement back.
    const withdrawal = withdrawJudgement(ground, proposal.judgement, {by, because, on: saying.on})!;
    return {type: 'withdrawn', withdrawal: {...withdrawal, confirmed}};
  }
  return {type: 'said', judgement: {...readyAgain(ground, proposal, saying.on), confirmed}};
}

/** What was proposed, held against the records and judgements of now. */
function readyAgain(ground: Ground, {id, asks, left, right, by, because, overrides}: Proposal, on: string): Judgement {
  if (![left, right].every((side) => ground.mentions(side).length === side.length))
    throw new RingfenceError(
      'USAGE',
      `Records that ${id} speaks of are not there any more: it cannot be confirmed. Look at the two again, and say it anew.`,
    );
  const verdict = asks === 'same' ? 'same' : 'different';
  const ready = sayJudgement(ground, {verdict, left, right, by, because, on, override: overrides.length > 0});
  if (!ready.isNew)
    throw new RingfenceError('USAGE', `What ${id} proposes was said meanwhile, and counts: ${ready.judgement.id}.`);
  // What the records said against it was overridden with it; what they say since was not.
  const unforeseen = ready.judgement.overrides.filter((code) => !overrides.includes(code));
  if (unforeseen.length > 0)
    throw new RingfenceError(
      'JUDGEMENT_OVERRIDE',
      `Since ${id} was proposed, the records came to speak against it in another way (${unforeseen.join(', ')}). Nothing was kept: look at them, and propose it anew.`,
    );
  return {...ready.judgement, id};
}

/**
 * That a proposal is not to count: the second person reads otherwise, or who proposed it takes it back ("dropped").
 * @throws RingfenceError NOT_FOUND; USAGE where it waits no more, or the wrong one of the two says so.
 */
export function declineProposal(
  today: string,
  events: readonly JudgementEvent[],
  id: string,
  verdict: Decline['verdict'],
  saying: Saying,
): Decline {
  const proposal = waitingProposal(events, id);
  const words = readWords(saying.by, saying.because);
  checkDay(saying.on, today);
  const isOwn = isSamePerson(words.by, proposal.by);
  if (isOwn !== (verdict === 'dropped'))
    throw new RingfenceError(
      'USAGE',
      isOwn
        ? `${id} was proposed by the same person, who can drop it and not be its second reader.`
        : `${id} was proposed by somebody else: only they can drop it. Read it as the second person instead.`,
    );
  return {proposal: id, verdict, ...words, on: saying.on};
}

function waitingProposal(events: readonly JudgementEvent[], id: string): Proposal {
  const proposal = proposalsOf(events).find((one) => one.id === id);
  if (proposal === undefined)
    throw new RingfenceError('NOT_FOUND', 'There is no proposal with that id: "ringfence judge proposals" lists them.');
  if (proposal.isConfirmed) throw new RingfenceError('USAGE', `${id} was confirmed before: it counts.`);
  if (proposal.declined !== null)
    throw new RingfenceError('USAGE', `${id} was declined on ${proposal.declined.on} and waits no more: say it anew.`);
  return proposal;
}
