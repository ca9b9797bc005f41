import {listAt} from '../../base/get-or-insert.ts';
import {shortId} from '../../base/hash.ts';
import {STAY_KINDS} from '../../model/address.ts';
import type {Mention} from '../../model/mention.ts';
import {ROLES} from '../../model/notification.ts';
import type {PersonSpec} from '../language/mapping-people.ts';
import type {DateSpec} from '../language/mapping-values.ts';
import {compilePerson} from './people.ts';
import {memberOf, momentOrNull, type Build, type Step} from './row-build.ts';
import {readCondition} from '../values/conditions.ts';
import {readDate} from '../values/date-values.ts';
import {columnName, RowFault, type Read, type Row, type Scope} from '../values/scope.ts';
import {readMember, readValue} from '../values/values.ts';

/** Compiles a person block to mentions, with the involvements and stays that it says in short. */
export function compileSlot(slot: string, spec: PersonSpec, area: Read<string>, scope: Scope): Step {
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
    const list = listAt(build.slots, slot);
    list.push({id: mention.id, address: mention.address, asAt: moment});
    if (row.parts !== null) build.rowOf.set(id, row);
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
      if (!add(build, build.row, slot) && (spec.required ?? false) !== false) {
        throw new RowFault('PERSON_MISSING', slot, 'is the person the row is about, and has no name and no identifier');
      }
      return;
    }
    let count = 0;
    for (const row of rows(build.row))
      if (add(build, row, spec.many?.max === 1 ? slot : `${slot}${count + 1}`)) count++;
    if (count === 0 && (spec.required ?? false) !== false) throw new RowFault('PERSON_MISSING', slot, 'names nobody');
  };
}

function readsColumn(spec: DateSpec): boolean {
  const value = typeof spec === 'object' && 'value' in spec ? spec.value : spec;
  return columnName(value) !== '';
}

function compileMany(spec: NonNullable<PersonSpec['many']>, scope: Scope): (row: Row) => Row[] {
  const read = readValue({column: spec.column, ...(spec.match === undefined ? {} : {match: spec.match})}, scope);
  const split = spec.split === undefined ? null : new RegExp(spec.split, 'u');
  const pattern = spec.pattern === undefined ? null : new RegExp(spec.pattern, 'iu');
  const beside = Object.entries(spec.beside ?? {}).map(([group, column]) => ({group, read: readValue(column, scope)}));
  return (row) => {
    const text = read(row);
    if (text === '') return [];
    const rows: Row[] = [];
    const cut = (cell: string): string[] =>
      (split === null ? [cell] : cell.split(split)).map((piece) => piece.trim()).filter((piece) => piece !== '');
    const isShared = spec.surname === 'shared';
    const pieces = isShared ? withSurname(cut(text)) : cut(text);
    const inStep = beside
      .map(({group, read: cell}) => ({group, pieces: isShared ? cut(cell(row)).flatMap(atCommas) : cut(cell(row))}))
      // Of three names and two birth dates it cannot be told whose they are.
      .filter((other) => other.pieces.length === pieces.length);
    for (const [at, part] of pieces.entries()) {
      const match = pattern === null ? null : pattern.exec(part);
      if (pattern !== null && match === null) {
        scope.warn(columnName(spec), 'PIECE_UNMATCHED');
        continue;
      }
      const groups = Object.fromEntries(
        Object.entries(match?.groups ?? {}).map(([name, value]) => [name, value ?? '']),
      );
      const more = Object.fromEntries(inStep.map((other) => [other.group, other.pieces[at]!]));
      rows.push({...row, parts: {...groups, ...more, part}});
    }
    if (spec.max === undefined || rows.length <= spec.max) return rows;
    scope.warn(columnName(spec), 'PIECES_OVER_MAX');
    return rows.slice(0, spec.max);
  };
}

const ONE_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
/** "Smith, Jane" ends in no surname. */
const SURNAME =
  /^[^,]*\s((?:(?:van|von|de|da|di|del|dos|du|la|le|al|el|bin|ter|der|den|O)\s+)*[\p{L}\p{M}'’-]+)(?=\s*(?:$|[([\d]))/iu;

const atCommas = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/**
 * Pieces of which those of one word have the surname that the last ends with, behind a forename: of "Tom, Ivy & Lily Smith" there are three. In
 * "Tom & Ivy" nobody has one.
 */
function withSurname(pieces: string[]): string[] {
  const surname = SURNAME.exec(pieces.at(-1) ?? '')?.[1];
  if (surname === undefined) return pieces;
  return pieces.flatMap((piece) => {
    const words = atCommas(piece);
    return words.every((word) => ONE_WORD.test(word)) ? words.map((word) => `${word} ${surname}`) : [piece];
  });
}
