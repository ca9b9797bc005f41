import {DEFAULT_DATE_FORMATS} from '../../values/dates.ts';
import type {Analysed} from '../analyse.ts';
import {areaOf} from '../file/authority.ts';
import type {Link} from '../delivery/beside.ts';
import type {Continued} from '../rows/continued.ts';
import {joinBeside} from './compose-beside.ts';
import {listsAliases, takeForAliases} from './alias-list.ts';
import {composeLists} from './compose-lists.ts';
import {deliveredOn, isNamedLater, isNewborn, nameNewborn, nameUntilBorn} from './compose-newborn.ts';
import {composePerson, type Place} from './compose-people.ts';
import {columnOf, dateOf, notificationOf, withdrawnOf} from './compose-row.ts';
import {daysOf, staysOf} from './compose-stays.ts';
import {tiesOf} from './compose-ties.ts';
import {PRESENT} from './family-of-row.ts';
import {sourceOf, type DraftOptions} from '../draft-options.ts';
import {rowKey, shareEvent, type LedRows} from '../rows/led-rows.ts';
import {dayOf, feedOf, filesOf, tellingOf} from '../file/file-name.ts';
import {skipOf} from './compose-skip.ts';
import {leadTies} from './lead-ties.ts';
import {withPlacedCarers} from './placement-ties.ts';
import type {Block, Tree} from '../noted.ts';
import {closePlace} from './close-address.ts';
import {allowingLack} from './not-in-all.ts';
import {issueByOther} from './number-of-other.ts';
import {cuesOf, type Cue} from '../place/protection.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Quotes} from '../delivery/quotes.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {sharedKey} from '../rows/shared-events.ts';
import {areOfGenerations, isUnique, mendedOn} from '../rows/mended.ts';
import {mayLack} from './first-slot.ts';
import type {Slot} from './slots.ts';
import {DATES, type Placed} from '../place/placed.ts';

/** The mapping of a file as a tree; `beside` are the files whose rows its numbers name, `quotes` the numbers of events that it has in common with others. */
export function composeMapping(
  {file, form, furniture, placed, lists, continued, nobody, plan, slots, first}: Analysed,
  options: DraftOptions,
  beside: readonly Link[],
  quotes: Quotes = {quoted: [], own: null},
): Block {
  const formats = formatsOf([...placed, ...lists.flatMap((list) => (list.kind === 'homes' ? list.columns : []))]);
  const cues = cuesOf(placed);
  const people = peopleOf({file, placed, plan, slots, first}, options, cues);
  const listed = composeLists(lists, slots, first, people, cues);
  const joined = joinBeside(beside, placed, slots, people, plan.lived.start !== null);
  // Where rows say who took part in the events of another file, they tell of none of their own.
  const feed = feedName(file, options);
  const notification = joined.involvements.length > 0 ? undefined : notificationOf(plan, feed, quotes);
  if (notification !== undefined) closePlace(notification, placed, cues);
  const {ledRows} = plan;
  // A number of its own names the row, and by that no other row finds the victim's.
  const lead = ledRows ?? (plan.ownKey.length === 1 ? null : (plan.shared?.lead ?? null));
  const register = registerOf(plan);
  if (first !== null && register !== null) people[first.key]!['register'] = register;
  const event =
    notification === undefined || ledRows === null
      ? notification && {notification, involvements: undefined}
      : shareEvent(feed, ledRows, notification, people);
  // What the other file's tenant is to them need not be said of their own file's too: it is the same person.
  const isTied = !plan.isEvent && joined.ties.length > 0;
  const hasHomes = Object.values(people).some((person) => person['address'] !== undefined);
  return {
    version: 1,
    feed,
    agency: options.agency,
    area: areaOf(file, placed, options.area),
    match: matchOf({file, form, placed}, options),
    source: sourceTree({...options, form}, continued),
    dates: formats.length === 0 ? undefined : {formats: [...formats, ...DEFAULT_DATE_FORMATS]},
    received: receivedOf(plan, slots) ?? dayOf(file),
    key: keyOfRows(plan, first),
    revision: revisionOf(plan),
    withdrawn: withdrawnOf(plan),
    skip: skipOf(continued, nobody, furniture, placed),
    notifications: event === undefined ? undefined : {event: event.notification},
    people: Object.keys(people).length === 0 ? undefined : {...people, ...listed.people},
    lookups: joined.lookups,
    involvements: someOf([...(event?.involvements ?? []), ...joined.involvements]),
    ties: someOf([
      ...(first === null
        ? []
        : withPlacedCarers(
            tiesOf(slots, first, hasHomes ? {} : daysOf(plan), plan.isEvent ? plan.kind : undefined),
            plan,
          )),
      ...(first === null || lead === null || isTied ? [] : leadTies(feed, lead, first, plan.isEvent)),
      ...listed.ties,
      ...joined.ties,
    ]),
    stays: someOf([...staysOf(slots, first, people, plan, cues), ...listed.stays, ...joined.stays]),
  };
}

