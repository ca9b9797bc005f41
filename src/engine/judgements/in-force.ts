import {contentHash} from '../../base/hash.ts';
import type {Constraint, Judgement, JudgementRecord} from '../../model/judgement.ts';
import type {JudgementEvent} from '../../workspace/said.ts';

/** Every judgement in the order in which they were said, with what became of it. */
export function judgementsOf(events: readonly JudgementEvent[]): JudgementRecord[] {
  const records = new Map<string, JudgementRecord>();
  for (const event of events) {
    if (event.type === 'said') records.set(event.judgement.id, {...event.judgement, withdrawn: null});
    else if (event.type === 'withdrawn') {
      const {judgement, ...withdrawn} = event.withdrawal;
      const record = records.get(judgement);
      if (record !== undefined) records.set(judgement, {...record, withdrawn});
    }
  }
  return [...records.values()];
}

/** Judgements that count: today those not withdrawn, on a day those said by then and not withdrawn by then. */
export function inForce(records: readonly JudgementRecord[], asOf: string | null): Judgement[] {
  return records.filter(({on, withdrawn}) =>
    asOf === null ? withdrawn === null : on <= asOf && (withdrawn === null || withdrawn.on > asOf),
  );
}

/** What judgements ask of matching: each thing once, in an order that does not tell who said what when. */
export function constraintsOf(judgements: readonly Judgement[]): Constraint[] {
  const byText = new Map<string, Constraint>();
  for (const {verdict, left, right} of judgements) {
    const [first, second] = left[0]! < right[0]! ? [left, right] : [right, left];
    const constraint: Constraint = {verdict, left: first, right: second};
    byText.set(constraintKey(constraint), constraint);
  }
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, constraint]) => constraint);
}

/** The same for equal constraints, whichever way round their sides stand. */
export function constraintKey({verdict, left, right}: Constraint): string {
  const sides = [left.join(' '), right.join(' ')].sort();
  return [verdict, ...sides].join('|');
}

/** Names what judgements ask of matching, as `Derived.from` keeps it; that of nothing where there are none. */
export const constraintHash = (constraints: readonly Constraint[]): string => contentHash(JSON.stringify(constraints));

/** How a judgement stands towards the records: whether what it speaks of is there. */
export type Standing = 'in force' | 'in part' | 'no longer applicable' | 'withdrawn';

/** `has` says whether a mention is there. In part: some records of a side are gone; not applicable: all of a side are. */
export function standingOf({left, right, withdrawn}: JudgementRecord, has: (mention: string) => boolean): Standing {
  if (withdrawn !== null) return 'withdrawn';
  if (!left.some(has) || !right.some(has)) return 'no longer applicable';
  return left.every(has) && right.every(has) ? 'in force' : 'in part';
}
