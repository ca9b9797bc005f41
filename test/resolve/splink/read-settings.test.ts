import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {WorkerTeam} from '../../../src/base/worker-team.ts';
import {readBlockingRule, readSplinkSettings} from '../../../src/resolve/splink/read-settings.ts';
import {openCsv} from '../../../src/resolve/table/columns/csv-file.ts';
import {linkTable} from '../../../src/resolve/table/link-table.ts';
import {levelOf} from '../../../src/resolve/table/train/patterns.ts';
import type {Comparison} from '../../../src/resolve/table/settings/settings.ts';

const FIXTURE = join(import.meta.dirname, 'fixture');
const read = (file: string): string => readFileSync(join(FIXTURE, file), 'utf8');

/** Splink numbers the levels of a comparison downwards, the missing one -1. */
function gammaOf({levels}: Comparison, level: number): number {
  if (levels[level]!.isMissing) return -1;
  return levels.slice(level + 1).filter(({isMissing}) => !isMissing).length;
}

// Written by bench/peers/fixture.py with Splink 4.0.16 on DuckDB 1.5.6.
describe.each(['names-apart', 'names-together'])('a model that Splink trained: %s', (name) => {
  test('gives the levels and, to a millionth of a bit, the match weights that Splink gives', async () => {
    const settings = readSplinkSettings(read(`${name}.model.json`), `${name}.model.json`);
    const team = new WorkerTeam(1);
    const csv = openCsv(readFileSync(join(FIXTURE, 'persons.csv')), 'persons.csv');
    const options = {settings, training: null, threshold: 0.95, keepFrom: 0, pairsMax: 1e6};
    const {scored, compiled} = await linkTable(csv, options, team, QUIET);
    const {shape} = compiled.compare;
    const found = new Map<string, {bits: number; gammas: number[]}>();
    for (let i = 0; i < scored.left.length; i++) {
      const gammas = settings.comparisons.map((comparison, c) =>
        gammaOf(comparison, levelOf(shape, scored.patterns[i]!, c)),
      );
      found.set(`${String(scored.left[i]! + 1)} ${String(scored.right[i]! + 1)}`, {bits: scored.bits[i]!, gammas});
    }
    const lines = read(`${name}.weights.csv`).trim().split('\n').slice(1);
    expect(lines.length).toBeGreaterThan(900);
    for (const line of lines) {
      const [one, other, bits, ...gammas] = line.split(',').map(Number);
      const pair = found.get(`${String(Math.min(one!, other!))} ${String(Math.max(one!, other!))}`);
      expect.soft(pair?.gammas, line).toEqual(gammas);
      expect.soft(Math.abs(pair!.bits - bits!), line).toBeLessThan(1e-6);
    }
  });
});

test('levels that were not trained have the shares that Splink starts from', () => {
  const {comparisons} = readSplinkSettings(
    JSON.stringify({
      link_type: 'dedupe_only',
      comparisons: [
        {
          comparison_levels: [
            {sql_condition: 'a_l IS NULL OR a_r IS NULL', is_null_level: true},
            {sql_condition: 'a_l = a_r'},
            {sql_condition: 'levenshtein(a_l, a_r) <= 1'},
            {sql_condition: 'ELSE'},
          ],
        },
      ],
    }),
    'model.json',
  );
  const bits = comparisons[0]!.levels.map(({m, u}) => (m === null ? null : Math.log2(m / u!)));
  expect(bits[0]).toBeNull();
  expect(bits.slice(1).map((value) => Math.round(value! * 1e9) / 1e9)).toEqual([10, 3, -5]);
});

describe('what cannot be run is refused with what to do', () => {
  test.each([
    ['not JSON', '{', 'is not JSON'],
    ['no comparisons', '{"link_type": "dedupe_only"}', 'comparisons'],
    ['two files', '{"link_type": "link_only", "comparisons": []}', 'link_only'],
  ])('%s', (_, json, message) => {
    expect(() => readSplinkSettings(json, 'model.json')).toThrow(message);
  });

  test('a blocking rule that is not a list of equal keys', () => {
    expect(() => readBlockingRule('l.dob > r.dob')).toThrow('write l.x = r.x');
    expect(() => readBlockingRule('l.dob = ')).toThrow('ends too early');
    expect(() => readBlockingRule('dob = dob')).toThrow('does not say of which record');
  });
});
