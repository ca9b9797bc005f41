import {dateFormOf, type DateForm} from './date-formats.ts';
import {PARTS, PERSON_FIELDS, type Field} from './header-words.ts';
import {readHeaders, type Header} from './read-header.ts';
import type {Column} from './sample.ts';
import {severalIn, type Several} from './several-people.ts';
import {shapesOf, type Shape, type Shapes} from './shapes.ts';

/** What a column is taken to mean, and why. */
export type Placed = {
  column: Column;
  shapes: Shapes;
  dates: DateForm;
  /** Whom it is about, as `PARTS` names them; null for what is said of the row. */
  part: string | null;
  number: string;
  /** Null where nothing fits: it is not read. */
  field: Field | null;
  /** Whether the header says nothing else. */
  isPlain: boolean;
  /** To whom a relation is; null for the first person of the row. */
  to: string | null;
  /** Where a cell names several people: how it is taken apart. */
  several: Several | null;
  /** What the cells look like, for whoever reads the draft. */
  note: string;
};

const IDENTIFIERS = ['nhs', 'upn', 'pnc', 'cro', 'ni'] as const;
/** Dates that are said of the row, and of people. */
export const DATES: ReadonlySet<string> = new Set([
  'at',
  'received',
  'revision',
  'decided',
  'start',
  'end',
  'expected',
  'died',
]);
/** What the cells of a field must look like, in what share, to be believed. */
const MUST: Partial<Record<Field, readonly [Shape, number]>> = {
  given: ['name', 0.5],
  middle: ['name', 0.5],
  family: ['name', 0.5],
  former: ['name', 0.5],
  preferredFamily: ['name', 0.5],
  knownAs: ['name', 0.5],
  name: ['name', 0.5],
  sex: ['sex', 0.5],
  age: ['age', 0.5],
  phone: ['telephone', 0.3],
  email: ['email', 0.5],
  address: ['address', 0.3],
  place: ['address', 0.1],
  placement: ['address', 0.3],
  postcode: ['postcode', 0.5],
  time: ['time', 0.5],
  localId: ['reference', 0.5],
  ownId: ['reference', 0.5],
  protected: ['yesNo', 0.5],
  occupation: ['name', 0.5],
  reasons: ['name', 0.3],
  merlin: ['reference', 0.5],
  cad: ['reference', 0.5],
  crime: ['reference', 0.5],
  upn: ['reference', 0.5],
  pnc: ['reference', 0.5],
  cro: ['reference', 0.5],
};

/** The meaning of each column by its header, what its cells look like, and where it stands. */
export function placeColumns(columns: readonly Column[], isOrdered: boolean): Placed[] {
  const headers = readHeaders(columns.map(({name}) => name));
  const placed = columns.map((column, at) => placeAlone(column, headers[at]!));
  giveOwners(placed, isOrdered);
  return placed;
}

function placeAlone(column: Column, {part, number, fields, isPlain, to}: Header): Placed {
  const shapes = shapesOf(column);
  const dates = dateFormOf(column);
  const several = part !== null && number === '' && fields.includes('name') ? severalIn(column) : null;
  const believed =
    several !== null ? 'name' : (fields.find((field) => isBelieved(field, column, shapes, dates)) ?? null);
  const field = column.filled === 0 ? null : (believed ?? byShape(shapes, dates));
  return {column, shapes, dates, part, number, field, isPlain, to, several, note: noteOf(column, field, shapes, dates)};
}

function isBelieved(field: Field, column: Column, shapes: Shapes, dates: DateForm): boolean {
  // A postcode alone is no address.
  if (field === 'address' && shapes.postcode >= 0.9) return false;
  if (field === 'birth') return dates.share >= 0.4 || shapes.age >= 0.5;
  if (DATES.has(field)) return dates.share >= 0.5;
  if (field === 'relation') return shapes.relation >= 0.4 || (shapes.name >= 0.9 && column.texts.size <= 40);
  // An officer's number or a date in a column of names is none.
  if (field === 'protected' && shapes.protected >= PROTECTED_MIN) return true;
  const must = MUST[field];
  return must === undefined || shapes[must[0]] >= must[1];
}

