import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {openFeed} from '../../../src/feeds/feed.ts';
import {Inbox} from '../../../src/server/inbox/inbox.ts';
import {lineOf} from '../../../src/server/inbox/line.ts';
import {NotificationRequest} from '../../../src/server/schemas/notification.ts';

const made = (): string => mkdtempSync(join(tmpdir(), 'inbox-'));
const FILE = 'triage-notifications_2026-04-02.ndjson';

function request(more: object = {}): NotificationRequest {
  return NotificationRequest.parse({
    ground: 's47',
    kind: 'domestic-abuse',
    reference: 'A-1',
    references: {cad: '123/02APR26', merlin: '26PAC001234'},
    at: '2026-03-31T21:15',
    source: '6',
    rag: 'amber',
    people: [
      {
        role: 'subject',
        names: [
          {given: 'Zephyrine Ann', family: "Quill-O'Feather"},
          {family: 'Zeph; the small', use: 'known-as'},
          {given: 'Zephyrine', family: 'Öztürk', use: 'former'},
        ],
        born: '2016-05',
        sex: 'female',
        numbers: [
          {kind: 'nhs', value: '999 000 0018'},
          {kind: 'local', value: '77812', scope: 'social-care:BRE'},
        ],
        phones: ['07700 900555', '07700 900556'],
        emails: ['z@example.org'],
        address: {text: 'Flat 2, 8 High Road', postcode: 'NW10 4AB', protected: true},
      },
      {role: 'professional', names: [{given: 'Ines', family: 'Worker'}]},
      {role: 'sibling', names: [{family: 'Unborn Quill-Feather'}], expected: '2026-08-01'},
    ],
    ...more,
  });
}

const line = (more: object = {}): ReturnType<typeof lineOf> =>
  lineOf(request(more), {agency: 'police', name: 'pat', area: 'BRE', now: '2026-04-02T10:00'});

/** Keeps one after the other. */
async function keep(folder: string, lines: readonly ReturnType<typeof lineOf>[]): Promise<void> {
  const inbox = new Inbox(folder, '', () => {});
  for (const one of lines) await inbox.keep(one, false, '2026-04-02');
  await inbox.close();
}

test('what answers go by until the run is to the letter what the run reads from the file', async () => {
  const folder = made();
  await keep(folder, [line(), line({reference: 'A-2', people: [{role: 'victim', names: [{family: 'Solo'}]}]})]);
  const inbox = new Inbox(folder, '', () => {});
  const feed = await openFeed(join(folder, FILE));
  const rows = [];
  for await (const batch of feed.items()) rows.push(...batch);
  expect(feed.feed).toBe('triage-notifications');
  expect(rows.map((item) => item.type)).toEqual(['row', 'row']);
  for (const [at, item] of rows.entries()) {
    const {records, id} = inbox.all[at]!;
    const read = item.type === 'row' ? item.records : null;
    expect({...records(), contentHash: ''}).toEqual({...read, contentHash: ''});
    expect(id).toBe(read!.notifications[0]!.id);
  }
  const [first] = inbox.all.map(({records}) => records());
  expect(first!.notifications[0]).toMatchObject({
    agency: 'police',
    area: 'BRE',
    kind: 'domestic-abuse',
    eventAt: '2026-03-31T21:15',
    receivedAt: '2026-04-02T10:00',
    referralSource: '6',
    ragInitial: 'amber',
    references: [
      {kind: 'merlin', value: '26PAC001234'},
      {kind: 'cad', value: '123/02APR26'},
    ],
  });
  const [child, worker, sibling] = first!.mentions;
  expect(child).toMatchObject({
    names: [
      {use: 'recorded', given: 'Zephyrine Ann', family: "Quill-O'Feather"},
      {use: 'former', given: 'Zephyrine', family: 'Öztürk'},
      // As in every feed: a name somebody goes by in place of the forename.
      {use: 'known-as', given: 'Zeph; the small', family: "Quill-O'Feather"},
    ],
    birth: {from: '2016-05-01', to: '2016-05-31', kind: 'partial'},
    sex: 'female',
    identifiers: [
      {kind: 'nhs', value: '999 000 0018', scope: ''},
      {kind: 'local', value: '77812', scope: 'social-care:BRE'},
    ],
    phones: ['07700 900555', '07700 900556'],
    address: {text: 'Flat 2, 8 High Road', postcode: 'NW10 4AB', protected: true},
  });
  expect([worker!.staff, sibling!.birth]).toEqual([true, {from: '2026-08-01', to: '2026-08-01', kind: 'expected'}]);
  await inbox.close();
});

