import {getOrInsert, setAt} from '../../base/get-or-insert.ts';
import type {Identities} from './identities.ts';
import {shared} from './findings.ts';
import {slotKey, type Truth} from './truth.ts';

/** People who are seen under a guise (unborn, a former name, reversed) and plainly: in how many are the two linked at least once? */
export type GuiseScore = {people: number; linked: number};

/**
 * By kind, for truths that have a table `guises`. `linked` asks for one person of ours that holds a mention of either side: less
 * than "all in one", and what the literature counts when it says that a married woman was found.
 */
export function evaluateGuises(truth: Truth, {found, trueOf}: Identities): Record<string, GuiseScore> {
  const seen = new Map<string, {kind: string; sides: Map<string, Set<string>>}>();
  for (const {kind, person_id: person, feed, file, row, slot, side} of truth.guises) {
    const ours = found.get(slotKey(feed, file, row, slot));
    // A piece that is mostly somebody else is no find.
    if (ours === undefined || trueOf.get(ours) !== person) continue;
    const key = `${kind}\u001f${person}`;
    const entry = getOrInsert(seen, key, () => ({kind, sides: new Map()}));
    const pieces = setAt(entry.sides, side);
    pieces.add(ours);
  }
  const people = Map.groupBy(truth.guises, ({kind}) => kind);
  const scores: Record<string, GuiseScore> = {};
  for (const [kind, rows] of people) scores[kind] = {people: new Set(rows.map((row) => row.person_id)).size, linked: 0};
  for (const {kind, sides} of seen.values()) {
    const [first, second] = [...sides.values()];
    if (first !== undefined && second !== undefined && shared(first, second) > 0) scores[kind]!.linked++;
  }
  return scores;
}
