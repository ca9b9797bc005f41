import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {EMPTY_HEAD, entryAfter, entryLine, headLine} from '../../src/access/audit/entry.ts';
import {headPath} from '../../src/access/audit/verify.ts';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();
const workspace = await boroughWorkspace();

test('the preview is a file of its writer alone, with who has seen the person', async () => {
  const [{person}] = JSON.parse((await ringfence('ask', 'marac-repeats', '--json', '-w', workspace)).stdout) as [
    {person: string},
  ];
  const event = {
    at: '2026-11-02T10:15:00.000Z',
    who: 'rita',
    role: 'analyst',
    agency: 'social-care',
    purpose: 'intelligence',
    ground: '',
    action: 'person:read',
    objects: [person],
    outcome: 'given: with names, identity',
  };
  const [log, page] = [join(folder, 'audit.ndjson'), join(folder, 'preview.html')];
  const first = entryAfter(EMPTY_HEAD, {...event, objects: ['Pzzzzzzzzzzzz'], role: 'auditor'});
  const second = entryAfter(first, event);
  writeFileSync(log, entryLine(first) + entryLine(second));
  writeFileSync(headPath(log), headLine(second));
  const written = await ringfence('subject-access', person, '-w', workspace, '--audit', log, '-o', page);
  expect([written.status, written.stdout]).toEqual([0, '']);
  expect(statSync(page).mode & 0o077).toBe(0);
  const text = readFileSync(page, 'utf8');
  expect(text).toContain('not an answer to send');
  expect(text).toContain('analyst');
  expect(text).not.toMatch(/rita|auditor|<script|src="http/);
});

test('a log that is not whole, and somebody who is not there, are errors', async () => {
  const broken = join(folder, 'broken.ndjson');
  writeFileSync(broken, 'not an entry\n');
  const [{person}] = JSON.parse((await ringfence('ask', 'marac-repeats', '--json', '-w', workspace)).stdout) as [
    {person: string},
  ];
  const refused = await ringfence('subject-access', person, '-w', workspace, '--audit', broken);
  expect(refused.status).not.toBe(0);
  expect(refused.stderr).toContain('AUDIT_BROKEN');
  // Cut off, or taken away, a log would say that nobody looked.
  writeFileSync(headPath(broken), headLine({seq: 2, hash: '0'.repeat(64)}));
  writeFileSync(broken, '');
  const cut = await ringfence('subject-access', person, '-w', workspace, '--audit', broken);
  expect([cut.stdout, cut.stderr]).toEqual(['', expect.stringContaining('entries 1 to 2 are missing at the end')]);
  for (const command of [
    ['subject-access', person, '-w', workspace, '--audit'],
    ['audit', 'verify'],
    ['audit', 'list'],
  ]) {
    const gone = await ringfence(...command, join(folder, 'gone.ndjson'));
    expect([gone.stdout, gone.stderr]).toEqual(['', expect.stringContaining('FILE_MISSING')]);
  }
  const nobody = await ringfence('subject-access', 'P0123456789ab', '-w', workspace);
  expect(nobody.stderr).toContain('NOT_FOUND');
});