test('wherever a crash cut the last line short, the lines before it are kept and it can be sent again', async () => {
  const folder = made();
  await keep(folder, [line(), line({reference: 'A-2'})]);
  const path = join(folder, FILE);
  const whole = readFileSync(path);
  const first = whole.indexOf(0x0a) + 1;
  for (const end of [first + 1, first + 40, whole.length - 2, whole.length - 1]) {
    writeFileSync(path, whole);
    truncateSync(path, end);
    const said: string[] = [];
    const inbox = new Inbox(folder, '', (text) => said.push(text));
    // One that lacks its line end alone is whole.
    const isWhole = end === whole.length - 1;
    expect(inbox.all.map((kept) => kept.line.reference)).toEqual(isWhole ? ['A-1', 'A-2'] : ['A-1']);
    expect(said).toEqual(isWhole ? [] : [expect.stringContaining(`${FILE}: ${end - first} bytes`)]);
    const {state} = await inbox.keep(line({reference: 'A-2'}), false, '2026-04-02');
    expect(state).toBe(isWhole ? 'already-kept' : 'kept');
    expect(readFileSync(path).equals(whole)).toBe(true);
    await inbox.close();
  }
});

test('a server that is killed while it writes has lost nothing that it said was kept', async () => {
  for (const acknowledged of [3, 11]) {
    const folder = made();
    const writer = spawn(process.execPath, [join(import.meta.dirname, '../../support/kept-lines.ts'), folder]);
    let said = '';
    for await (const piece of writer.stdout.setEncoding('utf8') as AsyncIterable<string>)
      if ((said += piece).split('\n').length > acknowledged && writer.exitCode === null) writer.kill('SIGKILL');
    if (writer.signalCode === null) await once(writer, 'exit');
    expect(writer.signalCode).toBe('SIGKILL');
    const names = said.split('\n').slice(0, -1);
    // The lock of the process that is gone holds nobody up.
    const inbox = new Inbox(folder, '', () => {});
    const kept = inbox.all.map((one) => one.line.reference);
    expect(names.length).toBeGreaterThanOrEqual(acknowledged);
    expect(kept.slice(0, names.length)).toEqual(names);
    for (const {records} of inbox.all) expect(records().mentions).toHaveLength(20);
    await inbox.close();
  }
}, 60_000);

test("a folder is one server's, and a line that is no notification stops the start with its place", async () => {
  const folder = made();
  const inbox = new Inbox(folder, '', () => {});
  expect(() => new Inbox(folder, '', () => {})).toThrow(expect.objectContaining({code: 'INBOX_LOCKED'}));
  await inbox.keep(line(), false, '2026-04-02');
  await inbox.close();
  appendFileSync(join(folder, FILE), '{"agency":"police"}\n');
  expect(() => new Inbox(folder, '', () => {})).toThrow(`${FILE}, line 2`);
  // The folder was let go of.
  truncateSync(join(folder, FILE), readFileSync(join(folder, FILE), 'utf8').indexOf('\n') + 1);
  await new Inbox(folder, '', () => {}).close();
});

test('days follow one another in files, and only the last is ever added to', async () => {
  const folder = made();
  const inbox = new Inbox(folder, '', () => {});
  const days = ['2026-04-02', '2026-04-03', '2026-04-02'];
  for (const [at, day] of days.entries()) await inbox.keep(line({reference: `D-${at}`}), false, day);
  await inbox.close();
  const count = (name: string): number => readFileSync(join(folder, name), 'utf8').split('\n').length - 1;
  // A clock that went back makes no line stand before those that a run may have read.
  expect([count(FILE), count('triage-notifications_2026-04-03.ndjson')]).toEqual([1, 2]);
});

