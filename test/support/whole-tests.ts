import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';

const TESTS = join(import.meta.dirname, '..');

/** What makes a test one of the whole: a process, a browser or a command is started, the main job is run, or a borough is invented. */
const WHOLE = /'(?:node:child_process|playwright-core|[^']*\/(?:engine\/run\/run|borough|write-borough|cli)\.ts)'/;

const IMPORT = /from '(\.[^']+\.ts)'/g;

/** Tests of the whole, by what they import themselves or by way of other files of the tests; the rest are unit and property tests. */
export function wholeTests(): string[] {
  const known = new Map<string, boolean>();
  const isWhole = (path: string): boolean => {
    const there = known.get(path);
    if (there !== undefined) return there;
    known.set(path, false);
    const text = readFileSync(path, 'utf8');
    const imported = Array.from(text.matchAll(IMPORT), ([, target]) => join(dirname(path), target!));
    const found = WHOLE.test(text) || imported.some((target) => target.startsWith(TESTS) && isWhole(target));
    known.set(path, found);
    return found;
  };
  return readdirSync(TESTS, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.test.ts') && isWhole(join(TESTS, file)))
    .map((file) => relative(join(TESTS, '..'), join(TESTS, file)));
}
