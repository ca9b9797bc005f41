import {contentHash, shortId} from '../base/hash.ts';
import {STAY_KINDS, type Address} from '../model/address.ts';
import {Mention} from '../model/mention.ts';
import {
  ALLEGATION_STATUSES,
  Involvement,
  Notification,
  NOTIFICATION_KINDS,
  OUTCOMES,
  RAGS,
  ROLES,
  Stay,
  Tie,
  TIE_KINDS,
} from '../model/notification.ts';
import type {RowRecords} from '../model/records.ts';
import {compileAddress, compilePerson} from './people.ts';
import type {
  DateSpec,
  InvolvementSpec,
  NotificationSpec,
  PersonSpec,
  ReferenceSpec,
  StaySpec,
  TieSpec,
  ValueSpec,
} from './mapping.ts';
import {readRelation} from './relations.ts';
import {ROW_FAULTS, type RawRow} from './table.ts';
import {
  columnName,
  momentOf,
  readCondition,
  readDate,
  readFlag,
  readList,
  readMember,
  readValue,
  RowFault,
  type Read,
  type Row,
  type Scope,
} from './values.ts';

/** What names a row and orders its versions. `key` is empty where the mapping names none: content then is the key. */
export type RowIdentity = {key: string; revision: string; contentHash: string; area: string};

export type RowMapper = {
  /** Throws RowFault where the row has no usable key or area. */
  identify(raw: RawRow): RowIdentity;
  /** The records of a row under its final key. Throws RowFault where the row has to be refused. */
  records(raw: RawRow, identity: RowIdentity, key: string): RowRecords;
};

type Base = {
  source: {feed: string; file: string; row: number; slot: string};
  agency: Scope['mapping']['agency'];
  area: string;
  receivedAt: string;
};
/** Everything that the parts of one row share while it is built. */
type Build = {
  row: Row;
  key: string;
  group: string;
  base: (slot: string) => Base;
  eventAt: string;
  /** Slot -> ids of its mentions; absent slots have none. */
  slots: Map<string, {id: string; address: Address | null; asAt: string}[]>;
  out: RowRecords;
};

/** Compiles a mapping for the columns of one file. What the file lacks is left in `scope.missing`. */
export function compileRows(scope: Scope): RowMapper {
  const {mapping} = scope;
  const area = mapping.area === undefined ? () => scope.options['area'] ?? '' : readValue(mapping.area, scope);
  const received = mapping.received === undefined ? null : readDate(mapping.received, scope, 'refuse');
  const keySpecs: ValueSpec[] =
    mapping.key === undefined ? [] : Array.isArray(mapping.key) ? mapping.key : [mapping.key];
  const keys = keySpecs.map((spec) => readValue(spec, scope));
  const revision = mapping.revision === undefined ? null : readDate(mapping.revision, scope, 'blank');
  const withdrawn = readFlag(mapping.withdrawn, scope);
  const skip = readFlag(mapping.skip, scope);
  const notifications = Object.entries(mapping.notifications ?? {}).map(([slot, spec]) =>
    compileNotification(slot, spec, scope),
  );
  const people = Object.entries(mapping.people ?? {}).map(([slot, spec]) => compileSlot(slot, spec, area, scope));
  const involvements = (mapping.involvements ?? []).map((spec) => compileInvolvement(spec, area, scope));
  const ties = (mapping.ties ?? []).map((spec, i) => compileTie(spec, i, area, scope));
  const stays = (mapping.stays ?? []).map((spec, i) => compileStay(spec, i, area, scope));
  const positions = [...scope.used];
  const names = new Map([...scope.columns].filter(([name]) => !name.startsWith('~')).map(([name, at]) => [at, name]));
  positions.sort((a, b) => (names.get(a)! < names.get(b)! ? -1 : 1));

  const identify = (raw: RawRow): RowIdentity => {
    const row: Row = {cells: raw.cells, parts: null};
    const parts = keys.map((read) => read(row));
    const blank = parts.every((part) => part === '');
    if (keys.length > 0 && blank)
      throw new RowFault('KEY_MISSING', columnName(keySpecs[0]!), 'is the key of the row and is empty');
    const changed = revision?.(row);
    // The last column that the mapping reads closes the text, so no two rows of cells give the same text.
    const content = contentHash(positions.map((at) => raw.cells[at]?.trim() ?? '').join('\u001f'));
    return {
      key: parts.join('\u001f'),
      revision: changed ? momentOf(changed) : '',
      contentHash: content,
      area: area(row),
    };
  };

  const records = (raw: RawRow, identity: RowIdentity, key: string): RowRecords => {
    const row: Row = {cells: raw.cells, parts: null};
    const out: RowRecords = {
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
      withdrawn: withdrawn(row),
    };
    if (out.withdrawn || skip(row)) return out;
    const receivedAt = receivedMoment(row, received, scope);
    const build: Build = {
      row,
      key,
      group: shortId('G', mapping.feed, identity.area, key),
      out,
      eventAt: receivedAt,
      slots: new Map(),
      base: (slot) => ({
        source: {feed: mapping.feed, file: scope.file, row: raw.row, slot},
        agency: mapping.agency,
        area: identity.area,
        receivedAt,
      }),
    };
    for (const step of notifications) step(build);
    build.eventAt = out.notifications[0]?.eventAt ?? receivedAt;
    for (const step of people) step(build);
    for (const step of involvements) step(build);
    for (const step of ties) step(build);
    for (const step of stays) step(build);
    validate(out);
    return out;
  };
  return {identify, records};
}

