import type {Mention} from '../model/mention.ts';
import type {PersonIndex} from '../resolve/lookup/person-index.ts';

/** People who bear a name that was asked for and whom nothing else that was asked tells apart, those likeliest to be meant first. */
export type SameName = {
  /** All of them, those included that are not listed. */
  count: number;
  people: {person: string; birth: 'fits' | 'open'}[];
};

/** Namesakes listed; more would be a list of everybody. */
const LISTED_MAX = 20;

/**
 * Who bears the name that is asked for, beside those who were found by weight. No two are listed whom an adoption parts: that both bear
 * one name would lead from the one to the other.
 */
export function sameName(
  index: PersonIndex,
  asked: Mention,
  found: readonly string[],
  isSealed: (left: string, right: string) => boolean,
): SameName {
  const before = new Set(found);
  const all = index.namesakes(asked).filter(({person}) => !before.has(person));
  const people: SameName['people'] = [];
  let sealed = 0;
  const listed = [...found];
  for (const one of all) {
    // Beyond the list as well: the count is not to tell of the other either.
    if (listed.some((other) => isSealed(one.person, other))) sealed++;
    else if (people.length < LISTED_MAX) {
      people.push(one);
      listed.push(one.person);
    }
  }
  return {count: all.length - sealed, people};
}
