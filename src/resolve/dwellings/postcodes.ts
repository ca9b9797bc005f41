import {addAt, setAt} from '../../base/get-or-insert.ts';
import type {UnionFind} from '../../columns/union-find.ts';
import {osa} from '../../text/edit-distance.ts';
import {eachGroup, groupByKey} from './groups.ts';
import {byAddress, dominant} from './addresses.ts';
import {isPlaced, type AddressTexts} from './texts.ts';

/** How many signs a postcode that cannot be read may lie from the one it was. */
const SPOILT_DISTANCE_MAX = 2;

/** A text without a whole postcode joins the one house that fits it; where several do, the district, the flat and the town decide. */
export function joinLostPostcodes(texts: AddressTexts, houses: UnionFind): void {
  const {unit} = texts;
  for (const members of eachGroup(byAddress(texts, () => true)))
    join(members, (at) => unit.codes[at] !== 0, texts, houses);
  // Without a number the building's name must do.
  const byBuilding = groupByKey(texts.length, (at) =>
    isPlaced(texts, at) && texts.building.codes[at] !== 0 ? texts.building.codes[at]! : -1,
  );
  for (const members of eachGroup(byBuilding)) {
    const unnumbered = members.filter((at) => unit.codes[at] === 0 && texts.number.codes[at] === 0);
    if (unnumbered.length > 0) join(members, (at) => unit.codes[at] !== 0, texts, houses, unnumbered);
  }
}

function join(
  members: Uint32Array,
  isWhole: (at: number) => boolean,
  texts: AddressTexts,
  houses: UnionFind,
  lost = members.filter((at) => !isWhole(at)),
): void {
  if (lost.length === 0) return;
  const whole = members.filter((at) => isWhole(at));
  for (const at of lost) {
    const fits = fittingPlaces(at, whole, texts, houses);
    if (fits.length > 0) {
      houses.union(at, fits[0]!);
      continue;
    }
    // Nothing with a postcode is known of this address: its texts are one where they agree on what they say of the district.
    if (whole.length > 0) continue;
    const same = lost.find(
      (other) => texts.parts[other]!.outward === texts.parts[at]!.outward && isSameSpoilt(at, other, texts),
    );
    if (same !== undefined) houses.union(at, same);
  }
}

const isSameSpoilt = (left: number, right: number, {parts}: AddressTexts): boolean =>
  parts[left]!.spoiltPostcode === parts[right]!.spoiltPostcode;

/** Texts of the one house among `whole` that fits; empty where none or several do. */
function fittingPlaces(at: number, whole: Uint32Array, texts: AddressTexts, houses: UnionFind): readonly number[] {
  const {parts, unit, building, street, door} = texts;
  const {outward, spoiltPostcode, town} = parts[at]!;
  let fits: readonly number[] = [...whole];
  if (outward !== '') fits = fits.filter((other) => parts[other]!.outward === outward);
  if (spoiltPostcode !== '')
    fits = nearest(spoiltPostcode, fits, (other) => unit.values[unit.codes[other]!]!.replace(' ', ''));
  if (street.codes[at] !== 0)
    fits = fits.filter((other) => street.codes[other] === 0 || street.codes[other] === street.codes[at]);
  fits = withoutOtherTowns(at, fits, texts, houses);
  fits = withoutOtherStreets(at, fits, whole, texts, houses);
  const soft: ((other: number) => boolean)[] = [
    (other) => building.codes[at] !== 0 && building.codes[other] === building.codes[at],
    (other) => door.codes[other] === door.codes[at],
    (other) => town !== '' && parts[other]!.town === town,
  ];
  for (const agrees of soft) {
    if (areOneHouse(fits, houses)) return fits;
    const agreeing = fits.filter(agrees);
    if (agreeing.length > 0) fits = agreeing;
  }
  return areOneHouse(fits, houses) ? fits : dominant(fits, texts, houses);
}

/** Texts of houses that their records, weighed by uses, do not place in another town. */
function withoutOtherTowns(
  at: number,
  fits: readonly number[],
  {parts, towns, uses}: AddressTexts,
  houses: UnionFind,
): readonly number[] {
  if (parts[at]!.town === '') return fits;
  const votes = new Map<number, number>();
  for (const other of fits) {
    if (parts[other]!.town === '') continue;
    const vote = towns.areApart(parts[at]!, parts[other]!) ? -uses[other]! : uses[other]!;
    const root = houses.find(other);
    addAt(votes, root, vote);
  }
  return fits.filter((other) => (votes.get(houses.find(other)) ?? 0) >= 0);
}

/** A building of one name in two streets is two: texts without a street are of the street that others of their house name. */
function withoutOtherStreets(
  at: number,
  fits: readonly number[],
  whole: Uint32Array,
  {street}: AddressTexts,
  houses: UnionFind,
): readonly number[] {
  const own = street.codes[at];
  if (own === 0) return fits;
  const streetsOf = new Map<number, Set<number>>();
  for (const other of whole) {
    const root = houses.find(other);
    const streets = setAt(streetsOf, root);
    if (street.codes[other] !== 0) streets.add(street.codes[other]!);
  }
  return fits.filter((other) => {
    const streets = streetsOf.get(houses.find(other))!;
    return streets.size === 0 || streets.has(own!);
  });
}

const areOneHouse = (members: readonly number[], houses: UnionFind): boolean =>
  members.every((member) => houses.find(member) === houses.find(members[0]!));

function nearest(
  spoilt: string,
  members: readonly number[],
  postcodeOf: (member: number) => string,
): readonly number[] {
  const distances = members.map((member) => osa(spoilt, postcodeOf(member)));
  const least = Math.min(SPOILT_DISTANCE_MAX, ...distances);
  return members.filter((_, index) => distances[index] === least);
}
