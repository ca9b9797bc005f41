import {contentHash, shortId} from '../../base/hash.ts';
import {Mention} from '../../model/schemas/mention.ts';
import {Involvement, Notification, Stay, Tie} from '../../model/schemas/notification.ts';
import type {RowRecords} from '../../model/records.ts';
import {readAgency} from '../values/agency.ts';
import {compileInvolvement, compileNotification} from './events.ts';
import type {ValueSpec} from '../language/mapping-values.ts';
import {compileCheck} from '../record-check.ts';
import {momentOrNull, type Build} from './row-build.ts';
import {dropNumbersOfParents} from './number-of-parent.ts';
import {fillSexSaid} from './sex-said.ts';
import {tieWrittenTwice} from './written-twice.ts';
import {compileSlot} from './slots.ts';
import {ROW_FAULTS, type RawRow} from '../readers/table.ts';
import {compileStay, compileTie} from './ties.ts';
import {readFlag} from '../values/conditions.ts';
import {momentOf, readDate} from '../values/date-values.ts';
import {columnName, RowFault, type Read, type Row, type Scope} from '../values/scope.ts';
import {readValue} from '../values/values.ts';

/** What names a row and orders its versions. `key` is empty where the mapping names none: content then is the key. */
export type RowIdentity = {key: string; revision: string; contentHash: string; area: string};

export type RowMapper = {
  /**
   * What tells a row from the others of its file: area and key, or its content where the mapping names no key. Costs less than
   * `identify`. Throws RowFault where the row has no usable key.
   */
  distinctKey: (raw: RawRow) => string;
  /** Throws RowFault where the row has no usable key or area. */
  identify: (raw: RawRow) => RowIdentity;
  /** The records of a row under its final key. Throws RowFault where the row has to be refused. */
  records: (raw: RawRow, identity: RowIdentity, key: string) => RowRecords;
  /** Whether the mapping skips a row that has fewer cells than the header, as the totals at the end of a report have. */
  isSkipped: (raw: RawRow) => boolean;
  /** What a row gives that says nothing of anybody: no records, under a key of its own content. */
  nothing: (raw: RawRow) => RowRecords;
};

/** Compiles a mapping for the columns of one file. What the file lacks is left in `scope.missing`. */
export function compileRows(scope: Scope): RowMapper {
  const {mapping} = scope;
  const area = compileArea(scope);
  const agencyOf = readAgency(scope);
  const received = mapping.received === undefined ? null : readDate(mapping.received, scope, 'refuse');
  const withdrawn = readFlag(mapping.withdrawn, scope);
  const skip = readFlag(mapping.skip, scope);
  const events = Object.entries(mapping.notifications ?? {}).map(([slot, spec]) =>
    compileNotification(slot, spec, scope),
  );
  const eventDays = Object.values(mapping.notifications ?? {}).map(({at}) => readDate(at, scope, 'blank'));
  const others = [
    ...Object.entries(mapping.people ?? {}).map(([slot, spec]) => compileSlot(slot, spec, area, scope)),
    ...(mapping.involvements ?? []).map((spec) => compileInvolvement(spec, area, scope)),
    ...(mapping.ties ?? []).map((spec, i) => compileTie(spec, i, area, scope)),
    ...(mapping.stays ?? []).map((spec, i) => compileStay(spec, i, area, scope)),
  ];
  const records = (raw: RawRow, identity: RowIdentity, key: string): RowRecords => {
    const row = rowOf(raw);
    const out = emptyRecords(raw, identity, key, withdrawn(row));
    if (out.withdrawn || skip(row)) return out;
    const receivedAt = receivedMoment(row, received, scope);
    const agency = agencyOf(row);
    const build: Build = {
      row,
      key,
      group: shortId('G', mapping.feed, identity.area, key),
      out,
      eventAt: receivedAt,
      slots: new Map(),
      rowOf: new Map(),
      sexSaid: [],
      base: (slot) => ({
        source: {feed: mapping.feed, file: scope.file, row: raw.row, slot},
        agency,
        area: identity.area,
        receivedAt,
      }),
    };
    for (const step of events) step(build);
    // A row beside the one that makes the notification, as where each person has a row, tells of the same day.
    build.eventAt = out.notifications[0]?.eventAt ?? firstMoment(eventDays, row) ?? receivedAt;
    for (const step of others) step(build);
    fillSexSaid(build);
    dropNumbersOfParents(build, (kind) => scope.warn(kind, 'NUMBER_OF_PARENT'));
    tieWrittenTwice(build);
    validate(out);
    return out;
  };
  const nothing = (raw: RawRow): RowRecords => {
    const hash = contentHash(raw.cells.join('\u001f'));
    const identity = {key: hash, revision: '', contentHash: hash, area: area(rowOf(raw))};
    return emptyRecords(raw, identity, hash, false);
  };
  const isSkipped = (raw: RawRow): boolean => skip(rowOf(raw));
  return {...compileIdentity(area, scope), records, isSkipped, nothing};
}

const rowOf = ({cells, above}: RawRow): Row => ({cells, parts: null, above});

function firstMoment(days: readonly ReturnType<typeof readDate>[], row: Row): string | null {
  for (const day of days) {
    const moment = momentOrNull(day, row);
    if (moment !== null) return moment;
  }
  return null;
}

