import {execFileSync} from 'node:child_process';
import {cpSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, extname, join} from 'node:path';

/**
 * Writes `dist`, which the package carries in place of `src`: JavaScript with its types, since Node strips no types below
 * `node_modules`, and beside it what the sources read (mappings, policies, templates).
 */
const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

/** Read by the program as it runs; whatever else lies beside the sources is for people who read them. */
const READ = new Set(['.css', '.js', '.njk', '.yaml']);

const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

rmSync(DIST, {recursive: true, force: true});
execFileSync(process.execPath, [TSC, '-p', join(ROOT, '.ci/tsconfig.package.json')], {stdio: 'inherit'});
cpSync(join(ROOT, 'src'), DIST, {
  recursive: true,
  filter: (path) => extname(path) === '' || READ.has(extname(path)),
});
