import type {Records} from '../../model/records.ts';
import type {Person} from '../../model/resolved.ts';
import type {PeopleKnown} from './due.ts';

/**
 * What all rows in force say of the people in them, by who is who since the last run; a mention that came later, or that no run has
 * worked out, stands for itself.
 */
export function peopleKnown(
  {mentions}: Records,
  persons: readonly Person[],
): PeopleKnown & {personOf(mention: string): string} {
  const personOf = new Map<string, string>();
  for (const {id, mentions: own} of persons) for (const mention of own) personOf.set(mention, id);
  const lastContact = new Map<string, string>();
  const bornTo = new Map<string, string>();
  const raise = (days: Map<string, string>, of: string, day: string): void => {
    if (day > (days.get(of) ?? '')) days.set(of, day);
  };
  for (const {id, receivedAt, birth} of mentions) {
    const person = personOf.get(id) ?? id;
    raise(lastContact, person, receivedAt.slice(0, 10));
    if (birth !== null) raise(bornTo, person, birth.to);
  }
  const of = (days: Map<string, string>, mention: string): string => days.get(personOf.get(mention) ?? mention) ?? '';
  return {
    lastContact: (mention) => of(lastContact, mention),
    bornTo: (mention) => of(bornTo, mention),
    personOf: (mention) => personOf.get(mention) ?? '',
  };
}