/** What the mapping says, else what was given for the whole file. */
function compileArea(scope: Scope): Read<string> {
  const given = scope.options['area'] ?? '';
  if (scope.mapping.area === undefined) return () => given;
  const read = readValue(scope.mapping.area, scope);
  return (row) => read(row) || given;
}

/**
 * Characters of a cell that a mapping reads. No name, address or list of an extract comes near it: a longer text is notes in the wrong
 * column, a quote that somebody forgot to close, or there to keep those busy who read it.
 */
const CELL_READ_MAX = 4_000;

/** What keeps a row from being read: the row, the column and what was expected, in words for people. */
export function faultOf(raw: RawRow, scope: Scope): RowFault | null {
  if (raw.fault !== null) return new RowFault(raw.fault, '', ROW_FAULTS[raw.fault]);
  if (raw.cells.every((cell) => cell.trim() === '')) return new RowFault('ROW_BLANK', '', 'has no filled cell');
  for (const at of scope.used) {
    if ((raw.cells[at]?.length ?? 0) <= CELL_READ_MAX) continue;
    const name = [...scope.columns].find(([, position]) => position === at)?.[0] ?? '';
    return new RowFault(
      'CELL_LONG',
      name,
      `is longer than ${CELL_READ_MAX} characters: notes, or an open quote, stand in it`,
    );
  }
  return null;
}

/** What is read of a row; null where a fault keeps it from being read. */
export function unlessFaulty<T>(raw: RawRow, scope: Scope, read: (raw: RawRow) => T): T | null {
  if (faultOf(raw, scope) !== null) return null;
  try {
    return read(raw);
  } catch (fault) {
    if (fault instanceof RowFault) return null;
    throw fault;
  }
}

/** Compiled last: the content of a row is what all parts of the mapping read of it. */
function compileIdentity(area: Read<string>, scope: Scope): Pick<RowMapper, 'distinctKey' | 'identify'> {
  const {key, revision} = scope.mapping;
  const keySpecs: ValueSpec[] = key === undefined ? [] : Array.isArray(key) ? key : [key];
  const keys = keySpecs.map((spec) => readValue(spec, scope));
  const changed = revision === undefined ? null : readDate(revision, scope, 'blank');
  const names = new Map([...scope.columns].filter(([name]) => !name.startsWith('~')).map(([name, at]) => [at, name]));
  const positions = [...scope.used].sort((a, b) => (names.get(a)! < names.get(b)! ? -1 : 1));
  const keyOf = (row: Row): string => {
    const parts = keys.map((read) => read(row));
    if (keys.length > 0 && parts.every((part) => part === '')) {
      throw new RowFault('KEY_MISSING', columnName(keySpecs[0]!), 'is the key of the row and is empty');
    }
    return parts.join('\u001f');
  };
  const read = (cells: readonly string[]): string[] => positions.map((at) => cells[at]?.trim() ?? '');
  // What the first row of a group says may close the home of those below it: where that changes, they are read anew.
  const contentOf = ({cells, above}: Row): string =>
    contentHash([...read(cells), ...(above === undefined ? [] : read(above.first))].join('\u001f'));
  return {
    distinctKey(raw) {
      const row = rowOf(raw);
      return keys.length === 0 ? contentOf(row) : distinctKeyOf(area(row), keyOf(row));
    },
    identify(raw) {
      const row = rowOf(raw);
      const revision = momentOrNull(changed, row) ?? '';
      return {key: keyOf(row), revision, contentHash: contentOf(row), area: area(row)};
    },
  };
}

/** Keys belong to one area. */
export const distinctKeyOf = (area: string, key: string): string => `${area}\u001f${key}`;

function emptyRecords(raw: RawRow, identity: RowIdentity, key: string, withdrawn: boolean): RowRecords {
  return {
    mentions: [],
    notifications: [],
    involvements: [],
    ties: [],
    stays: [],
    key,
    area: identity.area,
    contentHash: identity.contentHash,
    revision: identity.revision,
    row: raw.row,
    withdrawn,
  };
}

function receivedMoment(row: Row, received: ReturnType<typeof readDate> | null, scope: Scope): string {
  if (received === null) return scope.options['received'] ?? '';
  const date = received(row);
  if (date !== null) return momentOf(date);
  const fallback = scope.options['received'];
  if (fallback !== undefined) return fallback;
  throw new RowFault('RECEIVED_MISSING', received.column, 'says when the record was received and is empty');
}

const CHECKED = [
  {schema: Mention, list: 'mentions'},
  {schema: Notification, list: 'notifications'},
  {schema: Involvement, list: 'involvements'},
  {schema: Tie, list: 'ties'},
  {schema: Stay, list: 'stays'},
] as const;
const CHECKS = CHECKED.map(({schema, list}) => ({schema, list, isValid: compileCheck(schema)}));

function validate(out: RowRecords): void {
  for (const {schema, list, isValid} of CHECKS) {
    for (const record of out[list]) {
      if (isValid(record)) continue;
      const issue = schema.safeParse(record).error?.issues[0];
      throw new RowFault(
        'RECORD_INVALID',
        issue?.path.join('.') ?? list,
        `gives no valid record (${issue?.message ?? 'of no known fault'})`,
      );
    }
  }
}
