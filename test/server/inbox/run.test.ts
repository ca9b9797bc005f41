import {copyFileSync, mkdtempSync, readdirSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import * as fc from 'fast-check';
import {beforeAll, expect, test} from 'vitest';
import type {z} from 'zod';
import type {User} from '../../../src/access/users.ts';
import {Inbox} from '../../../src/server/inbox/inbox.ts';
import {lineOf, type Line} from '../../../src/server/inbox/line.ts';
import {NotificationAnswer} from '../../../src/server/schemas/notification-answer.ts';
import {NotificationRequest} from '../../../src/server/schemas/notification.ts';
import {openSqliteStore} from '../../../src/workspace/sqlite/store.ts';
import {ringfence} from '../../support/cli.ts';
import {littleFeeds, quickConfigFile} from '../../support/little-borough.ts';
import {about, CHILD, HEALTH, POLICE} from '../../support/kept.ts';
import {CHIEF, testServer, type TestServer} from '../../support/server.ts';

type Answer = z.infer<typeof NotificationAnswer>;

const FEEDS = littleFeeds(40);
const QUICK = quickConfigFile();
/** A workspace after a run over them, to be copied. */
const HUB = join(mkdtempSync(join(tmpdir(), 'kept-')), 'hub.sqlite');

beforeAll(() => runOver(FEEDS, HUB));

async function runOver(folder: string, workspace: string): Promise<void> {
  const {status, stderr} = await ringfence('run', '--feeds', folder, '-w', workspace, '--config', QUICK);
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
}

async function send(server: TestServer, body: object, user: User): Promise<Answer> {
  const answer = await server.post('/v1/notifications', body, user);
  expect(answer.statusCode).toBe(200);
  return NotificationAnswer.parse(answer.json());
}

/** A mention that several records of the borough describe, to be notified about again. */
async function somebodyKnown(workspace: string): Promise<{person: string; asked: object}> {
  const store = openSqliteStore(workspace, 'read');
  // A list is read when it is looked at, which must be before the store is closed.
  const persons = [...store.derived()!.resolved.persons];
  const {mentions} = store.records();
  store.close();
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  for (const {id, mentions: own} of persons) {
    const mention = own
      .map((one) => byId.get(one)!)
      .find(({identifiers}) => identifiers.some(({kind}) => kind === 'nhs'));
    if (own.length < 6 || mention?.birth?.kind !== 'exact') continue;
    const {given, family} = mention.names[0]!;
    const numbers = mention.identifiers.filter(({kind}) => kind === 'nhs').map(({kind, value}) => ({kind, value}));
    return {person: id, asked: {role: 'subject', names: [{given, family}], born: mention.birth.from, numbers}};
  }
  throw new Error('the borough has nobody with a number and six records');
}

test('kept, run, asked again: what waited is in the run, once, and a correction waits for the next', async () => {
  const workspace = join(mkdtempSync(join(tmpdir(), 'kept-')), 'hub.sqlite');
  copyFileSync(HUB, workspace);
  const folder = mkdtempSync(join(tmpdir(), 'inbox-'));
  let inbox = new Inbox(folder, '', () => {});
  let server = await testServer({workspace, inbox, users: [CHIEF, POLICE, HEALTH]});
  const {person, asked} = await somebodyKnown(workspace);
  const first = await send(server, about({keep: true, reference: 'P-1', people: [CHILD, asked]}), POLICE);
  const second = await send(server, about({keep: true, reference: 'H-1', at: '2026-04-01'}), HEALTH);
  const ids = [first.kept!.notification, second.kept!.notification].sort();

  const told = async (): Promise<{waiting: string[][]; counts: unknown[]; answer: Answer}> => {
    const answer = await send(server, about({people: [CHILD, asked]}), CHIEF);
    return {
      answer,
      waiting: answer.people.map(({waiting}) => waiting.map(({notification}) => notification).sort()),
      counts: answer.people.map(({candidates}) => candidates[0]?.counts.months_3 ?? null),
    };
  };
  const before = await told();
  expect(before.waiting).toEqual([ids, [first.kept!.notification]]);
  expect(before.counts[0]).toBeNull();
  const known = before.answer.people[1]!;
  expect(known.waiting[0]).toMatchObject({confidence: 'strong', person, corrects: false});
  const page = (await server.get(`/v1/persons/${person}`)).json<{waiting: object[]}>();
  expect(page.waiting).toMatchObject([
    {notification: first.kept!.notification, agency: 'police', confidence: 'strong'},
  ]);
  const inRun = known.candidates.find((one) => one.person === person)!.counts;
  expect(known.repeat!.months_12).toEqual({records: inRun.months_12.records + 1, of_them_waiting: 1});

  // A server that starts anew knows as much.
  await server.close();
  await inbox.close();
  inbox = new Inbox(folder, '', () => {});
  server = await testServer({workspace, inbox, users: [CHIEF, POLICE, HEALTH]});
  expect((await told()).waiting).toEqual(before.waiting);

  await runOver(folder, workspace);
  // Until the server has taken the run up, all waits that waited.
  expect((await told()).waiting).toEqual(before.waiting);
  expect(await server.reader.refresh()).toBe(true);
  const after = await told();
  expect(after.waiting).toEqual([[], []]);
  expect(after.counts[0]).toEqual({records: 2, incidents: expect.any(Number)});
  const now = after.answer.people[1]!.candidates.find((one) => one.confidence === 'strong')!;
  expect(now.counts.records).toBe(inRun.records + 1);
  const child = after.answer.people[0]!.candidates[0]!.person;
  const card = (await server.get(`/v1/persons/${child}`)).json<{agencies: string[]}>();
  expect(card.agencies).toEqual(['health', 'police']);

  // A correction: the run has what was there before, which its counts hold, so it is no third.
  const corrected = await send(
    server,
    about({keep: true, reference: 'P-1', people: [{...CHILD, born: '2016-05-07'}, asked]}),
    POLICE,
  );
  expect(corrected.kept).toMatchObject({state: 'corrected', notification: first.kept!.notification, version: 2});
  const third = await told();
  expect(third.waiting).toEqual([[first.kept!.notification], [first.kept!.notification]]);
  expect(third.answer.people[0]!.waiting[0]).toMatchObject({corrects: true});
  expect(third.answer.people[1]!.repeat).toBeNull();
  await runOver(folder, workspace);
  expect(await server.reader.refresh()).toBe(true);
  expect((await told()).waiting).toEqual([[], []]);
  const quarantine = openSqliteStore(workspace, 'read');
  expect(quarantine.quarantine().filter(({feed}) => feed === 'triage-notifications')).toEqual([]);
  expect(quarantine.history('triage-notifications', '', 'police\u001fP-1').map(({state}) => state)).toEqual([
    'superseded',
    'in-force',
  ]);
  quarantine.close();
  await server.close();
  await inbox.close();
}, 240_000);

type Step =
  | {
      type: 'send';
      reference: number;
      child: number;
      kind: 'neglect' | 'missing';
      agency: 'police' | 'health';
      day: number;
    }
  | {type: 'run'};

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('send' as const),
        reference: fc.nat(5),
        child: fc.nat(3),
        kind: fc.constantFrom('neglect' as const, 'missing' as const),
        agency: fc.constantFrom('police' as const, 'health' as const),
        day: fc.nat(2),
      }),
    },
    {weight: 1, arbitrary: fc.constant({type: 'run' as const})},
  ),
  {minLength: 16, maxLength: 24},
);

