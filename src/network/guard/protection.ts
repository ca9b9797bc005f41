import {idAt} from '../../base/find-by-id.ts';
import {STAY_KINDS} from '../../model/address.ts';
import type {Address} from '../../model/address.ts';
import type {Records} from '../../model/records.ts';
import type {Resolved} from '../../model/resolved.ts';
import {postcode, postcodeInText} from '../../uk/postcode.ts';

/**
 * Ids of the dwellings that nothing may show: those with a protected address, refuges, and whatever would lead to either,
 * which is a front door of the same building or of the same unit postcode. A record that leaves out a house number or a
 * flat makes a dwelling of its own and would give the address away by its name. Give it all records, whatever the as-of day
 * of what is shown.
 */
export function withheldDwellings(records: Records, resolved: Resolved): ReadonlySet<string> {
  return idsOf(resolved, withheldMask(records, resolved));
}

/** Ids of the dwellings that `mask` marks by 1. */
export function idsOf({dwellings}: Resolved, mask: Uint8Array): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let at = mask.indexOf(1); at >= 0; at = mask.indexOf(1, at + 1)) ids.add(idAt(dwellings, at));
  return ids;
}

/** The same by position: 1 where nothing may show the dwelling. */
export function withheldMask(records: Records, resolved: Resolved): Uint8Array {
  const {dwellings} = resolved;
  const mask = Uint8Array.from(dwellings, ({protected: isProtected, label}) =>
    isProtected || SAYS_REFUGE.test(label) ? 1 : 0,
  );
  for (const [at, stay] of records.stays.entries()) {
    const dwelling = resolved.dwellingOfStay[at]!;
    if (dwelling >= 0 && (stay.address.protected || REFUGE.includes(stay.kind))) mask[dwelling] = 1;
  }
  for (const [at, {address}] of records.mentions.entries()) {
    const dwelling = resolved.dwellingOfMention[at]!;
    if (dwelling >= 0 && address?.protected === true) mask[dwelling] = 1;
  }
  const buildings = new Set(
    dwellings.flatMap(({building}, at) => (mask[at] === 1 && building !== null ? [building] : [])),
  );
  const postcodes = new Set([
    ...dwellings.flatMap((dwelling, at) => (mask[at] === 1 && dwelling.postcode !== null ? [dwelling.postcode] : [])),
    ...textsOf(records, resolved, mask).flatMap(unitOf),
  ]);
  for (const [at, {building, postcode: unit}] of dwellings.entries()) {
    if ((building !== null && buildings.has(building)) || (unit !== null && postcodes.has(unit))) mask[at] = 1;
  }
  return mask;
}

/** Words that say of a place, or of who wrote, what it is, on records that give no postcode to know it by. */
const SAYS_REFUGE = /\b(?:refuge|safe ?house)\b/i;

/** Who wrote a record, or the file it came in, as may be told: a refuge that refers would tell by its name where somebody is. */
export const originWords = (name: string): string =>
  SAYS_REFUGE.test(name.replaceAll(/[_-]/g, ' ')) ? 'a specialist service' : name;

function unitOf({postcode: given, text}: Address): string[] {
  const found = given === null ? postcodeInText(text)?.postcode : given;
  const read = found === undefined ? null : postcode(found);
  return read === null || read.pseudo !== null ? [] : [read.unit];
}

const REFUGE: readonly (typeof STAY_KINDS)[number][] = ['refuge'];

/** Every text of an address that is protected itself or stands at a dwelling found so far. */
function textsOf(records: Records, resolved: Resolved, mask: Uint8Array): Address[] {
  const at = (address: Address | null, dwelling: number): Address[] =>
    address !== null && (address.protected || mask[dwelling] === 1) ? [address] : [];
  return [
    ...records.mentions.flatMap(({address}, i) => at(address, resolved.dwellingOfMention[i]!)),
    ...records.stays.flatMap(({address}, i) => at(address, resolved.dwellingOfStay[i]!)),
    ...records.notifications.flatMap(({place}, i) => at(place, resolved.dwellingOfNotification[i]!)),
  ];
}
