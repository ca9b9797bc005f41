import {copyFileSync, mkdtempSync} from 'node:fs';
import {DatabaseSync} from 'node:sqlite';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {openView} from '../../src/engine/view/view.ts';
import type {Person, Resolved} from '../../src/model/resolved.ts';
import {Explainer} from '../../src/resolve/explain.ts';
import {whatHolds} from '../../src/resolve/what-holds.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence as run, type Printed} from '../support/cli.ts';
import {QUICK_CONFIG} from '../support/judging.ts';

let workspace: string;
let resolved: Resolved;

beforeAll(async () => {
  workspace = join(mkdtempSync(join(tmpdir(), 'what-if-')), 'hub.sqlite');
  copyFileSync(await boroughWorkspace(), workspace);
  // Read whole, as for writing, since the tests look at it when it is closed.
  const store = openSqliteStore(workspace, 'write');
  const {report, ...derived} = store.derived()!;
  ({resolved} = derived);
  store.close();
  // What --verify works out again goes by the configuration of the workspace.
  const database = new DatabaseSync(workspace);
  const body = JSON.stringify({...(report as object), config: QUICK_CONFIG});
  expect(database.prepare("UPDATE derived SET body = ? WHERE name = 'report'").run(body).changes).toBe(1);
  database.close();
}, 120_000);

const ringfence = (...args: string[]): Promise<Printed> => run(...args, '-w', workspace);

type Weighed = {weight: number; terms: {bits: number; comparison: string}[]};
type PairAnswer = {
  pair: Weighed;
  state: string;
  joinBits: number;
  holdBits: number;
  decided: string;
  suppositions: {comparison: string; change: string; state: string; bits: number; pair: Weighed}[];
};

const sumOf = ({terms}: Weighed): number => terms.reduce((sum, {bits}) => sum + bits, 0);

test('each piece of evidence takes the weight over a threshold, in bits that sum', async () => {
  let joins = 0;
  let removed = 0;
  for (const {left, right} of resolved.held.filter((_, at) => at % 20 === 0)) {
    const answer = JSON.parse((await ringfence('what-if', left, right, '--json')).stdout) as PairAnswer;
    const {pair, joinBits, holdBits} = answer;
    expect(answer.suppositions.length).toBeGreaterThan(0);
    const stateOf = (weight: number): string => (weight >= joinBits ? 'join' : weight >= holdBits ? 'hold' : 'apart');
    expect(answer.state).toBe(stateOf(pair.weight));
    for (const one of answer.suppositions) {
      expect(sumOf(one.pair)).toBeCloseTo(one.pair.weight, 9);
      expect(pair.weight + one.bits).toBeCloseTo(one.pair.weight, 9);
      expect(one.state).toBe(stateOf(one.pair.weight));
      expect(one.state).not.toBe(answer.state);
      const has = ({terms}: Weighed): boolean => terms.some(({comparison}) => comparison === one.comparison);
      expect(has(pair)).toBe(one.change !== 'known');
      expect(has(one.pair)).toBe(one.change !== 'removed');
      if (one.state === 'join') joins++;
      if (one.change === 'removed') removed++;
    }
    const steps = answer.suppositions.map(({bits}) => Math.abs(bits));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  }
  expect(joins).toBeGreaterThan(5);
  expect(removed).toBeGreaterThan(0);
});

test('the words say what would join them, and the printed figures sum', async () => {
  const {left, right} = resolved.held.find(({reason, weight}) => reason === 'BELOW_JOIN' && weight < 3)!;
  const {stdout} = await ringfence('what-if', left, right);
  expect(stdout).toContain('would join them');
  const [, now, step, then] = /\((-?[\d.]+) ([+-][\d.]+) = (-?[\d.]+) bits\)/.exec(stdout)!;
  expect((Number(now) + Number(step)).toFixed(2)).toBe(then);
});

test('a person hangs on the records without which no link holds the others together', async () => {
  type Answer = {
    records: number;
    joinBits: number;
    keystones: {mention: string; parts: string[][]; bits: number; splits: boolean | null}[];
  };
  const {id, mentions} = firstThatHangs();
  const answer = JSON.parse((await ringfence('what-if', id, '--verify', '--json')).stdout) as Answer;
  expect(answer.records).toBe(mentions.length);
  expect(answer.keystones.length).toBeGreaterThan(0);
  for (const {mention, parts, bits, splits} of answer.keystones) {
    expect([mention, ...parts.flat()].sort()).toEqual(mentions);
    expect(parts.length).toBeGreaterThan(1);
    expect(bits).toBeLessThan(answer.joinBits);
    expect(typeof splits).toBe('boolean');
  }
}, 240_000);

/** The first person of four records, one of which holds the others together. */
function firstThatHangs(): Person {
  const store = openSqliteStore(workspace, 'read');
  const view = openView(store, null, QUIET);
  const {mentions, ties} = view.known().records;
  const explainer = new Explainer(mentions, ties, resolved, view.model());
  const rowOf = new Map(mentions.map(({id}, row) => [id, row]));
  const indexOf = (id: string): number => rowOf.get(id) ?? -1;
  const {joinBits} = view.config.persons;
  const found = resolved.persons.find((one) => {
    if (one.mentions.length !== 4) return false;
    const rows = one.mentions.map(indexOf);
    return whatHolds({rows, ties, said: [], indexOf}, explainer, joinBits).keystones.length > 0;
  });
  store.close();
  return found!;
}

test('what cannot be asked is refused, and help has an example', async () => {
  const {id} = resolved.persons[0]!;
  expect((await ringfence('what-if', id, id)).status).toBe(2);
  expect((await ringfence('what-if', id, 'P000000000000')).status).toBe(44);
  expect((await run('what-if', '--help')).stdout).toContain('Example:\n  ringfence what-if');
});