test('after any kept notifications, and runs between, the results are to the byte those of one run over the same rows', async () => {
  const results = (workspace: string): string => {
    const store = openSqliteStore(workspace, 'read');
    const derived = JSON.stringify(store.derived());
    const records = JSON.stringify(store.records(), (key, value: unknown) => (key === 'source' ? null : value));
    store.close();
    return `${derived}\n${records}`;
  };
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const folder = mkdtempSync(join(tmpdir(), 'equal-'));
      const [bitByBit, atOnce] = ['a', 'b'].map((name) => join(folder, `${name}.sqlite`));
      copyFileSync(HUB, bitByBit!);
      const inbox = new Inbox(join(folder, 'inbox'), '', () => {});
      const last = new Map<string, Line>();
      for (const step of list) {
        if (step.type === 'run') {
          if (last.size > 0) await runOver(join(folder, 'inbox'), bitByBit!);
          continue;
        }
        const {reference, child, kind, agency, day} = step;
        const asked = NotificationRequest.parse(
          about({
            kind,
            reference: `R-${reference}`,
            people: [
              {...CHILD, born: `201${child}-05-17`},
              {role: 'parent', names: [{given: 'Oriel', family: 'Quillfeather'}], phones: ['07700 900555']},
            ],
          }),
        );
        const line = lineOf(asked, {agency, name: agency, area: '', now: `2026-04-0${day + 1}T10:00`});
        const keeping = await inbox.keep(line, false, `2026-04-0${day + 1}`);
        last.set(keeping.kept.key, keeping.kept.line);
        kept++;
      }
      await inbox.close();
      if (last.size > 0) await runOver(join(folder, 'inbox'), bitByBit!);
      // The same rows as a file among the extracts, in another order.
      const all = mkdtempSync(join(folder, 'feeds-'));
      for (const name of readdirSync(FEEDS)) copyFileSync(join(FEEDS, name), join(all, name));
      const rows = [...last.values()].reverse().map((line) => `${JSON.stringify(line)}\n`);
      if (rows.length > 0) writeFileSync(join(all, 'triage-notifications_2026-04-30.ndjson'), rows.join(''));
      await runOver(all, atOnce!);
      expect(results(bitByBit!) === results(atOnce!)).toBe(true);
    }),
    {seed: 5, numRuns: 2},
  );
  expect(kept).toBeGreaterThan(30);
}, 300_000);

test('taken back after a run has read it, it is out of the next, also where a file holds nothing else', async () => {
  const workspace = join(mkdtempSync(join(tmpdir(), 'kept-')), 'hub.sqlite');
  copyFileSync(HUB, workspace);
  const folder = mkdtempSync(join(tmpdir(), 'inbox-'));
  const inbox = new Inbox(folder, '', () => {});
  const server = await testServer({workspace, inbox, users: [CHIEF, POLICE]});
  const {kept} = await send(server, about({keep: true, reference: 'P-1'}), POLICE);
  const isThere = (): boolean => {
    const store = openSqliteStore(workspace, 'read');
    const {notifications} = store.records();
    store.close();
    return notifications.some(({id}) => id === kept!.notification);
  };
  await runOver(folder, workspace);
  expect(isThere()).toBe(true);
  await server.post('/v1/notifications/withdrawals', {ground: 's47', reference: 'P-1'}, POLICE);
  await runOver(folder, workspace);
  expect(isThere()).toBe(false);
  expect(readdirSync(folder).filter((name) => name.endsWith('.ndjson'))).toHaveLength(2);
  await server.close();
  await inbox.close();
}, 120_000);
