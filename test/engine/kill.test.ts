import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {createRng} from '../../src/base/rng.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {runByName} from '../support/engine.ts';
import {writeExtracts} from '../support/extracts.ts';
import {testFolder} from '../support/test-folder.ts';

/** RINGFENCE_KILLS=50 for the acceptance figure; fewer by default to keep the suite quick. */
const KILLS = Number(process.env['RINGFENCE_KILLS'] ?? 3);
const ROWS = 60;
/** Some steps of a load. */
const DELAY_MS = 5;
const SCRIPT = join(import.meta.dirname, '../support/run-engine.ts');
const root = testFolder();
const feeds = join(root, 'feeds');

let expected: string;
/** How many steps an undisturbed run has. */
let steps: number;

beforeAll(async () => {
  writeExtracts(feeds, {files: 5, rows: ROWS, seed: 11});
  const path = join(root, 'whole.sqlite');
  steps = 0;
  await runByName(feeds, path, () => steps++);
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
      await runKilled(path, step, rng.next() * DELAY_MS);
      const store = openSqliteStore(path, 'read');
      const loads = store.loads();
      for (const {counts} of loads) expect(counts.read).toBe(ROWS);
      const {rows, withdrawn} = store.counts();
      expect(rows + withdrawn).toBe(loads.length * ROWS);
      partial.push(loads.length);
      store.close();
      await runByName(feeds, path, () => {});
      expect(held(path)).toBe(expected);
    }
    expect(new Set(partial).size).toBeGreaterThan(1);
  },
  // A run takes a second; a busy machine may give it a tenth of a processor.
  60_000 * KILLS,
);

/** Runs the main job in a process that is killed a while after a step of its progress, where it has not ended by then. */
async function runKilled(path: string, step: number, delayMs: number): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, feeds, path, String(step), String(delayMs)], {stdio: 'inherit'});
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(code === 0 || signal === 'SIGKILL').toBe(true);
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
