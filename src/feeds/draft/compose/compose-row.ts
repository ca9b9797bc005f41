import type {NotificationKind} from '../../../model/notification.ts';
import {addAt} from '../../../base/get-or-insert.ts';
import {noted, type Block, type Tree} from '../noted.ts';
import {headerWords} from '../words/cut-header.ts';
import {markedKind} from '../rows/domestic-mark.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {
  ALLEGATION_WORDS,
  commonTexts,
  FINDING_WORDS,
  mapTexts,
  OUTCOME_WORDS,
  RAG_WORDS,
  wordIn,
  YES,
  type Words,
} from '../words/value-words.ts';
import {kindOfWords} from '../words/kind-words.ts';
import type {NumberedEvents} from '../rows/numbered-events.ts';
import {hasNoPlaces, NO_PLACE} from '../place/no-place.ts';
import {template} from './slots.ts';
import type {Placed} from '../place/placed.ts';
import type {Quotes} from '../delivery/quotes.ts';
import {ADDRESS_CLOSED, hasSign} from '../place/shapes.ts';

const WITHDRAWN = /withdraw|cancel|void|delet|created in error|\berror\b/i;

export const columnOf = (one: Placed | null): Tree => (one === null ? undefined : noted(one.column.name, one.note));

/** A column of dates; where a cell holds more than a date, with what takes it out. */
export const dateOf = (one: Placed | null): Tree =>
  one === null || one.dates.match === null || one.dates.share < 0.5
    ? columnOf(one)
    : {column: columnOf(one), match: one.dates.match};

/** Which rows say that they count no more. */
export function withdrawnOf(plan: RowPlan): Tree {
  const status = plan.of('status');
  const texts = status === null ? [] : (commonTexts(status.column) ?? []).filter((text) => WITHDRAWN.test(text));
  return texts.length === 0 ? undefined : {column: status!.column.name, is: texts};
}

/** The notification of a row, with the numbers of other feeds that it quotes; undefined for a register. */
export function notificationOf(plan: RowPlan, feed: string, quotes: Quotes): Block | undefined {
  if (!plan.isEvent) return undefined;
  const {of, kind} = plan;
  const at = plan.happened;
  const time = plan.all('time').find((one) => isTimeOf(one, at)) ?? null;
  const [place, postcode] = [of('place'), of('placePostcode')];
  const block: Block = {
    when: whenOf(plan),
    key: plan.shared === null ? undefined : [plan.shared.number.column.name],
    kind: plan.domestic === null ? kindTree(kind) : markedKind(plan.domestic, kindTree(kind)),
    at: at === null ? plan.onFile : time === null ? dateOf(at) : {value: dateOf(at), time: columnOf(time)},
    source: columnOf(of('source')),
    reasons: columnOf(of('reasons') ?? ('constant' in kind ? null : kind.column)),
    factors: of('factors') === null ? undefined : {column: columnOf(of('factors')), split: ','},
    ragInitial: wordsOf(of('ragInitial'), RAG_WORDS, undefined),
    ragFinal: wordsOf(of('ragFinal'), RAG_WORDS, undefined),
    outcomes: wordsOf(of('outcome'), OUTCOME_WORDS, 'other') ?? nfaOf(of('nfa'), at),
    decided: dateOf(of('decided')),
    references: referencesOf(plan, feed, quotes),
    // "Substantiated" may stand under "Outcome".
    allegation:
      of('allegation') === null
        ? wordsOf(of('outcome'), FINDING_WORDS, 'unknown')
        : wordsOf(of('allegation'), ALLEGATION_WORDS, 'unknown'),
    place: placeOf(place, postcode),
  };
  return plan.numbered === null ? block : {...block, ...eachOf(plan.numbered, plan.kind)};
}

const kindTree = (kind: RowPlan['kind']): Block | NotificationKind =>
  'constant' in kind
    ? kind.constant
    : {
        column: noted(kind.column.column.name, leftOut(kind.column, kind.map)),
        map: kind.map,
        otherwise: kind.otherwise,
        default: kind.otherwise,
      };

