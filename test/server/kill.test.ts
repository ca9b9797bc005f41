import {spawnSync} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {AuditEntry} from '../../src/access/audit/entry.ts';
import {AuditLog} from '../../src/access/audit/log.ts';
import {auditEntries, verifyAudit} from '../../src/access/audit/verify.ts';
import {boroughWorkspace} from '../support/borough.ts';

test('a server that is killed between log and answer leaves the entry, and the log goes on from there', async () => {
  const log = join(mkdtempSync(join(tmpdir(), 'killed-')), 'audit.ndjson');
  const script = join(import.meta.dirname, '../support/killed-server.ts');
  const {signal, stdout} = spawnSync(process.execPath, [script, await boroughWorkspace(), log], {encoding: 'utf8'});
  expect([signal, stdout]).toEqual(['SIGKILL', '']);
  const entries: AuditEntry[] = [];
  for await (const entry of auditEntries(log)) if (typeof entry !== 'string') entries.push(entry);
  expect(entries.map(({event}) => [event.who, event.action, event.outcome])).toEqual([
    ['chief', 'flags:read', 'given'],
  ]);
  expect(entries[0]!.event.objects.length).toBeGreaterThan(3);
  // The lock of the process that is gone holds nobody up.
  const again = await AuditLog.open(log);
  await again.append(entries[0]!.event);
  await again.close();
  expect(await verifyAudit(log)).toMatchObject({entries: 2, fault: null});
}, 60_000);
