import type {PersonField} from '../words/header-words.ts';
import type {Tree} from '../noted.ts';
import {shareWhere} from '../sample.ts';
import {taken, valueOf, valuesOf} from './slot-values.ts';
import type {Slot} from './slots.ts';

/** The name of a person, and the further names that the row has for them. */

const NAMED: ReadonlySet<string> = new Set(['name', 'given', 'family']);

export function nameOf(slot: Slot): Tree {
  const get = (field: PersonField): Tree => valueOf(slot, field);
  const given = [...valuesOf(slot, 'given'), ...valuesOf(slot, 'middle')];
  const [family, title] = [hasAlias(slot) ? taken(get('family'), BEFORE_ALIAS) : get('family'), get('title')];
  // "Name" beside "Surname" is the forename, where it is one word.
  const name = slot.columns.find(
    (one) => one.field === 'name' && shareWhere(one.column, (text) => !text.includes(' ')) > 0.8,
  );
  if (given.length === 0 && family !== undefined && name !== undefined) return {given: get('name'), family, title};
  // Of somebody of whom only what they are called is written, that is the name.
  if (given.length === 0 && family === undefined) return get('name') ?? get('knownAs');
  if (given.length === 0) return {given: get('preferredGiven'), family, title};
  return {given: given.length > 1 ? given : given[0], family, title};
}

export function furtherNames(slot: Slot): Tree {
  const get = (field: PersonField): Tree => valueOf(slot, field);
  const [former, known] = [get('former'), get('knownAs')];
  // "Chosen Forename" beside "Legal Forename" is what somebody is called, and no second forename.
  const given = slot.columns.some(({field}) => field === 'given') ? get('preferredGiven') : undefined;
  const family = get('preferredFamily');
  const names = [
    hasAlias(slot) ? {use: 'known-as', given: get('given'), family: taken(get('family'), ALIAS)} : null,
    former === undefined ? null : {use: 'former', family: former},
    given === undefined && family === undefined ? null : {use: 'known-as', given, family},
    known === undefined || !slot.columns.some(({field}) => NAMED.has(field ?? ''))
      ? null
      : {use: 'known-as', full: known},
  ].filter((name) => name !== null);
  return names.length === 0 ? undefined : names;
}

/** "SMITH AKA JONES" in a column of surnames: the name, and another. */
const BEFORE_ALIAS = String.raw`^(.*?)(?:\s+\(?[Aa][Kk][Aa]\s.*)?$`;
const ALIAS = String.raw`\s\(?[Aa][Kk][Aa]\s+([^()]+)`;
const hasAlias = (slot: Slot): boolean =>
  slot.columns.some(
    ({field, column}) => field === 'family' && [...column.texts.keys()].some((text) => /\saka\s/i.test(text)),
  );
