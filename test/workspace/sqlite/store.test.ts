import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {expect, test, vi} from 'vitest';
import {MIGRATIONS} from '../../../src/workspace/sqlite/schema.ts';
import {APPLICATION_ID} from '../../../src/workspace/sqlite/format.ts';
import {guard} from '../../../src/workspace/sqlite/faults.ts';
import {openSqliteStore} from '../../../src/workspace/sqlite/store.ts';
import {derivedOfOneRow} from '../../support/results.ts';
import {header, items, NO_LOG, row} from '../../support/rows.ts';
import {testFolder} from '../../support/test-folder.ts';

const folder = testFolder();
let made = 0;
const fresh = (): string => join(folder, `${made++}.sqlite`);
const options = {refusalShareMax: 0.1, signal: new AbortController().signal};

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return (error as {code: string}).code;
  }
};

async function filled(path: string): Promise<void> {
  const store = openSqliteStore(path, 'write');
  await store.load(header('x'), items([row('a', 'Ali')]), options);
  store.close();
}

test('what was stored is there after closing and opening', async () => {
  const path = fresh();
  await filled(path);
  const store = openSqliteStore(path, 'read');
  expect(store.records().mentions.map(({id}) => id)).toEqual(['m-a', 'n-a']);
  expect(store.loads()).toHaveLength(1);
  store.close();
});

test('the file says whose it is, and every commit is synced', async () => {
  const path = fresh();
  await filled(path);
  expect(readFileSync(path).toString('latin1', 68, 72)).toBe('RNGF');
  const database = new DatabaseSync(path);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({journal_mode: 'wal'});
  database.close();
});

test('who asks for the fingerprint after a run reads no row for it, and all of them after another load', async () => {
  const path = fresh();
  await filled(path);
  const store = openSqliteStore(path, 'write');
  const kept = store.fingerprint();
  store.putDerived(derivedOfOneRow(), NO_LOG);
  store.close();
  const database = new DatabaseSync(path);
  database.exec("UPDATE version SET body = replace(body, 'Ali', 'Aly')");
  database.close();
  const again = openSqliteStore(path, 'write');
  expect(again.fingerprint()).toBe(kept);
  await again.load(header('x'), items([row('b', 'Ng')]), options);
  expect(again.fingerprint()).not.toBe(kept);
  again.close();
});

test('a second writer is refused at once, and a reader is not', async () => {
  const path = fresh();
  await filled(path);
  const writer = openSqliteStore(path, 'write');
  expect(() => openSqliteStore(path, 'write')).toThrow(/another process is writing.*Wait/);
  const reader = openSqliteStore(path, 'read');
  expect(reader.counts().rows).toBe(1);
  reader.close();
  writer.close();
  openSqliteStore(path, 'write').close();
});

test('a reader sees nothing of a load until it is whole', async () => {
  const path = fresh();
  await filled(path);
  const writer = openSqliteStore(path, 'write');
  const reader = openSqliteStore(path, 'read');
  async function* watched(): ReturnType<typeof items> {
    yield* items([row('b', 'Ng')]);
    expect(reader.counts().rows).toBe(1);
  }
  await writer.load(header('y'), watched(), options);
  // Whoever has begun to read keeps to what was there: results and records belong together.
  expect(reader.counts().rows).toBe(1);
  reader.close();
  const later = openSqliteStore(path, 'read');
  expect(later.counts().rows).toBe(2);
  later.close();
  writer.close();
});

