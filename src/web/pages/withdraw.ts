import {openGround} from '../../engine/judgements/ground.ts';
import {judgementsOf} from '../../engine/judgements/in-force.ts';
import {proposeWithdrawal} from '../../engine/judgements/propose.ts';
import {isSamePerson} from '../../engine/judgements/proposals.ts';
import {confirmProposal, declineProposal} from '../../engine/judgements/second-person.ts';
import {withdrawJudgement} from '../../engine/judgements/say.ts';
import type {JudgementEvent} from '../../workspace/said.ts';
import type {Store} from '../../workspace/store.ts';
import {keepSaid} from '../keep-said.ts';
import {Labels} from '../labels.ts';
import type {Answered, Asked, Page, Sent, Shown} from '../page.ts';
import {groundOf, mayJudge} from '../pair.ts';
import {saidJudgements, type SaidJudgement} from '../said-judgement.ts';
import type {FormError} from '../views/decide-form.ts';
import {READINGS} from '../views/pair-standing.ts';
import {WITHDRAWAL_READINGS, withdrawalErrors} from '../views/withdraw-form.ts';
import {choices} from '../why.ts';

type Part = 'first' | 'second';

/** Takes a judgement back, or asks that it be; and the word of the second person, who is not told the reason of the first. */
export const WITHDRAW_PAGES: readonly Page[] = (['first', 'second'] as const).flatMap((part): Page[] => {
  const url = `/judgements/:id/${part === 'first' ? 'withdraw' : 'second'}`;
  const action = part === 'first' ? 'identities:judge' : 'identities:confirm';
  return [
    {method: 'GET', url, action, needsNames: true, handle: (asked) => shown(asked, part)},
    {method: 'POST', url, action, needsNames: true, handle: (asked) => sent(asked, part)},
  ];
});

function judgementOf(asked: Asked): SaidJudgement | null {
  if (!mayJudge(asked)) return null;
  const said = saidJudgements(asked).find(({record}) => record.id === asked.id);
  return said === undefined || said.record.withdrawn !== null ? null : said;
}

function shown(asked: Asked, part: Part): Answered | null {
  const said = judgementOf(asked);
  return said === null ? null : answered(said, 'given: form', () => form(asked, said, part, []));
}

const answered = ({record, persons}: SaidJudgement, outcome: string, answer: () => Shown | Sent): Answered => ({
  objects: [record.id, ...persons],
  outcome,
  answer,
});

function sent(asked: Asked, part: Part): Answered | null {
  const said = judgementOf(asked);
  if (said === null) return null;
  const errors = [
    ...withdrawalErrors(asked.form, part === 'second'),
    ...(mayNow(asked, said, part)
      ? []
      : [{text: 'This stands otherwise than when you opened the form; look at it again', href: '#because'}]),
  ];
  if (errors.length > 0) return answered(said, 'refused: form', () => form(asked, said, part, errors));
  const {reading = ''} = asked.form;
  return answered(said, `asked: ${part === 'first' ? 'withdraw' : `${reading}, as second`}`, () => {
    const error = keepSaid(asked, (store) => eventOf(asked, store, said, part));
    return error === null ? {to: '/desk/judgements'} : form(asked, said, part, [error]);
  });
}

/** The first asks where nobody has; the second is somebody else than who asked. */
function mayNow({session}: Asked, {withdrawal}: SaidJudgement, part: Part): boolean {
  if (part === 'first') return withdrawal === null;
  return withdrawal !== null && !isSamePerson(withdrawal.by, session.user.name);
}

function eventOf(asked: Asked, store: Store, {record, withdrawal}: SaidJudgement, part: Part): JudgementEvent | null {
  const {desk, session, form: fields, workspace} = asked;
  const today = desk.options.today();
  const saying = {by: session.user.name, because: fields['because'] ?? '', on: today};
  const events = store.judgementEvents();
  const ground = {judgements: judgementsOf(events), today};
  if (part === 'second') {
    const {id} = withdrawal!;
    if (fields['reading'] === 'withdraw')
      return confirmProposal(openGround(workspace.view, store, today), events, id, saying);
    // "It stands" is what was said before.
    const verdict = fields['reading'] === 'keep' ? record.verdict : 'unsure';
    return {type: 'declined', decline: declineProposal(today, events, id, verdict, saying)};
  }
  if (desk.policy().judgements.twoPeopleFor.includes('withdraw')) {
    const proposal = proposeWithdrawal(ground, events, record.id, saying);
    return proposal === null ? null : {type: 'proposed', proposal};
  }
  const taken = withdrawJudgement(ground, record.id, saying);
  return taken === null ? null : {type: 'withdrawn', withdrawal: taken};
}

function form(asked: Asked, said: SaidJudgement, part: Part, errors: readonly FormError[]): Shown {
  const {record, persons} = said;
  const {world, workspace, showingOf, desk} = asked;
  const labels = new Labels(world.network(), showingOf, new Map());
  const isHidden =
    !asked.seesAll || record.guarded || groundOf(workspace, asked).isGuarded([...record.left, ...record.right]);
  return {
    template: 'withdraw',
    title: `Take back ${record.id}`,
    view: {
      id: record.id,
      part,
      reading: READINGS[record.verdict],
      persons: persons.map((id) => ({id, label: labels.of(id)})),
      by: record.by,
      second: record.confirmed?.by ?? '',
      on: record.on,
      because: isHidden ? '' : record.because,
      mayNow: mayNow(asked, said, part),
      takesTwo: desk.policy().judgements.twoPeopleFor.includes('withdraw'),
      readings: choices(WITHDRAWAL_READINGS),
      form: asked.form,
      errors,
    },
    status: errors.length === 0 ? 200 : 400,
  };
}
