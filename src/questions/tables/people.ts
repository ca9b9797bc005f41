import {addAt} from '../../base/get-or-insert.ts';
import {AGENCIES} from '../../model/source.ts';
import {BIRTH_KINDS, SEX} from '../../network/columns/columns.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';
import {placeOf} from '../homes.ts';
import {dayText, fullName, mentionsOf, nameOf, personId} from '../people.ts';
import {joined, type QueryTable} from './table.ts';

const PERSON = 'Person, as every other table and command names them';

export const persons: QueryTable = {
  name: 'persons',
  about: 'one person',
  columns: {
    person_id: PERSON,
    name: 'Name most records give',
    born_from: 'First day on which they may have been born; empty where no record tells',
    born_to: 'Last such day; the same where the birth date is known',
    sex: 'female, male or unknown, as most records have it',
    mentions: 'Records that describe them',
    agencies: 'Agencies that know them',
    first_received: 'Day on which the hub first received a record of them',
    last_received: 'Day on which it last did',
  },
  *rows(inquiry, isRead) {
    const {mentions, mentionsOf: own} = inquiry.network;
    for (const person of inquiry.persons()) {
      const [from, to] = birthDays(inquiry.network, person);
      const rows = rowItems(own, person);
      const received = Array.from(rows, (at) => mentions.received[at]!);
      yield [
        personId(inquiry, person),
        // Names alone are read from the records themselves.
        isRead('name') ? nameOf(inquiry, person) : null,
        from,
        to,
        sexOf(inquiry.network, person),
        rows.length,
        joined(Array.from(rows, (at) => AGENCIES[mentions.agency[at]!]!).sort()),
        dayText(Math.min(...received)),
        dayText(Math.max(...received)),
      ];
    }
  },
};

/** An age that only the word "child" or "adult" tells is no birth date. */
function birthDays(
  {persons: {birthFrom, birthTo, birthKind}}: Network,
  person: number,
): [string | null, string | null] {
  if (birthKind[person] === BIRTH_KINDS.indexOf('stage')) return [null, null];
  return [dayText(birthFrom[person]!), dayText(birthTo[person]!)];
}

const sexOf = ({persons: {sex}}: Network, person: number): string =>
  Object.entries(SEX).find(([, code]) => code === sex[person])![0];

export const names: QueryTable = {
  name: 'names',
  about: 'one name of one person by one agency',
  columns: {
    person_id: PERSON,
    name: 'The name as written',
    use: 'recorded, former or known-as',
    agency: 'Agency that wrote it',
    records: 'Records that have it so',
  },
  *rows(inquiry) {
    for (const person of inquiry.persons()) {
      const counts = new Map<string, number>();
      for (const {names: own, agency} of mentionsOf(inquiry, person))
        for (const name of own) {
          const key = JSON.stringify([fullName(name), name.use, agency]);
          addAt(counts, key);
        }
      for (const key of [...counts.keys()].sort())
        yield [personId(inquiry, person), ...(JSON.parse(key) as string[]), counts.get(key)!];
    }
  },
};

export const numbers: QueryTable = {
  name: 'numbers',
  about:
    'one number of one person by one agency, to join with tables of your own; none of who was adopted or is placed, for it could tell who they were',
  columns: {
    person_id: PERSON,
    kind: 'nhs, upn, uln, pnc, cro, ni, or local',
    register: 'The register that gave a local number out; empty for national ones',
    number: 'The number as written',
    agency: 'Agency that recorded it',
  },
  *rows(inquiry) {
    const parted = new Set([...inquiry.network.parted].flatMap(([one, others]) => [one, ...others]));
    for (const person of inquiry.persons()) {
      if (parted.has(person)) continue;
      const own = mentionsOf(inquiry, person).flatMap(({identifiers, agency}) =>
        identifiers.map(({kind, scope, value}) => JSON.stringify([kind, scope, value, agency])),
      );
      for (const key of [...new Set(own)].sort()) yield [personId(inquiry, person), ...(JSON.parse(key) as string[])];
    }
  },
};

export const homes: QueryTable = {
  name: 'homes',
  about: 'one person living at one dwelling over an interval',
  columns: {
    person_id: PERSON,
    dwelling_id: 'Front door; empty where it is protected or leads to one that is',
    address: 'Its address, or "protected address"',
    since: 'First day; empty where no record tells',
    until: 'Last day; empty where no record tells, or where they live there still',
  },
  *rows(inquiry) {
    for (const person of inquiry.persons())
      for (const spell of inquiry.spellsOf(person)) {
        const {dwelling, address} = placeOf(inquiry, spell.dwelling);
        yield [personId(inquiry, person), dwelling, address, dayText(spell.from), dayText(spell.to)];
      }
  },
};
