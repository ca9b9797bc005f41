import type {NotificationKind} from '../../../model/notification.ts';
import type {RowField} from '../words/header-words.ts';
import {dayOf} from '../file/file-name.ts';
import {numberedEventsOf, type NumberedEvents} from './numbered-events.ts';
import type {Tree} from '../noted.ts';
import {eventRowsOf, householdRowsOf, type LedRows} from './led-rows.ts';
import {begunOf, livedBeside, livedDays, type LivedDays} from './lived-days.ts';
import {headerWords} from '../words/cut-header.ts';
import {kindOfFile} from '../words/kind-words.ts';
import {receivedOf} from './received.ts';
import {keyOf} from './row-key.ts';
import {sharedEventsOf, type SharedEvents} from './shared-events.ts';
import type {Placed} from '../place/placed.ts';
import {domesticMark} from './domestic-mark.ts';
import {begunBefore, describedOn, heardBefore} from './days-of-rows.ts';
import {bestKind, constantOf, isBeside, ofAll, type WordedKind} from './kind-of-rows.ts';

/** What is said of each row as a whole, and in which column. */
export type RowPlan = {
  /** Whether a row tells of something that happened, and is not an entry of a register. */
  isEvent: boolean;
  /** Whether those whom the rows are about are known for what they did: probation, youth offending. */
  isOfOffenders: boolean;
  kind: WordedKind | {constant: NotificationKind};
  /** A column that marks offences as domestic. */
  domestic: Placed | null;
  /** Of visits and the like, which are notifications only where it says yes: whether there was a concern. */
  concern: Placed | null;
  /** A column of concerns that most, but not all rows fill, where no day is that of an event: the others tell of none. */
  filledOnly: Placed | null;
  /** The columns that name the row together; none where no two do. */
  key: readonly Placed[];
  /** The same, had no row a place among others. */
  ownKey: readonly Placed[];
  /** Where several rows are one event, or of a register one home, how they are known for that. */
  ledRows: LedRows | null;
  /** Where several rows are one event of which each tells alike. */
  shared: SharedEvents | null;
  received: Placed | null;
  /** The day of what a row tells of. */
  happened: Placed | null;
  /** Several events of one row. */
  numbered: NumberedEvents | null;
  /** The same where it stands in the name of the file alone: the minutes of one meeting. */
  onFile: Tree;
  /** From when to when they lived where the row says. */
  lived: LivedDays;
  /** The day on which people were as they are described, where what is told of happened long before. */
  described: Placed | null;
  /** The first column with a meaning, by its meaning. */
  of: (field: RowField) => Placed | null;
  /** All columns with it. */
  all: (field: RowField) => Placed[];
};

/** What is only said of something that happened. */
const EVENT_FIELDS = ['reasons', 'outcome', 'decided', 'factors'] as const;
/** A date of something that happened, and not of a visit, an entry or a stay. */
const HAPPENED =
  /(?<!\blast )(?:incident|offence|occur|\bocc\b|concern|missing|attend|arriv|committed|referral|arrest)/;

