import {headerWords} from '../words/cut-header.ts';
import type {Placed} from './placed.ts';

/** Share of the filled cells of a column of which nothing else is known that must look like addresses. */
const LOOKS_LEAST = 0.4;

const FORMER = /\b(?:previous|prev|former|prior|old|last settled)\b/i;

/** A landlord's or a council's own number of a property beside its UPRN is no UPRN. */
export function settleUprns(placed: readonly Placed[]): void {
  const isNamed = ({column}: Placed): boolean =>
    /\b(?:uprn|unique property)\b/.test(headerWords(column.name).join(' '));
  const uprns = placed.filter(({field}) => field === 'uprn');
  if (uprns.some(isNamed)) for (const one of uprns) if (!isNamed(one)) one.field = null;
}

/** Columns that hold addresses under headers that do not say so: the first is where somebody lives, where no other column says that. */
export function settleAddresses(placed: readonly Placed[]): void {
  let isHoused = placed.some(({field}) => field === 'address' || field === 'houseNumber' || field === 'addressPart');
  for (const one of placed) {
    // A home that was is none that is: it is asked about.
    if (FORMER.test(one.column.name)) continue;
    if (one.field !== null || one.shapes.address < LOOKS_LEAST || one.shapes.postcode >= 0.9) continue;
    if (one.part !== null || !isHoused) one.field = 'address';
    else if (placed.every(({field}) => field !== 'place')) one.field = 'place';
    isHoused = true;
  }
}

/** A postcode behind the place where something happened, or under the same word, is that place's, and nobody's home's. */
export function settlePostcodes(placed: readonly Placed[], isOrdered: boolean): void {
  const [place] = placed.filter(({field, part}) => field === 'place' && part === null);
  if (place === undefined || placed.some(({field}) => field === 'placePostcode')) return;
  const [word] = headerWords(place.column.name);
  const isPlaces = ({column}: Placed): boolean =>
    isOrdered ? column.at === place.column.at + 1 : headerWords(column.name)[0] === word;
  const own = placed.find((one) => one.field === 'postcode' && one.part === null && isPlaces(one));
  if (own !== undefined) own.field = 'placePostcode';
}

/**
 * "Location.Address" of a form with a list of people, or beside somebody who has a home: where it happened. As the home of each of them a victim
 * would live with whom they fled.
 */
export function settleLocations(placed: readonly Placed[], mayBePlace: (one: Placed) => boolean): void {
  for (const one of placed) {
    if (one.field !== 'address' || one.part === null || !mayBePlace(one)) continue;
    const isOfList = placed.some(({part, isNumbered}) => part === one.part && isNumbered);
    const hasHome = placed.some((other) => other !== one && other.part === one.part && other.field === 'address');
    const isTaken = placed.some(({field}) => field === 'place');
    if ((!isOfList && !hasHome) || isTaken) continue;
    const postcode = placed.find(
      (other) => other.field === 'postcode' && other.part === one.part && other.column.at === one.column.at + 1,
    );
    Object.assign(one, {field: 'place', part: null, number: ''});
    if (postcode !== undefined) Object.assign(postcode, {field: 'placePostcode', part: null, number: ''});
  }
}
