import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {Readable} from 'node:stream';
import {Command} from 'commander';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../src/base/context.ts';
import {addCommands} from '../src/cli/registry.ts';

const ROOT = join(import.meta.dirname, '..');
/** Pages on which words in code marks that begin with a command are calls of it. */
const MARKED = new Set(['README.md', 'src/cli/README.md']);
const LEFT_OUT = ['node_modules', '.git', 'out', 'feeds', 'truth'];

/** Pages of the repository, by path from its root. */
function pages(folder = ROOT): string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.includes(entry.name) ? [] : pages(path);
    return entry.name.endsWith('.md') ? [relative(ROOT, path)] : [];
  });
}

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** "ringfence" with every command, and by the words that call each. */
const program = new Command('ringfence');
const commands = new Map<string, Command>();

beforeAll(async () => {
  const session = {context: QUIET, input: Readable.from([]), data: () => {}, message: () => {}};
  await addCommands(program, undefined, session);
  const note = (command: Command, words: string): void => {
    commands.set(words, command);
    for (const inner of command.commands) note(inner, `${words} ${inner.name()}`.trim());
  };
  note(program, '');
});

test('every link of a page to a file leads to one', () => {
  const broken = pages().flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(ROOT, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

/** The command that words begin with, the longest there is. */
function called(text: string): string | null {
  const words = /^(?:[a-z][\w-]* ?)+/.exec(text)?.[0].trim().split(' ') ?? [];
  for (let count = words.length; count > 0; count--) {
    const name = words.slice(0, count).join(' ');
    if (commands.has(name)) return name;
  }
  return null;
}

/** What pages give a reader to type: lines of blocks that call "npx ringfence", and on the pages of commands words in code marks. */
function typed(page: string): {text: string; isCall: boolean}[] {
  // Continued lines are one.
  const lines = read(page).replaceAll('\\\n', ' ').split('\n');
  const calls = lines.flatMap((line) => line.split(/npx ringfence |node src\/cli\/launch\.mjs /).slice(1));
  const marked = [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, text]) => text!);
  return [
    ...calls.map((text) => ({text: text.split(/[`#|]/)[0]!, isCall: true})),
    ...(MARKED.has(page) ? marked.map((text) => ({text, isCall: false})) : []),
  ];
}

test('every command that a page calls is there, with the options that it is given', () => {
  const wrong: string[] = [];
  let seen = 0;
  for (const page of pages()) {
    for (const {text, isCall} of typed(page)) {
      const name = called(text);
      if (name === null && isCall && !text.startsWith('--')) wrong.push(`${page}: ${text}`);
      if (name === null) continue;
      seen++;
      const known = new Set(commands.get(name)!.options.flatMap(({long, short}) => [long, short]));
      for (const [, option] of text.matchAll(/ \[?(--?[a-z][\w-]*)/g))
        if (option !== '--help' && !known.has(option!)) wrong.push(`${page}: ${name} ${option}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(70);
});

test('every command is on the page of commands', () => {
  const page = read('src/cli/README.md');
  const missing = program.commands
    .map((command) => command.name())
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(page));
  expect(missing).toEqual([]);
});

test('every command is told with an example', () => {
  const silent = [...commands]
    .filter(([name, command]) => name !== '' && command.commands.length === 0)
    .filter(([, command]) => {
      let text = '';
      command.configureOutput({writeOut: (more) => (text += more)}).outputHelp();
      return !text.includes('Example:\n  ');
    });
  expect(silent.map(([name]) => name)).toEqual([]);
});

test('the map of src has a row for each folder, and no row for another', () => {
  const folders = readdirSync(join(ROOT, 'src'), {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const rows = [...read('src/README.md').matchAll(/^\| (\w+) \| \d+ \|/gm)].map(([, name]) => name!);
  expect(rows.toSorted()).toEqual(folders.toSorted());
});
