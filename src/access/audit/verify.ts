import {createReadStream, existsSync, readFileSync, statSync} from 'node:fs';
import {RingfenceError} from '../../base/errors.ts';
import {EMPTY_HEAD, entryHash, parseHead, type AuditEntry, type AuditHead} from './entry.ts';

/** Where the head of a log is kept, beside it. */
export const headPath = (path: string): string => `${path}.head`;

/** A log as it was found. `fault` is null where every entry is there and as it was written. */
export type Verified = {entries: number; head: AuditHead; fault: string | null};

/**
 * Reads a log from its start and checks every hash, and that it reaches what its head says and what `anchors` say: heads that
 * somebody wrote down elsewhere, as whoever can write to the folder can write a whole new log with a head of its own.
 */
export async function verifyAudit(path: string, anchors: readonly AuditHead[] = []): Promise<Verified> {
  // All of them: who forges a log gives it a head of its own, perhaps of the very number of an anchor.
  const verified = await walkAudit(path, {heads: [...anchors, ...keptHead(path)]});
  const hasHead = existsSync(headPath(path)) || verified.entries === 0;
  return verified.fault === null && !hasHead ? {...verified, fault: 'the head of the log is missing'} : verified;
}

export type Walk = {
  /** Heads that the log has to reach. */
  heads: readonly AuditHead[];
  /** Gets every entry that is whole, in order. */
  visit?: (entry: AuditEntry) => void;
  /** Bytes of the log that are looked at, for one that is added to meanwhile; all of them unless given. */
  bytes?: number;
};

/** Goes through a log entry by entry as far as it is whole. */
export async function walkAudit(path: string, {heads, visit, bytes}: Walk): Promise<Verified> {
  let head = EMPTY_HEAD;
  for await (const read of auditEntries(path, bytes)) {
    if (typeof read === 'string') return {entries: head.seq, head, fault: read};
    const {seq, prev, event, hash} = read;
    if (seq !== head.seq + 1) return {entries: head.seq, head, fault: `entry ${head.seq + 1} is missing`};
    if (prev !== head.hash || hash !== entryHash(seq, prev, event))
      return {entries: head.seq, head, fault: `entry ${seq}, or one before it, was changed`};
    head = {seq, hash};
    if (heads.some((one) => one.seq === seq && one.hash !== hash))
      return {entries: seq, head, fault: `entry ${seq} is another than the one that was written`};
    visit?.(read);
  }
  const beyond = heads.map(({seq}) => seq).filter((seq) => seq > head.seq);
  const fault = beyond.length === 0 ? null : `entries ${head.seq + 1} to ${Math.max(...beyond)} are missing at the end`;
  return {entries: head.seq, head, fault};
}

/** The entries of a log; a line that is none ends the list and is told as a text. */
export async function* auditEntries(path: string, bytes = Infinity): AsyncGenerator<AuditEntry | string> {
  if (!existsSync(path) || bytes === 0) return;
  let number = 0;
  for await (const line of linesOf(path, bytes)) {
    number++;
    const entry = entryOf(line);
    if (entry === null) {
      yield `line ${number} is no entry`;
      return;
    }
    yield entry;
  }
}

/** The lines of a file, ended by a line feed and nothing else; what follows the last one is a line of its own, with an end that is none. */
async function* linesOf(path: string, bytes: number): AsyncGenerator<string> {
  let rest = '';
  for await (const part of createReadStream(path, {encoding: 'utf8', end: bytes - 1})) {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield `${rest} (cut short)`;
}

function keptHead(path: string): AuditHead[] {
  if (!existsSync(headPath(path))) return [];
  const text = readFileSync(headPath(path), 'utf8');
  // A log that was begun and never added to; one with entries has a head.
  if (text === '' && (!existsSync(path) || statSync(path).size === 0)) return [];
  const head = parseHead(text);
  if (head === null) throw new RingfenceError('AUDIT_BROKEN', `${headPath(path)}: not the head of an audit log.`);
  return head.seq === 0 ? [] : [head];
}

function entryOf(line: string): AuditEntry | null {
  try {
    const entry = JSON.parse(line) as AuditEntry;
    // Only what is written comes back the same: a line with anything more or in other words is none of ours.
    return JSON.stringify({seq: entry.seq, prev: entry.prev, event: entry.event, hash: entry.hash}) === line
      ? entry
      : null;
  } catch {
    return null;
  }
}
