import {afterAll, beforeAll, expect, test} from 'vitest';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {AlertDecision} from '../../src/workspace/said.ts';
import {DESK_POLICY, testDesk, Visitor, type TestDesk} from '../support/desk.ts';
import {TODAY} from '../support/server.ts';

let desk: TestDesk;
let ids: string[];
let rita: Visitor;
let sam: Visitor;

beforeAll(async () => {
  desk = await testDesk();
  const opened = desk.reader.lease();
  ids = opened.view.queue().map(({alert}) => alert.id);
  desk.reader.release(opened);
  rita = await new Visitor(desk).signIn('rita');
  sam = await new Visitor(desk).signIn('sam');
}, 120_000);
afterAll(() => desk.close());

const BECAUSE = 'seen the register of the club';

/** Opens the form on an alert and sends it. */
async function decide(visitor: Visitor, id: string, fields: Record<string, string>) {
  const page = await visitor.get(`/desk/alerts/${id}/decide`);
  const seen = /name="seen" value="(\w+)"/.exec(page.body)![1]!;
  return visitor.post(`/desk/alerts/${id}/decide`, {seen, because: BECAUSE, ...fields});
}

function decisions(): AlertDecision[] {
  const store = openSqliteStore(desk.workspace, 'read');
  const all = store.alertDecisions();
  store.close();
  return all;
}

const tagOf = (body: string): string => /govuk-tag [^>]*>([^<]*)</.exec(body)![1]!;

test('an alert is accepted by two people, and not by one twice', async () => {
  const id = ids[0]!;
  expect((await decide(rita, id, {decision: 'accepted'})).headers.location).toBe(`/desk/alerts/${id}`);
  expect(tagOf((await rita.get(`/desk/alerts/${id}`)).body)).toBe('Waits for second reviewer');
  const again = await decide(rita, id, {decision: 'accepted'});
  expect(again.statusCode).toBe(400);
  expect(again.body).toContain('somebody else has to be second');
  expect((await rita.get(`/desk/alerts/${id}/decide`)).body).not.toContain('value="accepted"');
  const form = await sam.get(`/desk/alerts/${id}/decide`);
  expect(form.body).toContain('as second reviewer');
  await decide(sam, id, {decision: 'accepted'});
  expect(tagOf((await sam.get(`/desk/alerts/${id}`)).body)).toBe('Accepted');
  expect(decisions().map(({alert, type, by, on}) => [alert, type, by, on])).toEqual([
    [id, 'accepted', 'rita', TODAY],
    [id, 'accepted', 'sam', TODAY],
  ]);
});

test('a dismissed alert goes off the queue with its reason and words, and can be taken back', async () => {
  const id = ids[1]!;
  const asked = await decide(rita, id, {decision: 'dismissed', because: ''});
  expect(asked.statusCode).toBe(400);
  expect(asked.body).toMatch(/href="#reason">Choose why[^]*href="#because">Write why/);
  await decide(rita, id, {decision: 'dismissed', reason: 'work'});
  expect(decisions().at(-1)).toMatchObject({alert: id, type: 'dismissed', reason: 'work', because: BECAUSE});
  const queue = (await sam.get('/desk')).body;
  expect(queue).not.toContain(`/desk/alerts/${id}`);
  expect(queue).toContain('1 dismissed or duplicate');
  expect((await sam.get('/desk?state=dismissed')).body).toContain(`/desk/alerts/${id}`);
  await decide(sam, id, {decision: 'reopened'});
  expect((await sam.get('/desk')).body).toContain(`/desk/alerts/${id}`);
});

test('words of a decision, which may name somebody, are not shown to who may see no names', async () => {
  const id = ids[7]!;
  await decide(rita, id, {decision: 'needs-more', because: 'the aunt is Rosa Farah'});
  expect((await sam.get(`/desk/alerts/${id}`)).body).toContain('the aunt is Rosa Farah');
  const clerk = await new Visitor(desk).signIn('cleo');
  const shown = (await clerk.get(`/desk/alerts/${id}`)).body;
  expect(shown).toContain('words of this decision are kept');
  expect(shown).not.toContain('Rosa Farah');
});

