import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import type {RingfenceError} from '../../../src/base/errors.ts';
import {openGround, type Ground} from '../../../src/engine/judgements/ground.ts';
import {inForce, judgementsOf} from '../../../src/engine/judgements/in-force.ts';
import {propose, proposeWithdrawal, sayUnsure} from '../../../src/engine/judgements/propose.ts';
import {openProposals, unsureOf} from '../../../src/engine/judgements/proposals.ts';
import {confirmProposal, declineProposal} from '../../../src/engine/judgements/second-person.ts';
import {loadFeeds} from '../../../src/engine/feeds/load-feeds.ts';
import {feedOpener} from '../../../src/engine/feeds/open-feed.ts';
import {readStatus} from '../../../src/engine/status.ts';
import {openView} from '../../../src/engine/view/view.ts';
import type {Proposal} from '../../../src/model/judgement.ts';
import {emptyStore} from '../../support/empty-store.ts';
import type {Store} from '../../../src/workspace/store.ts';
import {apply, judge, TODAY} from '../../support/judging.ts';
import {littleFeeds} from '../../support/little-borough.ts';

let store: Store;
/** Two persons of no record in common, and two whom one record names side by side. */
let strangers: [string, string];
let coNamed: [string, string];

beforeAll(async () => {
  store = emptyStore();
  await loadFeeds(littleFeeds(60), store, feedOpener({}), 0.5, QUIET);
  await apply(store);
  const {records, resolved} = openView(store, null, QUIET).known();
  const personAt = (row: number): string => resolved.persons[resolved.personOf[row]!]?.id ?? '';
  const groups = [...Map.groupBy(records.mentions.keys(), (row) => records.mentions[row]!.group).values()];
  const [one, other] = groups.find(
    (rows) => new Set(rows.map(personAt)).size > 1 && rows.every((row) => personAt(row) !== ''),
  )!;
  coNamed = [personAt(one!), personAt(other!)];
  const groupsOf = (id: string): Set<string> =>
    new Set(
      records.mentions
        .flatMap((mention, row) => (personAt(row) === id ? [mention.group, mention.register] : []))
        .map(String),
    );
  const dated = new Set(records.mentions.flatMap(({birth}, row) => (birth === null ? [] : [personAt(row)])));
  const [left, ...others] = resolved.persons.map(({id}) => id).filter((id) => !dated.has(id));
  const right = others.find((id) =>
    [...groupsOf(id)].every((group) => group === 'null' || !groupsOf(left!).has(group)),
  );
  strangers = [left!, right!];
}, 120_000);

const ground = (): Ground => openGround(openView(store, null, QUIET), store, TODAY);
const saying = (by: string, because = 'looked') => ({by, because, on: TODAY});

function made(by: string, sides = strangers, override = false): Proposal {
  const [left, right] = sides;
  const events = store.judgementEvents();
  const proposal = propose(ground(), events, {...saying(by), verdict: 'same', left, right, override})!;
  store.judge([{type: 'proposed', proposal}]);
  return proposal;
}
const confirm = (id: string, by: string): void =>
  store.judge([confirmProposal(ground(), store.judgementEvents(), id, saying(by, 'read it by myself'))]);
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return `${(error as RingfenceError).code} ${(error as Error).message}`;
  }
  throw new Error('nothing was refused');
};

test('what one person proposes counts for nothing until another says the same, and tells both', async () => {
  const {id} = made('rita');
  expect(readStatus(store).judgements).toMatchObject({same: 0, waiting: 0, proposed: 1});
  expect(inForce(judgementsOf(store.judgementEvents()), null)).toEqual([]);
  expect(await apply(store)).toEqual([]);
  expect(refusal(() => made('sam'))).toMatch(new RegExp(`^USAGE .*waits for a second person already, as ${id}`));
  for (const by of ['rita', ' Rita ', 'RITA']) expect(refusal(() => confirm(id, by))).toContain('same person');
  expect(refusal(() => confirm('J0000000000aa', 'sam'))).toMatch(/^NOT_FOUND/);

  confirm(id, 'sam');
  expect(openProposals(store.judgementEvents())).toEqual([]);
  expect(judgementsOf(store.judgementEvents())).toMatchObject([
    {id, by: 'rita', because: 'looked', confirmed: {by: 'sam', because: 'read it by myself'}},
  ]);
  expect(refusal(() => confirm(id, 'otto'))).toContain('was confirmed before');
  expect((await apply(store)).map(({kind}) => kind)).toContain('merge');
});

