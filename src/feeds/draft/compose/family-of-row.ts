import type {Block, Tree} from '../noted.ts';
import {shareWhere} from '../sample.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Slot} from './slots.ts';

/** Everybody of a slot: of two who stand in numbered columns the numbers do not go in step. */
export const endOf = ({key, numbers}: Slot): Tree => (numbers.length === 0 ? key : {slot: key, take: 'all'});

/** The other children whom a list beside a child names. */
export const othersBeside = (child: Slot, people: readonly Slot[]): Slot[] =>
  child.partKey !== 'child'
    ? []
    : people.filter(
        ({key, partKey, columns}) =>
          partKey === 'child' &&
          key.startsWith(`${child.key}Other`) &&
          // Pupils beside a pupil are of one school, and who was present somewhere is nobody's brother by that.
          !columns.some(({column}) => PRESENT.test(column.name) || PUPILS.test(column.name)),
      );

/** The mother of a child who is expected, where the draft knows her. */
export function motherOf({columns}: Slot, people: readonly Slot[]): Slot | null {
  const part = columns.find(({field, to}) => field === 'expected' && to !== null)?.to;
  return people.find(({partKey}) => partKey === part) ?? null;
}

/**
 * A parent is the parent of the child, whoever the row is about. Of a row without a child the father of one is no father of its mother: whose
 * he is, is asked.
 */
export function childOf(slot: Slot, first: Slot, people: readonly Slot[]): Slot | null {
  const child =
    people.find(({partKey}) => partKey === 'child') ??
    people.find((other) => other.partKey === 'unborn' && motherOf(other, people) !== slot);
  return child ?? (first.part.lifeStage === 'adult' || OF_CHILD.test(slot.columns[0]!.column.name) ? null : first);
}

/** Whose partner somebody is: of a row about a child the mother's or a parent's, and never the child's. */
export const partnerOf = (first: Slot, people: readonly Slot[]): Slot | null =>
  first.part.lifeStage !== 'child' && first.part.lifeStage !== 'unborn'
    ? first
    : (people.find(({partKey}) => partKey === 'mother') ??
      people.find(({partKey}) => partKey === 'parent' || partKey === 'carer') ??
      null);

/** "Partner" above "Samuel Abel (FOB)" beside "Mo Khan": who is the father of the baby is its father, and the others are only her partners. */
export function fatherOfBaby({key, columns}: Slot, people: readonly Slot[]): Block[] {
  const named = columns.find(
    ({field, column}) => field === 'name' && shareWhere(column, (text) => FATHER_OF_BABY.test(text)) > 0,
  );
  const child = people.find(({partKey}) => partKey === 'child' || partKey === 'unborn');
  if (named === undefined || child === undefined) return [];
  const when = {column: named.column.name, matches: FATHER_OF_BABY.source};
  return [{when, from: key, to: endOf(child), kind: 'parent', detail: {constant: 'father'}}];
}
const FATHER_OF_BABY = /\bFOB\b|\bfather of (?:the )?(?:baby|child|unborn)/i;

const OF_CHILD = /\bof\s+(?:the\s+|unborn\s+)?(?:baby|child|unborn|infant)\b|^fob\b/i;

/** Children named beside a grown person are that person's, as the header says no more: which adult's they are is asked. */
export function childrenOf(slot: Slot, first: Slot, people: readonly Slot[]): Block | null {
  // Who was present somewhere is nobody's child by that.
  if (slot.columns.some(({column}) => PRESENT.test(column.name))) return null;
  // Of a victim and a suspect neither is the parent because the suspect stands first.
  if (first.partKey === 'suspect' && people.some(({partKey}) => partKey === 'victim')) return null;
  // The client of a service for victims stands beside a perpetrator.
  const isClient = first.partKey === 'person' && people.some(({partKey}) => partKey === 'suspect');
  // Whom somebody keeps may be a step-child.
  if (isDependant(slot) && first.partKey !== 'tenant') return {from: first.key, to: slot.key, kind: 'carer'};
  if (PARENTS.has(first.partKey) || isClient) return {from: first.key, to: slot.key, kind: 'parent'};
  if (first.partKey === 'carer') return {from: endOf(first), to: endOf(slot), kind: 'carer'};
  if (first.partKey === 'tenant') return {from: slot.key, to: first.key, kind: 'household'};
  return ADULTS.has(first.partKey) ? {from: slot.key, to: first.key, kind: 'associate'} : null;
}

/** "Dep 1", "Dependants": whom the first of the row keeps. */
const isDependant = ({columns}: Slot): boolean =>
  columns.some(({column}) => /^(?:deps?|dependants?|dependents?)\b/.test(headerWords(column.name).join(' ')));

/** Headers of people who were somewhere, and are nobody's by that. */
export const PRESENT = /present|scene|witness|involved|mentioned/i;
const PUPILS = /\b(?:pupil|student)s?\b/i;
const PARENTS: ReadonlySet<string> = new Set(['victim', 'mother', 'parent']);
const ADULTS: ReadonlySet<string> = new Set(['person', 'suspect', 'adult']);
