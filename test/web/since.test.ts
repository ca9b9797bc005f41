import {writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Alert, Flag} from '../../src/model/finding.ts';
import {findById} from '../../src/base/find-by-id.ts';
import {testDesk, Visitor, type TestDesk} from '../support/desk.ts';

let desk: TestDesk;
let rita: Visitor;
beforeAll(async () => {
  desk = await testDesk();
  rita = await new Visitor(desk).signIn('rita');
}, 120_000);
afterAll(() => desk.close());

const idsIn = (body: string, area: string): string[] =>
  [...body.matchAll(new RegExp(`href="/desk/${area}/([a-z0-9]+)"`, 'g'))].map(([, id]) => id!);

test('the queue narrows to alerts of which a record was received since a day, and says how many', async () => {
  const view = desk.reader.lease().view;
  const {records} = view.known();
  const lists = [records.notifications, records.ties, records.stays, records.mentions];
  const receivedOf = ({evidence}: Alert): string[] =>
    evidence.map(
      (id) => lists.map((list) => findById<{id: string; receivedAt: string}>(list, id)).find(Boolean)!.receivedAt,
    );
  const alerts = view.queue().map(({alert}) => ({id: alert.id, received: receivedOf(alert).sort()}));
  const since = alerts
    .map(({received}) => received.at(-1)!.slice(0, 10))
    .sort()
    .at(-2)!;
  const expected = alerts.filter(({received}) => received.at(-1)! >= since);
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(alerts.length);
  const {body} = await rita.get(`/desk?since=${since}`);
  expect(idsIn(body, 'alerts')).toEqual(expected.map(({id}) => id));
  const [first] = expected;
  const count = first!.received.filter((day) => day >= since).length;
  expect(body).toContain(`${count} record${count === 1 ? '' : 's'} received since`);
  // A word that is no day counts for all.
  expect(idsIn((await rita.get('/desk?since=monday')).body, 'alerts')).toHaveLength(alerts.length);
});

test('an alert names the records that came since somebody looked, for as long as they are signed in', async () => {
  const {id, evidence} = desk.reader.lease().view.queue()[1]!.alert;
  const fresh = evidence.slice(-2);
  const seen = {who: 'rita', alert: id, on: '2026-03-30', evidence: evidence.slice(0, -2), decisions: 0};
  const other = await testDesk({}, (workspace) =>
    writeFileSync(join(dirname(workspace), 'seen.ndjson'), `${JSON.stringify(seen)}\n`),
  );
  try {
    const told = (body: string): string[] => {
      const part = /<details[^>]*id="unseen".*?<\/details>/s.exec(body)?.[0] ?? '';
      return [...part.matchAll(/<span class="desk-id">(\w+)</g)].map(([, record]) => record!);
    };
    const visitor = await new Visitor(other).signIn('rita');
    const first = (await visitor.get(`/desk/alerts/${id}`)).body;
    expect(first).toContain('2 new records since you looked on 30 Mar 2026');
    expect(told(first)).toEqual(fresh);
    await visitor.post(`/desk/alerts/${id}/hand`, {do: 'take', from: ''});
    expect(told((await visitor.get(`/desk/alerts/${id}`)).body)).toEqual(fresh);
    // By then she has seen them, and to a colleague who never looked all are new.
    for (const name of ['rita', 'sam']) {
      const later = await new Visitor(other).signIn(name);
      expect([name, told((await later.get(`/desk/alerts/${id}`)).body)]).toEqual([name, []]);
    }
  } finally {
    await other.close();
  }
});

test('flags narrow to those that could first be known since a day, page by page', async () => {
  const flags: readonly Flag[] = desk.reader.lease().view.flags();
  const since = flags
    .map(({firstKnowable}) => firstKnowable)
    .sort()
    .at(-60)!;
  const expected = flags.filter(({firstKnowable}) => firstKnowable >= since).map(({id}) => id);
  const first = await rita.get(`/desk/flags?since=${since}`);
  expect(idsIn(first.body, 'flags')).toEqual(expected.slice(0, 40));
  const next = /href="([^"]*page=2)"/.exec(first.body)![1]!.replaceAll('&amp;', '&');
  expect(idsIn((await rita.get(next)).body, 'flags')).toEqual(expected.slice(40, 80));
  // What is no day of the calendar counts for all, and the page says so by leaving it out.
  const none = await rita.get('/desk/flags?since=2024-02-31');
  expect(none.body).not.toContain('2024-02-31');
  expect(idsIn(none.body, 'flags')).toEqual(flags.slice(0, 40).map(({id}) => id));
});

test('nobody is called a person twice where a flag or alert names them', async () => {
  const {body} = await rita.get('/desk/flags');
  expect(body).toMatch(/Person \((?:\p{L}\.)+\) was/u);
  expect(body).not.toMatch(/[Pp]erson Person|child Person|Child Person/);
});

test('the records behind a person stand in order of time, the latest first', async () => {
  const view = desk.reader.lease().view;
  const {persons} = view.known().resolved;
  const {id, mentions} = persons.toSorted((left, right) => right.mentions.length - left.mentions.length)[0]!;
  await rita.get(`/desk/persons/${id}`);
  await rita.post(`/desk/persons/${id}/open`, {reason: 'identity'});
  const {body} = await rita.get(`/desk/persons/${id}`);
  const shown = [...body.matchAll(/desk-id">(M[0-9a-z]{12})</g)].map(([, mention]) => mention!);
  const {records} = view.known();
  const received = shown.map((mention) => findById(records.mentions, mention)!.receivedAt);
  expect(shown).toHaveLength(mentions.length);
  expect(received).toEqual(received.toSorted().toReversed());
  expect(new Set(received).size).toBeGreaterThan(2);
});
