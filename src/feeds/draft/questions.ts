import {TIE_KINDS} from '../../model/notification.ts';
import {readRelation} from '../rows/relations.ts';
import type {Analysed} from './analyse.ts';
import {unreadAuthority} from './authority.ts';
import type {Link} from './beside.ts';
import {PARTS} from './words/header-words.ts';
import {isOfYears} from './place/several-people.ts';
import {isUnclear} from './place/protection.ts';
import {headerWords} from './place/read-header.ts';
import type {RowPlan} from './row-plan.ts';
import type {Slot} from './compose/slots.ts';
import {isWordOf} from './compose/compose-beside.ts';
import {childOf, childrenOf, othersBeside, partnerOf, PRESENT} from './compose/compose-ties.ts';
import {commonTexts} from './words/value-words.ts';
import type {Placed} from './place/placed.ts';
import type {Quotes} from './quotes.ts';

/**
 * What only somebody who knows the extract can say, and what the draft took for it meanwhile. What shows an address or names the wrong people
 * stands first.
 */
export function questionsOf(
  {form, furniture, plan, placed, continued, nobody, slots, first, agency, isByNumbers}: Analysed,
  links: readonly Link[],
  {quoted}: Quotes,
  hasArea: boolean,
): string[] {
  return [
    ...(placed.some(isPlace) ? protectionOf(placed) : []),
    ...(first === null ? nobodyOf(plan) : peopleOf(placed, slots, first)),
    ...yearsBeside(placed),
    ...relationWords(
      placed.filter((one) => plan.isEvent || one !== plan.ledRows?.order),
      links,
    ),
    ...links.map(
      ({column, beside, key}) =>
        `keys: does “${column.column.name}” name the row of ${beside.analysed.file} with that “${key.column.name}”? The feed of that file is taken to be called ${beside.feed}.`,
    ),
    ...quoted.map(
      ({column: {column}, file}) =>
        `references: does “${column.name}” quote the numbers of ${file}? Records with the same number are taken for one event.`,
    ),
    ...formOf(form),
    ...furnitureOf(furniture),
    ...rowsLeftOut(continued, nobody),
    ...ofRow(plan, placed),
    agency === null ? 'agency: whose extract is it? The file does not show it, so it says "other".' : '',
    isByNumbers
      ? `agency: is it an extract of ${agency}? Its people have the numbers of that agency’s other files.`
      : '',
    authorityOf(placed),
    hasArea ? '' : 'area: of which authority is it? Say it here, or give --area to each command.',
  ].filter((question) => question !== '');
}

function authorityOf(placed: readonly Placed[]): string {
  const column = unreadAuthority(placed)?.column.name;
  return column === undefined
    ? ''
    : `area: which authorities does “${column}” name? Until you say their codes in a map, all rows count as of the one that is asked for.`;
}

const nobodyOf = ({key}: RowPlan): string[] => [
  `people: in which file do the people of these rows stand? Here nobody is named. Draft that file with --with THIS FILE, and it is joined by “${key[0]!.column.name}”.`,
];

/** A file without addresses shows none. */
const isPlace = ({field, shapes}: Placed): boolean =>
  (field !== null && PLACES.has(field)) || shapes.address >= 0.1 || shapes.postcode >= 0.5;
const PLACES: ReadonlySet<string> = new Set([
  'address',
  'addressPart',
  'houseNumber',
  'postcode',
  'protected',
  'place',
  'placement',
]);

function protectionOf(placed: readonly Placed[]): string[] {
  const marks = placed.filter(({field}) => field === 'protected');
  const unclear = marks.filter((one) => isUnclear(one, headerWords(one.column.name).join(' ')));
  return [
    ...unclear.map(
      ({column}) =>
        `protected: which texts of “${column.name}” close an address? Until you say so, every one does that is not a plain no.`,
    ),
    marks.length > 0
      ? ''
      : 'protected: how does this agency mark an address that nobody may see? No column speaks of it; only words such as "confidential" in an address, or "refuge" beside one, close it.',
  ];
}

