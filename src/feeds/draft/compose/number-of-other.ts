import type {AGENCIES} from '../../../model/source.ts';
import type {Block, Tree} from '../noted.ts';
import {ownNumberOf} from '../place/own-number.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Slot} from './slots.ts';

/** Systems that number people, and the agency whose numbers they are in whatever file these stand. */
const SYSTEMS: readonly (readonly [(typeof AGENCIES)[number], RegExp])[] = [
  ['social-care', /^(?:lcs|ics|mosaic|carefirst|liquidlogic|caresys)\b/],
  ['youth-offending', /^(?:yjs|yot)\b/],
  ['probation', /^(?:crn|delius|ndelius)\b/],
  ['health', /^(?:hosp|hospital|mrn|pas)\b/],
  ['police', /^nominal\b/],
];

/**
 * "LCS ID" in a file of the police is the number that social care has for somebody: as one of the police it would make one of two people whom both count
 * by the same number, and would not join the one whom social care tells of.
 */
export function issueByOther(person: Block, {columns}: Slot, agency: string): void {
  const header = ownNumberOf(columns)?.column.name;
  const identifiers = person['identifiers'] as Block | undefined;
  const local = identifiers?.['local'];
  if (header === undefined || local === undefined || local === '$id') return;
  const words = headerWords(header);
  const issuer = SYSTEMS.find(([, system]) => words.some((word) => system.test(word)))?.[0];
  if (issuer === undefined || issuer === agency) return;
  const byIssuer = (value: Tree): Block => ({value, scope: issuer});
  identifiers!['local'] = Array.isArray(local) ? (local as readonly Tree[]).map(byIssuer) : byIssuer(local);
}
