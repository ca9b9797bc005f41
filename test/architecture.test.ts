import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, normalize, relative} from 'node:path';
import {expect, test} from 'vitest';

/** A folder imports only from itself and from lower numbers. */
const LAYERS: Record<string, number> = {
  base: 0,
  columns: 1,
  statistics: 1,
  text: 1,
  model: 2,
  uk: 2,
  feeds: 3,
  resolve: 3,
  access: 3,
  network: 4,
  workspace: 4,
  signals: 5,
  clusters: 5,
  report: 5,
  graphs: 5,
  engine: 6,
  questions: 6,
  charts: 7,
  packs: 7,
  neo4j: 7,
  library: 8,
  server: 8,
  web: 9,
  cli: 10,
};

/** Each dependency has one door: the folder that may import it. */
const DOORS: Record<string, string[]> = {
  zod: ['model', 'feeds', 'resolve', 'access', 'engine', 'questions', 'server', 'web'],
  yaml: ['model', 'feeds', 'engine'],
  fastify: ['server', 'web'],
  nunjucks: ['web'],
  '@fastify/rate-limit': ['server'],
  '@fastify/helmet': ['server'],
  'csv-parse': ['feeds'],
  'iconv-lite': ['feeds'],
  saxes: ['feeds', 'graphs'],
  yauzl: ['feeds'],
  hyparquet: ['feeds'],
  'hyparquet-compressors': ['feeds'],
  graphology: ['clusters'],
  'graphology-types': ['clusters'],
  'graphology-communities-louvain': ['clusters'],
  vega: ['charts'],
  'vega-lite': ['charts'],
  commander: ['cli'],
  'cli-table3': ['cli'],
  'cli-progress': ['cli'],
  'write-excel-file': ['packs'],
  'node:sqlite': ['workspace'],
  'neo4j-driver': ['neo4j'],
};

const SRC = join(import.meta.dirname, '../src');