function peopleOf(placed: readonly Placed[], slots: readonly Slot[], first: Slot): string[] {
  const people = slots.filter(({part}) => part.staff !== true);
  const others = people.filter((slot) => slot !== first);
  return [
    others.length === 0 ? '' : `people: is each row about ${nameOf(first)}? A row without that person is refused.`,
    ...others
      .filter(({partKey}) => PARTS[partKey] === undefined)
      .map(
        (slot) => `people: who is ${nameOf(slot)} to ${nameOf(first)}? Taken as somebody that one knows (associate).`,
      ),
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

/** Of children whose tie no column tells; nothing to ask where the row is about a child, or they were only present. */
function whoseChildren(people: readonly Slot[], first: Slot): string {
  const children = people.find(
    (slot) => slot !== first && slot.partKey === 'child' && !slot.columns.some(({field}) => field === 'relation'),
  );
  if (children === undefined || first.partKey === 'child' || PRESENT.test(children.columns[0]!.column.name)) return '';
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

/** Words for what people are to each other that are not understood; those of hardly any row may be anything, and are not shown. */
function relationWords(placed: readonly Placed[], links: readonly Link[]): string[] {
  return placed
    .filter(({field}) => field === 'relation')
    .flatMap(({column}) => {
      const words = (commonTexts(column) ?? []).filter(
        (text) =>
          readRelation(text, TIE_KINDS) === null &&
          !links.some(({beside}) => isWordOf(beside.analysed.first, text)) &&
          /^[\p{L}’'() /-]{2,40}$/u.test(text),
      );
      return words.length === 0
        ? []
        : [
            `ties: what do these words of “${column.name}” mean: ${words.slice(0, 12).join(', ')}? Each counts as "associate" until its kind stands in a map.`,
          ];
    });
}

/** Rows of a report that are taken for nobody's. */
const furnitureOf = ({hasLines, hasHeaders}: Analysed['furniture']): string[] =>
  hasLines || hasHeaders
    ? [
        `skip: are ${[
          hasLines ? 'lines that say one thing alone' : '',
          hasHeaders ? 'rows that are the header again' : '',
        ]
          .filter((text) => text !== '')
          .join(' and ')} of nobody (titles, pages, totals)? Nothing is read from them.`,
      ]
    : [];

/** Numbers beside names that may be ages or school years, and are read as neither. */
const yearsBeside = (placed: readonly Placed[]): string[] =>
  placed
    .filter(({several, column}) => several !== null && isOfYears(column, [...column.texts.keys()]))
    .map(
      ({column}) =>
        `people: are the numbers beside the names in “${column.name}” ages or school years? They are read as neither.`,
    );

/** How rows were put together. */
function formOf({headings, pivot}: Analysed['form']): string[] {
  return [
    headings === undefined
      ? ''
      : `source: does a row that says one thing alone head those below it? What it says stands in “${headings}”.`,
    pivot === undefined
      ? ''
      : `source: are rows with one “${pivot.by}” the answers of one form? Each “${pivot.name}” is read as a column.`,
  ];
}

/** What rows below others go on with, and of which rows nothing is read. */
function rowsLeftOut(continued: Analysed['continued'], {names}: Analysed['nobody']): string[] {
  const {carry, skip} = continued ?? {};
  const nobody = names.map(({column}) => `“${column.name}”`);
  return [
    carry === undefined
      ? ''
      : `source: does a row that has the “${carry.by}” of the row above, or none, go on with it? Where it is blank it is given that row’s ${carry.columns.map((name) => `“${name}”`).join(', ')}.`,
    skip === undefined
      ? ''
      : `skip: does a row without “${skip}” only tell more of the row above? Nothing is read from such rows.`,
    nobody.length === 0
      ? ''
      : `skip: are rows whose ${nobody.join(' and ')} says test, dummy, ZZ, redacted or “do not use” records of nobody? Nothing is read from such rows.`,
  ];
}

function ledRowsOf({ledRows, isEvent}: RowPlan): string {
  if (ledRows === null || ledRows.isCounted) return '';
  const group = ledRows.group.map(({column}) => column.name).join('” and “');
  const order = ledRows.order.column.name;
  const leads = ledRows.leads.join('” or “');
  return isEvent
    ? `notifications: are rows with one “${group}” one event, told of by the row whose “${order}” is “${leads}”? Where none is, nothing is told.`
    : `ties: are the people of one “${group}” different people, who live with the one whose “${order}” is “${leads}”? Taken so, by the words of that column or as one household.`;
}

function ofRow(plan: RowPlan, placed: readonly Placed[]): string[] {
  const {received, key, isEvent, kind} = plan;
  const isTold = received?.field === 'received' && !received.isGuessed;
  const dated = plan.of('at');
  return [
    received === null
      ? 'received: no column says when the hub received a row; give --received to each command.'
      : isTold
        ? ''
        : `received: does the hub know a row from the day in “${received.column.name}” on? No header says when it was received.`,
    key.length === 0
      ? 'key: no column names a row, so a corrected row is a new one beside the old. Which columns do?'
      : '',
    plan.described === null
      ? ''
      : `asAt: are people as they are described on the day in “${plan.described.column.name}”? What the rows tell of happened long before it.`,
    ledRowsOf(plan),
    plan.shared === null
      ? ''
      : `notifications: are rows with one “${plan.shared.number.column.name}” one event, and different people? Each row tells of it, and the earliest counts.`,
    plan.concern === null || !isEvent
      ? ''
      : `notifications: is a row one only where “${plan.concern.column.name}” says yes? The others tell who was where, and of nothing that happened.`,
    plan.onFile === undefined || !isEvent
      ? ''
      : 'notifications: do all rows count as of the day in the name of the file? No column says when.',
    plan.filledOnly === null || !isEvent
      ? ''
      : `notifications: is a row one only where “${plan.filledOnly.column.name}” is filled? The others are taken to tell of nothing that happened.`,
    isEvent && 'constant' in kind && plan.concern === null
      ? `notifications: every row counts as ${kind.constant}. Is that what each tells of?`
      : '',
    !isEvent && dated !== null
      ? `notifications: none is made. Does each row tell of something that happened on the day in “${dated.column.name}”?`
      : '',
    ...placed
      .filter(({isGuessed, part, field}) => isGuessed && part === null && field !== 'received')
      .map(({column, field}) =>
        field === 'place'
          ? `notifications: is “${column.name}” where it happened? Its cells look like addresses.`
          : `notifications: is “${column.name}” the day on which it happened? Its header does not say.`,
      ),
  ];
}
