import {constraintKey, judgementsOf} from '../engine/judgements/in-force.ts';
import {openProposals} from '../engine/judgements/proposals.ts';
import {findById, indexOfId} from '../base/find-by-id.ts';
import type {JudgementRecord, Proposal} from '../model/judgement.ts';
import {personId} from '../network/network.ts';
import type {Asked} from './page.ts';

/** A judgement as who asks may see it: the persons that its records belong to now, and whether the last run knew of it. */
export type SaidJudgement = {
  record: JudgementRecord;
  /** Persons of the left side, then of the right, by id; one alone where all are one person by now. */
  persons: string[];
  /** False until a run has worked with it, or without it where it was taken back. */
  isApplied: boolean;
  /** That it be taken back, where that waits for a second person. */
  withdrawal: Proposal | null;
};

/** Every judgement of which all records are seen, the latest first; none between two whom an adoption parts. */
export function saidJudgements(asked: Asked): SaidJudgement[] {
  const {judged, view} = asked.workspace;
  const applied = new Set(view.judgements().map(constraintKey));
  const proposals = openProposals(judged);
  return judgementsOf(judged)
    .flatMap((record): SaidJudgement[] => {
      const persons = personsSeen(asked, [record.left, record.right]);
      if (persons === null) return [];
      const isKnown = applied.has(constraintKey(record));
      return [
        {
          record,
          persons,
          isApplied: isKnown === (record.withdrawn === null),
          withdrawal: proposals.find(({judgement}) => judgement === record.id) ?? null,
        },
      ];
    })
    .reverse();
}

/** Persons that mentions belong to now; null where anything of any of them is not to be seen, or two of them are not to be named together. */
export function personsSeen({world, workspace}: Asked, sides: readonly (readonly string[])[]): string[] | null {
  const network = world.network();
  const {records, resolved} = network;
  const rows = sides.map((side) => side.map((id) => indexOfId(records.mentions, id)));
  if (rows.flat().some((row) => row < 0 || resolved.personOf[row]! < 0)) return null;
  const of = rows.map((side) => [...new Set(side.map((row) => resolved.personOf[row]!))]);
  const persons = [...new Set(of.flat())];
  const all = workspace.view.few().resolved.persons;
  const isWhole = (person: number): boolean => {
    const {id, mentions} = resolved.persons[person]!;
    return findById(all, id)?.mentions.length === mentions.length;
  };
  const ids = persons.map((person) => personId(network, person));
  const areSealed = ids.some((one) => ids.some((other) => world.isSealed(one, other)));
  return areSealed || !persons.every(isWhole) ? null : ids;
}
