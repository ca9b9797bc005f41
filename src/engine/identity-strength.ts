import {indexOfId} from '../base/find-by-id.ts';
import {Explainer} from '../resolve/explain.ts';
import {howJoined, type JoinBasis} from '../resolve/how-joined.ts';
import {namesAlone} from '../resolve/lookup/why-apart.ts';
import {rowsOfPerson, selfTies} from './part/rows-of.ts';
import type {View} from './view/view.ts';

/** How firmly the records of a person hang together: the join that says least, in bits, and what it rests on. */
export type IdentityStrength = {bits: number; basis: JoinBasis} | null;

/**
 * Tells of persons by id, each worked out when asked for; null for one who stands on a single record. Reads all records that
 * matching read, so it is for who sees them all.
 */
export function identityStrengths(view: View): (id: string) => IdentityStrength {
  const known = view.few();
  const {records, resolved} = known;
  const table = view.matching();
  const [ties, weak] = [selfTies(known), namesAlone(table.columns)];
  const explainer = new Explainer(records.mentions, records.ties, resolved, view.model(), table);
  const said = view.judgements();
  const indexOf = (mention: string): number => indexOfId(records.mentions, mention);
  return (id) => {
    const rows = rowsOfPerson(known, indexOfId(resolved.persons, id));
    const joins = howJoined({rows, weak, ties, said, indexOf}, explainer, view.config.persons.joinBits);
    const [weakest] = joins.toSorted((left, right) => left.weight - right.weight);
    return weakest === undefined ? null : {bits: weakest.weight, basis: weakest.basis};
  };
}
