import {once} from '../../base/once.ts';
import {piecemeal, type Piecemeal} from '../../base/piecemeal.ts';
import {reportDoors} from '../../network/columns/report-doors.ts';
import {withheldMask} from '../../network/guard/protection.ts';
import type {KeptColumns} from '../../resolve/link/columns/kept-rows.ts';
import type {PersonIndex} from '../../resolve/lookup/person-index.ts';
import {matchTableOf} from '../../resolve/match-table.ts';
import {tableAsOf} from '../../resolve/table-as-of.ts';
import {personIndexOf} from '../find-person.ts';
import {keepMatching, openLookup, textsOf, type KeptLookup, type KeptTable} from '../kept/matching.ts';
import type {ViewBasis} from './basis.ts';

/** What of a view serves to compare records with one another, or with somebody asked about. */
export type MatchingView = {
  /** What matching reads of the mentions of `few`, by the same positions. */
  matching(): KeptTable;
  /** Texts behind numbers of `matching` that its columns do not hold. */
  matchTexts(): KeptColumns['texts'];
  /** Everybody known, ready to be asked who somebody is. */
  people: Piecemeal<PersonIndex>;
};

/** From what the last run kept; where it kept nothing, all records are read. */
export function matchingView({asOf, config, model, opened, all, whole, few, withheld}: ViewBasis): MatchingView {
  const readTable = once(() => {
    const {records, resolved} = all();
    return matchTableOf(records.mentions, records.ties, resolved, model(), reportDoors(records, resolved));
  });
  const matching = once((): KeptTable => {
    const table = opened()?.matching() ?? readTable();
    return asOf === null ? table : tableAsOf(table, whole().records, whole().resolved, few());
  });
  const lookup = (): KeptLookup | null => {
    if (opened() !== null) return opened()!.lookup(matching());
    if (asOf === null) return null;
    const {records, resolved} = all();
    return openLookup(
      keepMatching(records, resolved, withheldMask(records, resolved), model(), readTable()),
      matching(),
    );
  };
  return {
    matching,
    matchTexts: once(() => opened()?.texts() ?? textsOf(readTable().dictionaries)),
    people: piecemeal(function* () {
      matching();
      yield;
      const kept = lookup();
      yield;
      return yield* personIndexOf(few(), withheld(), model(), config.persons, kept);
    }),
  };
}
