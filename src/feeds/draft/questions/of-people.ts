import {TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import type {Link} from '../delivery/beside.ts';
import {headerWords} from '../words/cut-header.ts';
import {PARTS} from '../words/header-words.ts';
import {relationIn} from '../words/part-relation.ts';
import {PART_PHRASES} from '../words/phrases.ts';
import {isCoded} from '../place/believed.ts';
import {isOfYears} from '../place/several-people.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {mayLack} from '../compose/first-slot.ts';
import type {Slot} from '../compose/slots.ts';
import {isWordOf} from '../compose/compose-beside.ts';
import {childOf, childrenOf, othersBeside, partnerOf, PRESENT} from '../compose/family-of-row.ts';
import {commonTexts} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';

/** Who the people of the rows are, and what they are to each other. */

/** Of a file of events alone. */
export const nobodyOf = ({key}: RowPlan): string[] => [
  `people: in which file do the people of these rows stand? Here nobody is named. Draft that file with --with THIS FILE, and it is joined by “${key[0]!.column.name}”.`,
];

export function peopleOf(placed: readonly Placed[], slots: readonly Slot[], first: Slot): string[] {
  const people = slots.filter(({part}) => part.staff !== true);
  const others = people.filter((slot) => slot !== first);
  return [
    others.length === 0 ? '' : `people: is each row about ${nameOf(first)}? ${withoutFirst(first, slots)}`,
    ...people.flatMap(eitherOf),
    ...others
      .filter(({partKey}) => PARTS[partKey] === undefined)
      .map(
        (slot) => `people: who is ${nameOf(slot)} to ${nameOf(first)}? Taken as somebody that one knows (associate).`,
      ),
    ...others.flatMap(ofHouseholdAndOthers),
    whoseChildren(people, first),
    ...othersBeside(first, people).map(
      (slot) =>
        `ties: are ${nameOf(slot)} brothers and sisters of ${nameOf(first)}? Taken so, and as children of the parents whom the row names.`,
    ),
    ...others
      .filter((slot) => slot.part.tie?.kind === 'parent' && childOf(slot, first, people) === null)
      .map((slot) => `ties: whose ${slot.partKey} is ${nameOf(slot)}? No child stands in the row, so no tie is made.`),
    ...others
      .filter((slot) => slot.part.tie?.kind === 'partner' && partnerOf(first, people) === null)
      .map((slot) => `ties: whose partner is ${nameOf(slot)}? Only a child stands in the row, so no tie is made.`),
    ...others
      .filter(({partKey, columns}) => partKey === 'unborn' && columns.some(({field}) => field === 'expected'))
      .map((slot) => `people: is one child expected on ${nameOf(slot)}? Of twins the second has to be added.`),
    ...guessedColumns(placed),
  ];
}

/** "Father / Partner": one column for people of two kinds, of whom the draft takes all for the first. */
function eitherOf({partKey, columns}: Slot): string[] {
  const named = columns.find(({field}) => field === 'name' || field === 'family');
  const words = named === undefined || !EITHER.test(named.column.name) ? [] : headerWords(named.column.name);
  const others = words.flatMap((word) => PART_PHRASES.get(word) ?? []).filter((key) => key !== partKey);
  const isOther = others.some((key) => PARTS[key]?.tie?.kind !== PARTS[partKey]?.tie?.kind);
  return isOther
    ? [
        `ties: which of those in “${named!.column.name}” are ${partKey}, and which are not? All are taken for ${partKey}; a column that says it makes the tie.`,
      ]
    : [];
}
const EITHER = /[/&]|\bor\b/i;

/** "Others in household / significant": not all whom such a column names need live there. */
function ofHouseholdAndOthers({partKey, columns}: Slot): string[] {
  const named = columns.find(({field, column}) => field === 'name' && BEYOND.test(column.name));
  return partKey !== 'member' || named === undefined
    ? []
    : [
        `people: do all in “${named.column.name}” live where the row says? Taken so; of whoever does not, take the address out.`,
      ];
}
const BEYOND = /significant|associat|\bother (?:adults|people)\b/i;

const withoutFirst = (first: Slot, slots: readonly Slot[]): string =>
  mayLack(first, slots) ? 'Some name others alone; all are read.' : 'A row without that person is refused.';

/** Of children whose tie no column tells; nothing to ask where the row is about a child, or they were only present. */
function whoseChildren(people: readonly Slot[], first: Slot): string {
  const children = people.find(
    (slot) => slot !== first && slot.partKey === 'child' && !slot.columns.some(({field}) => field === 'relation'),
  );
  if (
    children === undefined ||
    first.partKey === 'child' ||
    first.partKey === 'mother' ||
    PRESENT.test(children.columns[0]!.column.name)
  )
    return '';
  const taken =
    childrenOf(children, first, people) === null
      ? 'No column says it, so no tie is made.'
      : `The tie to ${nameOf(first)} is the draft's guess, and the row may name another parent.`;
  return `ties: whose children are ${nameOf(children)}? ${taken}`;
}

/** Columns that were taken for somebody's by their cells alone. */
const guessedColumns = (placed: readonly Placed[]): string[] =>
  placed
    .filter(({isGuessed, part, field}) => isGuessed && part !== null && (field !== 'name' || part === 'person'))
    .map(
      ({column, field, part}) =>
        `people: is “${column.name}” the ${WHAT[field!] ?? field!} of ${part}? Its cells look like it; its header does not say it of a person.`,
    );

const WHAT: Readonly<Record<string, string>> = {name: 'name', birth: 'birth date', address: 'address'};

/** The person of a block, and the column by whose header somebody recognises them. */
function nameOf({key, columns}: Slot): string {
  const named = columns.find(({field}) => field === 'name' || field === 'family' || field === 'given') ?? columns[0]!;
  return `${key} (“${named.column.name}”)`;
}

/**
 * Words for what people are to each other that are not understood, in one question for all columns; those of hardly any row may be anything, and are
 * not shown.
 */
export function relationWords(placed: readonly Placed[], links: readonly Link[], {ledRows, shared}: RowPlan): string[] {
  const hasVictim = ledRows !== null || shared?.lead != null;
  const asked = placed
    .filter(({field}) => field === 'relation')
    .map(({column}) => ({
      name: column.name,
      words: (commonTexts(column) ?? []).filter(
        (text) =>
          readRelation(text, TIE_KINDS) === null &&
          !(hasVictim && relationIn(text) !== null) &&
          !links.some(({beside}) => isWordOf(beside.analysed.first, text)) &&
          (/^[\p{L}’'() /-]{2,40}$/u.test(text) || isCoded(column)),
      ),
    }))
    .filter(({words}) => words.length > 0);
  const words = [...new Set(asked.flatMap((one) => one.words))].slice(0, WORDS_MAX);
  const until = hasVictim ? 'Each makes no tie' : 'Each counts as "associate"';
  return words.length === 0
    ? []
    : [
        `ties: what do these words of ${asked.map(({name}) => `“${name}”`).join(', ')} mean: ${words.join(', ')}? ${until} until its kind stands in a map.`,
      ];
}
const WORDS_MAX = 12;

/** Numbers beside names that may be ages or school years, and are read as neither. */
export const yearsBeside = (placed: readonly Placed[]): string[] =>
  placed
    .filter(({several, column}) => several !== null && isOfYears(column, [...column.texts.keys()]))
    .map(
      ({column}) =>
        `people: are the numbers beside the names in “${column.name}” ages or school years? They are read as neither.`,
    );