test('another process that writes is refused, until it is killed', async () => {
  const path = fresh();
  const module = JSON.stringify(new URL('../../../src/workspace/sqlite/store.ts', import.meta.url).href);
  const script = `const {openSqliteStore} = await import(${module});
    globalThis.store = openSqliteStore(${JSON.stringify(path)}, 'write');
    process.stdout.write('open'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', 'pipe', 'inherit']});
  await once(child.stdout, 'data');
  expect(codeOf(() => openSqliteStore(path, 'write'))).toBe('WORKSPACE_LOCKED');
  child.kill('SIGKILL');
  await once(child, 'exit');
  openSqliteStore(path, 'write').close();
});

test('a newer workspace is refused and left alone', async () => {
  const path = fresh();
  await filled(path);
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
  database.close();
  expect(codeOf(() => openSqliteStore(path, 'write'))).toBe('WORKSPACE_VERSION');
  expect(codeOf(() => openSqliteStore(path, 'read'))).toBe('WORKSPACE_VERSION');
});

test('a file that is not ours is refused and left as it is', () => {
  const text = fresh();
  writeFileSync(text, 'Dear colleague, please find attached');
  expect(codeOf(() => openSqliteStore(text, 'write'))).toBe('WORKSPACE_DAMAGED');
  expect(readFileSync(text, 'utf8')).toBe('Dear colleague, please find attached');

  const other = fresh();
  const database = new DatabaseSync(other);
  database.exec('CREATE TABLE contacts (name TEXT)');
  database.close();
  const before = readFileSync(other);
  expect(codeOf(() => openSqliteStore(other, 'write'))).toBe('WORKSPACE_DAMAGED');
  expect(readFileSync(other)).toEqual(before);
});

test('a workspace that was cut short is called damaged', async () => {
  const path = fresh();
  await filled(path);
  truncateSync(path, 4096 * 2);
  const read = (): unknown => {
    const store = openSqliteStore(path, 'read');
    try {
      return store.records();
    } finally {
      store.close();
    }
  };
  expect(codeOf(read)).toBe('WORKSPACE_DAMAGED');
});

test('a missing workspace, an empty one and a folder each have their own message', () => {
  expect(() => openSqliteStore(fresh(), 'read')).toThrow(/there is no workspace.*ringfence run/);
  const empty = fresh();
  writeFileSync(empty, '');
  expect(codeOf(() => openSqliteStore(empty, 'read'))).toBe('WORKSPACE_MISSING');
  openSqliteStore(empty, 'write').close();
  const directory = fresh();
  mkdirSync(directory);
  expect(codeOf(() => openSqliteStore(directory, 'write'))).toBe('FILE_IS_DIRECTORY');
});

test('a workspace whose folder cannot be made is called unwritable', () => {
  const file = fresh();
  writeFileSync(file, '');
  expect(codeOf(() => openSqliteStore(join(file, 'hub.sqlite'), 'write'))).toBe('WORKSPACE_UNWRITABLE');
});

test('a disk without room is told apart from a damaged file', () => {
  const path = fresh();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA max_page_count = 10; CREATE TABLE row (body TEXT)');
  const fill = (): unknown => database.prepare('INSERT INTO row VALUES (?)').run('x'.repeat(100_000));
  expect(codeOf(() => guard(path, fill))).toBe('WORKSPACE_FULL');
  database.close();
});

test('a disk that fails in the midst of a load leaves the loads before it, and says so', () => {
  const path = fresh();
  const script = join(import.meta.dirname, '../../support/fill-store.ts');
  const limited = `trap '' XFSZ; ulimit -f 600; exec "$0" "$@"`;
  const {status, stdout} = spawnSync('bash', ['-c', limited, process.execPath, script, path], {encoding: 'utf8'});
  expect({status, code: stdout}).toEqual({status: 0, code: 'WORKSPACE_DISK'});
  const store = openSqliteStore(path, 'write');
  const loads = store.loads();
  expect(loads.length).toBeGreaterThan(0);
  expect(store.counts().rows).toBe(loads.reduce((sum, {counts}) => sum + counts.added, 0));
  store.close();
});

test('a row that is spoiled on the disk is called damage, in words that do not quote it', async () => {
  const path = fresh();
  await filled(path);
  const database = new DatabaseSync(path);
  database.exec(`UPDATE version SET body = replace(body, '"recorded"', 'recorded')`);
  database.close();
  const store = openSqliteStore(path, 'read');
  expect(() => store.records()).toThrow(/damaged/);
  expect(() => store.records()).not.toThrow(/Ali/);
  store.close();
});

test('a workspace of the first version is brought up to date with all that was in it', () => {
  const path = fresh();
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; ${MIGRATIONS[0]}; PRAGMA user_version = 1`);
  const judgement = database.prepare('INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?)');
  judgement.run('m1', 'm2', 'same', 'reviewer', '2024-01-01T09:00', 'seen');
  judgement.run('m1', 'm3', 'unsure', 'reviewer', '2024-01-01', 'not seen');
  database
    .prepare('INSERT INTO identity_event (kind, before, after, cause) VALUES (?, ?, ?, ?)')
    .run('merge', '["p1","p2"]', '["p1"]', 'RECORDS');
  database.close();
  expect(codeOf(() => openSqliteStore(path, 'read'))).toBe('WORKSPACE_VERSION');
  const store = openSqliteStore(path, 'write');
  expect(store.judgementEvents()).toMatchObject([
    {type: 'said', judgement: {verdict: 'same', left: ['m1'], right: ['m2'], on: '2024-01-01', because: 'seen'}},
  ]);
  expect(store.identityEvents()).toEqual([
    {kind: 'merge', before: ['p1', 'p2'], after: ['p1'], causes: [{code: 'RECORDS', ids: [], count: 0}], derivation: 0},
  ]);
  expect(store.alertVersions()).toEqual([]);
  store.close();
});

