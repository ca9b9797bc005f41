import {must} from '../base/assert.ts';
import type {Context} from '../base/context.ts';
import {DAY_MAX} from '../base/day.ts';
import type {Network} from '../network/network.ts';
import {followScene, type AskEachDay, type Since} from './changes.ts';
import type {SignalConfig} from './config.ts';
import {falseDiscoveryCut, type PoolTest} from './false-discovery.ts';
import {poolsOf, RULES} from './registry.ts';
import type {PooledRule, Scene, Subject} from './rule.ts';
import {setScene} from './scene.ts';

/**
 * The days over which a rule found something about a subject, one row a span, in order of subject and then day: from the day
 * `from[i]` to before the day `to[i]` (DAY_MAX where nothing on record ends it). `subjects` has the `width` parts of each row's
 * subject one after another.
 */
export type Spans = {width: number; subjects: Int32Array; from: Int32Array; to: Int32Array};

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
    for (const subject of rule.subjects(scene))
      rows.add(subject, [...askEachDay((then, day) => rule.find(then, subject, day) !== null)]);
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

/** The first day on which a subject that stood on any did. */
export function firstDaysOf(spans: Spans): (subject: Subject) => number {
  const first = new Map<string, number>();
  for (let at = 0; at < spans.from.length; at++) {
    const key = subjectAt(spans, at).join();
    if (!first.has(key)) first.set(key, spans.from[at]!);
  }
  return (subject) => must(first.get(subject.join()), 'span of a subject');
}

export const subjectAt = ({width, subjects}: Spans, at: number): Subject => [
  ...subjects.subarray(at * width, (at + 1) * width),
];

/** What a pool let through on a day; -1 and 0 before its first test. */
export function poolOn({day: days, cut, tested}: PoolDays, day: number): {cut: number; tested: number} {
  const at = days.findLastIndex((from) => from <= day);
  return at < 0 ? {cut: -1, tested: 0} : {cut: cut[at]!, tested: tested[at]!};
}

function createSpans(): {
  add: (subject: Subject, answers: readonly Since<boolean>[]) => void;
  spans: () => Spans;
} {
  const [subjects, from, to]: number[][] = [[], [], []];
  let width = 1;
  return {
    add: (subject, answers) => {
      width = subject.length;
      for (const [at, {day, answer}] of answers.entries()) {
        if (!answer || answers[at - 1]?.answer === true) continue;
        subjects!.push(...subject);
        from!.push(day);
        to!.push(answers.slice(at + 1).find((later) => !later.answer)?.day ?? DAY_MAX);
      }
    },
    spans: () => ({
      width,
      subjects: Int32Array.from(subjects!),
      from: Int32Array.from(from!),
      to: Int32Array.from(to!),
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
  const passes: Since<boolean>[][] = entries.map(() => []);
  const [days, cuts, counts]: number[][] = [[], [], []];
  for (const [day, changed] of changes) {
    for (const {entry, test} of changed) current[entry] = test;
    const tests = current.filter((test) => test !== null);
    const cut = falseDiscoveryCut(tests, falseDiscoveryRate, alpha);
    if (cut !== cuts!.at(-1) || tests.length !== counts!.at(-1)) {
      days!.push(day);
      cuts!.push(cut);
      counts!.push(tests.length);
    }
    for (const [entry, test] of current.entries()) {
      const answer = test !== null && test.p <= cut;
      if (answer !== (passes[entry]!.at(-1)?.answer ?? false)) passes[entry]!.push({day, answer});
    }
  }
  const spans = rules.map((rule): [string, Spans] => {
    const rows = createSpans();
    for (const [at, entry] of entries.entries()) if (entry.rule === rule) rows.add(entry.subject, passes[at]!);
    return [rule.id, rows.spans()];
  });
  return {
    days: {day: Int32Array.from(days!), cut: Float64Array.from(cuts!), tested: Int32Array.from(counts!)},
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
