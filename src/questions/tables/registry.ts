import {involvements, notifications, stays, ties} from './events.ts';
import {alertLinks, alertPersons, alerts, flagPersons, flags} from './findings.ts';
import {homes, names, numbers, persons} from './people.ts';
import type {QueryTable} from './table.ts';

/** Every table that a query may read. */
export const TABLES: readonly QueryTable[] = [
  persons,
  names,
  numbers,
  homes,
  notifications,
  involvements,
  ties,
  stays,
  flags,
  flagPersons,
  alerts,
  alertPersons,
  alertLinks,
];
