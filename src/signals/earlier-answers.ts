import {sameRows, type RowsAfter, type VersionedNetwork} from '../network/same-rows.ts';
import {areRowsSame, type Asked} from './asked.ts';
import type {SignalConfig} from './config.ts';
import type {PlainRule, Scene, Subject} from './rule.ts';
import {setScene} from './scene.ts';
import {subjectAt, type Spans, type Standing} from './facts/spans.ts';

/** What rules answered about an earlier network, by the same configuration. */
export type EarlierAnswers = VersionedNetwork & {standing: Standing};

/** What a rule answered about a subject, where none of the rows that it read has changed since. */
export type Answered = {
  asked: Asked;
  /** Position of the subject in `asked`. */
  at: number;
  after: RowsAfter;
  spans: Spans;
  /** Its spans: from the first to before the second. */
  from: number;
  to: number;
};

/** Of a rule and a subject what was answered, if it still holds; see `stillAnswered`. */
export type StillAnswered = (rule: PlainRule, scene: Scene) => (subject: Subject) => Answered | null;

/** What is still true of what was answered before, rule by rule; a network and its versions tell what is still there. */
export function stillAnswered(
  {standing, ...old}: EarlierAnswers,
  now: VersionedNetwork,
  config: SignalConfig,
): StillAnswered {
  const after = sameRows(old, now);
  const before = setScene(old.network, config);
  return (rule, scene) => {
    const [asked, spans] = [standing.asked[rule.id]!, standing.spans[rule.id]!];
    const known = new Map<string, Answered>();
    let from = 0;
    for (let at = 0; at < asked.subjects.length / asked.width; at++) {
      const subject = subjectAt(asked, at);
      let to = from;
      while (to < spans.from.length && subject.every((part, k) => spans.subjects[to * spans.width + k] === part)) to++;
      if (areRowsSame(asked, at, after)) known.set(keyOf(rule, before, subject), {asked, at, after, spans, from, to});
      from = to;
    }
    return (subject) => known.get(keyOf(rule, scene, subject)) ?? null;
  };
}

const keyOf = (rule: PlainRule, scene: Scene, subject: Subject): string => rule.key(scene, subject).join(' ');
