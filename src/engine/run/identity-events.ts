import type {Person} from '../../model/resolved.ts';
import type {EventCause, IdentityEvent} from '../../workspace/results.ts';

type Change = Omit<IdentityEvent, 'causes'>;

/**
 * What became of the person ids of the last derivation. A merge names all ids that went in, a split all that came out;
 * a person whose mentions were both torn apart and joined gives one event of each kind. Sorted by kind, then ids.
 * `causesOf` says why persons of these mentions, before and after, have changed.
 */
export function identityEvents(
  before: readonly Person[],
  after: readonly Person[],
  causesOf: (mentions: ReadonlySet<string>) => EventCause[],
): IdentityEvent[] {
  const mentionsOf = (ids: readonly string[], persons: readonly Person[]): string[] =>
    ids.flatMap((id) => findById(persons, id).mentions);
  return changes(before, after).map((change) => ({
    ...change,
    causes: causesOf(new Set([...mentionsOf(change.before, before), ...mentionsOf(change.after, after)])),
  }));
}

/**
 * Persons who are not on both lists with the same mentions, by what they were and by what they are; both lists are sorted by id. Of those who
 * are there is nothing to tell, and their mentions are those of nobody else on either side.
 */
export function otherPersons(before: readonly Person[], after: readonly Person[]): [before: Person[], after: Person[]] {
  const same = new Set<string>();
  let was = 0;
  for (const {id, mentions} of after) {
    while (was < before.length && before[was]!.id < id) was++;
    if (before[was]?.id === id && areEqual(before[was]!.mentions, mentions)) same.add(id);
  }
  const isOther = ({id}: Person): boolean => !same.has(id);
  return [before.filter(isOther), after.filter(isOther)];
}

const areEqual = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((id, at) => id === right[at]);

function changes(before: readonly Person[], after: readonly Person[]): Change[] {
  const oldOf = idByMention(before);
  const newOf = idByMention(after);
  const events: Change[] = [];
  for (const person of after) {
    const origins = idsOf(person, oldOf);
    if (origins.length === 0) events.push({kind: 'new', before: [], after: [person.id]});
    if (origins.length > 1) events.push({kind: 'merge', before: origins, after: [person.id]});
  }
  for (const person of before) {
    const heirs = idsOf(person, newOf);
    if (heirs.length === 0) events.push({kind: 'retired', before: [person.id], after: []});
    if (heirs.length > 1) events.push({kind: 'split', before: [person.id], after: heirs});
    if (heirs.length === 1 && heirs[0] !== person.id && isOnlyOrigin(heirs[0]!, person, after, oldOf)) {
      events.push({kind: 'renamed', before: [person.id], after: heirs});
    }
  }
  return events.sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
}

/** Whether a person goes on under another id alone: where others join too, the merge has said it. */
function isOnlyOrigin(heir: string, person: Person, after: readonly Person[], oldOf: Map<string, string>): boolean {
  const origins = idsOf(findById(after, heir), oldOf);
  return origins.length === 1 && origins[0] === person.id;
}

function findById(persons: readonly Person[], id: string): Person {
  let low = 0;
  let high = persons.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (persons[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return persons[low]!;
}

function idByMention(persons: readonly Person[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const person of persons) for (const mention of person.mentions) ids.set(mention, person.id);
  return ids;
}

/** Ids that the mentions of a person have in another derivation, sorted, each once. */
function idsOf(person: Person, idOf: ReadonlyMap<string, string>): string[] {
  const ids = new Set<string>();
  for (const mention of person.mentions) {
    const id = idOf.get(mention);
    if (id !== undefined) ids.add(id);
  }
  return [...ids].sort();
}

const sortKey = (event: Change): string => `${event.kind} ${event.before.join(' ')} ${event.after.join(' ')}`;
