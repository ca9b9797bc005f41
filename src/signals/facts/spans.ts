import {must} from '../../base/assert.ts';
import {DAY_MAX, dayToIso} from '../../base/day.ts';
import type {Asked} from '../asked.ts';
import type {Since} from '../changes.ts';
import type {First} from './first-known.ts';
import type {Subject} from '../rule.ts';

/**
 * The days over which a rule found something about a subject, one row a span, in order of subject and then day: from the day
 * `from[i]` to before the day `to[i]` (DAY_MAX where nothing on record ends it). `subjects` has the `width` parts of each row's
 * subject one after another, `made` the records that came on the day `from[i]` and made it so, with spaces between.
 */
export type Spans = {width: number; subjects: Int32Array; from: Int32Array; to: Int32Array; made: string[]};

/** What a pool of tests let through from each day on, rising: the largest p-value, and of how many series; see `PoolResult`. */
export type PoolDays = {day: Int32Array; cut: Float64Array; tested: Int32Array};

/**
 * Since when and until when every flag stood, by all records: spans by id of rule, and the cuts of each pool by its name. `asked` tells of
 * each rule that judges a subject by itself of whom and of what it answered.
 */
export type Standing = {
  spans: Record<string, Spans>;
  pools: Record<string, PoolDays>;
  asked: Record<string, Asked>;
};

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

export const subjectAt = ({width, subjects}: Pick<Spans, 'width' | 'subjects'>, at: number): Subject => [
  ...subjects.subarray(at * width, (at + 1) * width),
];

/** What a pool let through on a day; -1 and 0 before its first test. */
export function poolOn({day: days, cut, tested}: PoolDays, day: number): {cut: number; tested: number} {
  const at = days.findLastIndex((from) => from <= day);
  return at < 0 ? {cut: -1, tested: 0} : {cut: cut[at]!, tested: tested[at]!};
}

/** Gathers spans in order of their subjects. */
export class SpanBuilder {
  #width = 1;
  readonly #subjects: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #made: string[] = [];

  /** What was found since when; `first` tells of a finding that did not stand before which records made it so. */
  add<T>(subject: Subject, answers: readonly Since<T | null>[], first: (day: number, finding: T) => First): void {
    this.#width = subject.length;
    let stands = false;
    for (const {day, answer} of answers) {
      if (answer !== null && !stands) {
        this.#subjects.push(...subject);
        this.#from.push(day);
        this.#made.push(first(day, answer).records.join(' '));
      } else if (answer === null && stands) this.#to.push(day);
      stands = answer !== null;
    }
    if (stands) this.#to.push(DAY_MAX);
  }

  /** The spans of a subject as they were gathered before. */
  copy(subject: Subject, spans: Spans, from: number, to: number): void {
    this.#width = subject.length;
    for (let at = from; at < to; at++) {
      this.#subjects.push(...subject);
      this.#from.push(spans.from[at]!);
      this.#to.push(spans.to[at]!);
      this.#made.push(spans.made[at]!);
    }
  }

  build(): Spans {
    return {
      width: this.#width,
      subjects: Int32Array.from(this.#subjects),
      from: Int32Array.from(this.#from),
      to: Int32Array.from(this.#to),
      made: this.#made,
    };
  }
}
