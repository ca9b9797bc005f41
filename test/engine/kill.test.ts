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
/** About what one file takes. */
const DELAY_MS = 30;
const SCRIPT = join(import.meta.dirname, '../support/run-engine.ts');
const root = mkdtempSync(join(tmpdir(), 'ringfence-kill-'));
const feeds = join(root, 'feeds');
afterAll(() => rmSync(root, {recursive: true}));

let expected: string;
/** How often an undisturbed run tells of its progress. */
let steps: number;

beforeAll(async () => {
  writeExtracts(feeds, {files: 5, rows: ROWS, seed: 11});
  const path = join(root, 'whole.sqlite');
  steps = Number(await runProcess(path));
  expected = held(path);
});

test(
  `killed at ${KILLS} random moments, a run leaves whole feeds, and the next one ends with the same bytes`,
  async () => {
    const rng = createRng(5);
    const partial: number[] = [];
    for (let i = 0; i < KILLS; i++) {
      const path = join(root, `killed-${i}.sqlite`);
      const step = 1 + Math.floor(((i + rng.next()) / KILLS) * steps);
      await runProcess(path, [step, rng.next() * DELAY_MS]);
      const store = openSqliteStore(path, 'read');
      const loads = store.loads();
      for (const {counts} of loads) expect(counts.read).toBe(ROWS);
      const {rows, withdrawn} = store.counts();
      expect(rows + withdrawn).toBe(loads.length * ROWS);
      partial.push(loads.length);
      store.close();
      await runProcess(path);
      expect(held(path)).toBe(expected);
    }
    expect(new Set(partial).size).toBeGreaterThan(1);
  },
  20_000 * KILLS,
);

/** Runs the main job, and has it killed a while after a step of its progress. Returns what it said at its end. */
async function runProcess(path: string, killed?: [step: number, delayMs: number]): Promise<string> {
  const child = spawn(process.execPath, [SCRIPT, feeds, path, ...(killed ?? []).map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  const [code, signal] = (await exit) as [number | null, string | null];
  expect(code === 0 || (killed !== undefined && signal === 'SIGKILL')).toBe(true);
  return said;
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
