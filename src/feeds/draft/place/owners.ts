import {partOf, PERSON_FIELDS, ROW_FIELDS, type Field} from '../words/header-words.ts';
import type {Placed} from './placed.ts';

/** Whose a column is whose header does not say. */

/** Fields by one of which a person is known. */
export const NAMES: ReadonlySet<string> = new Set(['name', 'given', 'family', 'localId', 'ownId', 'nhs', 'upn']);

/** What says who somebody is: a home alone is nobody's. */
export const SOMEBODY: ReadonlySet<string> = new Set([...NAMES, 'knownAs', 'uln', 'pnc', 'cro', 'ni', 'expected']);
/** Fields that are names in words. */
export const NAMED: ReadonlySet<string> = new Set(['name', 'given', 'family']);
const ADDRESS_MORE: ReadonlySet<string> = new Set(['postcode', 'uprn', 'protected']);

/** What is said beside somebody whether or not the row names them: "Mother" and "N" as a form is filled by habit. */
const BESIDE: ReadonlySet<string> = new Set([...ADDRESS_MORE, 'relation', 'part']);

const NEVER_HOUSED: ReadonlySet<string> = new Set(['suspect', 'informant', 'unborn']);

/**
 * Of the person who stood before it, where that one has no such column yet, else of the first of the row; what belongs to an address is of
 * whose address stood before it. In a file whose columns have no order, all are of the first; so are they behind somebody under whose
 * name other columns stand: what is theirs says so. Staff are asked for nothing but what stands under their own name.
 */
export function giveOwners(placed: readonly Placed[], isOrdered: boolean): void {
  const has = new Set<string>();
  const hasField = (one: Placed | null, field: Field | null): boolean =>
    one !== null && has.has(`${one.part}${one.number}.${field}`);
  const first = firstOf(placed);
  const worded = new Set(
    placed.flatMap(({part, number, field}) =>
      part !== null && field !== null && field in PERSON_FIELDS && !NAMES.has(field) && field !== 'relation'
        ? [`${part}${number}`]
        : [],
    ),
  );
  const saysWhose = (one: Placed): boolean => worded.has(`${one.part}${one.number}`);
  // Where nobody was harmed by name, as in a list of arrests, the one home is the suspect's.
  const hasVictim = placed.some(({part}) => part === 'victim');
  const homes = placed.filter(({field}) => field === 'address').length;
  // An expected date is the child's, beside whomever it stands, and a school year the pupil's.
  const unborn = placed.find(({part}) => part === 'child' || part === 'unborn');
  const pupil = placed.find(({part}) => part === 'child') ?? first;
  let [last, housed]: [Placed | null, Placed | null] = [null, null];
  for (const one of placed) {
    if (one.field === null || !(one.field in PERSON_FIELDS) || (one.field === 'localId' && one.part === null)) continue;
    if (one.part === null) {
      const numbered =
        one.number === ''
          ? undefined
          : placed.findLast(
              (other) => other.part !== null && other.number === one.number && other.column.at < one.column.at,
            );
      const before = numbered ?? (ADDRESS_MORE.has(one.field) ? housed : last);
      // Nothing that follows is of all whom one cell names.
      const isTheirs =
        before !== null &&
        (before.several === null || before.several.max === 1) &&
        (isShared(one) || !hasField(before, one.field)) &&
        (numbered !== undefined || BESIDE.has(one.field) || mayBeOf(before, one, placed));
      const isFirsts =
        first !== null &&
        before !== null &&
        !hasField(first, one.field) &&
        (one.field === 'address' && homes === 1
          ? !NEVER_HOUSED.has(first.part ?? '') || (first.part === 'suspect' && !hasVictim)
          : one.field !== 'relation' && (saysWhose(before) || isContactOfHome(before, one)));
      const owner =
        one.field === 'expected' && unborn !== undefined
          ? unborn
          : one.field === 'schoolYear'
            ? pupil
            : isOrdered && isTheirs && (numbered !== undefined || ADDRESS_MORE.has(one.field) || !isFirsts)
              ? before
              : first !== null && OF_ONE.has(one.field) && !standsWith(first, one, placed)
                ? (namedWith(one, placed) ?? first)
                : first;
      one.part = owner?.part ?? 'person';
      one.number = owner?.number ?? '';
    }
    has.add(`${one.part}${one.number}.${one.field}`);
    if (partOf(one.part).staff === true || one.part === 'informant') continue;
    last = one;
    if (one.field === 'address' || one.field === 'houseNumber' || one.field === 'addressPart') housed = one;
  }
}

