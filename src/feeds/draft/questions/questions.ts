import type {Analysed} from '../analyse.ts';
import {unreadAuthority} from '../file/authority.ts';
import type {Link} from '../delivery/beside.ts';
import type {Placed} from '../place/placed.ts';
import type {Quotes} from '../delivery/quotes.ts';
import {lettersOf} from './of-letters.ts';
import {isPlace, protectionOf} from './of-addresses.ts';
import {nobodyOf, peopleOf, relationWords, yearsBeside} from './of-people.ts';
import {formOf, furnitureOf, ofRow, rowsLeftOut} from './of-rows.ts';

/**
 * What only somebody who knows the extract can say, and what the draft took for it meanwhile. What shows an address or names the wrong people
 * stands first.
 */
export function questionsOf(
  {form, furniture, plan, placed, continued, nobody, slots, first, agency, isByNumbers}: Analysed,
  links: readonly Link[],
  {quoted}: Quotes,
  hasArea: boolean,
): string[] {
  return [
    ...(placed.some(isPlace) ? protectionOf(placed) : []),
    ...(first === null ? nobodyOf(plan) : peopleOf(placed, slots, first)),
    ...yearsBeside(placed),
    ...relationWords(
      placed.filter((one) => plan.isEvent || one !== plan.ledRows?.order),
      links,
      plan,
    ),
    ...links.map(
      ({column, beside, key}) =>
        `keys: does “${column.column.name}” name the row of ${beside.analysed.file} with that “${key.column.name}”? The feed of that file is taken to be called ${beside.feed}.`,
    ),
    ...quoted.map(
      ({column: {column}, file}) =>
        `references: does “${column.name}” quote the numbers of ${file}? Records with the same number are taken for one event.`,
    ),
    ...lettersOf(placed),
    ...formOf(form),
    ...furnitureOf(furniture),
    ...rowsLeftOut(continued, nobody),
    ...ofRow(plan, placed),
    agency === null ? 'agency: whose extract is it? The file does not show it, so it says "other".' : '',
    isByNumbers
      ? `agency: is it an extract of ${agency}? Its people have the numbers of that agency’s other files.`
      : '',
    authorityOf(placed),
    hasArea ? '' : 'area: of which authority is it? Say it here, or give --area to each command.',
  ].filter((question) => question !== '');
}

function authorityOf(placed: readonly Placed[]): string {
  const column = unreadAuthority(placed)?.column.name;
  return column === undefined
    ? ''
    : `area: which authorities does “${column}” name? Until you say their codes in a map, all rows count as of the one that is asked for.`;
}