test('words of a decision, which may tell of any record, are not shown to who does not see every record', async () => {
  const id = ids[6]!;
  await decide(rita, id, {decision: 'needs-more', because: 'the nurse saw both families'});
  const pat = await new Visitor(desk).signIn('pat');
  const shown = (await pat.get(`/desk/alerts/${id}`)).body;
  const at = shown.indexOf('words of this decision are kept');
  expect([at > 0, shown.includes('the nurse saw')]).toEqual([true, false]);
  expect((await rita.get(`/desk/alerts/${id}`)).body).toContain('the nurse saw both families');
});

test('with each record stands how far its owner lets it go, as the policy has it now', async () => {
  const id = ids[6]!;
  const releases = async (): Promise<string[]> =>
    [
      ...(await rita.get(`/desk/alerts/${id}`)).body.matchAll(
        />(may be shared|ask its owner first|stays in the hub)</g,
      ),
    ].map(([, words]) => words!);
  expect([...new Set(await releases())]).toEqual(['ask its owner first']);
  const [record] = desk.reader
    .lease()
    .view.alerts()
    .find((alert) => alert.id === id)!.links[0]!.records;
  const unmarked = {police: 'shareable', 'social-care': 'shareable'} as const;
  desk.live.policy = {...DESK_POLICY, release: {unmarked, items: {[record!]: 'withheld'}}};
  const now = await releases();
  expect(now).toContain('stays in the hub');
  expect(now).toContain('may be shared');
  desk.live.policy = DESK_POLICY;
});

test('a duplicate names another alert that its reviewer sees', async () => {
  const [, , id, other] = ids;
  for (const wrong of ['', id!, 'a0123456789ab'])
    expect((await decide(rita, id!, {decision: 'duplicate', of: wrong})).body).toContain(
      'Choose the alert that this one',
    );
  await decide(rita, id!, {decision: 'duplicate', of: other!});
  expect(decisions().at(-1)).toMatchObject({alert: id, type: 'duplicate', of: other});
});

test('words that tell an address are refused, and the form keeps what was written', async () => {
  const because = 'he lives at 12 High Street, NW1 6XE';
  const answer = await decide(rita, ids[3]!, {decision: 'needs-more', because});
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain('Your words: looks as if it told an address');
  expect(answer.body).toContain(because);
  expect(decisions().some(({alert}) => alert === ids[3])).toBe(false);
});

test('an alert that somebody else decided on meanwhile is to be looked at again', async () => {
  const id = ids[3]!;
  const page = await rita.get(`/desk/alerts/${id}/decide`);
  const seen = /name="seen" value="(\w+)"/.exec(page.body)![1]!;
  await decide(sam, id, {decision: 'handed-over'});
  const answer = await rita.post(`/desk/alerts/${id}/decide`, {seen, decision: 'needs-more', because: BECAUSE});
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain('has changed since you opened the form');
});

test('while a run writes, nothing is kept, and the reviewer is told to try again', async () => {
  const id = ids[4]!;
  const run = openSqliteStore(desk.workspace, 'write');
  const answer = await decide(rita, id, {decision: 'needs-more'});
  run.close();
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain('A run is writing to the workspace');
  expect(decisions().some(({alert}) => alert === id)).toBe(false);
});

test('who may not decide is refused before anything is read', async () => {
  const cleo = await new Visitor(desk).signIn('cleo');
  expect((await cleo.get(`/desk/alerts/${ids[4]}/decide`)).statusCode).toBe(403);
  expect((await cleo.post(`/desk/alerts/${ids[4]}/decide`, {decision: 'dismissed', reason: 'kin'})).statusCode).toBe(
    403,
  );
  expect((await cleo.get(`/desk/alerts/${ids[4]}`)).body).not.toContain('Decide on this alert');
});

test('an alert tells who looks again what has changed for them, and nobody else', async () => {
  const id = ids[4]!;
  expect((await rita.get('/desk')).body).toContain('Not opened by you yet');
  await rita.get(`/desk/alerts/${id}`);
  await decide(sam, id, {decision: 'needs-more'});
  const rows = (await rita.get('/desk?changed=yes')).body.split('<tr>').filter((row) => row.includes(id));
  expect(rows[0]).toContain('1 decision since you looked on 2 Apr 2026');
  expect((await rita.get(`/desk/alerts/${id}`)).body).toContain('1 decision since you looked');
  expect((await rita.get(`/desk/alerts/${id}`)).body).not.toContain('since you looked');
});
