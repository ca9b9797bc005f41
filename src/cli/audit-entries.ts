import {existsSync} from 'node:fs';
import type {AuditEntry, AuditHead} from '../access/audit/entry.ts';
import {entryFilter, type AuditQuestion} from '../access/audit/select.ts';
import {auditEntries, verifyAudit, type Verified} from '../access/audit/verify.ts';
import {RingfenceError} from '../base/errors.ts';

/** A server begins a log where there is none; for whoever reads one, a name that is not there would read as a log of nothing. */
function mustBeLog(file: string): void {
  if (!existsSync(file))
    throw new RingfenceError(
      'FILE_MISSING',
      `${file}: there is no such log. If the server writes it there, somebody took it away: keep its ".head" file.`,
    );
}

/**
 * A log of which every entry is there and as it was written.
 * @throws RingfenceError FILE_MISSING; AUDIT_BROKEN where an entry was changed, removed or cut off.
 */
export async function wholeLog(file: string, anchors: readonly AuditHead[] = []): Promise<Verified> {
  mustBeLog(file);
  const verified = await verifyAudit(file, anchors);
  if (verified.fault !== null)
    throw new RingfenceError(
      'AUDIT_BROKEN',
      `${file}: ${verified.fault}; the ${verified.entries} entries before are whole.`,
    );
  return verified;
}

/**
 * Entries of a log that are asked for, oldest first; the last so many with `newest`.
 * @throws RingfenceError FILE_MISSING; AUDIT_BROKEN where an entry cannot be read.
 */
export async function askedEntries(
  file: string,
  options: AuditQuestion & {newest?: number | undefined},
  successors?: (id: string) => readonly string[],
): Promise<AuditEntry[]> {
  mustBeLog(file);
  const isAsked = entryFilter(options, successors);
  const entries: AuditEntry[] = [];
  for await (const entry of auditEntries(file)) {
    if (typeof entry === 'string') throw new RingfenceError('AUDIT_BROKEN', `${file}: ${entry}.`);
    if (isAsked(entry)) entries.push(entry);
    if (entries.length > (options.newest ?? Infinity)) entries.shift();
  }
  return entries;
}
