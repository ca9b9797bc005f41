#!/usr/bin/env node
// Starts the command line on the Node that this package brings, whatever Node the host has: the sources are TypeScript and
// the workspace needs node:sqlite, which older versions lack.
import {spawn} from 'node:child_process';
import {existsSync, lstatSync, mkdirSync} from 'node:fs';
import module from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Stripping types and compiling is half of what a short command costs: keep the result. It lies beside the package and not
  // in the folder for temporary files, where other users of the machine could write; where it cannot be kept, nothing is lost.
  const kept = join(here, '../../node_modules/.cache/ringfence');
  if (isOursAlone(kept)) {
    module.enableCompileCache(kept);
    // What this thread is told to keep the threads and processes that it starts do not: they go by the environment.
    process.env.NODE_COMPILE_CACHE ??= kept;
  }
  // A checkout has the sources, a package what was made of them: Node strips no types below node_modules.
  await import(existsSync(join(here, 'main.ts')) ? './main.ts' : '../../dist/cli/main.js').catch(notInstalled);
} else {
  const bundled = bundledNode();
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {stdio: 'inherit'});
  // The terminal sends Ctrl-C to the child as well; the parent only waits for how the child ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function bundledNode() {
  try {
    return module.createRequire(import.meta.url).resolve('node/bin/node');
  } catch (error) {
    return notInstalled(error);
  }
}

/** Says what to do where a package that this one needs is not there; any other error is thrown on. */
function notInstalled(error) {
  // A file of this package that is missing is a fault of its own, and no package.
  const isPackage = error.code === 'MODULE_NOT_FOUND' || error.message.startsWith('Cannot find package');
  if (!isPackage) throw error;
  process.stderr.write(
    'NOT_INSTALLED: the packages that this one needs are not there; run "npm ci" in its folder, to the end.\n',
  );
  process.exit(1);
}

/** Whether a folder, made where it is missing, is one that nobody else can write to: what lies there is run as code. */
function isOursAlone(folder) {
  try {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    const {uid, mode} = lstatSync(folder);
    return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
  } catch {
    return false;
  }
}
