import {mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';
import type {z} from 'zod';
import type {User} from '../../../src/access/users.ts';
import {QUIET} from '../../../src/base/context.ts';
import {Inbox} from '../../../src/server/inbox/inbox.ts';
import {lineOf} from '../../../src/server/inbox/line.ts';
import {NotificationRequest} from '../../../src/server/schemas/notification.ts';
import {NotificationAnswer} from '../../../src/server/schemas/notification-answer.ts';
import {WorkspaceReader} from '../../../src/server/workspace-reader.ts';
import {boroughWorkspace} from '../../support/borough.ts';
import {CHILD, HEALTH, POLICE} from '../../support/kept.ts';
import {CHIEF, NURSE, POLICY, testServer, TODAY, type TestServer} from '../../support/server.ts';

/** Her mother, of whom offices know no birth date. */
const MOTHER = {role: 'parent', names: [{given: 'Oriel', family: 'Quillfeather'}], phones: ['07700 900555']};
const about = (more: object = {}): object => ({ground: 's47', kind: 'neglect', people: [CHILD, MOTHER], ...more});

/** Nothing that is kept changes the workspace, so that all servers read it by one. */
let reader: WorkspaceReader;
let folder: string;
let server: TestServer;
let inbox: Inbox;

beforeAll(async () => {
  reader = new WorkspaceReader(
    await boroughWorkspace(),
    () => POLICY,
    () => TODAY,
    QUIET,
  );
}, 120_000);

afterAll(() => reader.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inbox-'));
  inbox = new Inbox(folder, '', () => {});
  server = await testServer({inbox, reader, users: [CHIEF, NURSE, POLICE, HEALTH]});
}, 120_000);

afterEach(async () => {
  await server.app.close();
  await inbox.close();
});

type Answer = z.infer<typeof NotificationAnswer>;

async function send(body: object, user: User): Promise<Answer> {
  const answer = await server.post('/v1/notifications', body, user);
  expect([answer.statusCode, answer.body.slice(0, answer.statusCode === 200 ? 0 : 500)]).toEqual([200, '']);
  return NotificationAnswer.parse(answer.json());
}

const lines = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1));

test('a child nobody knew, notified by two agencies on one day: the second is told of the first', async () => {
  const first = await send(about({keep: true, reference: 'P-1'}), POLICE);
  expect(first).toMatchObject({stored: true, kept: {state: 'kept', version: 1, received: '2026-04-02T16:10'}});
  expect(first.people.map(({candidates, waiting, repeat}) => [candidates, waiting, repeat])).toEqual([
    [[], [], null],
    [[], [], null],
  ]);
  const second = await send(about({keep: true, reference: 'H-77'}), HEALTH);
  const [child, mother] = second.people;
  expect(child!.waiting).toHaveLength(1);
  expect(child!.waiting[0]).toMatchObject({
    notification: first.kept!.notification,
    agency: 'police',
    received: '2026-04-02T16:10',
    confidence: 'strong',
    person: null,
  });
  expect(child!.waiting[0]!.text).toMatch(
    /^Received 2026-04-02 16:10 from police, not yet in a run; matched by what both notifications say, with \d+\.?\d* bits/,
  );
  expect(child!.repeat).toMatchObject({
    not_resolved_by_a_run: true,
    months_3: {records: 2, of_them_waiting: 2},
    agencies: ['health', 'police'],
  });
  // She has no birth date, and stands beside the same child.
  expect(mother!.waiting).toMatchObject([{confidence: 'strong', role: 'parent'}]);
  expect(lines()).toHaveLength(2);
  // Logged before the line was written, and again with the answer.
  expect(server.events.slice(-2).map(({action, ground, objects}) => [action, ground, objects[0]])).toEqual([
    ['record', 's47', second.kept!.notification],
    ['lookup', 's47', second.kept!.notification],
  ]);
  expect(server.events.at(-1)!.objects).toContain(first.kept!.notification);
});

test('what is only asked about is told what waits, and leaves nothing', async () => {
  await send(about({keep: true, reference: 'P-1'}), POLICE);
  const asked = await send(about(), HEALTH);
  expect(asked).toMatchObject({stored: false, kept: null});
  expect(asked.people[0]!.waiting).toHaveLength(1);
  expect(asked.people[0]!.repeat).toMatchObject({months_3: {records: 1, of_them_waiting: 1}, agencies: ['police']});
  expect(lines()).toHaveLength(1);
  expect((await send(about(), HEALTH)).people[0]!.waiting).toHaveLength(1);
});