/** The words of a row fault for people: the row, the column and what was expected. */
export function faultOf(raw: RawRow): RowFault | null {
  if (raw.fault !== null) return new RowFault(raw.fault, '', ROW_FAULTS[raw.fault]);
  return raw.cells.every((cell) => cell.trim() === '') ? new RowFault('ROW_BLANK', '', 'has no filled cell') : null;
}

function receivedMoment(row: Row, received: ReturnType<typeof readDate> | null, scope: Scope): string {
  if (received === null) return scope.options['received'] ?? '';
  const date = received(row);
  if (date !== null) return momentOf(date);
  const fallback = scope.options['received'];
  if (fallback !== undefined) return fallback;
  throw new RowFault('RECEIVED_MISSING', received.column, 'says when the record was received and is empty');
}

type Step = (build: Build) => void;

function compileNotification(slot: string, spec: NotificationSpec, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const kind = readMember(spec.kind, NOTIFICATION_KINDS, scope);
  const at = readDate(spec.at, scope, 'refuse');
  const source = spec.source === undefined ? () => '' : readValue(spec.source, scope);
  const reasons = readList(spec.reasons, scope);
  const factors = readList(spec.factors, scope);
  const ragInitial = readMember(spec.ragInitial, RAGS, scope);
  const ragFinal = readMember(spec.ragFinal, RAGS, scope);
  const outcomes =
    typeof spec.outcomes === 'string' && OUTCOMES.includes(spec.outcomes as never)
      ? () => [spec.outcomes as string]
      : readList(spec.outcomes, scope);
  const decided = spec.decided === undefined ? null : readDate(spec.decided, scope, 'blank');
  const references = Object.entries(spec.references ?? {}).map(([name, value]) => ({
    kind: name,
    read: readList(value, scope),
  }));
  const allegation = readMember(spec.allegation, ALLEGATION_STATUSES, scope);
  const place = spec.place === undefined ? () => null : compileAddress(spec.place, scope);
  const member = <T extends string>(members: readonly T[], text: string, field: string): T | null => {
    const found = memberOf(members, text);
    if (found === null && text !== '') scope.warn(field, 'VALUE_UNKNOWN');
    return found;
  };
  return (build) => {
    const {row} = build;
    if (when !== null && !when(row)) return;
    const kindWord = kind(row);
    const found = kindWord === '' ? 'other' : memberOf(NOTIFICATION_KINDS, kindWord);
    if (found === null)
      throw new RowFault(
        'VALUE_UNKNOWN',
        columnName(spec.kind),
        "holds a kind of notification that the mapping's map lacks",
      );
    const base = build.base(slot);
    const event = at(row);
    build.out.notifications.push({
      id: shortId('N', base.source.feed, base.area, build.key, slot),
      ...base,
      kind: found,
      eventAt: event === null ? build.eventAt : momentOf(event),
      referralSource: source(row),
      reasons: reasons(row),
      factors: factors(row),
      ragInitial: member(RAGS, ragInitial(row), 'ragInitial'),
      ragFinal: member(RAGS, ragFinal(row), 'ragFinal'),
      outcomes: outcomes(row).map((text) => member(OUTCOMES, text, 'outcomes') ?? 'other'),
      decidedAt: momentOrNull(decided, row),
      references: references.flatMap(({kind: name, read}) => read(row).map((value) => ({kind: name, value}))),
      allegation: member(ALLEGATION_STATUSES, allegation(row), 'allegation') ?? 'unknown',
      place: place(row),
    });
  };
}

