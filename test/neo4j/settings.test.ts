import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {settingsFrom} from '../../src/neo4j/settings.ts';
import {ringfence} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();
const file = join(folder, 'password');
writeFileSync(file, 'kept quiet\n');
const from = (uri: string, more: Record<string, string> = {}) =>
  settingsFrom({NEO4J_URI: uri, NEO4J_PASSWORD_FILE: file, ...more});

test('the password comes from a file, user and database have defaults', () => {
  expect(from('bolt://localhost:7687')).toEqual({
    uri: 'bolt://localhost:7687',
    user: 'neo4j',
    password: 'kept quiet',
    database: 'neo4j',
  });
  expect(from('neo4j+s://graph.example.org', {NEO4J_USER: 'hub', NEO4J_DATABASE: 'net'})).toMatchObject({
    user: 'hub',
    database: 'net',
  });
});

test.each([
  ['bolt://graph.example.org:7687', /without encryption/],
  ['bolt://10.0.0.7:7687', /without encryption/],
  ['bolt://127.0.0.1.example.org', /without encryption/],
  ['http://localhost:7474', /begins with bolt/],
  ['not an address', /begins with bolt/],
])('%s is refused', (uri, why) => {
  expect(() => from(uri)).toThrow(why);
});

test('a password in the address is refused, and not repeated', () => {
  expect(() => from('bolt://hub:hunter2@localhost:7687')).toThrow(/^(?!.*hunter2).*no user or password/);
});

test('without settings the commands say what to set; the list of queries needs no server', async () => {
  const before = process.env['NEO4J_URI'];
  delete process.env['NEO4J_URI'];
  try {
    const asked = await ringfence('neo4j', 'query', 'homes');
    expect(asked.status).toBe(80);
    expect(asked.stderr).toContain('NEO4J_PASSWORD_FILE');
    const listed = await ringfence('neo4j', 'query');
    expect(listed.stdout).toContain('adults-across-families');
    expect((await ringfence('neo4j', 'query', 'expand', '--list')).stdout).toContain('person id');
    expect((await ringfence('neo4j', 'query', 'nope')).status).toBe(44);
  } finally {
    if (before !== undefined) process.env['NEO4J_URI'] = before;
  }
});
