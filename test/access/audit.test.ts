import {copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, appendFileSync} from 'node:fs';
import {open, type FileHandle} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import * as fc from 'fast-check';
import {expect, test, vi} from 'vitest';
import {entryHash, entryLine, parseHead, type AuditEntry, type AuditEvent} from '../../src/access/audit/entry.ts';
import {entryFilter} from '../../src/access/audit/select.ts';
import {AuditLog} from '../../src/access/audit/log.ts';
import {auditEntries, headPath, verifyAudit} from '../../src/access/audit/verify.ts';
import {ringfence} from '../support/cli.ts';

const newLog = (): string => join(mkdtempSync(join(tmpdir(), 'audit-')), 'audit.ndjson');

const event = (at: number): AuditEvent => ({
  at: '2026-04-02T15:10:00.000Z',
  who: 'nurse',
  role: 'own',
  agency: 'health',
  purpose: 'triage',
  ground: '',
  action: 'flags:read',
  objects: [`P${String(at).padStart(12, '0')}`],
  outcome: 'given',
});

async function logOf(count: number): Promise<string> {
  const path = newLog();
  const log = await AuditLog.open(path);
  await Promise.all(Array.from({length: count}, (_, at) => log.append(event(at))));
  await log.close();
  return path;
}

test('events that come together go down as one chain, in order', async () => {
  const path = await logOf(200);
  const objects: string[] = [];
  for await (const entry of auditEntries(path)) if (typeof entry !== 'string') objects.push(entry.event.objects[0]!);
  expect(objects).toEqual(Array.from({length: 200}, (_, at) => event(at).objects[0]));
  expect(await verifyAudit(path)).toMatchObject({entries: 200, fault: null});
});

test('an event is on the disk before it is acknowledged, and the head of the log after it', async () => {
  const path = newLog();
  const log = await AuditLog.open(path);
  const handle = await open(path, 'r');
  const files = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const synced: number[][] = [];
  const sync = vi.spyOn(files, 'datasync').mockImplementation(async () => {
    synced.push([
      readFileSync(path, 'utf8').split('\n').length - 1,
      parseHead(readFileSync(headPath(path), 'utf8'))?.seq ?? 0,
    ]);
  });
  try {
    for (let at = 0; at < 2; at++) await log.append(event(at));
  } finally {
    sync.mockRestore();
  }
  // Entries and head as they were at each call: first the entry, then the head that says so.
  expect(synced).toEqual([
    [1, 0],
    [1, 1],
    [2, 1],
    [2, 2],
  ]);
  await log.close();
});

test('a log is read as far as it had come, while it is added to', async () => {
  const log = await AuditLog.open(await logOf(3));
  const [seqs, more]: [number[], Promise<void>[]] = [[], []];
  const read = await log.read(({seq}) => {
    seqs.push(seq);
    more.push(log.append(event(seq)));
  });
  await Promise.all(more);
  expect([seqs, read.entries, read.fault]).toEqual([[1, 2, 3], 3, null]);
  const whole = await log.read(() => {});
  expect([whole.entries, whole.head, whole.fault]).toEqual([6, log.head, null]);
  await log.close();
});

test('an entry is found by a person who now goes by another id, by its user and by its days', () => {
  const entry = {seq: 1, prev: '', hash: '', event: {...event(7), objects: ['P1', 'a1']}};
  const successors = (id: string): string[] => (id === 'P1' ? ['P2'] : []);
  const isFound = (question: Parameters<typeof entryFilter>[0]): boolean => entryFilter(question, successors)(entry);
  expect(['P1', 'P2', 'P3', 'a1'].map((object) => isFound({object}))).toEqual([true, true, false, true]);
  expect([isFound({who: 'nurse'}), isFound({who: 'chief'})]).toEqual([true, false]);
  const days = ['2026-04-01', '2026-04-02', '2026-04-03'];
  expect(days.map((since) => isFound({since}))).toEqual([true, true, false]);
  expect(days.map((until) => isFound({until}))).toEqual([false, true, true]);
});

test('a log is added to after it was closed', async () => {
  const path = await logOf(3);
  const log = await AuditLog.open(path);
  await log.append(event(3));
  await log.close();
  expect(await verifyAudit(path)).toMatchObject({entries: 4, fault: null});
});

test('any byte changed, any line removed, moved or doubled, and any end cut off is found', async () => {
  const path = await logOf(12);
  const whole = readFileSync(path);
  const lines = whole.toString().trimEnd().split('\n');
  const joined = (list: readonly string[]): Buffer => Buffer.from(list.map((line) => `${line}\n`).join(''));
  const changed = fc.tuple(fc.nat(whole.length - 1), fc.integer({min: 1, max: 255})).map(([at, by]) => {
    const bytes = Buffer.from(whole);
    bytes[at] = bytes[at]! ^ by;
    return bytes;
  });
  const returned = fc
    .nat(lines.length - 1)
    .map((line) => Buffer.from(lines.map((text, one) => `${text}${one === line ? '\r' : '\n'}`).join('')));
  const at = fc.nat(lines.length - 1);
  const removed = at.map((line) => joined(lines.toSpliced(line, 1)));
  const doubled = at.map((line) => joined(lines.toSpliced(line, 0, lines[line]!)));
  const moved = fc
    .tuple(at, at)
    .filter(([left, right]) => left !== right)
    .map(([left, right]) => joined(lines.with(left, lines[right]!).with(right, lines[left]!)));
  const cut = fc.nat(whole.length - 1).map((length) => whole.subarray(0, length));
  await fc.assert(
    fc.asyncProperty(fc.oneof(changed, returned, removed, doubled, moved, cut), async (bytes) => {
      writeFileSync(path, bytes);
      expect((await verifyAudit(path)).fault).not.toBeNull();
    }),
    {seed: 5, numRuns: 300},
  );
});