test('a word that two people said is taken back by two as well', async () => {
  const {id} = inForce(judgementsOf(store.judgementEvents()), null)[0]!;
  const events = store.judgementEvents();
  const proposal = proposeWithdrawal(ground(), events, id, saying('sam', 'it was the sister'))!;
  store.judge([{type: 'proposed', proposal}]);
  expect(inForce(judgementsOf(store.judgementEvents()), null)).toHaveLength(1);
  expect(refusal(() => confirm(proposal.id, 'sam'))).toContain('same person');
  confirm(proposal.id, 'rita');
  expect(judgementsOf(store.judgementEvents())).toMatchObject([{id, withdrawn: {by: 'sam', confirmed: {by: 'rita'}}}]);
  expect(proposeWithdrawal(ground(), store.judgementEvents(), id, saying('otto'))).toBeNull();
  expect((await apply(store)).map(({kind}) => kind)).toContain('split');
});

test('a second reader who reads otherwise ends it, who proposed it can only drop it, and both may be proposed anew', () => {
  const first = made('rita');
  const decline = (id: string, verdict: 'different' | 'dropped', by: string) =>
    declineProposal(TODAY, store.judgementEvents(), id, verdict, saying(by));
  expect(refusal(() => decline(first.id, 'different', 'rita'))).toContain('not be its second reader');
  expect(refusal(() => decline(first.id, 'dropped', 'sam'))).toContain('only they can drop it');
  store.judge([{type: 'declined', decline: decline(first.id, 'different', 'sam')}]);
  expect(refusal(() => confirm(first.id, 'otto'))).toContain('waits no more');
  const second = made('rita');
  expect(second.id).not.toBe(first.id);
  store.judge([{type: 'declined', decline: decline(second.id, 'dropped', 'rita')}]);
  expect(openProposals(store.judgementEvents())).toEqual([]);
});

test('what the records speak against is proposed only when that is said, and what they say since stops the second', () => {
  expect(refusal(() => made('rita', coNamed))).toMatch(/^JUDGEMENT_OVERRIDE/);
  const {id, overrides} = made('rita', coNamed, true);
  expect(overrides).toContain('CO_NAMED');
  const events = store
    .judgementEvents()
    .map((event) =>
      event.type === 'proposed' && event.proposal.id === id
        ? {...event, proposal: {...event.proposal, overrides: ['REGISTER']}}
        : event,
    );
  expect(refusal(() => confirmProposal(ground(), events, id, saying('sam')))).toMatch(
    /^JUDGEMENT_OVERRIDE Since .*CO_NAMED/,
  );
});

test('a judgement said meanwhile that contradicts it stops the second, and loses nothing', () => {
  const {id} = made('rita');
  judge(store, 'different', ...strangers);
  expect(refusal(() => confirm(id, 'sam'))).toMatch(/^JUDGEMENT_CONFLICT/);
  expect(openProposals(store.judgementEvents()).map((one) => one.id)).toContain(id);
});

test('records that went meanwhile stop the second', () => {
  const {id} = openProposals(store.judgementEvents()).at(-1)!;
  const gone = {...ground(), mentions: () => []};
  expect(refusal(() => confirmProposal(gone, store.judgementEvents(), id, saying('sam')))).toContain(
    'not there any more',
  );
});

test('that somebody could not tell is kept, and decides nothing', () => {
  const sides = strangers.map((id) => ground().wholePersons([]).concat(id)) as [string[], string[]];
  const before = inForce(judgementsOf(store.judgementEvents()), null);
  store.judge([{type: 'unsure', unsure: sayUnsure(ground(), store.judgementEvents(), sides, saying('rita'))}]);
  expect(unsureOf(store.judgementEvents())).toMatchObject([{by: 'rita', because: 'looked', guarded: false}]);
  expect(inForce(judgementsOf(store.judgementEvents()), null)).toEqual(before);
});