test('what was said and decided survives a kill -9 once it is acknowledged', async () => {
  const path = fresh();
  const module = JSON.stringify(new URL('../../../src/workspace/sqlite/store.ts', import.meta.url).href);
  const script = `const {openSqliteStore} = await import(${module});
    const store = openSqliteStore(${JSON.stringify(path)}, 'write');
    const words = {by: 'reviewer', on: '2024-01-01', because: 'seen'};
    for (let i = 0; ; i++) {
      store.judge([{type: 'said', judgement: {id: 'J' + i, verdict: 'same', left: ['a'], right: ['b'], ...words, overrides: [], guarded: false}}]);
      store.decide({alert: 'a' + i, type: 'dismissed', reason: 'kin', of: '', ...words, evidence: [], guarded: false});
      process.stdout.write(i + '\\n');
      await new Promise((go) => setImmediate(go));
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', 'pipe', 'inherit']});
  let told = '';
  child.stdout.on('data', (data: Buffer) => {
    told += data.toString();
    if (told.split('\n').length > 20) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const last = Number(told.trim().split('\n').at(-1));
  const store = openSqliteStore(path, 'write');
  expect(store.judgementEvents().length).toBeGreaterThan(last);
  expect(store.alertDecisions().length).toBeGreaterThan(last);
  store.close();
});

test('a file that is read as it lies, and written to meanwhile, gives nothing of what was written', async () => {
  const [path, other] = [fresh(), fresh()];
  await filled(path);
  const writer = openSqliteStore(other, 'write');
  await writer.load(header('x'), items([row('b', 'Bea')]), options);
  writer.close();
  // What SQLite says of a folder that is mounted to read only, where no log can be kept beside the file.
  const cannotOpen = Object.assign(new Error('unable to open database file'), {errcode: 14});
  vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementationOnce(() => {
    throw cannotOpen;
  });
  const store = openSqliteStore(path, 'read');
  expect(store.records().mentions.map(({id}) => id)).toEqual(['m-a', 'n-a']);
  writeFileSync(path, readFileSync(other));
  expect(codeOf(() => store.records())).toBe('WORKSPACE_LOCKED');
  expect(codeOf(() => store.loads())).toBe('WORKSPACE_LOCKED');
  store.close();
  const again = openSqliteStore(path, 'read');
  expect(again.records().mentions.map(({id}) => id)).toEqual(['m-b', 'n-b']);
  again.close();
});
