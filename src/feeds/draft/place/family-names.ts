import {NAMED} from './owners.ts';
import type {Placed} from './placed.ts';

/**
 * A column of surnames alone beside people whom other headers name: "Family Name", "Child Forename" is one child's, and "Family Name" beside
 * "Lead Child" and "Parent 1" is the name of the case, and nobody's.
 */
export function settleFamilyNames(placed: readonly Placed[]): void {
  const nobodys = placed.filter(({part, field}) => part === null && NAMED.has(field ?? ''));
  const [family] = nobodys;
  if (nobodys.length !== 1 || family!.field !== 'family') return;
  const named = Map.groupBy(
    placed.filter(({part, field}) => part !== null && NAMED.has(field ?? '')),
    ({part, number}) => `${part!}${number}`,
  );
  const lacking = [...named.values()].find(
    (columns) => columns.some(({field}) => field === 'given') && columns.every(({field}) => field === 'given'),
  );
  if (lacking !== undefined) Object.assign(family!, {part: lacking[0]!.part, number: lacking[0]!.number});
  else if ([...named.values()].some((columns) => columns.some(({field}) => field !== 'family'))) family!.field = null;
}
