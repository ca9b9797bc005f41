import type {NotificationKind} from '../../model/notification.ts';
import type {RowField} from './header-words.ts';
import {headerWords} from './read-header.ts';
import {kindOfFile, kindOfWords} from './kind-words.ts';
import type {Placed} from './place-columns.ts';
import {mapTexts} from './value-words.ts';

/** What is said of each row as a whole, and in which column. */
export type RowPlan = {
  /** Whether a row tells of something that happened, and is not an entry of a register. */
  isEvent: boolean;
  kind: {column: Placed; map: Record<string, NotificationKind>} | {constant: NotificationKind};
  key: Placed | null;
  received: Placed | null;
  /** The first column with a meaning, by its meaning. */
  of: (field: RowField) => Placed | null;
};

/** When the hub was told, best first: the day of an extract is known to be later. */
const RECEIVED = [
  /receiv|notif|refer/,
  /submit|creat|sent|report|log/,
  /record|enter|input/,
  /extract|census|snapshot|load/,
];

/** What is only said of something that happened. */
const EVENT_FIELDS = ['at', 'reasons', 'outcome', 'decided', 'factors'] as const;

export function planRow(placed: readonly Placed[], file: string): RowPlan {
  const of = (field: RowField): Placed | null => placed.find((one) => one.field === field && one.part === null) ?? null;
  const kind = bestKind(placed);
  const isNumbered = (['merlin', 'cad', 'crime'] as const).some((reference) => of(reference) !== null);
  const received = receivedOf(placed);
  const ofFile = kindOfFile([...headerWords(file), ...placed.flatMap(({column}) => headerWords(column.name))]);
  const tells = kind !== null || isNumbered || EVENT_FIELDS.some((field) => of(field) !== null) || ofFile !== null;
  // What happened on no known day is no notification.
  const isEvent = tells && (of('at') ?? of('start') ?? received) !== null;
  return {
    isEvent,
    kind: kind ?? {constant: ofFile ?? 'child-concern'},
    key: keyOf(placed),
    received,
    of,
  };
}

/** The column whose words name kinds in the most rows; none where hardly any does. */
function bestKind(placed: readonly Placed[]): {column: Placed; map: Record<string, NotificationKind>} | null {
  const candidates = placed
    .filter(({field, part}) => part === null && (field === 'kind' || field === 'reasons'))
    .map((column) => ({column, ...mapTexts(column.column, kindOfWords)}))
    .filter(({share}) => share >= 0.4)
    .sort((left, right) => right.share - left.share || left.column.column.at - right.column.column.at);
  const [best] = candidates;
  return best === undefined ? null : {column: best.column, map: best.map};
}

const NUMBER = /\b(?:id|ref|reference|no|number)$/;

/** The column that names the row: filled in every row and hardly ever twice; of several one that its header calls so, else the first. */
function keyOf(placed: readonly Placed[]): Placed | null {
  const names = placed.filter(
    ({field, part, column, shapes, dates}) =>
      part === null &&
      (field === null ||
        field === 'localId' ||
        field === 'merlin' ||
        NUMBER.test(headerWords(column.name).join(' '))) &&
      column.filled === column.rows &&
      column.texts.size >= 0.9 * column.rows &&
      shapes.reference >= 0.95 &&
      (dates.share < 0.5 || shapes.digits >= 0.95),
  );
  return (
    names.find(({column}) => NUMBER.test(headerWords(column.name).join(' '))) ??
    names.find(({column}) => column.at < 2) ??
    null
  );
}

function receivedOf(placed: readonly Placed[]): Placed | null {
  const rank = ({column}: Placed): number => {
    const words = headerWords(column.name).join(' ');
    const at = RECEIVED.findIndex((pattern) => pattern.test(words));
    return at < 0 ? RECEIVED.length : at;
  };
  const [best] = placed
    .filter(({field, column}) => field === 'received' && column.filled >= 0.9 * column.rows)
    .sort((left, right) => rank(left) - rank(right) || left.column.at - right.column.at);
  return best ?? null;
}