/** Share of the filled cells of a column with words that close an address, from which the column says so of the addresses of its row. */
export const PROTECTED_MIN = 0.5;

/** Cells that are what they are whatever the header says. */
function byShape(shapes: Shapes, dates: DateForm): Field | null {
  // Whatever its header: what is shown of an address that a word beside it closes cannot be taken back.
  if (shapes.protected >= PROTECTED_MIN) return 'protected';
  for (const kind of IDENTIFIERS) if (shapes[kind] >= 0.9) return kind;
  if (shapes.email >= 0.9) return 'email';
  if (dates.share < 0.5 && shapes.telephone >= 0.95) return 'phone';
  return shapes.postcode >= 0.9 ? 'postcode' : null;
}

/**
 * Whose a column is that does not say: of the person who stood before it, where that one has no such column yet, else of the first of the
 * row; what belongs to an address is of whose address stood before it. In a file whose columns have no order, all are of the first. Staff
 * are asked for nothing but what stands under their own name.
 */
function giveOwners(placed: readonly Placed[], isOrdered: boolean): void {
  const has = new Set<string>();
  const hasField = (one: Placed | null, field: Field | null): boolean =>
    one !== null && has.has(`${one.part}${one.number}.${field}`);
  const first = firstOf(placed);
  // An expected date is the child's, beside whomever it stands.
  const unborn = placed.find(({part}) => part === 'child' || part === 'unborn');
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
      const owner =
        one.field === 'expected' && unborn !== undefined
          ? unborn
          : before !== null && isOrdered && (isShared(one) || !hasField(before, one.field))
            ? before
            : first;
      one.part = owner?.part ?? 'person';
      one.number = owner?.number ?? '';
    }
    has.add(`${one.part}${one.number}.${one.field}`);
    if (PARTS[one.part]!.staff === true || one.part === 'informant') continue;
    last = one;
    if (one.field === 'address' || one.field === 'houseNumber' || one.field === 'addressPart') housed = one;
  }
}

/** Whom each row is about: of those whom headers name, who is named in most rows; null where none is, and the row has one person. */
function firstOf(placed: readonly Placed[]): Placed | null {
  const named = placed.filter(
    ({part, field}) =>
      part !== null && PARTS[part]!.staff !== true && part !== 'informant' && field !== null && NAMES.has(field),
  );
  // A person of whom headers say nothing stands before the others: "Surname, First name, DOB, Carer Name".
  if (placed.some(({part, field}) => part === null && field !== null && field !== 'localId' && NAMES.has(field)))
    return null;
  const most = Math.max(...named.map(({column}) => column.filled));
  return named.find(({column}) => column.filled >= 0.95 * most) ?? null;
}

/** Fields by one of which a person is known. */
export const NAMES: ReadonlySet<string> = new Set(['name', 'given', 'family', 'localId', 'ownId', 'nhs', 'upn']);
const ADDRESS_MORE: ReadonlySet<string> = new Set(['postcode', 'uprn', 'protected']);

/** Fields that one person may have in several columns. */
const isShared = ({field}: Placed): boolean =>
  field === 'addressPart' || field === 'houseNumber' || field === 'phone' || field === 'localId';

function noteOf(column: Column, field: Field | null, shapes: Shapes, dates: DateForm): string {
  const filled = percent(column.filled / Math.max(1, column.rows));
  const by = field !== null && field in shapes ? shapes[field as Shape] : null;
  const looks = [
    by === null || by > 0.995 ? '' : `${percent(by)} of them look like it`,
    field !== null && (DATES.has(field) || field === 'birth') && dates.share < 0.995
      ? `${percent(dates.share)} are dates`
      : '',
  ].filter((text) => text !== '');
  return [`filled in ${filled}`, ...looks].join(', ');
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
