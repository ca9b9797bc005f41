import {allIds} from '../../base/find-by-id.ts';
import {columnsHash, contentHash} from '../../base/hash.ts';
import {nameColumns, treeOf, type NamedColumns} from '../../columns/named-columns.ts';
import {MODEL_VERSION} from '../../resolve/link/weigh/link-model.ts';
import type {DecidedTable} from '../../resolve/link/relink-table.ts';
import type {Records} from '../../model/records.ts';
import type {Resolved} from '../../model/resolved.ts';
import type {Trace} from '../../resolve/link/decide/trace.ts';
import type {PersonConfig} from '../../resolve/persons.ts';
import type {Derived, Snapshot} from '../../workspace/results.ts';
import {MATCHING, openMatching, openTexts, TEXTS} from './matching.ts';

/** Before the names of how persons were decided, and the text that says of what and by what. */
const TRACE = 'trace.';
const SEAL = 'traced by';

/** What persons are decided by, beside the records and what was said of them. */
export function traceKey(engine: string, model: string, config: PersonConfig): string {
  return contentHash(JSON.stringify([engine, MODEL_VERSION, model, config]));
}

/** How persons were decided, for the run to come; `columns` are those of the same snapshot, which it is of no use without. */
export function keepTrace(
  trace: Trace,
  key: string,
  columns: NamedColumns,
  mentions: Records['mentions'],
  {dwellings}: Resolved,
): NamedColumns {
  const named = nameColumns(trace, TRACE);
  return {...named, [SEAL]: sealOf(key, {...columns, ...named}, allIds(mentions), allIds(dwellings))};
}

/**
 * How persons were decided in the last run. Null where it was by another engine, model or thresholds, and where anything of it is not
 * as it was kept: then all is decided anew.
 */
export function openTrace({records, columns}: Snapshot, {resolved}: Derived, key: string): DecidedTable | null {
  if (columns[SEAL] === undefined) return null;
  const [ids, doors] = [allIds(records.mentions), allIds(resolved.dwellings)];
  if (columns[SEAL] !== sealOf(key, columns, ids, doors)) return null;
  const {columns: read, relations, twins, cleanRegisters} = openMatching(columns);
  return {
    ids,
    columns: read,
    relations,
    twins,
    cleanRegisters,
    texts: {...openTexts(columns), doors},
    trace: treeOf(columns, TRACE) as Trace,
  };
}

/** SHA-256 of all that a trace is read from, and of what it was made by. */
function sealOf(
  key: string,
  columns: Readonly<NamedColumns>,
  ids: readonly string[],
  doors: readonly string[],
): string {
  const prefixes = [TRACE, MATCHING, TEXTS];
  const names = Object.keys(columns).filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
  return columnsHash([key, ids.join(' '), doors.join(' '), ...names.sort().flatMap((name) => [name, columns[name]!])]);
}
