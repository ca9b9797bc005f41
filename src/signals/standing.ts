import {listAt} from '../base/get-or-insert.ts';
import type {Context} from '../base/context.ts';
import {DAY_MAX} from '../base/day.ts';
import type {Network} from '../network/network.ts';
import {AskedLog} from './asked.ts';
import {followScene, type AskEachDay, type Since} from './changes.ts';
import type {SignalConfig} from './config.ts';
import {falseDiscoveryCut, type PoolTest} from './false-discovery.ts';
import type {StillAnswered} from './earlier-answers.ts';
import {firstFrom} from './facts/first-known.ts';
import {POOLS, RULES} from './registry.ts';
import type {PooledRule, PoolResult, Scene, Subject} from './rule.ts';
import {setScene} from './scene.ts';
import {SpanBuilder, type PoolDays, type Spans, type Standing} from './facts/spans.ts';

/**
 * When each rule found something, for every day there is. The network is that of all records; as of any day `runSignals` asks of
 * those subjects alone that stood then. A rule that judges a subject by itself is not asked again where it answered before and
 * everything is still there that it read (`answered`).
 */
export function standingOf(
  network: Network,
  config: SignalConfig,
  ctx: Context,
  answered: StillAnswered | null = null,
): Standing {
  const standing: Standing = {spans: {}, pools: {}, asked: {}};
  const log = new AskedLog(network);
  const watched = setScene(log.network, config);
  const askWatched = followScene(watched, DAY_MAX);
  for (const [done, rule] of RULES.entries()) {
    ctx.signal.throwIfAborted();
    ctx.progress('signals', done, RULES.length);
    if (rule.pooled) continue;
    const rows = new SpanBuilder();
    const subjects = rule.subjects(watched);
    const before = answered?.(rule, watched);
    for (const subject of subjects) {
      log.begin(subject);
      const known = before?.(subject) ?? null;
      if (known !== null) {
        log.readAsBefore(known.asked, known.at, known.after);
        rows.copy(subject, known.spans, known.from, known.to);
        continue;
      }
      const answers = [...askWatched((then, day) => rule.find(then, subject, day))];
      rows.add(subject, answers, (day, finding) => firstFrom(watched, rule, day, finding));
    }
    standing.asked[rule.id] = log.take();
    standing.spans[rule.id] = rows.build();
  }
  const scene = setScene(network, config);
  for (const rules of POOLS) {
    ctx.signal.throwIfAborted();
    const {days, spans} = followPool(scene, rules, followScene(scene, DAY_MAX));
    standing.pools[rules[0]!.pool] = days;
    Object.assign(standing.spans, spans);
  }
  return standing;
}

/** One series under one rule of a pool, with what its test gave since when. */
type Entry = {rule: PooledRule; subject: Subject; tests: readonly Since<PoolTest | null>[]};

/** Replays a pool by the day of receipt: each day's cut is that of all series as they were then. */
export function followPool(
  scene: Scene,
  rules: readonly PooledRule[],
  askEachDay: AskEachDay,
): {days: PoolDays; spans: Record<string, Spans>} {
  const {falseDiscoveryRate, alpha} = scene.config.escalation;
  const entries = rules.flatMap((rule) =>
    rule.subjects(scene).map((subject): Entry => ({
      rule,
      subject,
      tests: [...askEachDay((then, day) => rule.test(then, subject, day))],
    })),
  );
  const changes = changesByDay(entries);
  const current: (PoolTest | null)[] = entries.map(() => null);
  const passes: Since<PoolResult | null>[][] = entries.map(() => []);
  const [days, cuts, counts]: [number[], number[], number[]] = [[], [], []];
  let lastCut = NaN;
  for (const [day, changed] of changes) {
    for (const {entry, test} of changed) current[entry] = test;
    const tests = current.filter((test) => test !== null);
    const cut = falseDiscoveryCut(tests, falseDiscoveryRate, alpha);
    if (cut !== cuts.at(-1) || tests.length !== counts.at(-1)) {
      days.push(day);
      cuts.push(cut);
      counts.push(tests.length);
    }
    // Under the cut of the day before nobody else can come to stand, or cease to.
    const touched = cut === lastCut ? changed.map(({entry}) => entry) : current.keys();
    lastCut = cut;
    for (const entry of touched) {
      const test = current[entry] ?? null;
      const stands = test !== null && test.p <= cut;
      if (stands === ((passes[entry]!.at(-1)?.answer ?? null) !== null)) continue;
      passes[entry]!.push({day, answer: stands ? {p: test.p, cut, tested: tests.length} : null});
    }
  }
  const spans = rules.map((rule): [string, Spans] => {
    const rows = new SpanBuilder();
    for (const [at, {rule: of, subject}] of entries.entries()) {
      if (of !== rule) continue;
      rows.add(subject, passes[at]!, (day, pool) => firstFrom(scene, rule, day, rule.find(scene, subject, pool, day)));
    }
    return [rule.id, rows.build()];
  });
  return {
    days: {day: Int32Array.from(days), cut: Float64Array.from(cuts), tested: Int32Array.from(counts)},
    spans: Object.fromEntries(spans),
  };
}

/** Which entries have another test from a day on, by rising day. */
function changesByDay(entries: readonly Entry[]): [number, {entry: number; test: PoolTest | null}[]][] {
  const byDay = new Map<number, {entry: number; test: PoolTest | null}[]>();
  for (const [entry, {tests}] of entries.entries()) {
    for (const {day, answer} of tests) {
      listAt(byDay, day).push({entry, test: answer});
    }
  }
  return [...byDay].sort(([left], [right]) => left - right);
}
