import {AGENCIES, type Agency} from '../../model/source.ts';
import {memberOf} from '../rows/row-build.ts';
import {columnName, RowFault, type Read, type Scope} from './scope.ts';
import {readValue} from './values.ts';

/** Compiles whose record a row is: one agency for the whole feed, or what each row says. Throws RowFault where a row says none. */
export function readAgency(scope: Scope): Read<Agency> {
  const {agency} = scope.mapping;
  if (typeof agency === 'string') return () => agency;
  const read = readValue(agency, scope);
  return (row) => {
    const found = memberOf(AGENCIES, read(row));
    if (found === null)
      throw new RowFault('VALUE_UNKNOWN', columnName(agency), `has to say whose record it is: ${AGENCIES.join(', ')}`);
    return found;
  };
}