/**
 * Whether a column may be of whoever stands before it: it is not where it is filled in rows that do not name that person, nor is a number for
 * life ("PNC No") behind a column of the row as a whole. Given to somebody else, such a number makes two people one.
 */
function mayBeOf(before: Placed, one: Placed, placed: readonly Placed[]): boolean {
  const between = placed.slice(before.column.at + 1, one.column.at);
  if (FOR_LIFE.has(one.field ?? '') && between.some(({part, field}) => part === null && (field ?? '') in ROW_FIELDS))
    return false;
  return standsWith(before, one, placed);
}

/** Whether somebody is named in the rows in which a column is filled. */
function standsWith(somebody: Placed, one: Placed, placed: readonly Placed[]): boolean {
  const theirs = placed.filter(({part, number}) => part === somebody.part && number === somebody.number);
  const rows = one.column.cells.flatMap((text, row) => (text === '' ? [] : [row]));
  const alone = rows.filter((row) => theirs.every(({column}) => column.cells[row] === ''));
  return alone.length <= ALONE_MOST * rows.length;
}

/** What one person of a row has, and is not said of the row by habit: "VRM" in rows that name a suspect and no victim is the suspect's. */
const OF_ONE: ReadonlySet<string> = new Set(['vehicle', 'phone', 'email', 'knownAs', 'occupation', 'pnc', 'cro', 'ni']);

/** Who is named wherever a column is filled: of several the suspect, of whom the police write such things down; null where nobody is. */
function namedWith(one: Placed, placed: readonly Placed[]): Placed | null {
  if (one.column.filled === 0) return null;
  const people = new Map<string, Placed>();
  for (const other of placed) {
    const {part, number, field} = other;
    if (part === null || partOf(part).staff === true || part === 'informant' || !NAMES.has(field ?? '')) continue;
    if (!people.has(part + number)) people.set(part + number, other);
  }
  const named = [...people.values()].filter((other) => standsWith(other, one, placed));
  return named.length === 1 ? named[0]! : (named.find(({part}) => part === 'suspect') ?? null);
}
const FOR_LIFE: ReadonlySet<string> = new Set(['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni', 'ownId']);
const ALONE_MOST = 0.1;

/** A telephone behind the second of a home is that of the home, and so of whom the row is about. */
const isContactOfHome = (before: Placed, {field}: Placed): boolean =>
  (before.part === 'joint' || before.part === 'member') && (field === 'phone' || field === 'email');

/** Whom each row is about: of those whom headers name, who is named in most rows; null where none is, and the row has one person. */
function firstOf(placed: readonly Placed[]): Placed | null {
  const named = placed.filter(
    ({part, field}) =>
      part !== null && partOf(part).staff !== true && part !== 'informant' && field !== null && NAMES.has(field),
  );
  // A person of whom headers say nothing stands before the others: "Surname, First name, DOB, Carer Name".
  const unsaid = placed.find(({part, field}) => part === null && NAMED.has(field ?? ''));
  const saidFirst = named.find(({field}) => NAMED.has(field ?? ''));
  if (unsaid !== undefined)
    return saidFirst === undefined || unsaid.column.at < saidFirst.column.at
      ? {...unsaid, part: 'person', number: ''}
      : null;
  const most = Math.max(...named.map(({column}) => column.filled));
  return (
    preferred(
      named.filter(({column}) => column.filled >= 0.95 * most),
      ({part}) => part!,
    ) ?? null
  );
}

/** The first of several whom each row names, unless that is an adult beside a child: lists of adults may stand before those of children. */
export function preferred<T>(named: readonly T[], partOf: (one: T) => string): T | undefined {
  const [first] = named;
  const isGrown = first !== undefined && (partOf(first) === 'adult' || partOf(first) === 'parent');
  return (isGrown ? named.find((one) => partOf(one) === 'child') : undefined) ?? first;
}

/** Fields that one person may have in several columns. */
const isShared = ({field}: Placed): boolean =>
  field === 'addressPart' || field === 'houseNumber' || field === 'phone' || field === 'localId';
