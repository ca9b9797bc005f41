import {setAt} from '../../base/get-or-insert.ts';
import {idAt, indexOfId} from '../../base/find-by-id.ts';
import type {NamedColumns} from '../../columns/named-columns.ts';
import type {Resolved} from '../../model/resolved.ts';
import {takeSeal, type AdoptionSeal} from '../../network/guard/adoption.ts';

/** Names of the columns that hold what adoptions keep apart: children before and who is parted from them, children and homes, by position. */
const PARTED = 'adoption.parted';
const HOMES = 'adoption.homes';

/** The seal as columns: worked out of all records once a run, so that no answer has to go through them for it. */
export const keepSeal = ({parted, homes}: AdoptionSeal, {persons, dwellings}: Resolved): NamedColumns => ({
  [PARTED]: pairsOf(parted, persons, persons),
  [HOMES]: pairsOf(homes, persons, dwellings),
});

/** Takes what a run kept, where it did; else the seal is worked out when it is first asked for. */
export function openSeal(columns: Readonly<NamedColumns>, resolved: Resolved): void {
  const [parted, homes] = [columns[PARTED], columns[HOMES]];
  if (!(parted instanceof Int32Array) || !(homes instanceof Int32Array)) return;
  const {persons, dwellings} = resolved;
  takeSeal(resolved, {parted: sidesOf(parted, persons, persons), homes: sidesOf(homes, persons, dwellings)});
}

type Items = readonly {id: string}[];

function pairsOf(sides: ReadonlyMap<string, ReadonlySet<string>>, children: Items, others: Items): Int32Array {
  const pairs = [...sides].flatMap(([child, own]) =>
    [...own].flatMap((other) => [indexOfId(children, child), indexOfId(others, other)]),
  );
  return Int32Array.from(pairs);
}

function sidesOf(pairs: Int32Array, children: Items, others: Items): Map<string, Set<string>> {
  const sides = new Map<string, Set<string>>();
  for (let at = 0; at < pairs.length; at += 2) {
    const [child, other] = [idAt(children, pairs[at]!), idAt(others, pairs[at + 1]!)];
    setAt(sides, child).add(other);
  }
  return sides;
}