test('sent twice it is kept once; corrected it takes the place of what was, and each answer says which', async () => {
  const first = await send(about({keep: true, reference: 'P-1'}), POLICE);
  const again = await send(about({keep: true, reference: 'P-1'}), POLICE);
  expect(again.kept).toEqual({...first.kept, state: 'already-kept'});
  const other = {...CHILD, born: '2016-05-18'};
  const corrected = await send(about({keep: true, reference: 'P-1', people: [other, MOTHER]}), POLICE);
  expect(corrected.kept).toEqual({...first.kept, state: 'corrected', version: 2});
  // Of another agency the same reference is another notification.
  const health = await send(about({keep: true, reference: 'P-1'}), HEALTH);
  expect(health.kept).toMatchObject({state: 'kept', version: 1});
  expect(health.people[0]!.waiting.map((one) => one.notification)).toEqual([first.kept!.notification]);
  // No file has one key twice: a reader would refuse the older row.
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.ndjson'))
      .sort(),
  ).toEqual(['triage-notifications_2026-04-02.ndjson', 'triage-notifications_2026-04-02_2.ndjson']);
  expect(lines()).toHaveLength(3);
});

test('taken back it no longer waits, whoever asks; again says so, and sent again it counts again', async () => {
  const first = await send(about({keep: true, reference: 'P-1'}), POLICE);
  const withdraw = (body: object, user: User): ReturnType<TestServer['post']> =>
    server.post('/v1/notifications/withdrawals', {ground: 's47', ...body}, user);
  // The reference of one agency is none of another's.
  expect((await withdraw({reference: 'P-1'}, HEALTH)).statusCode).toBe(404);
  expect((await send(about(), HEALTH)).people[0]!.waiting).toHaveLength(1);
  const taken = await withdraw({reference: 'P-1'}, POLICE);
  expect(taken.json()).toEqual({notification: first.kept!.notification, state: 'withdrawn', version: 2});
  expect(lines().at(-1)).not.toContain('Quillfeather');
  expect((await send(about(), HEALTH)).people[0]).toMatchObject({waiting: [], repeat: null});
  expect((await withdraw({reference: 'P-1'}, POLICE)).json()).toMatchObject({state: 'already-withdrawn', version: 2});
  // Logged before it was written, and again with the answer.
  expect(server.events.filter(({action}) => action === 'record').map(({outcome}) => outcome)).toContain('withdrawn');
  const again = await send(about({keep: true, reference: 'P-1'}), POLICE);
  expect(again.kept).toMatchObject({version: 3, notification: first.kept!.notification});
  expect((await send(about(), HEALTH)).people[0]!.waiting).toHaveLength(1);
  // What was kept and taken back is the same when the server starts anew.
  await inbox.close();
  inbox = new Inbox(folder, '', () => {});
  expect(inbox.all.map(({version, line}) => [version, line.withdrawn === true])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ]);
});

test('who may not record may not take back, nor anybody where nothing is kept', async () => {
  const withdraw = (on: TestServer, user: User): ReturnType<TestServer['post']> =>
    on.post('/v1/notifications/withdrawals', {ground: 's47', reference: 'P-1'}, user);
  expect((await withdraw(server, NURSE)).statusCode).toBe(403);
  const keepsNone = await testServer({users: [POLICE]});
  expect((await withdraw(keepsNone, POLICE)).json()).toMatchObject({mistakes: [{field: 'reference'}]});
  await keepsNone.close();
});

test('many at once are each kept once, and a burst of the same is one', async () => {
  const sent = Array.from({length: 40}, (_, at) =>
    send(about({keep: true, reference: `B-${at % 8}`, people: [{...CHILD, born: `2016-05-${10 + (at % 8)}`}]}), POLICE),
  );
  const states = (await Promise.all(sent)).map(({kept}) => kept!.state);
  expect(states.filter((state) => state === 'kept')).toHaveLength(8);
  expect(states.filter((state) => state === 'already-kept')).toHaveLength(32);
  expect(lines()).toHaveLength(8);
});

test('three notifications on three days make a repeat of a child whom no run knows', async () => {
  const answers: Answer[] = [];
  for (const [at, day] of ['2026-03-20', '2026-03-27', '2026-04-02'].entries())
    answers.push(await send(about({keep: true, reference: `P-${at}`, at: day}), at === 1 ? HEALTH : POLICE));
  expect(answers.map((answer) => answer.waiting_flags.length)).toEqual([0, 0, 1]);
  expect(answers[2]!.waiting_flags[0]).toMatchObject({
    not_resolved_by_a_run: true,
    rule: 'repeat-subject',
    position: 0,
    person: null,
    incidents_of_the_run: 0,
    days_of_waiting: 3,
    agencies: ['health', 'police'],
  });
  // Reports of one day are taken for one incident.
  expect((await send(about({at: '2026-04-02'}), POLICE)).waiting_flags).toHaveLength(1);
});

test('who may not have anything kept is refused and logged, and nothing is written', async () => {
  const refused = await server.post('/v1/notifications', about({keep: true, reference: 'N-1'}), NURSE);
  expect([refused.statusCode, refused.json<{type: string}>().type]).toEqual([403, 'urn:ringfence:problem:not-allowed']);
  expect(server.events.at(-1)).toMatchObject({action: 'record', outcome: 'refused: action-not-of-purpose'});
  const nameless = await server.post('/v1/notifications', about({keep: true}), POLICE);
  expect(nameless.json()).toMatchObject({status: 400, mistakes: [{field: 'reference'}]});
  const none = await testServer({reader, users: [POLICE]});
  const off = await none.post('/v1/notifications', about({keep: true, reference: 'P-1'}), POLICE);
  expect(off.json()).toMatchObject({status: 400, mistakes: [{field: 'keep'}]});
  await none.app.close();
  expect(lines()).toEqual([]);
});

