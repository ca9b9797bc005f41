import type {Context} from '../base/context.ts';
import {DAY_MAX, dayToIso, isoToDay} from '../base/day.ts';
import {shortId} from '../base/hash.ts';
import type {Flag} from '../model/finding.ts';
import type {Network} from '../network/network.ts';
import type {SignalConfig} from './config.ts';
import {falseDiscoveryCut} from './false-discovery.ts';
import {concernCodes, gravityCodes} from './gravity.ts';
import {RULES} from './registry.ts';
import type {Finding, PlainRule, PooledRule, Rule, Scene, Subject} from './rule.ts';

/** Runs every rule of the registry over the network: flags by falling score, then id. */
export function runSignals(network: Network, config: SignalConfig, ctx: Context): Flag[] {
  const scene = setScene(network, config);
  const flags: Flag[] = [];
  for (const [done, rule] of RULES.entries()) {
    ctx.signal.throwIfAborted();
    ctx.progress('signals', done, RULES.length);
    flags.push(...runRule(scene, rule));
  }
  ctx.progress('signals', RULES.length, RULES.length);
  return flags.sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}

/** What rules look at, made once a run. */
export function setScene(network: Network, config: SignalConfig): Scene {
  return {
    network,
    config,
    gravityOf: gravityCodes(config.gravity),
    isConcern: concernCodes(config.gravity),
    today: network.asOf === null ? network.lastReceived : isoToDay(network.asOf),
  };
}

/** The flags of one rule, in order of subject. */
export function runRule(scene: Scene, rule: Rule): Flag[] {
  return rule.pooled ? runPooled(scene, rule) : runPlain(scene, rule);
}

function runPlain(scene: Scene, rule: PlainRule): Flag[] {
  const flags: Flag[] = [];
  for (const subject of rule.subjects(scene)) {
    const finding = rule.find(scene, subject, DAY_MAX);
    if (finding === null) continue;
    // A later record can also take a finding back, so the first day is looked for from the start and not by halving.
    const first = rule.days(scene, subject).find((day) => rule.find(scene, subject, day) !== null);
    flags.push(flagFrom(scene, rule, subject, finding, first ?? scene.today));
  }
  return flags;
}

function runPooled(scene: Scene, rule: PooledRule): Flag[] {
  const {falseDiscoveryRate} = scene.config.escalation;
  const subjects = rule.subjects(scene);
  const now = subjects.map((subject) => rule.p(scene, subject, DAY_MAX));
  const tested = now.filter((p) => p !== null);
  const cut = falseDiscoveryCut(tested, falseDiscoveryRate, scene.config.escalation.alpha);
  const found = subjects.flatMap((_, at) => (now[at] !== null && now[at]! <= cut ? [at] : []));
  const firsts = firstDays(scene, rule, subjects, found);
  return found.map((at) => {
    const finding = rule.find(scene, subjects[at]!, {p: now[at]!, cut, tested: tested.length});
    return flagFrom(scene, rule, subjects[at]!, finding, firsts.get(at) ?? scene.today);
  });
}

/** Replays the whole pool by the day of receipt: a series is known on the first day on which it passed the pool of that day. */
function firstDays(
  scene: Scene,
  rule: PooledRule,
  subjects: readonly Subject[],
  found: readonly number[],
): Map<number, number> {
  const changes = new Map<number, number[]>();
  for (const [at, subject] of subjects.entries()) {
    for (const day of rule.days(scene, subject)) {
      const there = changes.get(day);
      if (there === undefined) changes.set(day, [at]);
      else there.push(at);
    }
  }
  const {falseDiscoveryRate, alpha} = scene.config.escalation;
  const current: (number | null)[] = subjects.map(() => null);
  const waiting = new Set(found);
  const firsts = new Map<number, number>();
  for (const day of [...changes.keys()].sort((left, right) => left - right)) {
    if (waiting.size === 0) break;
    for (const at of changes.get(day)!) current[at] = rule.p(scene, subjects[at]!, day);
    const near = [...waiting].filter((at) => current[at] !== null && current[at]! <= alpha);
    if (near.length === 0) continue;
    const cut = falseDiscoveryCut(
      current.filter((p) => p !== null),
      falseDiscoveryRate,
      alpha,
    );
    for (const at of near) {
      if (current[at]! > cut) continue;
      firsts.set(at, day);
      waiting.delete(at);
    }
  }
  return firsts;
}

function flagFrom(scene: Scene, rule: Rule, subject: Subject, finding: Finding, first: number): Flag {
  return {
    id: shortId('f', rule.id, ...rule.key(scene, subject)),
    rule: rule.id,
    version: rule.version,
    ...finding,
    firstKnowable: dayToIso(first),
    evidence: [...new Set(finding.evidence)].sort(),
  };
}