/** The blocks of the people of a row, by their slots. */
function peopleOf(
  {file, placed, plan, slots, first}: Pick<Analysed, 'file' | 'placed' | 'plan' | 'slots' | 'first'>,
  options: DraftOptions,
  cues: readonly Cue[],
): Record<string, Block> {
  const shared = placed.filter(
    (one) =>
      first !== null &&
      one.part === first.partKey &&
      one.number === (first.columns[0]?.number ?? '') &&
      SHARED.has(one.field ?? ''),
  );
  const isHoused = housedWith(first, shared, plan.isEvent);
  const composed = (slot: Slot): Block =>
    allowingLack(
      composePerson(slot, plan, needOf(slot, first, slots), {shared: isHoused(slot) ? shared : [], cues}),
      slot,
    );
  const people = Object.fromEntries(slots.map((slot) => [slot.key, composed(slot)]));
  for (const slot of slots.filter(isNewborn)) nameNewborn(people[slot.key]!, slot, slots);
  for (const slot of slots.filter(isNamedLater)) nameUntilBorn(people[slot.key]!, slot, slots);
  for (const slot of slots) issueByOther(people[slot.key]!, slot, options.agency ?? 'other');
  if (first !== null && !plan.isEvent && listsAliases(file)) takeForAliases(people[first.key]!);
  return people;
}

/** Whether a row without this person is refused: not where others of the row may stand alone. */
const needOf = (slot: Slot, first: Slot | null, slots: readonly Slot[]): Place =>
  slot !== first ? 'beside' : mayLack(slot, slots) ? 'first' : 'required';

/** Of rows that share a key the last to be written counts, where no column says which was changed last. */
function revisionOf({of, shared, key, received}: RowPlan): Tree {
  const revision = of('revision');
  if (revision !== null || received?.field !== 'received' || key.length === 0) return dateOf(revision);
  const isMended = shared === null ? isRepeated(key) : shared.told !== null;
  return isMended ? dateOf(received) : undefined;
}

/** Whether several rows have one key. */
const isRepeated = (key: readonly Placed[]): boolean => {
  const {rows, cells} = key[0]!.column;
  return new Set(cells.map((_, row) => key.map(({column}) => column.cells[row]!).join('\n'))).size < rows;
};

/** By which columns rows that lead one another, or share a number without repeats, are a list of the first person's: null where they are none. */
function registerOf({ledRows, shared, isEvent}: RowPlan): string | string[] | null {
  if (ledRows !== null && !isEvent) return ledRows.group.map(({column}) => column.name);
  if (shared?.isFreeOfRepeats !== true) return null;
  const {number, told} = shared;
  return told === null ? number.column.name : [number.column.name, told.column.name];
}

/** By which files and columns a file is known to be of this mapping. */
const matchOf = ({file, form, placed}: Pick<Analysed, 'file' | 'form' | 'placed'>, options: DraftOptions): Block => ({
  files: options.isAnySheet === true ? undefined : [filesOf(file)],
  columns:
    options.isRivalled === true
      ? placed.map(({column}) => column.name)
      : tellingOf(placed.filter(({column}) => column.name !== form.headings)),
});

/**
 * The day on which the hub was told. A row was not written before a birth that it tells of; nor, where no column says when it was received, before
 * a missing child was found, or somebody moved to the address that it has for them.
 */
function receivedOf({received, lived, of}: RowPlan, slots: readonly Slot[]): Tree {
  const days = received?.field === 'at' ? [of('found'), lived.start] : [];
  const notBefore = [deliveredOn(slots), ...days.map((day) => dateOf(day))].filter((day) => day !== undefined);
  return received === null || notBefore.length === 0 ? dateOf(received) : {value: dateOf(received), notBefore};
}

function sourceTree(options: DraftOptions, continued: Continued | null): Tree {
  const carry = continued?.carry;
  const source: Block = {
    ...sourceOf(options.isAnySheet === true ? {...options, sheet: undefined} : options),
    ...(carry !== undefined && {carry: {by: carry.by, columns: carry.columns}}),
  };
  return Object.keys(source).length === 0 ? undefined : source;
}

const someOf = (blocks: readonly Block[]): Tree => (blocks.length === 0 ? undefined : blocks);

/** The name of the feed: as it is asked for, else from the name of the file. */
export const feedName = (file: string, {feed, sheet}: DraftOptions): string =>
  feed ?? feedOf(sheet === undefined ? file : file.replace(/(?=\.xlsx$)/i, `-${sheet}`));