test('who loses the right while the server runs keeps nothing from then on, and can still ask', async () => {
  await send(about({keep: true, reference: 'P-1'}), POLICE);
  const {all} = POLICY.roles;
  const triage = all!.purposes['triage']!;
  const may = triage.may.filter((action) => action !== 'record');
  server.live.policy = {...POLICY, roles: {...POLICY.roles, all: {...all!, purposes: {triage: {...triage, may}}}}};
  const refused = await server.post('/v1/notifications', about({keep: true, reference: 'P-2'}), POLICE);
  expect(refused.statusCode).toBe(403);
  expect(lines()).toHaveLength(1);
  expect((await send(about(), POLICE)).people[0]!.waiting).toHaveLength(1);
});

test.each([
  ['somebody with a telephone alone', {people: [{role: 'other', phones: ['07700 900001']}]}, 'people.0'],
  ['a birth after the day of receipt', {people: [{...CHILD, born: '2027-01-01'}]}, 'people.0.born'],
  ['a reference that means nothing', {reference: 'n/a'}, 'reference'],
  [
    'more former names than a row has',
    {people: [{...CHILD, names: Array.from({length: 6}, (_, at) => ({family: `Name${'abcdef'[at]}`, use: 'former'}))}]},
    'people.0.names',
  ],
])('what a run would not read whole is refused with the field: %s', async (_what, more, field) => {
  const answer = await server.post('/v1/notifications', about({keep: true, reference: 'P-1', ...more}), POLICE);
  expect([answer.statusCode, answer.json<{mistakes: {field: string}[]}>().mistakes.map((one) => one.field)]).toEqual([
    400,
    [field],
  ]);
  expect(lines()).toEqual([]);
});

test('who is sent without end is compared two hundred times, the nearest first, and the answer says how many are left', async () => {
  const waiting = (reference: string, people: object[]): Promise<unknown> =>
    inbox.keep(
      lineOf(NotificationRequest.parse(about({reference, people})), {...POLICE, area: '', now: '2026-04-02T10:00'}),
      false,
      '2026-04-02',
    );
  const namesake = {...CHILD, born: undefined};
  for (let at = 0; at < 15; at++)
    await waiting(
      `R-${at}`,
      Array.from({length: 20}, () => namesake),
    );
  await waiting('R-last', [CHILD]);
  const [child] = (await send(about(), HEALTH)).people;
  expect(child!.waiting.length).toBeLessThanOrEqual(200);
  // All share the name, and the one that came last the birth date too.
  expect(child!.waiting_not_compared).toBe(101);
  expect(child!.waiting[0]).toMatchObject({notification: inbox.all.at(-1)!.id, confidence: 'strong'});
});

test('what is to be received on a day to come is not kept: a run would take that day for the present one', async () => {
  for (const received of ['2026-04-03T00:00', '2062-04-02T10:00']) {
    const answer = await server.post('/v1/notifications', about({keep: true, reference: 'P-1', received}), POLICE);
    expect([answer.statusCode, answer.json<{mistakes: {field: string}[]}>().mistakes[0]!.field]).toEqual([
      400,
      'received',
    ]);
  }
  expect(lines()).toEqual([]);
  // Clocks of the same day may differ.
  expect((await send(about({keep: true, reference: 'P-1', received: '2026-04-02T23:59'}), POLICE)).stored).toBe(true);
});

test('files are closed to others, and what cannot be written is not said to be kept', async () => {
  await send(about({keep: true, reference: 'P-1'}), POLICE);
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.ndjson'));
  expect(statSync(join(folder, name!)).mode & 0o007).toBe(0);
  const {appendFileSync} = await import('node:fs');
  appendFileSync(join(folder, name!), '{}\n');
  const answer = await server.post('/v1/notifications', about({keep: true, reference: 'P-2'}), POLICE);
  expect([answer.statusCode, answer.json<{type: string}>().type]).toEqual([503, 'urn:ringfence:problem:not-kept']);
  expect(server.events.at(-1)).toMatchObject({action: 'record', outcome: 'not kept: it could not be written'});
  // Who runs the hub is told why, and of nobody.
  expect(server.reports.at(-1)).toMatch(
    /^INBOX: .*INBOX_BROKEN: triage-notifications_2026-04-02.ndjson: somebody else/,
  );
  expect(JSON.stringify([server.reports, answer.body])).not.toMatch(/Quillfeather|P-2/);
  expect((await send(about(), HEALTH)).people[0]!.waiting).toHaveLength(1);
});
