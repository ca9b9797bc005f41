import {openGround} from '../../engine/judgements/ground.ts';
import {propose, sayUnsure} from '../../engine/judgements/propose.ts';
import {sayJudgement, type Asked as Said} from '../../engine/judgements/say.ts';
import {confirmProposal, declineProposal} from '../../engine/judgements/second-person.ts';
import type {JudgementEvent} from '../../workspace/said.ts';
import type {Store} from '../../workspace/store.ts';
import {settle} from '../in-hand.ts';
import type {Answered, Asked, Page, Sent, Shown} from '../page.ts';
import {pairOf, type Pair} from '../pair.ts';
import {keepSaid, STALE} from '../keep-said.ts';
import type {FormError} from '../views/decide-form.ts';
import {overridesOf, roleOf, seenToken, type SayingRole} from '../views/pair-saying.ts';
import {readReading, type ReadingForm} from '../views/reading-form.ts';
import {askWhy, comparison, isOpened} from './identity.ts';

/** What somebody reads in the records of two identities: kept as a judgement, or as a proposal where it takes two people. */
export const SAY_PAGE: Page = {
  method: 'POST',
  url: '/identities/:id/say',
  action: 'identities:judge',
  needsNames: true,
  handle: (asked) => say(asked, 'first', (store, pair, read) => firstWord(asked, store, pair, read)),
};

/** What the second person reads, who has not been told what the first did. */
export const SECOND_PAGE: Page = {
  method: 'POST',
  url: '/identities/:id/second',
  action: 'identities:confirm',
  needsNames: true,
  handle: (asked) => say(asked, 'second', (store, pair, read) => secondWord(asked, store, pair, read)),
};

/** Who proposed it takes it back, before anybody confirmed it. */
export const DROP_PAGE: Page = {
  method: 'POST',
  url: '/identities/:id/drop',
  action: 'identities:judge',
  needsNames: true,
  handle: (asked) =>
    say(asked, 'own', (store, {state}, {because}) => {
      const saying = sayingOf(asked, because);
      return {
        type: 'declined',
        decline: declineProposal(saying.on, store.judgementEvents(), state!.proposal!.id, 'dropped', saying),
      };
    }),
};

type Word = (store: Store, pair: Pair, read: ReadingForm) => JudgementEvent | null;

function say(asked: Asked, role: SayingRole, word: Word): Answered | null {
  const pair = pairOf(asked);
  if (pair === null) return null;
  // Nobody says anything of records that they have not opened in this session.
  if (!isOpened(asked, pair)) return askWhy(pair, []);
  const read = readReading(asked.form, overridesOf(asked, pair), role);
  const isOther = role !== 'own' && asked.form['seen'] !== seenToken(asked, pair);
  const now = roleOf(asked, pair);
  const errors: FormError[] = [...(isOther || now !== role ? [{text: STALE, href: '#say'}] : []), ...read.errors];
  if (errors.length > 0) return comparison(asked, pair, errors, 'refused: form');
  return {
    // Where the engine refuses it the whole page is shown again.
    objects: comparison(asked, pair, []).objects,
    outcome: `asked: ${role === 'own' ? 'dropped' : read.reading}${role === 'second' ? ', as second' : ''}`,
    answer: () => kept(asked, pair, read, word),
  };
}

function kept(asked: Asked, pair: Pair, read: ReadingForm, word: Word): Shown | Sent {
  const refused = (error: FormError): Shown => {
    const {answer} = comparison(asked, pairOf(asked) ?? pair, [error]);
    return (typeof answer === 'function' ? answer() : answer) as Shown;
  };
  const error = keepSaid(asked, (store) => word(store, pair, read));
  if (error !== null) return refused(error);
  const {desk, session} = asked;
  // Whatever they read, the next word is another's.
  settle(desk.inHand, pair.id, session.user.name, desk.now());
  return {to: `/desk/identities/${pair.id}#say`};
}

const sayingOf = ({session, desk}: Asked, because: string) => ({
  by: session.user.name,
  because,
  on: desk.options.today(),
});

function firstWord(asked: Asked, store: Store, {left, right}: Pair, read: ReadingForm): JudgementEvent | null {
  const {workspace, desk} = asked;
  const ground = openGround(workspace.view, store, desk.options.today());
  const events = store.judgementEvents();
  const saying = sayingOf(asked, read.because);
  const {reading} = read;
  if (reading === 'unsure')
    return {type: 'unsure', unsure: sayUnsure(ground, events, [[...left.mentions], [...right.mentions]], saying)};
  const said: Said = {
    ...saying,
    verdict: reading,
    left: left.mentions,
    right: right.mentions,
    override: read.isOverridden,
  };
  if (read.isOverridden || desk.policy().judgements.twoPeopleFor.includes(reading)) {
    const proposal = propose(ground, events, said);
    return proposal === null ? null : {type: 'proposed', proposal};
  }
  const {judgement, isNew} = sayJudgement(ground, said);
  return isNew ? {type: 'said', judgement} : null;
}

function secondWord(asked: Asked, store: Store, {state}: Pair, read: ReadingForm): JudgementEvent {
  const {workspace, desk} = asked;
  const saying = sayingOf(asked, read.because);
  const events = store.judgementEvents();
  const {id, asks} = state!.proposal!;
  if (read.reading !== asks)
    return {type: 'declined', decline: declineProposal(saying.on, events, id, read.reading, saying)};
  return confirmProposal(openGround(workspace.view, store, desk.options.today()), events, id, saying);
}