test('a whole new log with a head of its own is found by an anchor that was kept elsewhere', async () => {
  const path = await logOf(5);
  const anchor = parseHead(readFileSync(headPath(path), 'utf8'))!;
  const forged = await logOf(4);
  copyFileSync(forged, path);
  copyFileSync(headPath(forged), headPath(path));
  expect((await verifyAudit(path)).fault).toBeNull();
  expect((await verifyAudit(path, [anchor])).fault).toBe('entries 5 to 5 are missing at the end');
});

test('a forged log of as many entries is found by its anchor, though its own head is of the same number', async () => {
  const path = await logOf(5);
  const anchor = parseHead(readFileSync(headPath(path), 'utf8'))!;
  const forged = newLog();
  const log = await AuditLog.open(forged);
  for (let at = 0; at < 5; at++) await log.append({...event(at), who: 'another'});
  await log.close();
  expect((await verifyAudit(forged)).fault).toBeNull();
  expect((await verifyAudit(forged, [anchor])).fault).toBe('entry 5 is another than the one that was written');
});

test('an entry changed together with its own hash is found by the entry after it', async () => {
  const path = await logOf(4);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const {seq, prev, event: was} = JSON.parse(lines[1]!) as AuditEntry;
  const changed = {...was, who: 'another'};
  lines[1] = entryLine({seq, prev, event: changed, hash: entryHash(seq, prev, changed)}).trimEnd();
  writeFileSync(path, `${lines.join('\n')}\n`);
  expect(await verifyAudit(path)).toMatchObject({entries: 2, fault: 'entry 3, or one before it, was changed'});
});

test('a log without its head, or a head without its log, is not whole', async () => {
  const path = await logOf(2);
  const head = readFileSync(headPath(path));
  rmSync(headPath(path));
  expect((await verifyAudit(path)).fault).toBe('the head of the log is missing');
  writeFileSync(headPath(path), head);
  rmSync(path);
  expect((await verifyAudit(path)).fault).toBe('entries 1 to 2 are missing at the end');
});

test('a log that nobody was written into is opened again, though its head is empty; one with entries is not', async () => {
  const path = newLog();
  for (let time = 0; time < 2; time++) {
    await (await AuditLog.open(path)).close();
    expect(await verifyAudit(path)).toMatchObject({entries: 0, fault: null});
  }
  writeFileSync(headPath(path), '');
  const log = await AuditLog.open(path);
  await log.append(event(0));
  await log.close();
  expect(await verifyAudit(path)).toMatchObject({entries: 1, fault: null});
  writeFileSync(headPath(path), '');
  await expect(AuditLog.open(path)).rejects.toMatchObject({code: 'AUDIT_BROKEN'});
});

test('what a crash cut short is taken off, as nobody had an answer; a broken log is not added to', async () => {
  const path = await logOf(3);
  appendFileSync(path, '{"seq":4,"prev":"');
  const log = await AuditLog.open(path);
  await log.append(event(3));
  await log.close();
  expect(await verifyAudit(path)).toMatchObject({entries: 4, fault: null});
  writeFileSync(path, readFileSync(path, 'utf8').replace('P000000000001', 'P000000000009'));
  await expect(AuditLog.open(path)).rejects.toMatchObject({code: 'AUDIT_BROKEN'});
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('an entry whose head a crash kept from the disk is kept', async () => {
  const path = await logOf(3);
  const before = readFileSync(headPath(path));
  const log = await AuditLog.open(path);
  await log.append(event(3));
  await log.close();
  writeFileSync(headPath(path), before);
  expect(await verifyAudit(path)).toMatchObject({entries: 4, fault: null});
});

test('one process adds to a log; whoever writes beside it stops it for good', async () => {
  const path = await logOf(1);
  const log = await AuditLog.open(path);
  await expect(AuditLog.open(path)).rejects.toMatchObject({code: 'AUDIT_LOCKED'});
  appendFileSync(path, '{}\n');
  await expect(log.append(event(1))).rejects.toMatchObject({code: 'AUDIT_BROKEN'});
  await expect(log.append(event(2))).rejects.toMatchObject({code: 'AUDIT_BROKEN'});
  await log.close();
});

test('the command verifies, prints an anchor, takes it back and lists by object', async () => {
  const path = await logOf(3);
  const {stdout, status} = await ringfence('audit', 'verify', path);
  expect(status).toBe(0);
  expect((await ringfence('audit', 'verify', path, '--anchor', stdout.trim())).status).toBe(0);
  const listed = await ringfence('audit', 'list', path, '--object', 'P000000000001', '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject([{seq: 2, event: {who: 'nurse'}}]);
  writeFileSync(path, readFileSync(path, 'utf8').replace('given', 'stolen'));
  expect((await ringfence('audit', 'verify', path)).status).toBe(70);
});
