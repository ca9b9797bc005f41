import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import * as fc from 'fast-check';
import {beforeAll, expect, test} from 'vitest';
import {Policy, RELEASES} from '../../../src/access/policy.ts';
import type {User} from '../../../src/access/users.ts';
import {QUIET} from '../../../src/base/context.ts';
import type {View} from '../../../src/engine/view/view.ts';
import {AGENCIES, type Agency} from '../../../src/model/source.ts';
import {Inbox, type Kept} from '../../../src/server/inbox/inbox.ts';
import {lineOf} from '../../../src/server/inbox/line.ts';
import {NotificationRequest} from '../../../src/server/schemas/notification.ts';
import {idsIn} from '../../../src/server/shown-findings.ts';
import {WorkspaceReader} from '../../../src/server/workspace-reader.ts';
import {boroughWorkspace} from '../../support/borough.ts';
import {boroughToday} from '../../support/borough-view.ts';
import {about, CHILD} from '../../support/kept.ts';
import {mayBeSeen, seeing, type Seeing} from '../../support/sight.ts';
import {CHIEF, POLICY, TODAY, testServer, type TestServer} from '../../support/server.ts';

let view: View;
/** Somebody with a number, whom many records describe. */
let known: {person: string; asked: object};

beforeAll(async () => {
  view = await boroughToday();
  const {records, resolved} = view.known();
  const byId = new Map(records.mentions.map((mention) => [mention.id, mention]));
  const mentionOf = (ids: readonly string[]): (typeof records.mentions)[number] | undefined =>
    ids
      .map((id) => byId.get(id)!)
      .find(({birth, identifiers}) => birth?.kind === 'exact' && identifiers[0]?.kind === 'nhs');
  const person = resolved.persons.find(({mentions}) => mentions.length > 5 && mentionOf(mentions) !== undefined)!;
  const {names, birth, identifiers} = mentionOf(person.mentions)!;
  const {given, family} = names[0]!;
  const {kind, value} = identifiers[0]!;
  known = {
    person: person.id,
    asked: {role: 'subject', names: [{given, family}], born: birth!.from, numbers: [{kind, value}]},
  };
}, 120_000);

type Sent = {agency: Agency; reference: string; received: string; about: 'unknown' | 'known'};
type Case = Seeing & {
  sent: Sent[];
  flags: boolean;
};

const cases: fc.Arbitrary<Case> = fc.record({
  ...seeing([30], 5),
  sent: fc.uniqueArray(
    fc.record({
      agency: fc.constantFrom(...AGENCIES),
      reference: fc.constantFrom('R-1', 'R-2', 'R-3'),
      received: fc.constantFrom('2026-04-02T09:00', '2026-01-05T09:00'),
      about: fc.constantFrom('unknown' as const, 'known' as const),
    }),
    {minLength: 6, maxLength: 12, selector: ({agency, reference}) => `${agency} ${reference}`},
  ),
  flags: fc.boolean(),
});

async function inboxOf(sent: readonly Sent[]): Promise<Inbox> {
  const inbox = new Inbox(mkdtempSync(join(tmpdir(), 'sight-')), '', () => {});
  for (const {agency, reference, received, about: who} of sent) {
    const people = [who === 'known' ? known.asked : CHILD];
    const request = NotificationRequest.parse(about({reference, received, people}));
    await inbox.keep(lineOf(request, {agency, name: agency, area: '', now: received}), true, TODAY);
  }
  return inbox;
}

/** Every third record is marked by its owner: now a notification, now somebody in one. The others are as their agency says. */
function policyOf({sees, unmarked, marks, flags}: Case, kept: readonly Kept[]): Policy {
  const ids = kept.flatMap(({records}) => [records().notifications[0]!.id, records().mentions[0]!.id]);
  const items = Object.fromEntries(
    ids.filter((_, at) => at % 3 === 0).map((id, at) => [id, marks[at % marks.length]!]),
  );
  const may = ['lookup', ...(flags ? ['flags:read'] : [])];
  return Policy.parse({
    ...POLICY,
    roles: {reader: {agencies: 'all', purposes: {triage: {may, sees}}}},
    release: {unmarked, items},
  });
}

/** What servers that differ in nothing but their inbox answer. */
async function answered(policy: Policy, inboxes: readonly Inbox[], user: User, body: object): Promise<string[]> {
  const workspace = await boroughWorkspace();
  const reader = new WorkspaceReader(
    workspace,
    () => policy,
    () => TODAY,
    QUIET,
  );
  const answers: string[] = [];
  for (const inbox of inboxes) {
    const server = await testServer({policy, users: [user], reader, inbox});
    const {statusCode, body: text} = await server.post('/v1/notifications', body, user);
    await server.app.close();
    expect(statusCode).toBe(200);
    answers.push(text);
  }
  reader.close();
  return answers;
}

