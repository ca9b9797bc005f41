import {contentHash} from '../../base/hash.ts';

/** Something that somebody asked for, and what became of it. Objects are ids; no name, number or address ever stands here. */
export type AuditEvent = {
  /** Moment in UTC, ISO 8601 with milliseconds. */
  at: string;
  /** Name, role and agency of the user; empty where nobody was signed in. */
  who: string;
  role: string;
  agency: string;
  purpose: string;
  /** The gateway to share by, where the request names one; empty otherwise. */
  ground: string;
  /** The case that it was done for, by a reference of the hub's own system; not there where none was given. */
  reference?: string;
  action: string;
  /** Ids of what was asked for or shown, in order. */
  objects: readonly string[];
  /** "given", "refused: why", "not found" */
  outcome: string;
};

/** An event in its place: `hash` covers the entry and, by `prev`, all before it. */
export type AuditEntry = {seq: number; prev: string; event: AuditEvent; hash: string};

/** Where a log stands: the number and hash of its last entry. */
export type AuditHead = {seq: number; hash: string};

/** Before the first entry. */
export const EMPTY_HEAD: AuditHead = {seq: 0, hash: '0'.repeat(64)};

export function entryAfter(head: AuditHead, event: AuditEvent): AuditEntry {
  const seq = head.seq + 1;
  return {seq, prev: head.hash, event, hash: entryHash(seq, head.hash, event)};
}

export const entryHash = (seq: number, prev: string, event: AuditEvent): string =>
  contentHash(JSON.stringify([seq, prev, event]));

export const entryLine = (entry: AuditEntry): string => `${JSON.stringify(entry)}\n`;

/** The head as a line of fixed length, so that one write in place replaces it. */
export const headLine = ({seq, hash}: AuditHead): string => `${String(seq).padStart(16, '0')} ${hash}\n`;

export function parseHead(line: string): AuditHead | null {
  const [, seq, hash] = /^(\d{16}) ([0-9a-f]{64})\n$/.exec(line) ?? [];
  return seq === undefined || hash === undefined ? null : {seq: Number(seq), hash};
}
