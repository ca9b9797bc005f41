import {allegationWords, notificationWords, outcomeWords, roleWords} from '../model/words.ts';
import type {Entry} from './entry.ts';

/** What happened, in plain words; ids of people in it stay. */
export const eventWords = ({sort, what}: Entry): string =>
  sort === 'incident' ? what.split(', ').map(notificationWords).join(', ') : what;

/** What part somebody had in an entry; of a relation the entry itself says it. */
export const partWords = ({sort}: Entry, roles: readonly string[]): string[] =>
  sort === 'incident' ? roles.map(roleWords) : [];

/** What kind of statement it is, and how far an allegation among its records was borne out, where a record says. */
export function statementWords({statements, records}: Entry): string {
  const said = records.map(({allegation}) => (allegation === 'stated' ? '' : allegationWords(allegation)));
  return [...new Set([...statements, ...said.filter((words) => words !== '')])].join(', ');
}

/** What came of it and how it was rated. */
export const outcomesWords = ({outcomes, rag}: Entry): string =>
  [...outcomes.map(outcomeWords), ...new Set(rag.map(ratingWords))].join('; ');

/** "amber > green" is "rated amber, then green". */
export function ratingWords(rag: string): string {
  const [first = '', last = ''] = rag.split(' > ');
  if (first === last || last === 'not rated') return `rated ${first}`;
  return first === 'not rated' ? `rated ${last} at the decision` : `rated ${first}, then ${last}`;
}
