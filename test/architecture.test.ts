import {readdirSync, readFileSync} from 'node:fs';
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
  packs: 5,
  report: 5,
  graphs: 5,
  engine: 6,
  questions: 6,
  charts: 7,
  server: 7,
  web: 8,
  cli: 9,
};

/** Each dependency has one door: the folder that may import it. */
const DOORS: Record<string, string[]> = {
  nunjucks: ['web'],
  zod: ['model', 'feeds', 'resolve', 'access', 'engine', 'questions', 'server', 'web'],
  yaml: ['model', 'feeds', 'engine'],
  fastify: ['server', 'web'],
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
  'write-excel-file': ['cli'],
  'node:sqlite': ['workspace'],
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

test('each dependency comes in by one door', () => {
  const wrong = imports().filter(({folder, target}) => {
    if (target.startsWith('.')) return false;
    const name = packageOf(target);
    if (name.startsWith('node:') && !(name in DOORS)) return false;
    return !(DOORS[name] ?? []).includes(folder);
  });
  expect(wrong).toEqual([]);
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
