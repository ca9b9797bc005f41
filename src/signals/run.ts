import type {Context} from '../base/context.ts';
import {DAY_MAX, isoToDay} from '../base/day.ts';
import {shortId} from '../base/hash.ts';
import type {Flag} from '../model/finding.ts';
import {NOTIFICATION_KINDS} from '../model/notification.ts';
import type {Network} from '../network/network.ts';
import type {SignalConfig} from './config.ts';
import {falseDiscoveryCut, type PoolTest} from './false-discovery.ts';
import {concernCodes, gravityCodes} from './gravity.ts';
import {firstFrom, firstOf, sortedOnce, type First} from './first-known.ts';
import {withHarmPlaces} from './harm.ts';
import {RULES} from './registry.ts';
import type {Finding, PlainRule, PooledRule, Rule, Scene, Subject} from './rule.ts';

/**
 * Runs every rule of the registry over the network: flags by falling score, then id. `earlier` are flags of a network that
 * holds all records of this one: what they say of their first day need not be looked for again. With `only` no rule is run
 * but that one, and what shares its control of false discoveries.
 */
export function runSignals(
  network: Network,
  config: SignalConfig,
  ctx: Context,
  earlier: readonly Flag[] = [],
  only: string | null = null,
): Flag[] {
  const scene = setScene(network, config);
  const known = new Map(earlier.map((flag) => [flag.id, flag]));
  const flags: Flag[] = [];
  const asked = (rules: readonly Rule[]): boolean => only === null || rules.some(({id}) => id === only);
  const pools = Map.groupBy(
    RULES.filter((rule) => rule.pooled),
    ({pool}) => pool,
  );
  const jobs = [
    ...RULES.filter((rule) => !rule.pooled)
      .filter((rule) => asked([rule]))
      .map((rule) => () => runPlain(scene, rule, known)),
    ...[...pools.values()].filter(asked).map((rules) => () => runPool(scene, rules, known)),
  ];
  for (const [done, job] of jobs.entries()) {
    ctx.signal.throwIfAborted();
    ctx.progress('signals', done, jobs.length);
    flags.push(...job().filter(({rule}) => only === null || rule === only));
  }
  ctx.progress('signals', jobs.length, jobs.length);
  return withHarmPlaces(flags).sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}

/** Flags whose first day is known already, by id. */
type Earlier = ReadonlyMap<string, Flag>;

/** What rules look at, made once a run. */
export function setScene(network: Network, config: SignalConfig): Scene {
  return {
    network,
    config,
    gravityOf: gravityCodes(config.gravity),
    isConcern: concernCodes(config.gravity),
    kindOf: (code) => NOTIFICATION_KINDS[code]!,
    today: network.asOf === null ? network.lastReceived : isoToDay(network.asOf),
  };
}

/** The flags of one rule that judges each subject by itself, in order of subject. */
export function runPlain(scene: Scene, rule: PlainRule, earlier: Earlier = new Map()): Flag[] {
  const flags: Flag[] = [];
  for (const subject of rule.subjects(scene)) {
    const finding = rule.find(scene, subject, DAY_MAX);
    if (finding === null) continue;
    const known = firstOf(earlier.get(idOf(scene, rule, subject)), scene);
    if (known !== null) {
      flags.push(flagFrom(scene, rule, subject, finding, known));
      continue;
    }
    // A later record can also take a finding back, so the first day is looked for from the start and not by halving.
    let first: First | null = null;
    for (const day of rule.days(scene, subject)) {
      const then = rule.find(scene, subject, day);
      if (then === null) continue;
      first = firstFrom(scene, day, then);
      break;
    }
    flags.push(flagFrom(scene, rule, subject, finding, first ?? firstFrom(scene, scene.today, finding)));
  }
  return flags;
}

/** One series under one rule of a pool. */
type Entry = {rule: PooledRule; subject: Subject};

