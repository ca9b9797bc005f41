import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {Command} from 'commander';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {addCommands, isCommand, listCommands} from '../../src/cli/registry.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const run = (...args: string[]) => spawnSync(process.execPath, [MAIN, ...args], {encoding: 'utf8', timeout: 60_000});

test('help lists every command as it describes itself, without reading any', async () => {
  const [listed, loaded] = [new Command('ringfence'), new Command('ringfence')];
  listCommands(listed);
  const session = {context: QUIET, input: Readable.from([]), data: () => {}, message: () => {}};
  await addCommands(loaded, undefined, session);
  expect(listed.helpInformation()).toBe(loaded.helpInformation());
  expect(loaded.commands.every((command) => isCommand(command.name()))).toBe(true);
  expect(isCommand('flgs')).toBe(false);
});

test('whoever calls no command gets help, or is told of the slip, and help about one is that of the command', () => {
  const help = run('--help');
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('marac [options] [perpetrator]')]);
  const slip = run('flgs');
  expect([slip.status, slip.stderr]).toEqual([2, expect.stringContaining('Did you mean flags?')]);
  expect(run('help', 'rules').stdout).toContain('Example:');
});

test('a command is done wherever it stands among the words, and never passed over', () => {
  for (const words of [['rules'], ['--', 'rules']])
    expect([words, run(...words).stdout]).toEqual([words, expect.stringContaining('repeat-subject')]);
}, 60_000);
