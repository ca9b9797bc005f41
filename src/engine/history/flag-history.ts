import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {acrossSeal} from '../../network/guard/across-seal.ts';
import type {Finding, Rule, Scene, Subject} from '../../signals/rule.ts';
import {followScene} from '../../signals/changes.ts';
import {recordsAbout} from '../../signals/facts/first-known.ts';
import {RULES} from '../../signals/registry.ts';
import {flagId} from '../../signals/run.ts';
import {setScene} from '../../signals/scene.ts';
import {madeAt, poolOn, subjectAt, type Spans, type Standing} from '../../signals/facts/spans.ts';
import type {View} from '../view/view.ts';

/** What a flag came to say on a day, and the records that came that day and made it so (none where time or other series did). */
export type FlagChange = {
  day: string;
  change: 'came' | 'changed' | 'went';
  /** What it said from then on; what it had said last, where it went. */
  text: string;
  records: number;
  incidents: number;
  madeBy: string[];
};

/** Since when and until when a flag stood, and how what it says changed meanwhile; spans in order of time, `to` null where it stands. */
export type FlagHistory = {
  id: string;
  rule: string;
  version: string;
  persons: string[];
  stood: {from: string; to: string | null}[];
  changes: FlagChange[];
};

/** The history of a flag that stands or once stood, by what is known in the view; null where no flag of that id ever did. */
export function flagHistory(view: Pick<View, 'network' | 'standing' | 'config'>, id: string): FlagHistory | null {
  const scene = setScene(view.network(), view.config.signals);
  const standing = view.standing();
  for (const rule of RULES) {
    const spans = standing.spans[rule.id]!;
    const rows = rowsOf(scene, rule, spans, id).filter((at) => spans.from[at]! <= scene.today);
    if (rows.length > 0) return historyOf(scene, rule, standing, rows, acrossSeal(scene.network));
  }
  return null;
}

function rowsOf(scene: Scene, rule: Rule, spans: Spans, id: string): number[] {
  const rows: number[] = [];
  for (let at = 0; at < spans.from.length; at++) if (flagId(scene, rule, subjectAt(spans, at)) === id) rows.push(at);
  return rows;
}

function historyOf(
  scene: Scene,
  rule: Rule,
  standing: Standing,
  rows: readonly number[],
  isAcross: ReturnType<typeof acrossSeal>,
): FlagHistory | null {
  const spans = standing.spans[rule.id]!;
  const subject = subjectAt(spans, rows[0]!);
  const lastStood = Math.min(scene.today, spans.to[rows.at(-1)!]! - 1);
  const said = [...followScene(scene)((then, day) => findingOn(then, rule, subject, standing, day))];
  if (said.some(({answer}) => answer !== null && isAcross(answer))) return null;
  const changes = rows.flatMap((at): FlagChange[] => {
    const [from, to] = [spans.from[at]!, spans.to[at]!];
    const first = findingOn({...scene, today: from}, rule, subject, standing, from)!;
    const within = said.flatMap(({day, answer}) => (day > from && day < to && answer !== null ? [{day, answer}] : []));
    const list = [changeOn(from, 'came', first, madeAt(spans, at).records)];
    let last = first;
    for (const {day, answer} of within) {
      const news = answer.evidence.filter((record) => !last.evidence.includes(record));
      if (news.length > 0 || answer.evidence.length !== last.evidence.length)
        list.push(changeOn(day, 'changed', answer, recordsNew(scene, rule, answer, news, day)));
      last = answer;
    }
    if (to <= scene.today) list.push(changeOn(to, 'went', last, recordsAbout(scene, rule, last.persons, to)));
    return list;
  });
  return {
    id: flagId(scene, rule, subject),
    rule: rule.id,
    version: rule.version,
    persons: findingOn({...scene, today: lastStood}, rule, subject, standing, lastStood)!.persons,
    stood: rows.map((at) => ({
      from: dayToIso(spans.from[at]!),
      to: spans.to[at]! > scene.today ? null : dayToIso(spans.to[at]!),
    })),
    changes,
  };
}

/** What the rule says of the subject by a day; what a pool decides is not asked again, it is in the spans. */
export function findingOn(scene: Scene, rule: Rule, subject: Subject, standing: Standing, day: number): Finding | null {
  const knownBy = day >= scene.network.lastReceived ? DAY_MAX : day;
  if (!rule.pooled) return rule.find(scene, subject, knownBy);
  const test = rule.test(scene, subject, knownBy);
  return test && rule.find(scene, subject, {p: test.p, ...poolOn(standing.pools[rule.pool]!, day)}, knownBy);
}

/** Of the records that a flag newly rests on, or else of all about its people, those that came that day. */
function recordsNew(scene: Scene, rule: Rule, {persons}: Finding, news: readonly string[], day: number): string[] {
  const came = recordsAbout(scene, rule, persons, day);
  const cited = news.filter((record) => came.includes(record));
  return cited.length > 0 ? cited.sort() : came;
}

const changeOn = (
  day: number,
  change: FlagChange['change'],
  {text, records, incidents}: Finding,
  madeBy: string[],
): FlagChange => ({day: dayToIso(day), change, text, records, incidents, madeBy});
