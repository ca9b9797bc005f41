import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createRng} from '../../src/base/rng.ts';
import {openSqliteStore} from '../../src/workspace/sqlite-store.ts';
import {writeExtracts} from '../support/extracts.ts';

/** RINGFENCE_KILLS=50 for the acceptance figure; fewer by default to keep the suite quick. */
const KILLS = Number(process.env['RINGFENCE_KILLS'] ?? 3);
const ROWS = 150;
const SCRIPT = join(import.meta.dirname, '../support/run-engine.ts');
const root = mkdtempSync(join(tmpdir(), 'ringfence-kill-'));
const feeds = join(root, 'feeds');
afterAll(() => rmSync(root, {recursive: true}));

let expected: string;
/** Milliseconds from taking the workspace to the end of an undisturbed run. */
let duration: number;

beforeAll(async () => {
  writeExtracts(feeds, {files: 5, rows: ROWS, seed: 11});
  const path = join(root, 'whole.sqlite');
  duration = await runProcess(path, Infinity);
  expected = held(path);
});

test(
  `killed at ${KILLS} random moments, a run leaves whole feeds, and the next one ends with the same bytes`,
  async () => {
    const rng = createRng(5);
    const partial: number[] = [];
    for (let i = 0; i < KILLS; i++) {
      const path = join(root, `killed-${i}.sqlite`);
      await runProcess(path, rng.next() * duration * 1.05);
      const store = openSqliteStore(path, 'read');
      const loads = store.loads();
      for (const {counts} of loads) expect(counts.read).toBe(ROWS);
      const {rows, withdrawn} = store.counts();
      expect(rows + withdrawn).toBe(loads.length * ROWS);
      partial.push(loads.length);
      store.close();
      await runProcess(path, Infinity);
      expect(held(path)).toBe(expected);
    }
    expect(new Set(partial).size).toBeGreaterThan(1);
  },
  20_000 * KILLS,
);

/** Runs the main job and kills it `killAfterMs` after it has taken the workspace. Returns how long it lasted from there. */
async function runProcess(path: string, killAfterMs: number): Promise<number> {
  const child = spawn(process.execPath, [SCRIPT, feeds, path], {stdio: ['ignore', 'pipe', 'inherit']});
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  const start = performance.now();
  const timer = killAfterMs === Infinity ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code, signal] = (await exit) as [number | null, string | null];
  if (timer !== null) clearTimeout(timer);
  expect(signal === 'SIGKILL' || code === 0).toBe(true);
  return performance.now() - start;
}

/** All that was worked out, as text. */
function held(path: string): string {
  const store = openSqliteStore(path, 'read');
  try {
    const {resolved, flags, alerts, from} = store.derived()!;
    return JSON.stringify([from, resolved.persons, resolved.held, resolved.incidents, flags, alerts, store.records()]);
  } finally {
    store.close();
  }
}
