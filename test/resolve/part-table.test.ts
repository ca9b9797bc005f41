import * as fc from 'fast-check';
import {beforeAll, expect, test} from 'vitest';
import {atOnce} from '../../src/base/piecemeal.ts';
import {LIFE_STAGES} from '../../src/model/mention.ts';
import type {Records} from '../../src/model/records.ts';
import {tieRows} from '../../src/resolve/link/columns/relations.ts';
import type {PersonColumns} from '../../src/resolve/link/columns/person-columns.ts';
import {readMentions, type ReadTable} from '../../src/resolve/match-table.ts';
import {partTable} from '../../src/resolve/part-table.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {boroughRecords} from '../support/borough.ts';
import {expectSame} from '../support/same.ts';

let records: Records;
beforeAll(async () => {
  records = await boroughRecords();
}, 120_000);

const cases = fc.record({seed: fc.nat(1000), keep: fc.integer({min: 1, max: 9}), hide: fc.integer({min: 3, max: 20})});

/** Some of the mentions, whatever stands beside them, with the ties between them. */
function someOf(seed: number, keep: number): {from: number[]; mentions: Records['mentions']; ties: Records['ties']} {
  const {mentions, ties} = records;
  const from = [...mentions.keys()].filter((at) => (Math.imul(at + seed, 0x9e3779b1) >>> 8) % 10 < keep);
  const ids = new Set(from.map((at) => mentions[at]!.id));
  return {
    from,
    mentions: from.map((at) => mentions[at]!),
    ties: ties.filter((tie) => ids.has(tie.from) && ids.has(tie.to)),
  };
}

/** Columns with the texts behind their numbers in place of the numbers, as these may be given in another order. */
function told({columns, dictionaries}: ReadTable): object {
  const {phones, groups, registers} = dictionaries;
  const {rowCount, pool, names, placeTexts, addressTexts, traitTexts, emailTexts, numberTexts} = columns;
  const texts = (list: readonly string[], numbers: ArrayLike<number>): string[] =>
    Array.from(numbers, (number) => list[number]!);
  const lists = ({starts, values}: PersonColumns['phones'], list: readonly string[]): string[][] =>
    Array.from({length: starts.length - 1}, (_, at) => texts(list, values.subarray(starts[at], starts[at + 1])));
  const word = (number: number): string => pool.texts[number] ?? '';
  return {
    rowCount,
    names: Array.from(columns.name, (name) =>
      [names.given, names.otherGiven, names.family, names.otherFamily].map((list) =>
        Array.from(list.values.subarray(list.starts[name], list.starts[name + 1]), word),
      ),
    ),
    joined: Array.from(columns.name, (name) => [
      word(names.givenJoined[name]!),
      word(names.familyJoined[name]!),
      names.single[name],
    ]),
    postcode: texts(placeTexts, columns.postcode),
    sector: texts(placeTexts, columns.sector),
    district: texts(placeTexts, columns.district),
    address: texts(addressTexts, columns.address),
    birthPlace: texts(traitTexts, columns.birthPlace),
    occupation: texts(traitTexts, columns.occupation),
    phones: lists(columns.phones, phones.list),
    emails: lists(columns.emails, emailTexts),
    national: lists(columns.national, numberTexts),
    local: lists(columns.local, numberTexts),
    kinds: texts(columns.kindTexts, columns.numberKind).sort(),
    group: texts(groups.list, columns.group),
    register: texts(registers.list, columns.register),
    plain: [
      'placeholder',
      'placeholderOrder',
      'birthFrom',
      'birthTo',
      'birthKind',
      'bornAfter',
      'bornBefore',
      'sex',
      'minor',
      'dwelling',
      'placeKind',
      'adoption',
      'orderFrom',
      'asAt',
      'staff',
      'lent',
    ].map((name) => columns[name as 'sex']),
    // Every text that there is, so that none of another row is among them.
    all: [placeTexts, addressTexts, traitTexts, emailTexts, numberTexts, pool.texts, phones.list, groups.list].map(
      (list) => list.toSorted(),
    ),
  };
}

test('some rows of a table are what reading their mentions alone gives, and hold no text of another', () => {
  const {dwellings, dwellingOf} = resolveDwellings(records.mentions.map(({address}) => address));
  const whole = readMentions({mentions: records.mentions, ties: records.ties, dwellingOf, dwellings});
  const {phones, groups, registers} = whole.dictionaries;
  const kept = {
    columns: whole.columns,
    texts: {phones: phones.list, groups: groups.list, registers: registers.list},
  };
  let unborn = 0;
  let adopted = 0;
  fc.assert(
    fc.property(cases, ({seed, keep, hide}) => {
      const {from, mentions, ties} = someOf(seed, keep);
      const hidden = Uint8Array.from(from, (at) => (at % hide === 0 ? 1 : 0));
      const doors = Int32Array.from(from, (at) => dwellingOf[at]!);
      const part = atOnce(
        partTable(kept, {
          from: Uint32Array.from(from),
          mentions,
          stage: Uint8Array.from(mentions, ({lifeStage}) => LIFE_STAGES.indexOf(lifeStage)),
          ties,
          tieRows: tieRows(mentions, ties),
          dwellingOf: doors,
          dwellings,
          hidden,
          isCoded: (at) => mentions[at]!.address?.postcode != null,
        }),
      );
      const plain = readMentions({
        mentions: mentions.map((mention, at) => (hidden[at] === 1 ? {...mention, address: null} : mention)),
        ties,
        dwellingOf: doors.map((door, at) => (hidden[at] === 1 ? -1 : door)),
        dwellings,
      });
      unborn += mentions.filter(({lifeStage}) => lifeStage === 'unborn').length;
      adopted += plain.columns.adoption.filter((said) => said > 0).length;
      expectSame(told(part), told(plain));
      expectSame(part.relations, plain.relations);
    }),
    {seed: 5, numRuns: 6},
  );
  expect(unborn).toBeGreaterThan(10);
  expect(adopted).toBeGreaterThan(0);
});