/** The flags of all rules that share one control of false discoveries, by rule and then subject. */
export function runPool(scene: Scene, rules: readonly PooledRule[], earlier: Earlier = new Map()): Flag[] {
  const {falseDiscoveryRate, alpha} = scene.config.escalation;
  const entries = rules.flatMap((rule) => rule.subjects(scene).map((subject): Entry => ({rule, subject})));
  const now = entries.map(({rule, subject}) => rule.test(scene, subject, DAY_MAX));
  const tests = now.filter((test) => test !== null);
  const cut = falseDiscoveryCut(tests, falseDiscoveryRate, alpha);
  const found = entries.flatMap((_, at) => (now[at] !== null && now[at]!.p <= cut ? [at] : []));
  const known = new Map(
    found.flatMap((at): [number, First][] => {
      const {rule, subject} = entries[at]!;
      const first = firstOf(earlier.get(idOf(scene, rule, subject)), scene);
      return first === null ? [] : [[at, first]];
    }),
  );
  const firsts = firstDays(
    scene,
    entries,
    found.filter((at) => !known.has(at)),
  );
  return found.map((at) => {
    const {rule, subject} = entries[at]!;
    const pool = {p: now[at]!.p, cut, tested: tests.length};
    const finding = rule.find(scene, subject, pool, DAY_MAX);
    const day = firsts.get(at);
    const first =
      known.get(at) ??
      (day === undefined
        ? firstFrom(scene, scene.today, finding)
        : firstFrom(scene, day, rule.find(scene, subject, pool, day)));
    return flagFrom(scene, rule, subject, finding, first);
  });
}

/** Replays the whole pool by the day of receipt: a series is known on the first day on which it passed the pool of that day. */
function firstDays(scene: Scene, entries: readonly Entry[], found: readonly number[]): Map<number, number> {
  if (found.length === 0) return new Map();
  const changes = new Map<number, number[]>();
  for (const [at, {rule, subject}] of entries.entries()) {
    for (const day of rule.days(scene, subject)) {
      const there = changes.get(day);
      if (there === undefined) changes.set(day, [at]);
      else there.push(at);
    }
  }
  const {falseDiscoveryRate, alpha} = scene.config.escalation;
  const current: (PoolTest | null)[] = entries.map(() => null);
  const waiting = new Set(found);
  const firsts = new Map<number, number>();
  // Series that changed since they were tested, and when: a test is worth its time on a day on which a series that waits is near.
  const changed = new Map<number, number>();
  const testAgain = (at: number): void => {
    const {rule, subject} = entries[at]!;
    current[at] = rule.test(scene, subject, changed.get(at)!);
    changed.delete(at);
  };
  for (const day of [...changes.keys()].sort((left, right) => left - right)) {
    if (waiting.size === 0) break;
    for (const at of changes.get(day)!) {
      changed.set(at, day);
      if (waiting.has(at)) testAgain(at);
    }
    const near = [...waiting].filter((at) => current[at] !== null && current[at]!.p <= alpha);
    if (near.length === 0) continue;
    for (const at of changed.keys()) testAgain(at);
    const cut = falseDiscoveryCut(
      current.filter((test) => test !== null),
      falseDiscoveryRate,
      alpha,
    );
    for (const at of near) {
      if (current[at]!.p > cut) continue;
      firsts.set(at, day);
      waiting.delete(at);
    }
  }
  return firsts;
}

function idOf(scene: Scene, rule: Rule, subject: Subject): string {
  return shortId('f', rule.id, ...rule.key(scene, subject));
}

function flagFrom(scene: Scene, rule: Rule, subject: Subject, finding: Finding, first: First): Flag {
  return {
    id: idOf(scene, rule, subject),
    rule: rule.id,
    version: rule.version,
    ...finding,
    firstKnowable: first.day,
    firstRecords: first.records,
    evidence: sortedOnce(finding.evidence),
  };
}
