import {setAt} from '../../base/get-or-insert.ts';
import {idAt, indexOfId} from '../../base/find-by-id.ts';
import {withLast} from '../../base/lazy-list.ts';
import {replacing} from '../../base/replacing.ts';
import {TIE_KINDS, type TieKind} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import type {Dwelling, Resolved} from '../../model/resolved.ts';
import {ADOPTION_PLACED, ADOPTIVE, adoptionSaid} from '../../resolve/link/decide/adoptions.ts';
import {isSealed} from '../../resolve/link/decide/hold-reasons.ts';
import {acrossAdoption} from './across-adoption.ts';
import {doorsOf, takeDoors, withLastDoor} from '../columns/doors.ts';
import {heldPositions, shareHeldPositions} from '../held.ts';
import {columnsOf} from '../columns/record-columns.ts';

/**
 * What adoption orders and placements for adoption keep apart, by ids, so that it holds for whatever part of the records is seen.
 * Work it out from all records, whatever the as-of day: what is sealed now is not shown as it was before.
 */
export type AdoptionSeal = {
  /** A child as it was before -> those who adopt it, their partners, and the child under its new name. */
  parted: ReadonlyMap<string, ReadonlySet<string>>;
  /** A child as it was before -> dwellings on its records at which these live, or that lead to one: same building or unit postcode. */
  homes: ReadonlyMap<string, ReadonlySet<string>>;
};

type Whole = {records: Records; resolved: Resolved};
/** Persons by index, or persons and dwellings. */
type Sides = Map<number, Set<number>>;

const known = new WeakMap<Resolved, AdoptionSeal>();

/** Takes a seal that was worked out before, of all records that these results rest on. */
export function takeSeal(resolved: Resolved, seal: AdoptionSeal): void {
  known.set(resolved, seal);
}

/** Relatives and step-parents who adopt are parted from nobody: their life with the child is no secret. */
export function adoptionSeal(whole: Whole): AdoptionSeal {
  const {resolved} = whole;
  const there = known.get(resolved);
  if (there !== undefined) return there;
  const parted = partedPersons(whole);
  const homes = parted.size === 0 ? parted : hiddenHomes(whole, parted);
  const seal = {
    parted: idsOf(parted, (at) => idAt(resolved.persons, at), resolved),
    homes: idsOf(homes, (at) => idAt(resolved.dwellings, at), resolved),
  };
  known.set(resolved, seal);
  return seal;
}

const idsOf = (sides: Sides, idOf: (at: number) => string, {persons}: Resolved): Map<string, Set<string>> =>
  new Map(Array.from(sides, ([child, others]) => [idAt(persons, child), new Set(Array.from(others, idOf))]));

function partedPersons({records, resolved}: Whole): Sides {
  const parted: Sides = new Map();
  const orders: Sides = new Map();
  forEachTie({records, resolved}, (kind, elder, child, tie) => {
    if (kind !== ADOPTIVE) return;
    add(adoptionSaid(records.ties[tie]!) === ADOPTION_PLACED ? parted : orders, child, elder);
  });
  if (orders.size > 0) addSealed({records, resolved}, orders, parted);
  if (parted.size > 0) followRelatives({records, resolved}, parted);
  return parted;
}

function forEachTie(
  {records, resolved: {personOf}}: Whole,
  visit: (kind: TieKind, from: number, to: number, tie: number) => void,
): void {
  const {from, to, kind} = columnsOf(records).ties;
  for (let tie = 0; tie < kind.length; tie++) {
    const [one, other] = [personOf[from[tie]!]!, personOf[to[tie]!]!];
    if (one >= 0 && other >= 0 && one !== other) visit(TIE_KINDS[kind[tie]!]!, one, other, tie);
  }
}

/**
 * The two identities that an order parts, and those who adopted the one, who may have fostered the other. What matching held them
 * apart for first, the new number say, is all the same. Of who was adopted twice both identities have an order, and no record need tell which was
 * the first: each is parted from the other and from who adopted it.
 */
function addSealed({records, resolved}: Whole, orders: Sides, parted: Sides): void {
  const isAcross = acrossAdoption(records, resolved);
  const at = heldPositions(resolved);
  for (const [pair, {reason}] of resolved.held.entries()) {
    const [one, other] = [at[2 * pair]!, at[2 * pair + 1]!];
    if (one < 0 || other < 0 || !(isSealed(reason) || isAcross(one, other))) continue;
    for (const [before, after] of bothWays(one, other)) {
      const [theirs, own] = [orders.get(after), orders.get(before)];
      // Whom one couple adopted are two children of theirs.
      if (theirs === undefined || (own !== undefined && [...theirs].some((adopter) => own.has(adopter)))) continue;
      for (const person of [after, ...theirs]) add(parted, before, person);
    }
  }
}

