import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {LiveSettings} from '../../src/access/live-settings.ts';
import {writeUsers} from '../../src/access/users.ts';
import {CHIEF, keptUser, NURSE, tokenOf} from '../support/server.ts';

const EXAMPLE = readFileSync(join(import.meta.dirname, '../../src/access/policies/example.yaml'), 'utf8');

function files(): {policy: string; users: string} {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  const [policy, users] = [join(folder, 'policy.yaml'), join(folder, 'users.json')];
  writeFileSync(policy, EXAMPLE);
  writeUsers(users, [CHIEF, NURSE].map(keptUser));
  return {policy, users};
}

test('a policy that was changed counts once its file rests, and a broken one leaves the one before', () => {
  const {policy, users} = files();
  const settings = new LiveSettings(policy, users);
  expect(settings.take()).toEqual([]);
  writeFileSync(policy, EXAMPLE.replace('hub: Example', 'hub: Other'));
  // It might be half a policy still.
  expect([settings.take(), settings.policy.hub]).toEqual([[], 'Example']);
  expect(settings.take()).toEqual([{file: 'policy', why: null}]);
  expect([settings.policy.hub, settings.refused, settings.take()]).toEqual(['Other', [], []]);

  writeFileSync(policy, EXAMPLE.replace('hub: Example', 'hubb: Example'));
  settings.take();
  const [taken] = settings.take();
  expect(taken).toMatchObject({file: 'policy', why: expect.stringContaining('CONFIG_INVALID') as string});
  expect([settings.policy.hub, settings.refused]).toEqual(['Other', ['policy']]);
  rmSync(policy);
  expect([settings.take(), settings.take()[0]?.why?.slice(0, 12)]).toEqual([[], 'FILE_MISSING']);
  writeFileSync(policy, EXAMPLE);
  settings.take();
  settings.take();
  expect([settings.policy.hub, settings.refused]).toEqual(['Example', []]);
});

test('who is removed is nobody at the next look, and a broken list of users locks nobody out or in', () => {
  const {policy, users} = files();
  const settings = new LiveSettings(policy, users);
  expect(settings.rolesMissing).toEqual(['all', 'own']);
  writeUsers(users, [{...keptUser(CHIEF), removedOn: '2026-04-02'}, keptUser(NURSE)]);
  expect(settings.take()).toEqual([{file: 'users', why: null}]);
  const who = (): (string | undefined)[] => [CHIEF, NURSE].map((user) => settings.users.byToken(tokenOf(user))?.name);
  expect(who()).toEqual([undefined, 'nurse']);
  writeFileSync(users, '{"users": [');
  expect(settings.take()[0]?.why).toContain('not a file of users');
  expect([who(), settings.refused]).toEqual([[undefined, 'nurse'], ['users']]);
});
