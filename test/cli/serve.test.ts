import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence} from '../support/cli.ts';

const POLICY = join(import.meta.dirname, '../../src/access/policies/example.yaml');
const LAUNCH = join(import.meta.dirname, '../../src/cli/launch.mjs');

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'serve-'));

const add = (folder: string, name: string, ...more: string[]): ReturnType<typeof ringfence> =>
  ringfence('users', 'add', name, '--policy', POLICY, '--users', join(folder, 'users.json'), ...more);

test('a user is added with a token that is shown once, and locked out without being forgotten', async () => {
  const folder = newFolder();
  const users = join(folder, 'users.json');
  const {stdout, status} = await add(folder, 'lcs', '--role', 'triage-system', '--agency', 'social-care');
  expect([status, /^rf_[\w-]{43}\n$/.test(stdout)]).toEqual([0, true]);
  expect(readFileSync(users, 'utf8')).not.toContain(stdout.trim());
  expect(statSync(users).mode & 0o777).toBe(0o600);
  for (const wrong of [
    ['lcs', '--role', 'triage-system', '--agency', 'social-care'],
    ['Somebody Else', '--role', 'triage-system', '--agency', 'social-care'],
    ['a', '--role', 'triage-system', '--agency', 'health'],
    ['a', '--role', 'king', '--agency', 'health'],
    ['a', '--role', 'contributor', '--agency', 'nowhere'],
  ])
    expect((await add(folder, wrong[0]!, ...wrong.slice(1))).status).toBe(2);
  expect((await add(folder, 'a', '--role', 'king', '--agency', 'health')).stderr).toMatch(
    /it gives contributor, auditor\.$/m,
  );
  expect((await ringfence('users', 'remove', 'lcs', '--users', users)).status).toBe(0);
  const list = await ringfence('users', 'list', '--users', users, '--json');
  expect(JSON.parse(list.stdout)).toMatchObject([{name: 'lcs', signsInBy: 'nothing'}]);
  expect((await add(folder, 'lcs', '--role', 'triage-system', '--agency', 'social-care')).status).toBe(2);
});

test('an address that others can reach is refused without TLS or a proxy that has it', async () => {
  const folder = newFolder();
  const files = ['--policy', POLICY, '--users', join(folder, 'users.json'), '--audit', join(folder, 'audit.ndjson')];
  for (const host of ['0.0.0.0', '::', '10.0.0.1', 'hub.example'])
    expect((await ringfence('serve', '-w', await boroughWorkspace(), ...files, '--host', host)).status).toBe(72);
  // Here it is the users that are missing.
  expect((await ringfence('serve', '-w', await boroughWorkspace(), ...files, '--host', '127.0.0.2')).status).toBe(10);
});

test('what the desk keeps for its users stands in no file of anything else', async () => {
  const folder = newFolder();
  await add(folder, 'lcs', '--role', 'triage-system', '--agency', 'social-care');
  const [users, audit] = [join(folder, 'users.json'), join(folder, 'audit.ndjson')];
  const files = ['--policy', POLICY, '--users', users, '--audit', audit, '--port', '0'];
  for (const [option, path] of [
    ['--meetings', audit],
    ['--seen', users],
    ['--meetings', `${await boroughWorkspace()}-seen.ndjson`],
  ] as const) {
    const {status, stderr} = await ringfence('serve', '-w', await boroughWorkspace(), ...files, option, path);
    expect([status, stderr.includes('each need a file of their own')]).toEqual([2, true]);
  }
  const before = readFileSync(users, 'utf8');
  const copy = join(folder, 'copy.json');
  writeFileSync(copy, before);
  const other = await ringfence('serve', '-w', await boroughWorkspace(), ...files, '--meetings', copy);
  expect([other.status, other.stderr.includes(`${copy}, line 1`)]).toEqual([22, true]);
  expect(readFileSync(copy, 'utf8')).toBe(before);
}, 60_000);

test('a server answers who has a token, stops when told, and leaves a whole log', async () => {
  const folder = newFolder();
  const audit = join(folder, 'audit.ndjson');
  const token = (await add(folder, 'lcs', '--role', 'triage-system', '--agency', 'social-care')).stdout.trim();
  const files = ['--policy', POLICY, '--users', join(folder, 'users.json'), '--audit', audit];
  const server = spawn(process.execPath, [LAUNCH, 'serve', '-w', await boroughWorkspace(), ...files, '--port', '0']);
  let said = '';
  const address = await new Promise<string>((resolve) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      const [found] = /http:\/\/[\d.:]+/.exec((said += text)) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const headers = {authorization: `Bearer ${token}`, 'x-purpose': 'triage'};
  expect((await fetch(`${address}/v1/health`)).status).toBe(200);
  expect((await fetch(`${address}/v1/flags`)).status).toBe(401);
  const flags = await fetch(`${address}/v1/flags?limit=2`, {headers});
  expect(flags.status).toBe(200);
  expect(flags.headers.get('cache-control')).toBe('no-store');
  expect(flags.headers.get('x-content-type-options')).toBe('nosniff');
  expect(flags.headers.get('server')).toBeNull();
  expect((await fetch(`${address}/v1/alerts`, {headers})).status).toBe(403);
  await ringfence('users', 'remove', 'lcs', '--users', join(folder, 'users.json'));
  await expect
    .poll(async () => (await fetch(`${address}/v1/flags?limit=2`, {headers})).status, {timeout: 20_000, interval: 500})
    .toBe(401);
  server.kill('SIGTERM');
  expect((await once(server, 'exit'))[0]).toBe(0);
  expect(said).not.toContain(token);
  const verified = await ringfence('audit', 'verify', audit);
  expect([verified.status, /^\d+:/.test(verified.stdout)]).toEqual([0, true]);
}, 60_000);
