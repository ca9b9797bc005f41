import type {STAY_KINDS} from '../../../model/address.ts';
import type {Block, Tree} from '../noted.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Placed} from '../place/placed.ts';
import type {Cue} from '../place/protection.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {hasNoPlaces, NO_PLACE} from '../place/no-place.ts';
import {STAY_WORDS} from '../words/value-words.ts';
import {addressIn} from './compose-address.ts';
import {allowingLack} from './not-in-all.ts';
import {columnOf, dateOf, wordsOf} from './compose-row.ts';
import {YES} from '../words/value-words.ts';
import {headerIn, ownDays} from './slot-values.ts';
import type {Slot} from './slots.ts';

type StayKind = (typeof STAY_KINDS)[number];

/** From when to when people are what they are to each other, where a row says it of nothing else. */
export const daysOf = (plan: RowPlan): Block => ({start: dateOf(plan.of('start')), end: dateOf(plan.of('end'))});

/** Stays with their days, where a row says from when or until when; a placement beside the home; where a missing child was found. */
export function staysOf(
  slots: readonly Slot[],
  first: Slot | null,
  people: Readonly<Record<string, Block>>,
  plan: RowPlan,
  cues: readonly Cue[],
): Block[] {
  const {start, end} = plan.lived;
  const placement = plan.of('placement');
  const days: Block = {start: dateOf(start), end: dateOf(end)};
  const withCarer =
    start !== null && placement === null && first !== null ? placedWithCarer(first, slots, people, plan, days) : [];
  const stays: Block[] = [];
  if (start !== null && placement === null) {
    const kind = wordsOf(plan.of('stayKind'), STAY_WORDS, 'mentioned');
    for (const slot of slots) {
      const {key, part, partKey} = slot;
      // Carers lived there before the child came.
      if (withCarer.length > 0 && partKey === 'carer' && people[key]!['address'] !== undefined)
        stays.push({person: key, kind: 'home'});
      else if (part.staff !== true && people[key]!['address'] !== undefined)
        stays.push({
          person: key,
          kind: kind ?? (partKey === 'tenant' ? 'tenancy' : 'home'),
          ...(ownDays(slot) ?? days),
        });
    }
  }
  if (placement !== null && first !== null) stays.push(...placementsOf(placement, first, slots, plan, cues));
  stays.push(...withCarer);
  const home = first === null ? undefined : people[first.key]!['address'];
  if (home !== undefined) stays.push(...slots.flatMap((slot) => livingWith(slot, home)));
  const place = foundAt(plan);
  if (place !== null && first !== null)
    stays.push({
      when: hasNoPlaces(place) ? {not: {column: place.column.name, matches: `^${NO_PLACE}`}} : undefined,
      person: first.key,
      address: {...(addressIn(place, first, cues) as Block), postcode: columnOf(plan.of('placePostcode'))},
      kind: 'found-at',
      start: dateOf(plan.of('found') ?? plan.happened),
    });
  return stays;
}

/** "Same Address" above Y beside a contact: they live where the one lives whom the row is about. */
function livingWith(slot: Slot, home: Tree): Block[] {
  const same = slot.columns.find(({field}) => field === 'sameHome');
  if (same === undefined || slot.part.staff === true) return [];
  const when = {column: headerIn(slot, same), is: YES};
  return [allowingLack({when, person: slot.key, address: home, kind: 'home'}, slot)];
}

/** "Placement Start" or "Placement Type" beside a carer's address and a child that has none: the child is placed there. */
function placedWithCarer(
  first: Slot,
  slots: readonly Slot[],
  people: Readonly<Record<string, Block>>,
  {lived, of}: RowPlan,
  days: Block,
): Block[] {
  const carer = slots.find(({partKey, key}) => partKey === 'carer' && people[key]!['address'] !== undefined);
  const isPlaced = [lived.start, of('stayKind')].some(
    (one) => one !== null && /\b(?:place(?:d|ment)|arrangement)\b/.test(headerWords(one.column.name).join(' ')),
  );
  if (first.part.lifeStage !== 'child' || carer === undefined || !isPlaced) return [];
  if (people[first.key]!['address'] !== undefined) return [];
  return [{person: first.key, address: people[carer.key]!['address'], kind: 'placement', ...days}];
}

/** Where somebody was found who was missing. */
function foundAt({kind, of}: RowPlan): Placed | null {
  const place = of('place');
  const isMissing = 'constant' in kind ? kind.constant === 'missing' : kind.otherwise === 'missing';
  return place !== null && isMissing && FOUND.test(headerWords(place.column.name).join(' ')) ? place : null;
}
const FOUND = /\b(?:found|located|recovered)\b/;

/**
 * Who is placed somewhere, closed where the row closes it: the first; a household with who applied for it; and where a child is "placed with"
 * somebody, that person lives there.
 */
function placementsOf(
  placement: Placed,
  first: Slot,
  slots: readonly Slot[],
  plan: RowPlan,
  cues: readonly Cue[],
): Block[] {
  const address = addressIn(placement, first, cues);
  const isHousehold = first.partKey === 'tenant';
  const otherwise: StayKind = isHousehold ? 'temporary' : 'placement';
  const kind = wordsOf(plan.of('stayKind'), STAY_WORDS, otherwise) ?? otherwise;
  const placed = slots.filter((slot) => slot === first || (isHousehold && HOUSEHOLD.has(slot.partKey)));
  const hosts = isHousehold ? [] : slots.filter(isHost);
  return [
    ...placed.map(({key}) => ({
      person: key,
      address,
      kind,
      start: dateOf(plan.lived.start),
      end: dateOf(plan.lived.end),
    })),
    ...hosts.map(({key}) => ({person: key, address, kind: 'home', start: dateOf(plan.lived.start)})),
  ];
}
const HOUSEHOLD: ReadonlySet<string> = new Set(['joint', 'member', 'child', 'partner', 'lodger']);

/** Who cares for a child where it is placed lives there; the carer whom a parent is, or who comes to a unit to work, is said in other words. */
const isHost = ({partKey, columns}: Slot): boolean =>
  columns.some(({column}) => {
    const words = headerWords(column.name).join(' ');
    return (
      words.startsWith('placed with') || (partKey === 'carer' && !/parent|main|former|previous|staff|key/.test(words))
    );
  });
