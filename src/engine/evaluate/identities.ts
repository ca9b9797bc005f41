import {addAt, getOrInsert, setAt} from '../../base/get-or-insert.ts';
import type {Records} from '../../model/records.ts';
import type {Derived} from '../../workspace/results.ts';
import {slotKey, type Truth} from './truth.ts';

/** Who is who in the run and in the truth, by place of the mention and by person. */
export type Identities = {
  /** Place of a mention -> person id of ours, and of the truth. Staff are in neither. */
  found: Map<string, string>;
  true: Map<string, string>;
  /** Person of ours -> the true person of most of its mentions (smallest id where equal). */
  trueOf: Map<string, string>;
  /** True person -> all persons of ours that hold one of its mentions. */
  foundOf: Map<string, Set<string>>;
};

export function matchPersons(records: Records, {resolved}: Pick<Derived, 'resolved'>, truth: Truth): Identities {
  const staff = new Set(truth.persons.filter((person) => person.staff === '1').map((person) => person.person_id));
  const isTrue = new Map<string, string>();
  for (const {feed, file, row, slot, person_id: person} of truth.mentions) {
    if (!staff.has(person)) isTrue.set(slotKey(feed, file, row, slot), person);
  }
  const found = new Map<string, string>();
  const votes = new Map<string, Map<string, number>>();
  const foundOf = new Map<string, Set<string>>();
  for (const [i, {source}] of records.mentions.entries()) {
    const person = resolved.persons[resolved.personOf[i]!];
    if (person === undefined) continue;
    const key = slotKey(source.feed, source.file, source.row, source.slot);
    found.set(key, person.id);
    const real = isTrue.get(key);
    if (real === undefined) continue;
    const count = getOrInsert(votes, person.id, () => new Map<string, number>());
    addAt(count, real);
    setAt(foundOf, real).add(person.id);
  }
  return {found, true: isTrue, trueOf: new Map([...votes].map(([id, count]) => [id, mostVoted(count)])), foundOf};
}

function mostVoted(votes: ReadonlyMap<string, number>): string {
  const [best] = [...votes].sort(
    ([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1),
  );
  return best![0];
}
