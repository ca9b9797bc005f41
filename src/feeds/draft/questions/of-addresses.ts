import {isUnclear} from '../place/protection.ts';
import {headerWords} from '../words/cut-header.ts';
import {hasSign} from '../place/shapes.ts';
import type {Placed} from '../place/placed.ts';

/** How addresses are marked that nobody may see. */

/** A file without addresses shows none. */
export const isPlace = ({field, shapes}: Placed): boolean =>
  (field !== null && PLACES.has(field)) || shapes.address >= 0.1 || shapes.postcode >= 0.5;
const PLACES: ReadonlySet<string> = new Set([
  'address',
  'addressPart',
  'houseNumber',
  'postcode',
  'protected',
  'place',
  'placement',
]);

const ADDRESSES: ReadonlySet<string> = new Set(['address', 'addressPart', 'place', 'placement']);

export function protectionOf(placed: readonly Placed[]): string[] {
  const marks = placed.filter(({field}) => field === 'protected');
  const unclear = marks.filter((one) => isUnclear(one, headerWords(one.column.name).join(' ')));
  const signed = placed.filter(
    ({field, column}) => ADDRESSES.has(field ?? '') && [...column.texts.keys()].some(hasSign),
  );
  return [
    ...signed.map(
      ({column}) =>
        `protected: what does a sign such as # or * around an address of “${column.name}” mean? Each closes it.`,
    ),
    ...unclear.map(
      ({column}) =>
        `protected: which texts of “${column.name}” close an address? Until you say so, every one does that is not a plain no.`,
    ),
    marks.length > 0
      ? ''
      : 'protected: how does this agency mark an address that nobody may see? No column speaks of it; only words such as "confidential" in an address, or "refuge" beside one, close it.',
  ];
}