test('what waits is told to who may see it, and an answer is as if the rest had never been sent', async () => {
  let seen = 0;
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const inbox = await inboxOf(one.sent);
      const policy = policyOf(one, inbox.all);
      const isSeen = mayBeSeen(policy, one);
      const isOpen = ({records}: Kept): boolean =>
        isSeen(records().notifications[0]!) && isSeen(records().mentions[0]!) && isSeen(records().involvements[0]!);
      const user = {name: 'reader', role: 'reader', agency: one.agency};
      const body = about({people: [CHILD, known.asked]});
      const less = await inboxOf(one.sent.filter((_, at) => isOpen(inbox.all[at]!)));
      const [answer, answerOfLess] = (await answered(policy, [inbox, less], user, body)) as [string, string];
      const ids = new Set(idsIn(JSON.parse(answer)));
      for (const kept of inbox.all) {
        expect([kept.key, ids.has(kept.id)]).toEqual([kept.key, isOpen(kept)]);
        if (isOpen(kept)) seen++;
        else hidden++;
      }
      expect(answerOfLess).toBe(answer);
      if (!one.flags) expect([...answer.matchAll(/"kind":"/g)]).toEqual([]);
      await inbox.close();
      await less.close();
    }),
    {seed: 3, numRuns: 6},
  );
  expect(seen).toBeGreaterThan(10);
  expect(hidden).toBeGreaterThan(10);
}, 300_000);

test('who sees no record of any run is told all the same of a like notification of this month', async () => {
  const sees = {agencies: 'all', release: RELEASES, days: 30, names: true} as const;
  const policy = Policy.parse({
    ...POLICY,
    roles: {reader: {agencies: 'all', purposes: {triage: {may: ['lookup'], sees}}}},
  });
  const sent: Sent = {agency: 'police', reference: 'R-1', received: '2026-04-02T09:00', about: 'unknown'};
  const inbox = await inboxOf([sent]);
  const user = {name: 'reader', role: 'reader', agency: 'police' as const};
  const [answer] = (await answered(policy, [inbox], user, about({people: [CHILD]}))) as [string];
  const {candidates, waiting} = (JSON.parse(answer) as {people: {candidates: unknown[]; waiting: object[]}[]})
    .people[0]!;
  expect(candidates).toEqual([]);
  expect(waiting).toEqual([expect.objectContaining({notification: inbox.all[0]!.id, confidence: 'strong'})]);
  await inbox.close();
}, 120_000);

test('of somebody who is closed to who asks nothing waits, whether by the id of a person or of what was kept', async () => {
  const sent: Sent[] = [
    {agency: 'police', reference: 'R-1', received: '2026-04-02T09:00', about: 'known'},
    {agency: 'police', reference: 'R-2', received: '2026-04-02T09:00', about: 'unknown'},
  ];
  const inbox = await inboxOf(sent);
  const [ofKnown, ofUnknown] = inbox.all;
  const closed = (ids: string[], allow: string[] = []): Policy => Policy.parse({...POLICY, restricted: [{ids, allow}]});
  const ask = async (policy: Policy): Promise<string> =>
    (await answered(policy, [inbox], CHIEF, about({people: [CHILD, known.asked]})))[0]!;
  const told = async (policy: Policy): Promise<boolean[]> => {
    const ids = new Set(idsIn(JSON.parse(await ask(policy))));
    return [ids.has(ofKnown!.id), ids.has(ofUnknown!.id)];
  };
  expect(await told(POLICY)).toEqual([true, true]);
  expect(await told(closed([known.person]))).toEqual([false, true]);
  expect(await told(closed([known.person], ['chief']))).toEqual([true, true]);
  expect(await told(closed([ofUnknown!.records().mentions[0]!.id]))).toEqual([true, false]);
  await inbox.close();
}, 120_000);

test('a kept address is told by nothing, and who tries one learns nothing from the weight', async () => {
  const inbox = new Inbox(mkdtempSync(join(tmpdir(), 'sight-')), '', () => {});
  const server: TestServer = await testServer({inbox});
  const secret = {text: '14 Nightingale Refuge Lane', postcode: 'NW10 9QQ', protected: true};
  const open = {text: '3 Ordinary Street', postcode: 'NW10 8QQ'};
  const send = async (more: object): Promise<string> => {
    const {statusCode, body} = await server.post('/v1/notifications', about(more));
    expect(statusCode).toBe(200);
    return body;
  };
  const other = {role: 'victim', names: [{given: 'Marigold', family: 'Thistlewood'}], born: '1990-02-03'};
  await send({
    keep: true,
    reference: 'A-1',
    people: [
      {...CHILD, address: secret},
      {...other, address: open},
    ],
  });
  const guesses = [secret, {...open}, {text: '999 Nowhere Parade'}].map((address) => {
    const {text, postcode} = address as {text: string; postcode?: string};
    return {text, ...(postcode === undefined ? {} : {postcode})};
  });
  const answers = await Promise.all([
    send({people: [CHILD, other]}),
    ...guesses.map((address) =>
      send({
        people: [
          {...CHILD, address},
          {...other, address},
        ],
      }),
    ),
  ]);
  expect(answers[0]).toContain('"confidence":"strong"');
  for (const answer of answers) {
    const waiting = (text: string): unknown => JSON.parse(text).people.map((one: {waiting: unknown}) => one.waiting);
    expect(waiting(answer)).toEqual(waiting(answers[0]!));
    expect(answer).not.toMatch(/Nightingale|9QQ|Ordinary|8QQ/);
  }
  expect(JSON.stringify(server.events)).not.toMatch(/Nightingale|Quillfeather/);
  await server.close();
  await inbox.close();
}, 120_000);
