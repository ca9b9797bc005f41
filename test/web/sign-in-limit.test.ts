import {expect, test} from 'vitest';
import {SignInLimit} from '../../src/web/session/sign-in-limit.ts';

const NOW = 1_775_000_000_000 - (1_775_000_000_000 % 60_000);

/** Tries a name from an address; "right", "wrong", or by what it was refused. */
async function tried(limit: SignInLimit, name: string, address: string, isRight = false, ms = NOW): Promise<string> {
  const found = await limit.attempt({name, address}, ms, () => Promise.resolve(isRight ? {user: name} : null));
  return found === null ? 'wrong' : 'tooMany' in found ? `${found.tooMany} ${found.waitSeconds}` : 'right';
}

test('whoever guesses from one place locks out nobody elsewhere, of that name or another', async () => {
  const limit = new SignInLimit();
  for (let turn = 0; turn < 5; turn++) expect(await tried(limit, 'rita', '10.0.0.9')).toBe('wrong');
  expect(await tried(limit, 'rita', '10.0.0.9', true)).toBe('name 60');
  expect(await tried(limit, 'rita', '10.0.0.1', true)).toBe('right');
  for (let turn = 0; turn < 15; turn++) expect(await tried(limit, `guess${turn}`, '10.0.0.9')).toBe('wrong');
  expect(await tried(limit, 'one-more', '10.0.0.9', true, NOW + 59_000)).toBe('source 1');
  expect(await tried(limit, 'sam', '10.0.0.1', true)).toBe('right');
  expect(await tried(limit, 'one-more', '10.0.0.9', true, NOW + 60_000)).toBe('right');
});

test('a whole office signs in within a minute, and who did before is not kept out by a neighbour', async () => {
  const limit = new SignInLimit();
  for (let turn = 0; turn < 60; turn++) expect(await tried(limit, `user${turn}`, '10.0.0.1', true)).toBe('right');
  for (let turn = 0; turn < 20; turn++) await tried(limit, `guess${turn}`, '10.0.0.1');
  expect(await tried(limit, 'new', '10.0.0.1', true)).toBe('source 60');
  expect(await tried(limit, 'user7', '10.0.0.1', true)).toBe('right');
  for (let turn = 0; turn < 5; turn++) await tried(limit, 'user7', '10.0.0.1');
  expect(await tried(limit, 'user7', '10.0.0.1', true)).toBe('name 60');
});

test('attempts that come side by side are counted before they are worked on, and few of one place wait', async () => {
  const limit = new SignInLimit();
  const all = await Promise.all(Array.from({length: 9}, (_, at) => tried(limit, `guess${at}`, '10.0.0.9')));
  expect(all).toEqual([...Array<string>(4).fill('wrong'), ...Array<string>(5).fill('source 1')]);
});

test('addresses of one IPv6 network are one place', async () => {
  const limit = new SignInLimit();
  for (let turn = 0; turn < 20; turn++) await tried(limit, `guess${turn}`, `2001:db8:0:1::${turn.toString(16)}`);
  expect(await tried(limit, 'new', '2001:0DB8::1:0:0:0:9', true)).toBe('source 60');
  expect(await tried(limit, 'new', '2001:db8:0:2::1', true)).toBe('right');
  expect(await tried(limit, 'new', '::ffff:10.0.0.1', true)).toBe('right');
});
