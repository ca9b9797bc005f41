import type {AuditEntry} from '../access/audit/entry.ts';
import {entryFilter, type AuditQuestion} from '../access/audit/select.ts';
import {auditEntries} from '../access/audit/verify.ts';
import {RingfenceError} from '../base/errors.ts';

/**
 * Entries of a log that are asked for, oldest first; the last so many with `newest`.
 * @throws RingfenceError AUDIT_BROKEN where an entry cannot be read.
 */
export async function askedEntries(
  file: string,
  options: AuditQuestion & {newest?: number | undefined},
  successors?: (id: string) => readonly string[],
): Promise<AuditEntry[]> {
  const isAsked = entryFilter(options, successors);
  const entries: AuditEntry[] = [];
  for await (const entry of auditEntries(file)) {
    if (typeof entry === 'string') throw new RingfenceError('AUDIT_BROKEN', `${file}: ${entry}.`);
    if (isAsked(entry)) entries.push(entry);
    if (entries.length > (options.newest ?? Infinity)) entries.shift();
  }
  return entries;
}
