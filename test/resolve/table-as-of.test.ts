import {expect, test} from 'vitest';
import {TIE_KINDS, type Tie} from '../../src/model/notification.ts';
import type {Mention} from '../../src/model/mention.ts';
import {columnsOf} from '../../src/network/columns/record-columns.ts';
import {isoToDay} from '../../src/base/day.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {startModel} from '../../src/resolve/link/weigh/link-model.ts';
import {matchTableOf, type MatchTable} from '../../src/resolve/match-table.ts';
import {tableAsOf} from '../../src/resolve/table-as-of.ts';
import {address, born, mention, records, tie} from '../support/records.ts';

const EARLY = '2024-01-10';
const LATE = '2024-03-10';

/** Records, and what matching reads of them. */
function tableOf(mentions: Mention[], ties: Tie[]) {
  const of = records({mentions, ties});
  const {dwellings, dwellingOf} = resolveDwellings(of.mentions.map((one) => one.address));
  const places = {dwellings, dwellingAsWritten: dwellingOf};
  return {of, places, table: matchTableOf(of.mentions, of.ties, places, startModel(of.mentions.length))};
}

/** What a row says, in texts, and beside whom it stands. */
function said({columns, relations, dictionaries}: MatchTable, ids: readonly string[], row: number) {
  const list = ({starts, values}: {starts: Uint32Array; values: Uint32Array}): number[] => [
    ...values.subarray(starts[row], starts[row + 1]),
  ];
  const {bornAfter, bornBefore, placeKind, placeTexts, addressTexts, adoption, orderFrom} = columns;
  return {
    bornAfter: bornAfter[row],
    bornBefore: bornBefore[row],
    placeKind: placeKind[row],
    postcode: placeTexts[columns.postcode[row]!],
    sector: placeTexts[columns.sector[row]!],
    district: placeTexts[columns.district[row]!],
    address: addressTexts[columns.address[row]!],
    phones: list(columns.phones).map((phone) => dictionaries.phones.list[phone]),
    adoption: adoption[row],
    orderFrom: orderFrom[row],
    beside: Array.from({length: relations.starts[row + 1]! - relations.starts[row]!}, (_, at) => {
      const k = relations.starts[row]! + at;
      return `${ids[relations.targets[k]!]} ${relations.roles[k]}`;
    }),
  };
}

test('what a record was told by those beside it is taken back as of a day on which they had not come', () => {
  const at = (day: string, given: Partial<Mention>): Partial<Mention> => ({asAt: day, receivedAt: day, ...given});
  const unborn = mention('a', at(EARLY, {group: 'a', lifeStage: 'unborn', phones: ['07700 900001']}));
  const sibling = mention('b', at(EARLY, {group: 'a', birth: born('2015-05-05')}));
  const mother = mention('c', at(LATE, {group: 'c', sex: 'female', address: address(), phones: ['07700 900002']}));
  const adult = mention('d', at(EARLY, {group: 'd'}));
  const child = mention('e', at(LATE, {group: 'e', birth: born('2012-02-02')}));
  const adopted = mention('f', at(EARLY, {group: 'f', birth: born('2018-08-08')}));
  const adopter = mention('g', at(LATE, {group: 'g'}));
  const landlord = mention('h', at(EARLY, {group: 'h'}));
  const tenant = mention('i', at(EARLY, {group: 'h'}));
  const later = mention('j', at(LATE, {group: 'j'}));
  const all = [unborn, sibling, mother, adult, child, adopted, adopter, landlord, tenant, later];
  const ties = [
    tie(mother, unborn, 'parent'),
    tie(adult, child, 'parent'),
    tie(adopter, adopted, 'adoptive-parent', {start: '2024-02-01'}),
    // Of two of one row, a tie that came later; and somebody who came to be a landlord of many.
    tie(sibling, unborn, 'half-sibling', {receivedAt: LATE}),
    tie(landlord, later, 'landlord'),
  ];
  const {of, places, table} = tableOf(all, ties);
  const columns = columnsOf(of).ties;
  const day = isoToDay(EARLY);
  const then = tableAsOf(table, of, places, {
    isMentionKnown: (row) => of.mentions[row]!.receivedAt <= EARLY,
    tieRows: {from: columns.from, to: columns.to, kind: (one) => TIE_KINDS[columns.kind[one]!]!},
    isTieKnown: (one) => columns.received[one]! <= day,
  });
  const alone = tableOf(
    all.filter(({receivedAt}) => receivedAt <= EARLY),
    [],
  );
  const ids = of.mentions.map(({id}) => id);
  for (const [row, {id}] of alone.of.mentions.entries()) {
    const own = alone.of.mentions.map((one) => one.id);
    expect(said(then, ids, ids.indexOf(id))).toEqual(said(alone.table, own, row));
  }
  // Each of them is told something by all records.
  expect(said(table, ids, 0).phones).toHaveLength(2);
  for (const id of ['a', 'd', 'f', 'h']) {
    const row = ids.indexOf(id);
    expect(said(table, ids, row)).not.toEqual(said(then, ids, row));
  }
});
