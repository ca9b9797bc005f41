import {scryptSync} from 'node:crypto';
import {expect, test} from 'vitest';
import {keptPassword} from '../../src/access/secrets.ts';
import {Users, type KeptUser} from '../../src/access/users.ts';

const PASSWORD = 'correct horse battery';
const kept = keptPassword(PASSWORD);
const user = {name: 'rita', role: 'reviewer', agency: 'social-care'} as const;
const rita: KeptUser = {...user, token: null, password: kept, addedOn: '2026-04-02', removedOn: null};

test('a password is kept by scrypt at the cost that OWASP names, under a salt of its own', () => {
  const [kind, salt, key] = kept.split('$');
  const cost = {N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024};
  expect(kind).toBe('scrypt');
  expect(Buffer.from(salt!, 'base64url')).toHaveLength(16);
  expect(key).toBe(scryptSync(PASSWORD, Buffer.from(salt!, 'base64url'), 32, cost).toString('base64url'));
  expect(keptPassword(PASSWORD).split('$')[1]).not.toBe(salt);
});

test('it signs in its user, and nothing else signs in anybody', async () => {
  const users = new Users([rita, {...rita, name: 'sam', password: null}]);
  expect(await users.byPassword('rita', PASSWORD)).toEqual(user);
  expect(await users.byPassword('rita', `${PASSWORD} `)).toBeNull();
  expect(await users.byPassword('sam', PASSWORD)).toBeNull();
  expect(await users.byPassword('nobody', PASSWORD)).toBeNull();
});
