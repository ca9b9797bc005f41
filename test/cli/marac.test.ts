import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();

test('the pack, the contact sheet and the research form are three files, readable by their writer alone', async () => {
  const workspace = await boroughWorkspace();
  const asked = await ringfence('ask', 'marac-repeats', '--json', '-w', workspace);
  const [{person}] = JSON.parse(asked.stdout) as [{person: string}];
  const [pack, contact, research] = ['pack.html', 'contact.html', 'research.xlsx'].map((name) => join(folder, name));
  const written = await ringfence(
    'marac',
    person,
    '-w',
    workspace,
    '-o',
    pack!,
    '--contact',
    contact!,
    '--research',
    research!,
  );
  expect(written.status).toBe(0);
  expect(written.stdout).toBe('');
  const page = readFileSync(pack!, 'utf8');
  expect(page).toContain('OFFICIAL-SENSITIVE');
  expect(page).not.toMatch(/<script|<link|src="http|Safe contact/);
  // The victim's family and the families around the perpetrator are drawn, each beside its table.
  expect(page).toContain('<title id="genogram-title">Genogram of the victim, ');
  expect(page).toContain('<title id="circle-title">Who is around ');
  expect(readFileSync(contact!, 'utf8')).not.toContain('<svg');
  expect(readFileSync(contact!, 'utf8')).toContain('Not to be filed or sent with the pack');
  for (const file of [pack!, contact!, research!]) expect(statSync(file).mode & 0o077).toBe(0);
});

test('where the pack cannot be written it is said why, and what to do', async () => {
  const workspace = await boroughWorkspace();
  const asked = await ringfence('ask', 'marac-repeats', '--json', '-w', workspace);
  const [{person}] = JSON.parse(asked.stdout) as [{person: string}];
  writeFileSync(join(folder, 'file'), '');
  for (const [out, why] of [
    [folder, 'a folder stands there'],
    [join(folder, 'file', 'pack.html'), 'a file stands where its folder should be'],
  ] as const) {
    const {status, stderr} = await ringfence('marac', person, '-w', workspace, '-o', out);
    expect(status).toBe(22);
    expect(stderr).toContain(why);
    expect(stderr).not.toContain('at ');
  }
});