/** Each of several events of a row, with its own words and its own day. */
function eachOf({numbers, words, days}: NumberedEvents, kind: RowPlan['kind']): Block {
  const [word, day] = [words[0]!, days[0]!];
  const texts = new Map<string, number>();
  for (const {column} of words) for (const [text, rows] of column.texts) addAt(texts, text, rows);
  const filled = words.reduce((sum, {column}) => sum + column.filled, 0);
  const otherwise = 'constant' in kind ? kind.constant : kind.otherwise;
  const {map} = mapTexts({texts, filled}, (text) => kindOfWords(text, null));
  const at = template(day)!;
  return {
    repeat: numbers,
    when: {column: at, filled: true},
    kind: {column: template(word)!, map: {...map, ...('map' in kind ? kind.map : {})}, otherwise, default: otherwise},
    at: day.dates.match === null ? at : {column: at, match: day.dates.match},
    reasons: template(word)!,
  };
}

/** Which rows tell of something that happened, where not all do. */
function whenOf({concern, filledOnly}: RowPlan): Tree {
  if (concern !== null) return {column: columnOf(concern), is: YES};
  return filledOnly === null ? undefined : {column: filledOnly.column.name, filled: true};
}

/** "Time school told" beside "Date of incident" is of something else: words that neither that header nor a time of events has say so. */
const isTimeOf = ({stem}: Placed, at: Placed | null): boolean => {
  const known = new Set([...TIME_WORDS, ...headerWords(at?.column.name ?? '')]);
  return headerWords(stem).every((word) => known.has(word));
};
const TIME_WORDS =
  'date time of from at start started began event incident occurred approx approximate hh mm hrs hour hours arrival missing'.split(
    ' ',
  );

/** "NFA" above Y and N: a referral of which something came was taken up for an assessment; what came of a contact it does not say. */
function nfaOf(one: Placed | null, at: Placed | null): Tree {
  if (one === null || one.column.texts.size > 2) return undefined;
  const otherwise = headerWords(at?.column.name ?? '').includes('referral') ? 'assessment' : 'other';
  const isYes = (text: string): boolean => /^(?:y|yes|t|true|1)$/i.test(text);
  const map = [...one.column.texts.keys()].sort().map((text) => [text, isYes(text) ? 'nfa' : otherwise]);
  return {column: columnOf(one), map: Object.fromEntries(map), otherwise: 'other'};
}

/** Where it happened; closed where the words of a cell close it. */
function placeOf(place: Placed | null, postcode: Placed | null): Tree {
  if (place === null) return undefined;
  const isClosed = place.shapes.protected > 0 || [...place.column.texts.keys()].some(hasSign);
  const said = hasNoPlaces(place) ? {column: columnOf(place), match: `^(?!${NO_PLACE}).*`} : columnOf(place);
  if (postcode === null && !isClosed) return said;
  return {
    text: said,
    postcode: columnOf(postcode),
    protected: isClosed ? {column: place.column.name, matches: ADDRESS_CLOSED} : undefined,
  };
}

const listOf = (columns: readonly Placed[]): Tree =>
  columns.length < 2 ? columnOf(columns[0] ?? null) : columns.map((one) => columnOf(one));

function referencesOf({all}: RowPlan, feed: string, {quoted, own}: Quotes): Tree {
  const references: Block = {};
  for (const kind of ['merlin', 'cad', 'crime'] as const)
    references[kind] = listOf(kind === 'crime' ? [...all('crime'), ...all('occurrence')] : all(kind));
  references[feed] ??= columnOf(own);
  for (const {column, kind, match} of quoted)
    references[kind] ??= match === null ? columnOf(column) : {column: columnOf(column), match};
  return Object.values(references).every((value) => value === undefined) ? undefined : references;
}

/** A column of words as those of the model; left out where few of its words are known. */
export function wordsOf<T extends string>(one: Placed | null, words: Words<T>, otherwise: string | undefined): Tree {
  if (one === null) return undefined;
  const {map, share} = mapTexts(one.column, (text) => wordIn(words, text));
  if (share < 0.5) return undefined;
  // A text that means nothing known must become nothing, or the row would be refused for it.
  return {column: noted(one.column.name, one.note), map, otherwise: otherwise ?? ''};
}

/** How many texts of a column the draft gives no meaning: whoever reads it says what they are. */
function leftOut({column, note}: Placed, map: Readonly<Record<string, string>>): string {
  const count = column.texts.size - Object.keys(map).length;
  return count === 0 ? note : `${note}; say what the other ${count} texts are`;
}