function compileSlot(slot: string, spec: PersonSpec, area: Read<string>, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const person = compilePerson(spec, area, scope);
  const role = readMember(spec.role, ROLES, scope);
  const stay = readMember(spec.stay, STAY_KINDS, scope);
  const asAt = spec.asAt === undefined ? null : readDate(spec.asAt, scope, 'blank');
  const rows = spec.many === undefined ? null : compileMany(spec.many, scope);
  // A day of receipt made up for the whole file proves nothing about births.
  const stated = scope.mapping.received !== undefined && readsColumn(scope.mapping.received);
  const add = (build: Build, row: Row, name: string): boolean => {
    const base = build.base(name);
    const facts = person(row, build.eventAt.slice(0, 10), stated ? base.receivedAt.slice(0, 10) : '9999-12-31');
    if (facts === null) return false;
    const moment = momentOrNull(asAt, row) ?? build.eventAt;
    const id = shortId('M', base.source.feed, base.area, build.key, name);
    const mention: Mention = {id, ...base, asAt: moment, ...facts, group: build.group};
    build.out.mentions.push(mention);
    const list = build.slots.get(slot) ?? [];
    list.push({id: mention.id, address: mention.address, asAt: moment});
    build.slots.set(slot, list);
    const part = role(row);
    if (part !== '') {
      const found = memberOf(ROLES, part);
      if (found === null)
        throw new RowFault('VALUE_UNKNOWN', columnName(spec.role!), "holds a role that the mapping's map lacks");
      for (const notification of build.out.notifications) {
        const id = shortId('I', base.source.feed, base.area, build.key, `${notification.source.slot}/${name}`);
        build.out.involvements.push({id, ...base, notification: notification.id, mention: mention.id, role: found});
      }
    }
    const kind = memberOf(STAY_KINDS, stay(row));
    if (kind !== null && mention.address !== null) {
      const id = shortId('S', base.source.feed, base.area, build.key, `${name}/own`);
      build.out.stays.push({
        id,
        ...base,
        mention: mention.id,
        address: mention.address,
        kind,
        start: null,
        end: null,
        asAt: moment,
      });
    }
    return true;
  };
  return (build) => {
    if (when !== null && !when(build.row)) return;
    if (rows === null) {
      if (!add(build, build.row, slot) && spec.required === true) {
        throw new RowFault('PERSON_MISSING', slot, 'is the person the row is about, and has no name and no identifier');
      }
      return;
    }
    let count = 0;
    for (const row of rows(build.row))
      if (add(build, row, spec.many?.max === 1 ? slot : `${slot}${count + 1}`)) count++;
    if (count === 0 && spec.required === true) throw new RowFault('PERSON_MISSING', slot, 'names nobody');
  };
}

function readsColumn(spec: DateSpec): boolean {
  const value = typeof spec === 'object' && 'value' in spec ? spec.value : spec;
  return columnName(value) !== '';
}

function compileMany(spec: NonNullable<PersonSpec['many']>, scope: Scope): (row: Row) => Row[] {
  const read = readValue({column: spec.column}, scope);
  const split = new RegExp(spec.split, 'u');
  const pattern = spec.pattern === undefined ? null : new RegExp(spec.pattern, 'iu');
  return (row) => {
    const text = read(row);
    if (text === '') return [];
    const rows: Row[] = [];
    for (const piece of text.split(split)) {
      const part = piece.trim();
      const match = pattern === null ? null : pattern.exec(part);
      if (part === '' || (pattern !== null && match === null)) continue;
      const groups = Object.fromEntries(
        Object.entries(match?.groups ?? {}).map(([name, value]) => [name, value ?? '']),
      );
      rows.push({cells: row.cells, parts: {...groups, part}});
    }
    return spec.max === undefined ? rows : rows.slice(0, spec.max);
  };
}

type Ends = (build: Build) => string[];

/** Ids that an end of a tie, stay or involvement stands for: slots of this row, or a record of another feed by its key. */
function compileReference(spec: ReferenceSpec, letter: 'M' | 'N', area: Read<string>, scope: Scope): Ends {
  if (typeof spec === 'string') {
    if (letter === 'M') return (build) => (build.slots.get(spec) ?? []).map(({id}) => id);
    return (build) => build.out.notifications.filter(({source}) => source.slot === spec).map(({id}) => id);
  }
  const keys = spec.key.map((value) => readValue(value, scope));
  return ({row}) => {
    const parts = keys.map((read) => read(row));
    return parts.every((part) => part === '')
      ? []
      : [shortId(letter, spec.feed, area(row), parts.join('\u001f'), spec.slot)];
  };
}

function compileInvolvement(spec: InvolvementSpec, area: Read<string>, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const people = compileReference(spec.person, 'M', area, scope);
  const notifications = compileReference(spec.notification, 'N', area, scope);
  const role = readMember(spec.role, ROLES, scope);
  return (build) => {
    if (when !== null && !when(build.row)) return;
    const word = role(build.row);
    const found = word === '' ? 'other' : memberOf(ROLES, word);
    if (found === null)
      throw new RowFault('VALUE_UNKNOWN', columnName(spec.role), "holds a role that the mapping's map lacks");
    const base = build.base('involvement');
    for (const notification of notifications(build)) {
      for (const mention of people(build)) {
        const id = shortId('I', base.source.feed, base.area, build.key, notification, mention);
        build.out.involvements.push({id, ...base, notification, mention, role: found});
      }
    }
  };
}

