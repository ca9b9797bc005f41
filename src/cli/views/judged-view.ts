import {printable} from '../../base/printable.ts';
import {idAt} from '../../base/find-by-id.ts';
import {judgedBetween} from '../../engine/judgements/deciding.ts';
import type {View} from '../../engine/view/view.ts';
import type {Judgement} from '../../model/judgement.ts';

/** Judgements that decided on two people, without the words of why: "ringfence judge list" has them. */
export type JudgedView = {
  verdict: Judgement['verdict'];
  judgements: {id: string; verdict: string; by: string; on: string}[];
};

/**
 * What people said that decided on mentions by their positions in `view.few()`: of two records, or of two whole persons. Records
 * of two persons are held apart by whatever is said of any of theirs.
 */
export function judgedOn(view: View, lefts: readonly number[], rights: readonly number[]): JudgedView | null {
  const {records, resolved} = view.few();
  const idsOf = (rows: readonly number[]): string[] => rows.map((row) => idAt(records.mentions, row));
  const personsOf = (rows: readonly number[]): string[] => [
    ...new Set(rows.flatMap((row) => resolved.persons[resolved.personOf[row]!]?.mentions ?? [])),
  ];
  const isOne = rights.some((row) => resolved.personOf[row] === resolved.personOf[lefts[0]!]);
  const read = isOne ? idsOf : personsOf;
  const decided = judgedBetween(view.judgements(), read(lefts), read(rights));
  if (decided === null) return null;
  return {
    verdict: decided.verdict,
    judgements: decided.judgements.map(({id, verdict, by, on}) => ({id, verdict, by, on})),
  };
}

/** The same as a sentence. */
export function judgedText({verdict, judgements}: JudgedView): string {
  const said = judgements.map(({id, by, on}) => `${id} (${printable(by)}, ${on})`).join(' and ');
  return `A person decided it, whatever the weight: ${verdict === 'same' ? 'they are one person' : 'they are different people'}, by ${said}.`;
}
