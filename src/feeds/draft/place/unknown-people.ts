import {PARTS, PERSON_FIELDS, type Field} from '../words/header-words.ts';
import {NAMES} from './owners.ts';
import {headerWords} from '../words/cut-header.ts';
import {shareOfNamed} from './person-shape.ts';
import {shareWhere} from '../sample.ts';
import {severalIn} from './several-people.ts';
import type {Placed} from './placed.ts';

/**
 * People whom headers name by words that we do not know ("MOC Surname", "MOC DOB", "Accomp"): known by the names in their cells, and by what
 * else stands under the same words.
 */

/** Share of the texts of a column of which nothing else is known that must name somebody; "alone" in half of the rows is one text. */
const NAMED_LEAST = 0.6;
/** Names that stand again and again in few texts are of staff, of places or of teams. */
const DISTINCT_LEAST = 0.1;

/** Words before "name" that make it that of a place or a body. */
const BODY =
  /\b(?:school|team|street|ward|practice|agency|company|organisation|organization|area|court|file|building|house|road|estab\w*|hospital|site|service|borough|district|town|city|station|unit|department|surgery|employer|scheme|document|block|estate|neighbourhood|provider|system|user|language|religion|ethnic\w*|nationality|country)\b/;

/** "of Name" beside "Name": the other of two. */
const OTHER_END = /^(?:of|to|with)$/;

export function nameUnknownPeople(placed: readonly Placed[]): void {
  const byStem = Map.groupBy(
    placed.filter(({part, stem}) => part === null && stem !== '' && !BODY.test(stem)),
    ({stem}) => stem,
  );
  const taken = new Set(placed.flatMap(({part}) => (part === null ? [] : [part])));
  for (const [stem, columns] of byStem) {
    for (const one of columns) takeNames(one);
    if (!isSomebody(columns)) continue;
    // "Usual Surgeon": names that stand again and again are of people at their work, and what stands behind them is not theirs.
    if (columns.some(isAgainAndAgain)) {
      for (const one of columns) one.part = NAMES.has(one.field ?? '') ? 'worker' : null;
      continue;
    }
    // "Occ 1" above names of people is an occupant, and an occurrence elsewhere.
    const isOccupant = stem === 'occ';
    // "Dep 1" above names of people is a dependant, and a department elsewhere.
    const isDependant = stem === 'dep' || stem === 'deps';
    const known = OTHER_END.test(stem) ? 'related' : isOccupant ? 'member' : isDependant ? 'child' : partLike(stem);
    const part = known !== null && !taken.has(known) ? known : keyOf(stem);
    taken.add(part);
    for (const one of columns) {
      one.part = part;
      if (one.field !== null && !(one.field in PERSON_FIELDS)) one.field = one.dates.share >= 0.5 ? 'birth' : null;
    }
  }
}

/**
 * A file of ties names nobody: two columns of numbers and a word between them. The two are those whose numbers stand in both, else those that
 * are no number of the row.
 */
export function pairNumbers(placed: readonly Placed[]): void {
  const isPerson = ({field, part}: Placed): boolean =>
    (part !== null && field !== null) ||
    (field !== null && (NAMES.has(field) || field === 'birth') && field !== 'localId');
  if (
    !placed.some(({field}) => field === 'relation') ||
    placed.some((one) => isPerson(one) && one.field !== 'relation')
  )
    return;
  const numbers = placed.filter(
    ({field, shapes, dates, column}) =>
      (field === null || field === 'localId') &&
      shapes.reference >= 0.95 &&
      (dates.share < 0.5 || shapes.digits >= 0.95) &&
      column.filled >= 0.9 * column.rows,
  );
  const pairs = numbers.flatMap((one, at) =>
    numbers.slice(at + 1).map((other) => ({one, other, alike: overlap(one, other)})),
  );
  const best =
    pairs.filter(({alike}) => alike > 0).sort((left, right) => right.alike - left.alike)[0] ??
    pairs.find(
      ({one, other}) => one.column.texts.size < one.column.rows && other.column.texts.size < other.column.rows,
    );
  if (best === undefined) return;
  Object.assign(best.one, {part: 'person', field: 'localId', isGuessed: true});
  Object.assign(best.other, {part: 'related', field: 'localId', isGuessed: true});
}

const overlap = (one: Placed, other: Placed): number =>
  [...one.column.texts.keys()].filter((text) => other.column.texts.has(text)).length /
  Math.max(1, one.column.texts.size);

const AGAIN_ROWS = 60;
const isAgainAndAgain = ({field, column}: Placed): boolean =>
  (field === 'name' || field === 'family') &&
  column.filled >= AGAIN_ROWS &&
  column.texts.size < DISTINCT_LEAST * column.filled &&
  column.texts.size <= AGAIN_NAMES;
const AGAIN_NAMES = 20;

/** A column of which nothing is known, and that names people, is their names. */
function takeNames(one: Placed): void {
  if (one.field !== null || one.column.filled === 0 || shareOfNamed(one.column) < NAMED_LEAST) return;
  if (one.column.texts.size < Math.max(2, Math.min(30, DISTINCT_LEAST * one.column.filled))) return;
  // "Ana Bell - Social worker": people at their work are nobody's family; whose they are is asked.
  if (shareWhere(one.column, (text) => WORK.test(text)) >= WORK_LEAST) return;
  one.field = 'name';
  one.several = severalIn(one.column);
}

const WHO: ReadonlySet<Field | null> = new Set<Field | null>([
  'birth',
  'sex',
  'relation',
  'given',
  'family',
  'age',
  'schoolYear',
  'nhs',
]);

const WORK =
  /\b(?:social worker|health visitor|midwife|nurse|doctor|teacher|headteacher|head of year|officer|manager|practitioner|consultant|solicitor|advocate|chair|IRO|DSL|DS|DC|PC|Sgt|GP)\b/;
const WORK_LEAST = 0.3;

/** A name alone may be that of anything: it is somebody's by its cells, or by a birth date, a sex or a relation beside it. */
function isSomebody(columns: readonly Placed[]): boolean {
  const names = columns.filter(({field}) => field === 'name' || field === 'given' || field === 'family');
  if (names.length === 0) return false;
  return (
    columns.some((one) => !names.includes(one) && WHO.has(one.field)) ||
    new Set(names.map(({field}) => field)).size > 1 ||
    names.some(({column}) => shareOfNamed(column) >= NAMED_LEAST)
  );
}

/** The part whose word a header cuts short or writes without vowels: "Perpet", "Mthr"; null where none or several would fit. */
function partLike(stem: string): string | null {
  if (stem.length < 3) return null;
  const found = Object.entries(PARTS).filter(([, {words}]) =>
    words.split('|').some((phrase) => {
      const [word] = phrase.split(' ') as [string];
      return (stem.length > 3 && word.startsWith(stem)) || (word.length > 4 && skeleton(word) === stem);
    }),
  );
  return found.length === 1 ? found[0]![0] : null;
}

const skeleton = (word: string): string =>
  word[0]! +
  word
    .slice(1)
    .replaceAll(/[aeiou]/g, '')
    .replaceAll(/(.)\1/g, '$1');

const keyOf = (stem: string): string =>
  headerWords(stem)
    .map((word, at) => (at === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('')
    .replaceAll(/[^A-Za-z]/g, '') || 'somebody';
