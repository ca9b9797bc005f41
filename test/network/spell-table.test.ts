import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {DAY_MAX, DAY_MIN} from '../../src/base/day.ts';
import {STAY_KINDS} from '../../src/model/address.ts';
import type {Dwelling} from '../../src/model/resolved.ts';
import {listByRow} from '../../src/network/incidence.ts';
import type {Network, Stays} from '../../src/network/network.ts';
import {spellTable, type SpellTable} from '../../src/network/spell-table.ts';
import {spellsOf, type Spell} from '../../src/network/spells.ts';

const PERSONS = 3;
/** The last two are no places. */
const DWELLINGS = (['dwelling', 'dwelling', 'institution', 'pseudo', 'pseudo'] as const).map((kind, at): Dwelling => ({
  id: `d${at}`,
  kind,
  label: '',
  postcode: null,
  building: null,
  protected: false,
}));

const day = fc.integer({min: 0, max: 3000});
const stay = fc.record({
  person: fc.nat(PERSONS - 1),
  dwelling: fc.nat(DWELLINGS.length - 1),
  kind: fc.nat(STAY_KINDS.length - 1),
  start: fc.oneof(day, fc.constant(DAY_MIN)),
  end: fc.oneof(day, fc.constant(DAY_MAX)),
  event: day,
  received: day,
  isMention: fc.nat(1),
});

test('the homes of a person are those of the day that is asked about, whatever day was asked about before', () => {
  const days = fc.array(fc.oneof(day, fc.constant(DAY_MAX)), {minLength: 2, maxLength: 12});
  fc.assert(
    fc.property(fc.array(stay, {maxLength: 24}), days, (rows, asked) => {
      const network = networkOf(rows);
      for (const knownBy of [...asked, ...rows.map(({received}) => received), ...asked])
        for (let person = 0; person < PERSONS; person++)
          expect(spellsOf(network, person, knownBy)).toEqual(spellsOf(networkOf(rows), person, knownBy));
    }),
    {numRuns: 50},
  );
});

test('the table of spells has, person by person, what is worked out for one', () => {
  fc.assert(
    fc.property(fc.array(stay, {maxLength: 24}), (rows) => {
      const network = networkOf(rows);
      const table = spellTable(network);
      expect(table.starts[PERSONS]).toBe(table.length);
      for (let person = 0; person < PERSONS; person++)
        expect(spellsIn(table, person)).toEqual(spellsOf(network, person, DAY_MAX));
    }),
    {numRuns: 2000},
  );
});

function networkOf(rows: readonly {[name in keyof Omit<Stays, 'length' | 'record'>]: number}[]): Network {
  const column = (name: keyof (typeof rows)[number]): Int32Array => Int32Array.from(rows, (row) => row[name]);
  const stays: Stays = {
    length: rows.length,
    person: column('person'),
    dwelling: column('dwelling'),
    kind: Uint8Array.from(column('kind')),
    start: column('start'),
    end: column('end'),
    event: column('event'),
    received: column('received'),
    record: Int32Array.from(rows.keys()),
    isMention: Uint8Array.from(column('isMention')),
  };
  const staysOf = listByRow(PERSONS, stays.person, stays.length);
  return {stays, staysOf, persons: {length: PERSONS}, resolved: {dwellings: DWELLINGS}} as unknown as Network;
}

function spellsIn({starts, person: who, dwelling, from, to, stays, stayStarts}: SpellTable, person: number): Spell[] {
  return Array.from({length: starts[person + 1]! - starts[person]!}, (_, i) => {
    const at = starts[person]! + i;
    return {
      person: who[at]!,
      dwelling: dwelling[at]!,
      from: from[at]!,
      to: to[at]!,
      stays: [...stays.subarray(stayStarts[at], stayStarts[at + 1])],
    };
  });
}
