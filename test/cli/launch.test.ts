import {spawnSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();

/** A package of which nothing is there but what starts it, and where its command would keep what it compiles. */
function packageAt(name: string): {root: string; kept: string} {
  const root = join(folder, name);
  mkdirSync(join(root, 'src/cli'), {recursive: true});
  copyFileSync(new URL('../../src/cli/launch.mjs', import.meta.url), join(root, 'src/cli/launch.mjs'));
  writeFileSync(join(root, 'src/cli/main.ts'), 'process.stdout.write(String(process.env.NODE_COMPILE_CACHE));\n');
  return {root, kept: join(root, 'node_modules/.cache/ringfence')};
}

/** What the command is told to keep its threads' compiled code in, by somebody who lets everybody write what they make. */
function keptBy(root: string): string {
  const {NODE_COMPILE_CACHE: _, ...env} = process.env;
  const command = `umask 0; exec "${process.execPath}" "${join(root, 'src/cli/launch.mjs')}"`;
  return spawnSync('sh', ['-c', command], {env, encoding: 'utf8'}).stdout;
}

test.skipIf(process.platform === 'win32')(
  'compiled code is kept where nobody else can write, whatever the umask',
  () => {
    const {root, kept} = packageAt('fresh');
    expect(keptBy(root)).toBe(kept);
    expect(statSync(kept).mode & 0o777).toBe(0o700);
  },
);

test.skipIf(process.platform === 'win32')('a folder that others can write to, or a link to one, is not used', () => {
  const open = packageAt('open');
  mkdirSync(open.kept, {recursive: true});
  chmodSync(open.kept, 0o777);
  expect(keptBy(open.root)).toBe('undefined');
  const linked = packageAt('linked');
  mkdirSync(join(linked.root, 'node_modules/.cache'), {recursive: true});
  symlinkSync(open.kept, linked.kept);
  expect(keptBy(linked.root)).toBe('undefined');
  // Nor does it matter that nothing can be kept at all.
  const none = packageAt('none');
  writeFileSync(join(none.root, 'node_modules'), '');
  expect(keptBy(none.root)).toBe('undefined');
});

test('a checkout whose packages are not installed says so, and what to do', () => {
  const {root} = packageAt('bare');
  writeFileSync(join(root, 'src/cli/main.ts'), "import 'commander';\n");
  const {stderr, status} = spawnSync(process.execPath, [join(root, 'src/cli/launch.mjs')], {encoding: 'utf8'});
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^NOT_INSTALLED: .*run "npm ci".*\n$/)]);
});
