import {once} from '../../base/once.ts';
import {nameColumns, partsOf, treeOf, type NamedColumns} from '../../columns/named-columns.ts';
import type {Records, RecordVersions} from '../../model/records.ts';
import type {Resolved} from '../../model/resolved.ts';
import {adoptionSeal} from '../../network/guard/adoption.ts';
import {doorsOf, takeDoors, type DoorColumns} from '../../network/columns/doors.ts';
import {heldColumns, takeHeld, type HeldColumns} from '../../network/held.ts';
import {idsOf, withheldMask} from '../../network/guard/protection.ts';
import {columnsOf, takeColumns, type RecordColumns} from '../../network/columns/record-columns.ts';
import {readAddresses, takeAddresses, type AddressColumns} from '../../network/columns/written-addresses.ts';
import type {KeptColumns} from '../../resolve/link/columns/kept-rows.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import type {Trace} from '../../resolve/link/decide/trace.ts';
import type {MatchTable} from '../../resolve/match-table.ts';
import type {Standing} from '../../signals/facts/spans.ts';
import type {Snapshot} from '../../workspace/results.ts';
import {lazily} from '../../workspace/lists/lazily.ts';
import {keepTally, openTally, tallyOf, type FeedTally} from '../feeds/feed-tally.ts';
import {RECORDS, sealAnswers} from '../kept/answers.ts';
import {keepTrace} from '../kept/trace.ts';
import {keepStanding, openStanding} from '../kept/standing.ts';
import {keepSeal, openSeal} from '../kept/seal.ts';
import {keepMatching, openLookup, openMatching, openTexts, type KeptLookup, type KeptTable} from '../kept/matching.ts';

/** Name of the column that tells which dwellings nothing may show, by position. */
const WITHHELD = 'dwellings.withheld';
/** Before the names of the columns of pairs held apart. */
const HELD = 'held.';
/** Before the names of what is asked of front doors. */
const DOORS = 'doors.';
/** Before the names of the addresses that records give. */
const ADDRESSES = 'addresses.';
/** Name of the text that says which columns there are, and the one that this engine reads. */
const FORMAT = 'format';
const THIS_FORMAT = '7';

/** What a run leaves to be kept; null where later runs or answers cannot go by it. */
export type RunLeft = {
  records: Records;
  resolved: Resolved;
  standing: Standing;
  matched: {table: MatchTable; model: LinkModel} | null;
  /** By what the rules answered, under a key of engine and thresholds. */
  answered: {versions: RecordVersions; key: string};
  /** How persons were joined, under such a key. */
  traced: {trace: Trace; key: string} | null;
};

/** What a workspace keeps of the records, so that later answers need not read them all. */
export function snapshotOf({records, resolved, standing, matched, answered, traced}: RunLeft): Snapshot {
  const withheld = withheldMask(records, resolved);
  const columns: NamedColumns = {
    [FORMAT]: THIS_FORMAT,
    [WITHHELD]: withheld,
    ...nameColumns(heldColumns(resolved), HELD),
    ...keepStanding(standing),
    ...keepTally(tallyOf(records)),
    ...keepSeal(adoptionSeal({records, resolved}), resolved),
    ...nameColumns(columnsOf(records), RECORDS),
    ...nameColumns(readAddresses(records), ADDRESSES),
    ...nameColumns(doorsOf(resolved.dwellings), DOORS),
    ...(matched === null ? {} : keepMatching(records, resolved, withheld, matched.model, matched.table)),
  };
  return {
    records,
    columns: {
      ...columns,
      ...sealAnswers(answered.key, columns, records, answered.versions, resolved),
      ...(traced === null ? {} : keepTrace(traced.trace, traced.key, columns, records.mentions, resolved)),
    },
  };
}

export type OpenedSnapshot = {
  records: Records;
  withheld(): ReadonlySet<string>;
  /** Since when each flag stood; null where an earlier engine did not keep it. */
  standing(): Standing | null;
  /** How many records of each feed came when; null where an earlier engine did not keep it. */
  tally(): FeedTally | null;
  matching(): KeptTable;
  /** Texts behind numbers of `matching` that its columns do not hold. */
  texts(): KeptColumns['texts'];
  /** With the table of `matching`, or with that of a day. */
  lookup(table: KeptTable): KeptLookup;
};

/**
 * What a network is built from, and what nothing may show, without a look at the records; null where the snapshot is that of
 * another engine, until a run works everything out anew.
 */
export function openSnapshot({records, columns}: Snapshot, resolved: Resolved): OpenedSnapshot | null {
  if (columns[FORMAT] !== THIS_FORMAT) return null;
  // A person needs no name of anybody, nor most answers a telephone: nine megabytes at 100,000 persons.
  takeColumns(records, lazily(partsOf(columns, RECORDS)) as RecordColumns);
  takeAddresses(records, () => treeOf(columns, ADDRESSES) as AddressColumns);
  const doors = treeOf(columns, DOORS) as Partial<DoorColumns>;
  if (doors.kind !== undefined) takeDoors(resolved.dwellings, () => doors as DoorColumns);
  openSeal(columns, resolved);
  const held = treeOf(columns, HELD) as Partial<HeldColumns>;
  if (held.weight !== undefined) takeHeld(resolved, held as HeldColumns);
  return {
    records,
    withheld: () => idsOf(resolved, columns[WITHHELD] as Uint8Array),
    standing: once(() => openStanding(columns)),
    tally: () => openTally(columns),
    matching: once(() => openMatching(columns)),
    texts: () => openTexts(columns),
    lookup: (table) => openLookup(columns, table),
  };
}
