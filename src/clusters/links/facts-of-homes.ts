import {isBornToBeChild} from '../../network/life-stage.ts';
import {mentionId, originOf, originOfStay, stayId, type Network} from '../../network/network.ts';
import type {SpellTable} from '../../network/spell-table.ts';
import type {Spell} from '../../network/spells.ts';
import type {Homes} from './homes.ts';
import type {Sighting} from './sightings.ts';
import {sharedThings} from './thing-users.ts';
import type {Add, Rest} from './fact.ts';

/** Gravity of what states no harm, as that two know each other or have one telephone, in whatever report: it counts in full for what it is. */
export const PLAIN_GRAVITY = 3;

/** Adults who lived where a child of another family was seen, unless it was there with a friend who lives there. */
export function addHosts(network: Network, homes: Homes, sightings: readonly Sighting[], add: Add): void {
  for (const sighting of sightings) {
    if (sighting.withFriend) continue;
    for (const spell of homes.at(sighting.dwelling)) {
      if (spell.from > sighting.day || spell.to < sighting.day) continue;
      add(spell.person, sighting.child, sighting.day, sighting.incident, () => ({
        kind: sighting.atFriends ? 'at-friends-home' : sighting.gravity >= 2 ? 'found-at-home' : 'visited',
        received: Math.max(sighting.received, knownFrom(network, spell)),
        gravity: sighting.gravity,
        agency: sighting.agency,
        area: sighting.area,
        records: [sighting.record, earliestStay(network, spell)].sort(),
      }));
    }
  }
}

/** People of two families in one home at one time. */
export function addLodgings(network: Network, {shared, spells, spellsAt}: Homes, add: Add): void {
  // Who is no child at the beginning is none later.
  const {birthFrom} = network.persons;
  const {person, from, to} = spells;
  for (const dwelling of shared) {
    const [first, end] = [spellsAt.starts[dwelling]!, spellsAt.starts[dwelling + 1]!];
    for (let i = first; i < end; i++) {
      const host = spellsAt.items[i]!;
      const child = person[host]!;
      if (!isBornToBeChild(birthFrom[child]!, from[host]!)) continue;
      for (let j = first; j < end; j++) {
        const guest = spellsAt.items[j]!;
        const day = Math.max(from[host]!, from[guest]!);
        if (person[guest] === child || day > Math.min(to[host]!, to[guest]!)) continue;
        if (isBornToBeChild(birthFrom[child]!, day))
          add(person[guest]!, child, day, -1, () => lodgingOf(network, spells, host, guest));
      }
    }
  }
}

function lodgingOf(network: Network, spells: SpellTable, host: number, guest: number): Rest {
  const [first, second] = [host, guest].map((row) => earliestOf(network, staysOfRow(spells, row))) as [number, number];
  return {
    kind: 'co-residence',
    received: Math.max(network.stays.received[first]!, network.stays.received[second]!),
    gravity: PLAIN_GRAVITY,
    ...originOfStay(network, staysOfRow(spells, guest)[0]!),
    records: [stayId(network, first), stayId(network, second)].sort(),
  };
}

const staysOfRow = ({stays, stayStarts}: SpellTable, row: number): Uint32Array =>
  stays.subarray(stayStarts[row], stayStarts[row + 1]);

/** Of the stays the one received first; the first of those. */
function earliestOf({stays}: Network, all: ArrayLike<number>): number {
  let best = all[0]!;
  for (let at = 1; at < all.length; at++) if (stays.received[all[at]!]! < stays.received[best]!) best = all[at]!;
  return best;
}

const earliest = (network: Network, {stays}: Spell): number => earliestOf(network, stays);
export const earliestStay = (network: Network, spell: Spell): string => stayId(network, earliest(network, spell));
export const knownFrom = (network: Network, spell: Spell): number => network.stays.received[earliest(network, spell)]!;

/** One telephone or vehicle on records of an adult and of a child of another family. */
export function addSharedThings(network: Network, personsMax: number, add: Add): void {
  for (const {kind, uses} of sharedThings(network, personsMax)) {
    for (const left of uses) {
      for (const right of uses) {
        if (left.person === right.person) continue;
        const day = Math.max(network.mentions.asAt[left.mention]!, network.mentions.asAt[right.mention]!);
        add(left.person, right.person, day, -1, () => ({
          kind,
          received: Math.max(network.mentions.received[left.mention]!, network.mentions.received[right.mention]!),
          gravity: PLAIN_GRAVITY,
          ...originOf(network, network.mentions, left.mention),
          records: [left, right].map(({mention}) => mentionId(network, mention)).sort(),
        }));
      }
    }
  }
}
