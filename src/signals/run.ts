import {assert, must} from '../base/assert.ts';
import type {Context} from '../base/context.ts';
import {DAY_MAX} from '../base/day.ts';
import {shortId} from '../base/hash.ts';
import {once} from '../base/once.ts';
import type {Flag} from '../model/finding.ts';
import type {Network} from '../network/network.ts';
import {followScene} from './changes.ts';
import type {SignalConfig} from './config.ts';
import {falseDiscoveryCut} from './false-discovery.ts';
import {firstFrom, sortedOnce, type First} from './facts/first-known.ts';
import {withHarmPlaces} from './harm/harm.ts';
import {POOLS, RULES} from './registry.ts';
import type {Finding, PlainRule, PooledRule, Rule, Scene, Subject} from './rule.ts';
import {setScene} from './scene.ts';
import {firstsOf, poolOn, subjectsOn, type Spans, type Standing} from './facts/spans.ts';
import {followPool} from './standing.ts';

/** What was worked out before, so that it need not be again; and whether one rule will do. */
export type Known = {
  /** When every flag stood, by records that hold all of this network's: no subject is then looked at but those that stood. */
  standing?: Standing | null;
  /** No rule is run but that one, and what shares its control of false discoveries. */
  only?: string;
};

/** Runs every rule of the registry over the network: flags by falling score, then id. */
export function runSignals(network: Network, config: SignalConfig, ctx: Context, {standing, only}: Known = {}): Flag[] {
  const scene = setScene(network, config);
  const flags: Flag[] = [];
  const asked = (rules: readonly Rule[]): boolean => only === undefined || rules.some(({id}) => id === only);
  const jobs = [
    ...RULES.filter((rule) => !rule.pooled)
      .filter((rule) => asked([rule]))
      .map((rule) => () => runPlain(scene, rule, standing)),
    ...POOLS.filter(asked).map((rules) => () => runPool(scene, rules, standing)),
  ];
  for (const [done, job] of jobs.entries()) {
    ctx.signal.throwIfAborted();
    ctx.progress('signals', done, jobs.length);
    flags.push(...job().filter(({rule}) => only === undefined || rule === only));
  }
  ctx.progress('signals', jobs.length, jobs.length);
  return withHarmPlaces(flags).sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}

/** The flags of one rule that judges each subject by itself, in order of subject. */
export function runPlain(scene: Scene, rule: PlainRule, standing: Standing | null = null): Flag[] {
  const spans = standing?.spans[rule.id];
  const first = spans === undefined ? followEach(scene, rule) : firstsOf(spans);
  return (spans === undefined ? rule.subjects(scene) : subjectsOn(spans, scene.today)).flatMap((subject) => {
    const finding = rule.find(scene, subject, DAY_MAX);
    return finding === null ? [] : [flagFrom(scene, rule, subject, finding, first(subject))];
  });
}

/** A later record can also take a finding back, so the first day is looked for from the start and not by halving. */
function followEach(scene: Scene, rule: PlainRule): (subject: Subject) => First {
  const askEachDay = once(() => followScene(scene));
  return (subject) => {
    for (const {day, answer} of askEachDay()((then, at) => rule.find(then, subject, at)))
      if (answer !== null) return firstFrom(scene, rule, day, answer);
    assert(false, 'a finding that stands has a first day');
  };
}

/** The flags of all rules that share one control of false discoveries, by rule and then subject. */
export function runPool(scene: Scene, rules: readonly PooledRule[], standing: Standing | null = null): Flag[] {
  const {cut, tested, found, spansOf} =
    standing === null ? testPool(scene, rules) : poolStanding(scene, rules, standing);
  return rules.flatMap((rule) => {
    const first = once(() => firstsOf(spansOf(rule)));
    return found(rule).map(({subject, p}) =>
      flagFrom(scene, rule, subject, rule.find(scene, subject, {p, cut, tested}, DAY_MAX), first()(subject)),
    );
  });
}

/** What a pool let through, and since when; the days are worked out where somebody asks. */
type Pooled = {
  cut: number;
  tested: number;
  found: (rule: PooledRule) => {subject: Subject; p: number}[];
  spansOf: (rule: PooledRule) => Spans;
};

function testPool(scene: Scene, rules: readonly PooledRule[]): Pooled {
  const {falseDiscoveryRate, alpha} = scene.config.escalation;
  const tests = rules.flatMap((rule) =>
    rule.subjects(scene).flatMap((subject) => {
      const test = rule.test(scene, subject, DAY_MAX);
      return test === null ? [] : [{rule, subject, test}];
    }),
  );
  const cut = falseDiscoveryCut(
    tests.map(({test}) => test),
    falseDiscoveryRate,
    alpha,
  );
  const passing = tests.filter(({test}) => test.p <= cut);
  const followed = once(() => followPool(scene, rules, followScene(scene)));
  return {
    cut,
    tested: tests.length,
    found: (rule) => passing.filter((one) => one.rule === rule).map(({subject, test: {p}}) => ({subject, p})),
    spansOf: (rule) => followed().spans[rule.id]!,
  };
}

function poolStanding(scene: Scene, rules: readonly PooledRule[], {spans, pools}: Standing): Pooled {
  return {
    ...poolOn(pools[rules[0]!.pool]!, scene.today),
    found: (rule) =>
      subjectsOn(spans[rule.id]!, scene.today).map((subject) => ({
        subject,
        p: must(rule.test(scene, subject, DAY_MAX), 'test of a series that stood').p,
      })),
    spansOf: (rule) => spans[rule.id]!,
  };
}

export const flagId = (scene: Scene, rule: Rule, subject: Subject): string =>
  shortId('f', rule.id, ...rule.key(scene, subject));

function flagFrom(scene: Scene, rule: Rule, subject: Subject, finding: Finding, first: First): Flag {
  return {
    id: flagId(scene, rule, subject),
    rule: rule.id,
    version: rule.version,
    ...finding,
    firstKnowable: first.day,
    firstRecords: first.records,
    evidence: sortedOnce(finding.evidence),
  };
}