/** Partners of those who adopt come to their side; whom records call kin of the child in other words leaves it. */
function followRelatives(whole: Whole, parted: Sides): void {
  const partners: Sides = new Map();
  const relatives: Sides = new Map();
  forEachTie(whole, (kind, from, to) => {
    for (const [left, right] of bothWays(from, to)) {
      if (kind === 'partner') add(partners, left, right);
      if (RELATIVES.includes(kind) && parted.has(left)) add(relatives, left, right);
    }
  });
  for (const [child, others] of parted) {
    const theirs = Array.from(others, (adopter) => [...(partners.get(adopter) ?? [])]);
    for (const partner of theirs.flat()) others.add(partner);
    others.delete(child);
    for (const kin of relatives.get(child) ?? []) others.delete(kin);
  }
}

const RELATIVES: readonly TieKind[] = [
  'parent',
  'step-parent',
  'grandparent',
  'sibling',
  'half-sibling',
  'step-sibling',
  'relative',
];

function hiddenHomes({records, resolved}: Whole, parted: Sides): Sides {
  const {personOf, dwellings, dwellingOfMention, dwellingOfStay} = resolved;
  const asked = new Set([...parted].flatMap(([child, others]) => [child, ...others]));
  const homes: Sides = new Map();
  const note = (mention: number, dwelling: number): void => {
    const person = personOf[mention]!;
    if (asked.has(person) && dwelling >= 0 && !JOINS_NOBODY.includes(dwellings[dwelling]!.kind))
      add(homes, person, dwelling);
  };
  for (const [mention, dwelling] of dwellingOfMention.entries()) note(mention, dwelling);
  for (const [stay, mention] of columnsOf(records).stays.mention.entries()) note(mention, dwellingOfStay[stay]!);
  const hidden: Sides = new Map();
  for (const [child, others] of parted) {
    const theirs = new Set([...others].flatMap((other) => [...(homes.get(other) ?? [])]));
    for (const own of homes.get(child) ?? [])
      if (theirs.has(own) || [...theirs].some((home) => leadsTo(dwellings[own]!, dwellings[home]!)))
        add(hidden, child, own);
  }
  return hidden;
}

const JOINS_NOBODY: readonly Dwelling['kind'][] = ['pseudo', 'institution'];

const leadsTo = (one: Dwelling, other: Dwelling): boolean =>
  (one.building !== null && one.building === other.building) ||
  (one.postcode !== null && one.postcode === other.postcode);

/** Stands for the home of those who adopt on records of the child before: no place, at which nobody is joined to anybody. */
const SEALED: Dwelling = {
  id: 'sealed',
  kind: 'pseudo',
  label: 'protected address',
  postcode: null,
  building: null,
  protected: true,
};

/** What was worked out of all records, or of a part of them, without the homes under the seal; and who is parted, by index. */
export function underSeal(
  {records, resolved}: Whole,
  {parted, homes}: AdoptionSeal,
): {resolved: Resolved; parted: Sides} {
  if (parted.size === 0) return {resolved, parted: new Map()};
  const {persons, personOf, dwellings} = resolved;
  const pairs: Sides = new Map();
  const hidden: Sides = new Map();
  for (const [child, others] of parted) {
    const person = indexOfId(persons, child);
    if (person < 0) continue;
    for (const other of others) addKnown(pairs, person, indexOfId(persons, other));
    for (const home of homes.get(child) ?? []) addKnown(hidden, person, indexOfId(dwellings, home));
  }
  const {mention: mentionOfStay} = columnsOf(records).stays;
  const [dwellingOfMention, dwellingOfStay] = [resolved.dwellingOfMention.slice(), resolved.dwellingOfStay.slice()];
  const isHiding = new Uint8Array(persons.length);
  for (const person of hidden.keys()) isHiding[person] = 1;
  const isSealedAt = (person: number, dwelling: number): boolean =>
    person >= 0 && isHiding[person] === 1 && hidden.get(person)!.has(dwelling);
  for (let mention = 0; mention < dwellingOfMention.length; mention++)
    if (isSealedAt(personOf[mention]!, dwellingOfMention[mention]!)) dwellingOfMention[mention] = dwellings.length;
  for (let stay = 0; stay < dwellingOfStay.length; stay++)
    if (isSealedAt(personOf[mentionOfStay[stay]!]!, dwellingOfStay[stay]!)) dwellingOfStay[stay] = dwellings.length;
  const sealed = replacing(resolved, {dwellings: withLast(dwellings, SEALED), dwellingOfMention, dwellingOfStay});
  takeDoors(sealed.dwellings, () => withLastDoor(doorsOf(dwellings)));
  shareHeldPositions(resolved, sealed);
  return {resolved: sealed, parted: pairs};
}

function addKnown(sides: Sides, key: number, value: number): void {
  if (value >= 0) add(sides, key, value);
}

const bothWays = (one: number, other: number): readonly (readonly [number, number])[] => [
  [one, other],
  [other, one],
];

function add(sides: Sides, key: number, value: number): void {
  setAt(sides, key).add(value);
}