const LATER = 'triage-notifications_2026-04-03.ndjson';
const written = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort();

test('a disk that is full keeps nothing, leaves no file that a run would stumble over, and holds nobody up once there is room', async () => {
  const folder = made();
  const inbox = new Inbox(folder, '', () => {});
  await inbox.keep(line(), false, '2026-04-02');
  // Every write to this device fails as on a disk without room.
  symlinkSync('/dev/full', join(folder, LATER));
  const sent = ['A-2', 'A-3'].map((reference) => inbox.keep(line({reference}), false, '2026-04-03'));
  const failed = await Promise.allSettled(sent);
  expect(failed[0]).toMatchObject({status: 'rejected', reason: {code: 'ENOSPC'}});
  expect([written(folder), inbox.all.length]).toEqual([[FILE], 1]);
  expect((await inbox.keep(line({reference: 'A-2'}), false, '2026-04-03')).state).toBe('kept');
  expect(written(folder)).toEqual([FILE, LATER]);
  await inbox.close();
});

test('a file without a line is taken away at the start, and what is sent next stands behind what was kept', async () => {
  const folder = made();
  await keep(folder, [line()]);
  for (const text of ['', '{"agency":"pol']) {
    writeFileSync(join(folder, LATER), text);
    const inbox = new Inbox(folder, '', () => {});
    expect([written(folder), inbox.all.length]).toEqual([[FILE], 1]);
    await inbox.close();
  }
  const inbox = new Inbox(folder, '', () => {});
  await inbox.keep(line({reference: 'A-2'}), false, '2026-04-03');
  expect(written(folder)).toEqual([FILE, LATER]);
  await inbox.close();
  const again = new Inbox(folder, '', () => {});
  expect(again.all.map((kept) => kept.line.reference)).toEqual(['A-1', 'A-2']);
  await again.close();
});

/** What ends lines in one reader or another, marks of direction, halves of pairs, separators and ways out of a folder. */
const ODD = [
  '\u2028',
  '\u2029',
  '\r',
  '\n',
  '\0',
  '\u0085',
  '\ufeff',
  '\ud800',
  '\u200b',
  '\u001f',
  '\u202e',
  '\u001a',
  '"',
  '\\',
];
const odd = fc
  .array(fc.constantFrom(...ODD, ';', ',', '../', 'é', 'e\u0301', '\u00a0', '😀', 'A', ' '), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => `a${list.join('')}b`);

test('whatever odd text is sent is refused, or kept so that run and next server read to the letter what was answered', async () => {
  let kept = 0;
  const texts = fc.record({reference: odd, given: odd, family: odd, scope: odd, email: odd, place: odd, source: odd});
  await fc.assert(
    fc.asyncProperty(texts, async ({reference, given, family, scope, email, place, source}) => {
      const folder = made();
      const inbox = new Inbox(folder, '', () => {});
      const names = [{given, family}];
      const numbers = [{kind: 'local', value: '77812', scope}];
      const person = {role: 'subject', names, numbers, emails: [email], address: {text: place}};
      const sent = line({reference, source, people: [person]});
      if ('records' in inbox.read(sent)) {
        const {kept: one} = await inbox.keep(sent, false, '2026-04-02');
        const feed = await openFeed(join(folder, FILE));
        const rows = [];
        for await (const batch of feed.items()) rows.push(...batch);
        expect(rows).toMatchObject([{type: 'row', records: {...one.records(), contentHash: expect.any(String)}}]);
        await inbox.close();
        const again = new Inbox(folder, '', () => {});
        expect((await again.keep(sent, false, '2026-04-02')).state).toBe('already-kept');
        await again.close();
        expect(readdirSync(folder)).toEqual([FILE]);
        kept++;
      } else await inbox.close();
    }),
    {seed: 5, numRuns: 60},
  );
  expect(kept).toBeGreaterThan(30);
}, 60_000);