export function planRow(placed: readonly Placed[], file: string, agency: string | null): RowPlan {
  const all = (field: RowField): Placed[] => placed.filter((one) => one.field === field && one.part === null);
  const of = (field: RowField): Placed | null => all(field)[0] ?? null;
  const isNumbered = (['merlin', 'cad', 'crime'] as const).some((reference) => of(reference) !== null);
  // A column that nobody fills ("Exclusion Type" of a history of schools) says nothing of what the rows tell.
  const filled = placed.filter(({column}) => column.filled > 0);
  const words = [...headerWords(file), ...filled.flatMap(({column}) => wordsOfEvents(column.name))];
  const ofFile = kindOfFile(words, agency);
  const worded = bestKind(placed, agency);
  const kind = worded === null || (ofFile !== null && isBeside(worded, ofFile, words)) ? null : ofAll(worded, ofFile);
  const tells =
    kind !== null ||
    isNumbered ||
    EVENT_FIELDS.some((field) => of(field) !== null) ||
    ofFile !== null ||
    HAPPENED.test(headerWords(of('at')?.column.name ?? '').join(' '));
  const concern = tells ? null : concernOf(placed);
  const begun = begunOf(placed);
  const numbered = numberedEventsOf(placed);
  // A row that tells of several days was not written on the first of them.
  const told = receivedOf(
    placed.filter((one) => numbered?.days.includes(one) !== true),
    tells || concern !== null,
  );
  // Nobody is told of what has not happened yet.
  const isPast = told?.field === 'received' || told?.field === 'at';
  const received = !isPast && kind?.day != null ? kind.day : told;
  // What happened on no known day is no notification.
  const isDated = (of('at') ?? begun ?? received) !== null;
  const onFile = ofFile !== null && !isDated && MINUTES.test(headerWords(file).join(' ')) ? dayOf(file) : undefined;
  const isEvent = (tells || (concern !== null && of('at') !== null)) && (isDated || onFile !== undefined);
  const isOfEvents = of('at')?.isGuessed === false || kind?.day != null || ofFile !== null || isNumbered;
  const blank = kind !== null && !isOfEvents && kind.column.column.filled < kind.column.column.rows;
  const ownKey = keyOf(placed, received);
  const {ledRows, shared} = rowsOfOne(placed, isEvent);
  const happened = kind?.day ?? heardBefore(of('at'), received) ?? begunBefore(begun, received) ?? received;
  const lived = livedDays(placed);
  return {
    isEvent,
    isOfOffenders: agency === 'probation' || agency === 'youth-offending',
    domestic: isEvent && numbered === null ? domesticMark(placed, agency) : null,
    concern,
    filledOnly: blank ? kind.column : null,
    kind: kind ?? {constant: ofFile ?? (concern === null ? constantOf(agency) : 'child-concern')},
    key:
      ledRows !== null
        ? [...ledRows.group, ledRows.order]
        : shared !== null && ownKey.length !== 1
          ? [shared.number]
          : ownKey,
    ownKey,
    ledRows,
    shared,
    received,
    happened,
    numbered: isEvent ? numbered : null,
    onFile,
    lived: isEvent && of('placement') === null ? livedBeside(lived, happened) : lived,
    described: isEvent ? describedOn(of('at'), received) : null,
    of,
    all,
  };
}

/** What several rows of one event or household go by: who leads them, or the number that they share. */
function rowsOfOne(placed: readonly Placed[], isEvent: boolean): Pick<RowPlan, 'ledRows' | 'shared'> {
  if (!isEvent) return {ledRows: householdRowsOf(placed), shared: null};
  const led = eventRowsOf(placed);
  const together = sharedEventsOf(placed);
  // What others are to the victim is said beside nobody else, though each event has a suspect as well.
  const isByVictim = together?.lead != null && led?.isCounted !== true && led?.leads.join() !== together.lead.leads[0];
  return led === null || isByVictim ? {ledRows: null, shared: together} : {ledRows: led, shared: null};
}

/** A file of what one meeting spoke of. */
const MINUTES = /\b(?:minutes|meeting|agenda|conference|panel)\b/;

/** "Last Attended" says since when somebody is not there: the last of many is no event that a row tells of. */
const wordsOfEvents = (name: string): string[] => {
  const words = headerWords(name);
  return words[0] === 'last' ? [] : words;
};

/** "Concern" above Yes and No. */
const concernOf = (placed: readonly Placed[]): Placed | null =>
  placed.find(
    ({part, shapes, column}) =>
      part === null &&
      shapes.yesNo >= CONCERN_YES_NO &&
      column.texts.size > 1 &&
      /\b(?:concerns?|safeguarding)\b/.test(headerWords(column.name).join(' ')),
  ) ?? null;
const CONCERN_YES_NO = 0.95;
