import {QUIET, type Context} from '../base/context.ts';
import type {Alert, Flag} from '../model/finding.ts';
import type {Mention} from '../model/mention.ts';
import type {Records} from '../model/records.ts';
import type {Dwelling, Resolved} from '../model/resolved.ts';
import type {Derived} from '../workspace/results.ts';
import type {Store} from '../workspace/store.ts';
import {EXPORT_COLUMNS, type ExportName} from './export-columns.ts';
import {openView} from './view/view.ts';

/** A flat table; a cell that is not known is null. */
export type FlatTable = {columns: string[]; rows: (string | number | null)[][]};

/**
 * One flat table of what the workspace holds, today or as of a day, rows in a fixed order. Tables other than `quarantine`
 * are empty before the first derivation; refused rows have no date of receipt, so as of a day there are none. The text of a refused row stays in the workspace: nobody can say whether it names a protected address.
 */
export function exportTable(
  store: Store,
  name: ExportName,
  asOf: string | null = null,
  ctx: Context = QUIET,
): FlatTable {
  const columns = Object.keys(EXPORT_COLUMNS[name]);
  if (name === 'quarantine') return {columns, rows: asOf === null ? quarantineRows(store) : []};
  if (store.derived() === null) return {columns, rows: []};
  const view = openView(store, asOf, ctx);
  if (name === 'flags') return {columns, rows: view.flags().map(flagRow)};
  if (name === 'alerts') return {columns, rows: view.alerts().flatMap(alertRows)};
  const {records, resolved} = view.known();
  const rows = recordRows[name](records, {resolved});
  return {columns, rows: name === 'stays' ? rows.map((row) => conceal(row, columns, view.withheld())) : rows};
}

/** No wording of an address that is protected or leads to one that is; its id stays, and leads nowhere. */
function conceal(row: Row, columns: readonly string[], withheld: ReadonlySet<string>): Row {
  const dwelling = row[columns.indexOf('dwelling_id')];
  if (typeof dwelling !== 'string' || !withheld.has(dwelling)) return row;
  return row.map((cell, at) => (columns[at] === 'label' || columns[at] === 'postcode' ? null : cell));
}

type Row = (string | number | null)[];

const recordRows: Record<
  'mentions' | 'notifications' | 'stays' | 'persons',
  (records: Records, derived: Pick<Derived, 'resolved'>) => Row[]
> = {
  mentions: (records, {resolved}) => records.mentions.map((mention, i) => mentionRow(mention, i, resolved)),
  notifications: notificationRows,
  stays: stayRows,
  persons: personRows,
};

function mentionRow(mention: Mention, index: number, resolved: Resolved): Row {
  return [
    mention.id,
    ...sourceCells(mention),
    mention.agency,
    mention.area,
    mention.receivedAt,
    mention.asAt,
    mention.lifeStage,
    mention.staff ? 1 : 0,
    personId(resolved, index),
    ...placeCells(dwellingAt(resolved, resolved.dwellingOfMention[index]!)),
  ];
}

function notificationRows(records: Records, {resolved}: Pick<Derived, 'resolved'>): Row[] {
  return records.notifications.map((item, i) => [
    item.id,
    ...sourceCells(item),
    item.agency,
    item.area,
    resolved.incidents[resolved.incidentOf[i]!]?.id ?? null,
    item.kind,
    item.eventAt,
    item.receivedAt,
    ...placeCells(dwellingAt(resolved, resolved.dwellingOfNotification[i]!)),
  ]);
}

function stayRows(records: Records, {resolved}: Pick<Derived, 'resolved'>): Row[] {
  const indexOf = new Map(records.mentions.map(({id}, i) => [id, i]));
  const stays = records.stays.map((stay, i): Row => {
    const dwelling = dwellingAt(resolved, resolved.dwellingOfStay[i]!);
    const person = personId(resolved, indexOf.get(stay.mention)!);
    const {id, mention, kind, start, end, asAt, receivedAt} = stay;
    const cells = [mention, person, kind, start, end, asAt, receivedAt];
    return [
      id,
      ...sourceCells(stay),
      ...cells,
      ...placeCells(dwelling),
      ...labelCells(dwelling, stay.address.protected),
    ];
  });
  const mentions = records.mentions.flatMap((mention, i): Row[] => {
    if (mention.address === null) return [];
    const dwelling = dwellingAt(resolved, resolved.dwellingOfMention[i]!);
    const cells = [mention.id, personId(resolved, i), 'mentioned', null, null, mention.asAt, mention.receivedAt];
    const labels = labelCells(dwelling, mention.address.protected);
    return [[mention.id, ...sourceCells(mention), ...cells, ...placeCells(dwelling), ...labels]];
  });
  return [...stays, ...mentions];
}

function personRows(records: Records, {resolved}: Pick<Derived, 'resolved'>): Row[] {
  const indexOf = new Map(records.mentions.map(({id}, i) => [id, i]));
  const notificationIndex = new Map(records.notifications.map(({id}, i) => [id, i]));
  const named: Set<number>[] = resolved.persons.map(() => new Set());
  for (const {mention, notification} of records.involvements) {
    named[resolved.personOf[indexOf.get(mention)!]!]?.add(notificationIndex.get(notification)!);
  }
  return resolved.persons.map((person, i) => {
    const mentions = person.mentions.map((id) => records.mentions[indexOf.get(id)!]!);
    const received = mentions.map(({receivedAt}) => receivedAt).sort();
    return [
      person.id,
      mentions.length,
      named[i]!.size,
      new Set([...named[i]!].map((index) => resolved.incidentOf[index]!)).size,
      [...new Set(mentions.map(({agency}) => agency))].sort().join('|'),
      received[0] ?? null,
      received.at(-1) ?? null,
      person.mentions.join('|'),
    ];
  });
}

function flagRow(flag: Flag): Row {
  return [
    flag.id,
    flag.rule,
    flag.version,
    flag.firstKnowable,
    flag.firstRecords.join('|'),
    flag.lastEvent,
    flag.records,
    flag.incidents,
    flag.score,
    flag.persons.join('|'),
    flag.text,
    flag.evidence.join('|'),
  ];
}

function alertRows(alert: Alert): Row[] {
  return alert.persons.map(({person, role, family, standing, because}) => [
    alert.id,
    alert.motif,
    alert.firstKnowable,
    alert.score,
    person,
    role,
    family,
    alert.title,
    standing,
    because,
  ]);
}

function quarantineRows(store: Store): Row[] {
  return store
    .quarantine()
    .map(({feed, file, row, column, reason, message}) => [feed, file, row, column, reason, message]);
}

function sourceCells({source}: {source: Mention['source']}): Row {
  return [source.feed, source.file, source.row, source.slot];
}

const personId = (resolved: Resolved, mention: number): string | null =>
  resolved.persons[resolved.personOf[mention]!]?.id ?? null;

const dwellingAt = (resolved: Resolved, index: number): Dwelling | null => resolved.dwellings[index] ?? null;

/** The building of a protected address would lead to it by the labels of its neighbours. */
function placeCells(dwelling: Dwelling | null): Row {
  if (dwelling === null) return [null, null];
  return [dwelling.id, dwelling.protected ? null : dwelling.building];
}

function labelCells(dwelling: Dwelling | null, isProtected: boolean): Row {
  const withheld = isProtected || dwelling === null || dwelling.protected;
  return [
    dwelling?.kind ?? null,
    isProtected || dwelling?.protected === true ? 1 : 0,
    withheld ? null : dwelling.label,
    withheld ? null : dwelling.postcode,
  ];
}
