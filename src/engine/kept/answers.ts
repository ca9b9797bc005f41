import {allIds} from '../../base/find-by-id.ts';
import {columnsHash, contentHash} from '../../base/hash.ts';
import type {NamedColumns} from '../../columns/named-columns.ts';
import type {Records, RecordVersions} from '../../model/records.ts';
import type {Resolved} from '../../model/resolved.ts';
import {buildNetwork} from '../../network/build.ts';
import type {EarlierAnswers} from '../../signals/earlier-answers.ts';
import type {SignalConfig} from '../../signals/config.ts';
import type {Standing} from '../../signals/facts/spans.ts';
import type {Derived, KeptSnapshot} from '../../workspace/results.ts';
import {STANDING} from './standing.ts';

/** Before the names of what a network needs of the records. */
export const RECORDS = 'records.';
/** Name of the text that says of what rules answered, and by what. */
const SEAL = 'answered by';

/** What rules answer by, beside the network. */
export function answersKey(engine: string, config: SignalConfig): string {
  return contentHash(JSON.stringify([engine, config]));
}

/** The seal on what rules answered; `columns` are those of the same snapshot, with the answers and what they were made of. */
export function sealAnswers(
  key: string,
  columns: NamedColumns,
  records: Records,
  versions: RecordVersions,
  resolved: Resolved,
): NamedColumns {
  return {[SEAL]: sealOf(key, columns, records, versions, resolved)};
}

/**
 * What rules answered in the last run, with the network that they were asked of (`opened` is that snapshot, opened). Null where it was by another engine or configuration,
 * and where anything of it is not as it was kept: then everything is asked anew.
 */
export function openAnswers(
  {records, columns, versions}: KeptSnapshot,
  {resolved}: Derived,
  opened: {standing(): Standing | null},
  key: string,
): EarlierAnswers | null {
  if (columns[SEAL] === undefined) return null;
  if (columns[SEAL] !== sealOf(key, columns, records, versions, resolved)) return null;
  const standing = opened.standing();
  return standing === null ? null : {standing, network: buildNetwork(records, resolved, {asOf: null}), versions};
}

/** SHA-256 of all that answers are made of, of them, and of what they were made by. */
function sealOf(
  key: string,
  columns: Readonly<NamedColumns>,
  records: Records,
  versions: RecordVersions,
  resolved: Resolved,
): string {
  const lists: (readonly {id: string}[])[] = [...Object.values(records), resolved.persons, resolved.incidents];
  const names = Object.keys(columns).filter((name) => name.startsWith(RECORDS) || name.startsWith(STANDING));
  return columnsHash([
    key,
    ...lists.map((list) => allIds(list).join(' ')),
    ...Object.values(versions),
    JSON.stringify(resolved.dwellings),
    JSON.stringify(resolved.held),
    resolved.personOf,
    resolved.incidentOf,
    resolved.dwellingOfMention,
    resolved.dwellingOfStay,
    ...names.sort().flatMap((name) => [name, columns[name]!]),
  ]);
}
