import type {RowRecords} from '../model/records.ts';
import type {Mapping} from './language/mapping.ts';
import {textAt} from './readers/json.ts';
import type {Json} from './readers/json-document.ts';
import {compileRows, faultOf, type RowMapper} from './rows/rows.ts';
import {columnPositions, PLACEHOLDERS, RowFault, type Scope} from './values/scope.ts';

/** What one line gives, or why it would be refused. */
export type ReadLine = {records: RowRecords} | {fault: RowFault};

/**
 * A reader of single lines of an NDJSON feed, that gives of each what loading its file would: same records, same ids. For mappings
 * without lookups. `row` is the line's place in the file.
 */
export function lineReader(mapping: Mapping): (line: Json, file: string, row: number) => ReadLine {
  // A file's columns are all that any line has; here they are all that the mapping asks for.
  const asked = emptyScope(mapping, []);
  compileRows(asked);
  const columns = [...asked.missing];
  const steps = columns.map((column) => column.split('.'));
  const scope = emptyScope(mapping, columns);
  const mapper = compileRows(scope);
  return (line, file, row) => {
    scope.file = file;
    const raw = {row, cells: steps.map((path) => textAt(line, path)), raw: '', fault: null};
    try {
      return {records: readRow(mapper, raw, scope)};
    } catch (fault) {
      if (fault instanceof RowFault) return {fault};
      throw fault;
    }
  };
}

function readRow(mapper: RowMapper, raw: Parameters<RowMapper['identify']>[0], scope: Scope): RowRecords {
  const fault = faultOf(raw, scope);
  if (fault !== null) throw fault;
  const identity = mapper.identify(raw);
  return mapper.records(raw, identity, identity.key);
}

function emptyScope(mapping: Mapping, columns: readonly string[]): Scope {
  return {
    mapping,
    file: '',
    columns: columnPositions(columns),
    options: {},
    lookups: new Map(),
    placeholders: new Set([...PLACEHOLDERS, ...(mapping.placeholders ?? []).map((text) => String(text).toLowerCase())]),
    missing: new Set(),
    notWords: new Map(),
    used: new Set(),
    warn: () => {},
  };
}
