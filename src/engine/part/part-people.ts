import {idsOf} from '../../base/find-by-id.ts';
import type {Pieces} from '../../base/piecemeal.ts';
import {columnsOf} from '../../network/columns/record-columns.ts';
import {writtenAddresses} from '../../network/columns/written-addresses.ts';
import type {KeptColumns} from '../../resolve/link/columns/kept-rows.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import {termsWithRoom} from '../../resolve/link/weigh/pinned-terms.ts';
import {PersonIndex} from '../../resolve/lookup/person-index.ts';
import {partTable} from '../../resolve/part-table.ts';
import type {Known} from '../view/as-of.ts';
import {fewOfAll} from '../view/few-as-of.ts';
import {judgedPairs} from '../find-person.ts';
import type {Part} from './part-of.ts';
import type {DecideConfig} from '../../resolve/link/decide/decide-config.ts';

/**
 * `personIndexOf` a part of all records: how common a name is, and who is whose twin, is told by the records of the part alone. Addresses
 * that nothing may show take no part, as there. `kept` is what matching read of all records.
 */
export function* partPeople(
  {records, resolved, from}: Part,
  all: Known,
  kept: KeptColumns,
  withheld: ReadonlySet<string>,
  model: LinkModel,
  config: DecideConfig,
): Pieces<PersonIndex> {
  const {dwellings, persons, personOf, dwellingOfMention, dwellingAsWritten} = resolved;
  const addresses = writtenAddresses(all.records);
  const address = Int32Array.from(from.mentions, (at) => addresses.of[at]!);
  const isWithheld = Uint8Array.from(dwellings, ({id}) => (withheld.has(id) ? 1 : 0));
  const table = yield* partTable(kept, {
    from: from.mentions,
    mentions: records.mentions,
    stage: columnsOf(records).mentions.stage,
    ties: records.ties,
    tieRows: fewOfAll({records, resolved}).tieRows,
    dwellingOf: dwellingAsWritten,
    dwellings,
    hidden: Uint8Array.from(address, (one, at) =>
      addresses.isProtected(one) || isWithheld[dwellingOfMention[at]!] === 1 ? 1 : 0,
    ),
    isCoded: (at) => addresses.isCoded(address[at]!),
  });
  yield;
  const {columns, dictionaries} = table;
  const terms = termsWithRoom(model, columns, dwellings);
  yield;
  const ids = {mentionIds: idsOf(records.mentions), personIds: idsOf(persons)};
  const known = {columns, dictionaries, dwellings, ...ids, personOf, judgedApart: judgedPairs(resolved)};
  return yield* PersonIndex.inPieces(known, {model, terms}, config);
}