/** What an address in a row is of, beside the first person: those who live with them. */
const SHARED: ReadonlySet<string> = new Set(['address', 'addressPart', 'houseNumber', 'postcode', 'uprn', 'protected']);
const HOUSEHOLD: ReadonlySet<string> = new Set(['tenant', 'joint', 'member', 'lodger']);
const FAMILYS = /\b(?:family|household)\b/;
/** "SFA": service family accommodation. */
const QUARTERS = /\b(?:sfa|service famil(?:y|ies) accommodation|quarters?)\b/;
const FAMILY: ReadonlySet<string> = new Set(['child', 'sibling']);
const DISCHARGED = /\bdischarged?\b/;
const MOTHER_AND_BABY: ReadonlySet<string> = new Set(['child', 'mother']);

/**
 * Who else lives at the address of the first of a row: the household of a tenant or applicant, of which the draft takes their children to be; of a
 * register of carers and children the children. "Family
 * Address" is where the children live whom the row names; whether both parents do, only the agency knows. Quarters are given to
 * somebody who serves with husband or wife and those who depend on them. To one address mother and baby are discharged.
 */
function housedWith(first: Slot | null, shared: readonly Placed[], isEvent: boolean): (slot: Slot) => boolean {
  const says = (words: RegExp): boolean => shared.some(({column}) => words.test(headerWords(column.name).join(' ')));
  const [isFamilys, isDischarged, isQuarters] = [says(FAMILYS), says(DISCHARGED), says(QUARTERS)];
  return ({partKey, columns}) =>
    HOUSEHOLD.has(partKey) ||
    partKey === first?.partKey ||
    (isFamilys && FAMILY.has(partKey)) ||
    (isQuarters && (FAMILY.has(partKey) || partKey === 'partner')) ||
    (isDischarged && MOTHER_AND_BABY.has(partKey) && MOTHER_AND_BABY.has(first?.partKey ?? '')) ||
    (first?.partKey === 'carer' && !isEvent && FAMILY.has(partKey)) ||
    (first?.partKey === 'tenant' && partKey === 'child' && !PRESENT.test(columns[0]!.column.name));
}

function formatsOf(placed: readonly Placed[]): string[] {
  const dates = placed.filter(({field}) => field !== null && (DATES.has(field) || field === 'birth'));
  return [
    ...new Set([
      ...dates.flatMap((one) => one.dates.formats),
      ...placed.flatMap(({several}) => several?.formats ?? []),
    ]),
  ];
}

function keyOfRows(plan: RowPlan, first: Slot | null): Tree {
  const {ledRows, shared} = plan;
  if (ledRows !== null) return rowKey(ledRows, toldApartBy(ledRows, plan, first));
  // A number of its own names the row better than who it is about, which may be mended.
  return shared === null || plan.ownKey.length === 1 ? keyTree(plan) : sharedKey(shared);
}

function keyTree({key}: RowPlan): Tree {
  const columns = key.map((one) => columnOf(one));
  return columns.length < 2 ? columns[0] : columns;
}

/** The columns by which the rows of a group are told apart: in a register by what names a row, if anything does. */
function toldApartBy(
  {group, order}: LedRows,
  {isEvent, ownKey, lived, received}: RowPlan,
  first: Slot | null,
): string[] {
  const own = ownKey.filter((one) => !group.includes(one)).map(({column}) => column.name);
  if (!isEvent && own.length > 0) return own;
  if (first === null) return [];
  const who = whoOf(first);
  if (isEvent && received !== null) {
    // A birth date that was put right on a later day is still of the same row.
    const named = columnsOfWho(first).filter(({field}) => field !== 'birth');
    const told = mendedOn([received], [...group, order, ...named]);
    const birth = first.columns.find(({field}) => field === 'birth');
    if (
      told !== null &&
      isUnique([...group, order, ...named, told]) &&
      !areOfGenerations([...group, order, ...named], birth)
    )
      return named.map(({column}) => column.name);
  }
  // Who moves out and comes back has two rows, of two stays.
  return lived.start !== null && comesBack([...group, ...columnsOfWho(first)], lived.start)
    ? [...who, lived.start.column.name]
    : who;
}

/** Whether rows that say the same of who somebody is have different days. */
function comesBack(who: readonly Placed[], {column: days}: Placed): boolean {
  const first = new Map<string, string>();
  return days.cells.some((day, row) => {
    const one = who.map(({column}) => column.cells[row]!).join('\n');
    if (!first.has(one)) first.set(one, day);
    return first.get(one) !== day;
  });
}

/** The columns by which people are told apart. */
const whoOf = (slot: Slot): string[] => columnsOfWho(slot).map(({column}) => column.name);
const columnsOfWho = ({columns}: Slot): Placed[] => columns.filter(({field}) => WHO.has(field ?? ''));
const WHO: ReadonlySet<string> = new Set(['name', 'given', 'family', 'birth', 'localId', 'ownId', 'nhs']);