/** Statements only: the word "from" in a text is no import. */
const IMPORT = /^(?:import|export)\s[^'";]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

type Import = {file: string; folder: string; target: string};

function imports(): Import[] {
  const found: Import[] = [];
  for (const entry of readdirSync(SRC, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const file = relative(SRC, join(entry.parentPath, entry.name));
    const text = readFileSync(join(SRC, file), 'utf8');
    for (const match of text.matchAll(IMPORT)) {
      found.push({file, folder: file.split('/')[0]!, target: match[1] ?? match[2] ?? match[3]!});
    }
  }
  return found;
}

/** Where a reader comes in: the command and the library. */
const ENTRANCES = ['cli/main.ts', 'index.ts'];

/** What no command uses, and why it is here all the same. */
const BESIDE = {
  'what others’ methods find and cost, measured beside ours in bench': [
    'network/communities/leiden.ts',
    'text/pooled-distance.ts',
  ],
};

/** Modules that `entrances` lead to: by imports, and by names of threads and of commands, which are texts. */
function reached(entrances: readonly string[]): Set<string> {
  const found = new Set(entrances);
  for (const file of found) {
    const text = readFileSync(join(SRC, file), 'utf8');
    for (const [, named, thread] of text.matchAll(/'(\.\.?\/[^']+\.ts)'|`(\.\/[\w-]+)\$\{extname/g))
      found.add(normalize(join(dirname(file), named ?? `${thread}.ts`)));
  }
  return found;
}

const packageOf = (target: string): string =>
  target.startsWith('@')
    ? target.split('/').slice(0, 2).join('/')
    : target.startsWith('node:')
      ? target
      : target.split('/')[0]!;

test('every folder of src has a layer', () => {
  const folders = readdirSync(SRC, {withFileTypes: true}).filter((entry) => entry.isDirectory());
  expect(folders.map((folder) => folder.name).filter((name) => !(name in LAYERS))).toEqual([]);
});

test('a folder imports only from lower layers', () => {
  const wrong = imports().filter(({file, folder, target}) => {
    if (!target.startsWith('.') || file === 'index.ts') return false;
    const other = normalize(join(dirname(file), target)).split('/')[0]!;
    return other !== folder && !(LAYERS[other]! < LAYERS[folder]!);
  });
  expect(wrong).toEqual([]);
});

test('there is no module that nothing leads to', () => {
  const found = reached([...ENTRANCES, ...Object.values(BESIDE).flat()]);
  const files = readdirSync(SRC, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'));
  expect(files.filter((file) => !found.has(normalize(file)))).toEqual([]);
  const used = reached(ENTRANCES);
  expect(
    Object.values(BESIDE)
      .flat()
      .filter((file) => used.has(file)),
  ).toEqual([]);
});

/** Names that a module takes from others: out of braces, of a namespace, or of a module that is loaded when it is needed. */
function namesTaken(text: string): string[] {
  const lists = Array.from(text.matchAll(/\{([^{}]*)\}\s*(?:from\s*'|= await import\()/g), ([, names]) =>
    names!.split(','),
  );
  const spaces = Array.from(
    text.matchAll(/^import \* as (\w+) from/gm),
    ([, space]) => new RegExp(`\\b${space!}\\.(\\w+)`, 'g'),
  );
  const members = [...spaces, /\(await import\([^)]*\)\)\.(\w+)/g].flatMap((member) =>
    Array.from(text.matchAll(member), ([, name]) => name!),
  );
  return [
    ...members,
    ...lists.flat().map(
      (name) =>
        name
          .trim()
          .replace(/^type /, '')
          .split(/ as |: /)[0]!,
    ),
  ];
}

/** What the threads of a team are started by: the name that each of their modules gives. */
const OF_THREADS = 'runRange';

test('what a module gives away beside types, another takes', () => {
  const folders = ['src', 'test', 'bench', 'datasets'].map((name) => join(SRC, '..', name));
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({file: join(folder, file), text: readFileSync(join(folder, file), 'utf8')})),
  );
  const taken = new Set(texts.flatMap(({text}) => namesTaken(text)));
  const given = texts
    .filter(({file}) => file.startsWith(SRC))
    .flatMap(({file, text}) =>
      Array.from(text.matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm), ([, name]) => ({
        file,
        name: name!,
      })),
    );
  expect(given.length).toBeGreaterThan(1000);
  expect(given.filter(({name}) => name !== OF_THREADS && !taken.has(name))).toEqual([]);
});

test('every file that a module names beside itself is there', () => {
  const files = readdirSync(SRC, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'));
  const named = files.flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    return Array.from(text.matchAll(/import\.meta\.dirname, '([^']+)'/g), ([, path]) => ({file, path: path!}));
  });
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter(({file, path}) => !existsSync(join(SRC, dirname(file), path)))).toEqual([]);
});

test('each dependency comes in by one door', () => {
  const wrong = imports().filter(({folder, target}) => {
    if (target.startsWith('.')) return false;
    const name = packageOf(target);
    if (name.startsWith('node:') && !(name in DOORS)) return false;
    return !(DOORS[name] ?? []).includes(folder);
  });
  expect(wrong).toEqual([]);
});

/** Statements that still stand once types are stripped. */
const LOADED = /^(?:import|export)\s(?!type\b)[^'";]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'/gm;

test('a command that reads a workspace starts without the checker of what comes in', () => {
  const commands = ['cli/commands/findings/alerts.ts', 'cli/commands/people/person.ts'];
  const loaded = new Set([...commands, 'engine/view/view.ts', 'workspace/sqlite/store.ts']);
  const packages = new Set<string>();
  for (const file of loaded) {
    for (const match of readFileSync(join(SRC, file), 'utf8').matchAll(LOADED)) {
      const target = match[1] ?? match[2]!;
      if (target.startsWith('.')) loaded.add(normalize(join(dirname(file), target)));
      else packages.add(packageOf(target));
    }
  }
  expect([...loaded]).toContain('model/mention.ts');
  expect([...packages]).not.toContain('zod');
});

test('the core reads no clock and draws no unseeded number', () => {
  const core = new Set([
    'columns',
    'text',
    'model',
    'uk',
    'feeds',
    'resolve',
    'network',
    'signals',
    'clusters',
    'packs',
    'statistics',
    'report',
    'graphs',
    'questions',
    'charts',
  ]);
  const wrong: string[] = [];
  for (const {file, folder} of imports()) {
    if (!core.has(folder)) continue;
    if (/Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(readFileSync(join(SRC, file), 'utf8')))
      wrong.push(file);
  }
  expect([...new Set(wrong)]).toEqual([]);
});