function compileTie(spec: TieSpec, index: number, area: Read<string>, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const from = compileReference(spec.from, 'M', area, scope);
  const to = compileReference(spec.to, 'M', area, scope);
  const kind = readMember(spec.kind, TIE_KINDS, scope);
  const detail = spec.detail === undefined ? null : readValue(spec.detail, scope);
  const start = spec.start === undefined ? null : readDate(spec.start, scope, 'blank');
  const end = spec.end === undefined ? null : readDate(spec.end, scope, 'blank');
  const unknown = spec.unknown ?? 'associate';
  const slot =
    typeof spec.from === 'string' && typeof spec.to === 'string' ? `${spec.from}-${spec.to}` : `tie${index + 1}`;
  return (build) => {
    if (when !== null && !when(build.row)) return;
    const word = kind(build.row);
    const left = word === '' ? [] : from(build);
    const right = left.length === 0 ? [] : to(build);
    if (right.length === 0) return;
    const relation = readRelation(word, TIE_KINDS);
    if (relation === null && unknown === 'refuse')
      throw new RowFault('VALUE_UNKNOWN', columnName(spec.kind), 'holds a relation that is not known');
    if (relation === null) scope.warn(columnName(spec.kind), 'RELATION_UNKNOWN');
    if (relation === null && (unknown === 'none' || unknown === 'refuse')) return;
    const base = build.base(slot);
    const tieKind = relation?.kind ?? (unknown as (typeof TIE_KINDS)[number]);
    const swap = (spec.reads === 'to') !== (relation?.inverse ?? false);
    const rest = {
      kind: tieKind,
      detail: detail?.(build.row) || (relation?.detail ?? ''),
      start: start?.(build.row)?.from ?? null,
      end: end?.(build.row)?.from ?? null,
    };
    for (const a of left) {
      for (const b of right) {
        if (a === b) continue;
        const id = shortId('T', base.source.feed, base.area, build.key, String(index), a, b);
        build.out.ties.push({id, ...base, from: swap ? b : a, to: swap ? a : b, ...rest});
      }
    }
  };
}

function compileStay(spec: StaySpec, index: number, area: Read<string>, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const people = compileReference(spec.person, 'M', area, scope);
  const address = spec.address === undefined ? null : compileAddress(spec.address, scope);
  const kind = readMember(spec.kind, STAY_KINDS, scope);
  const start = spec.start === undefined ? null : readDate(spec.start, scope, 'blank');
  const end = spec.end === undefined ? null : readDate(spec.end, scope, 'blank');
  return (build) => {
    const {row} = build;
    if (when !== null && !when(row)) return;
    const word = kind(row);
    const found = memberOf(STAY_KINDS, word);
    if (found === null && word !== '')
      throw new RowFault('VALUE_UNKNOWN', columnName(spec.kind), "holds a kind of stay that the mapping's map lacks");
    const base = build.base(typeof spec.person === 'string' ? spec.person : 'stay');
    const own = typeof spec.person === 'string' ? (build.slots.get(spec.person) ?? []) : [];
    for (const [i, mention] of people(build).entries()) {
      const place = address === null ? (own[i]?.address ?? null) : address(row);
      if (place === null) continue;
      const id = shortId('S', base.source.feed, base.area, build.key, String(index), mention);
      const dates = {start: start?.(row)?.from ?? null, end: end?.(row)?.from ?? null};
      build.out.stays.push({
        id,
        ...base,
        mention,
        address: place,
        kind: found ?? 'mentioned',
        ...dates,
        asAt: build.eventAt,
      });
    }
  };
}

function validate(out: RowRecords): void {
  const lists = [
    [Mention, out.mentions],
    [Notification, out.notifications],
    [Involvement, out.involvements],
    [Tie, out.ties],
    [Stay, out.stays],
  ] as const;
  for (const [schema, list] of lists) {
    for (const record of list) {
      const result = schema.safeParse(record);
      if (result.success) continue;
      const issue = result.error.issues[0]!;
      throw new RowFault('RECORD_INVALID', issue.path.join('.'), `gives no valid record (${issue.message})`);
    }
  }
}

function memberOf<T extends string>(members: readonly T[], text: string): T | null {
  const word = text.toLowerCase();
  return members.find((member) => member === word) ?? null;
}

function momentOrNull(read: ReturnType<typeof readDate> | null, row: Row): string | null {
  const date = read?.(row) ?? null;
  return date === null ? null : momentOf(date);
}
