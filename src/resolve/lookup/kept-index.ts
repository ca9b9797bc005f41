import type {Pieces} from '../../base/piecemeal.ts';
import type {PersonColumns} from '../link/columns/person-columns.ts';
import type {AddressWords} from '../link/compare/compare-places.ts';
import {findTwins} from '../link/decide/find-twins.ts';
import type {KnownTwins} from '../link/decide/twins.ts';
import type {LinkModel} from '../link/weigh/link-model.ts';
import {registersBeside} from '../link/weigh/pinned-terms.ts';
import type {BlockArrays} from './block-table.ts';
import {blockArrays, doorArrays} from './key-tables.ts';

/** What an index works out of its rows, where it was kept. */
export type KeptIndex = {
  tables: BlockArrays[];
  doors: BlockArrays;
  twins: KnownTwins;
  cleanRegisters: Uint8Array;
  addressWords: AddressWords | null;
};

/** What an index of these columns works out, rule by rule. */
export function* indexPieces(columns: PersonColumns, model: LinkModel): Pieces<KeptIndex> {
  const tables = yield* blockArrays(columns);
  const doors = doorArrays(columns);
  yield;
  const twins = findTwins(columns);
  yield;
  return {tables, doors, twins, cleanRegisters: registersBeside(model, columns), addressWords: null};
}
