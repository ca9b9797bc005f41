import {must} from '../base/assert.ts';
import type {Context} from '../base/context.ts';
import {DAY_MAX, dayToIso} from '../base/day.ts';
import type {Network} from '../network/network.ts';
import {followScene, type AskEachDay, type Since} from './changes.ts';
import type {SignalConfig} from './config.ts';
import {falseDiscoveryCut, type PoolTest} from './false-discovery.ts';
import {firstFrom, type First} from './first-known.ts';
import {poolsOf, RULES} from './registry.ts';
import type {PooledRule, PoolResult, Scene, Subject} from './rule.ts';
import {setScene} from './scene.ts';

/**
 * The days over which a rule found something about a subject, one row a span, in order of subject and then day: from the day
 * `from[i]` to before the day `to[i]` (DAY_MAX where nothing on record ends it). `subjects` has the `width` parts of each row's
 * subject one after another, `made` the records that came on the day `from[i]` and made it so, with spaces between.
 */
export type Spans = {width: number; subjects: Int32Array; from: Int32Array; to: Int32Array; made: string[]};

/** What a pool of tests let through from each day on, rising: the largest p-value, and of how many series; see `PoolResult`. */
export type PoolDays = {day: Int32Array; cut: Float64Array; tested: Int32Array};

/** Since when and until when every flag stood, by all records: spans by id of rule, and the cuts of each pool by its name. */
export type Standing = {spans: Record<string, Spans>; pools: Record<string, PoolDays>};

/**
 * When each rule found something, for every day there is. The network is that of all records; as of any day `runSignals` asks of
 * those subjects alone that stood then.
 */
export function standingOf(network: Network, config: SignalConfig, ctx: Context): Standing {
  const scene = setScene(network, config);
  const askEachDay = followScene(scene, DAY_MAX);
  const standing: Standing = {spans: {}, pools: {}};
  for (const [done, rule] of RULES.entries()) {
    ctx.signal.throwIfAborted();
    ctx.progress('signals', done, RULES.length);
    if (rule.pooled) continue;
    const rows = createSpans();
    for (const subject of rule.subjects(scene)) {
      const answers = [...askEachDay((then, day) => rule.find(then, subject, day))];
      rows.add(subject, answers, (day, finding) => firstFrom(scene, day, finding));
    }
    standing.spans[rule.id] = rows.spans();
  }
  for (const rules of poolsOf(RULES)) {
    ctx.signal.throwIfAborted();
    const {days, spans} = followPool(scene, rules, askEachDay);
    standing.pools[rules[0]!.pool] = days;
    Object.assign(standing.spans, spans);
  }
  return standing;
}

/** Subjects of a rule that stood on a day. */
export function subjectsOn(spans: Spans, day: number): Subject[] {
  const subjects: Subject[] = [];
  for (let at = 0; at < spans.from.length; at++)
    if (spans.from[at]! <= day && day < spans.to[at]!) subjects.push(subjectAt(spans, at));
  return subjects;
}

/** The first day on which a subject stood that did on any, and the records that made it so. */
export function firstsOf(spans: Spans): (subject: Subject) => First {
  const first = new Map<string, number>();
  for (let at = 0; at < spans.from.length; at++) {
    const key = subjectAt(spans, at).join();
    if (!first.has(key)) first.set(key, at);
  }
  return (subject) => madeAt(spans, must(first.get(subject.join()), 'span of a subject'));
}

/** The first day of a span, and the records that made it so. */
export const madeAt = ({from, made}: Spans, at: number): First => ({
  day: dayToIso(from[at]!),
  records: made[at]!.split(' ').filter(Boolean),
});

export const subjectAt = ({width, subjects}: Spans, at: number): Subject => [
  ...subjects.subarray(at * width, (at + 1) * width),
];

/** What a pool let through on a day; -1 and 0 before its first test. */
export function poolOn({day: days, cut, tested}: PoolDays, day: number): {cut: number; tested: number} {
  const at = days.findLastIndex((from) => from <= day);
  return at < 0 ? {cut: -1, tested: 0} : {cut: cut[at]!, tested: tested[at]!};
}

/** Gathers spans from what was found since when; `first` tells of a finding that did not stand before which records made it so. */
function createSpans(): {
  add: <T>(subject: Subject, answers: readonly Since<T | null>[], first: (day: number, finding: T) => First) => void;
  spans: () => Spans;
} {
  const [subjects, from, to]: [number[], number[], number[]] = [[], [], []];
  const made: string[] = [];
  let width = 1;
  return {
    add: (subject, answers, first) => {
      width = subject.length;
      let stands = false;
      for (const {day, answer} of answers) {
        if (answer !== null && !stands) {
          subjects.push(...subject);
          from.push(day);
          made.push(first(day, answer).records.join(' '));
        } else if (answer === null && stands) to.push(day);
        stands = answer !== null;
      }
      if (stands) to.push(DAY_MAX);
    },
    spans: () => ({
      width,
      subjects: Int32Array.from(subjects),
      from: Int32Array.from(from),
      to: Int32Array.from(to),
      made,
    }),
  };
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
  for (const [day, changed] of changes) {
    for (const {entry, test} of changed) current[entry] = test;
    const tests = current.filter((test) => test !== null);
    const cut = falseDiscoveryCut(tests, falseDiscoveryRate, alpha);
    if (cut !== cuts.at(-1) || tests.length !== counts.at(-1)) {
      days.push(day);
      cuts.push(cut);
      counts.push(tests.length);
    }
    for (const [entry, test] of current.entries()) {
      const stands = test !== null && test.p <= cut;
      if (stands === ((passes[entry]!.at(-1)?.answer ?? null) !== null)) continue;
      passes[entry]!.push({day, answer: stands ? {p: test.p, cut, tested: tests.length} : null});
    }
  }
  const spans = rules.map((rule): [string, Spans] => {
    const rows = createSpans();
    for (const [at, {rule: of, subject}] of entries.entries()) {
      if (of !== rule) continue;
      rows.add(subject, passes[at]!, (day, pool) => firstFrom(scene, day, rule.find(scene, subject, pool, day)));
    }
    return [rule.id, rows.spans()];
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
      const there = byDay.get(day);
      if (there === undefined) byDay.set(day, [{entry, test: answer}]);
      else there.push({entry, test: answer});
    }
  }
  return [...byDay].sort(([left], [right]) => left - right);
}
