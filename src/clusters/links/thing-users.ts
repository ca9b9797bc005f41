import type {Network} from '../../network/network.ts';

/** A telephone number or vehicle, with the first mention of each person who used it. */
type SharedThing = {
  kind: 'phone' | 'vehicle';
  /** `from` and `to`: the first and the last day on which a record gives it to the person. */
  uses: {person: number; mention: number; from: number; to: number}[];
};

const KNOWN = new WeakMap<Network, {personsMax: number; things: readonly SharedThing[]}>();

/** Things used by at least two persons and by no more than `personsMax`, in order of kind and value; several rules ask for them. */
export function sharedThings(network: Network, personsMax: number): readonly SharedThing[] {
  let known = KNOWN.get(network);
  if (known === undefined || known.personsMax !== personsMax)
    KNOWN.set(network, (known = {personsMax, things: readThings(network, personsMax)}));
  return known.things;
}

function readThings({columns, mentions}: Network, personsMax: number): SharedThing[] {
  const {thing, mention, isVehicle} = columns.things;
  const found: SharedThing[] = [];
  for (let from = 0, to = 0; from < thing.length; from = to) {
    const uses: SharedThing['uses'] = [];
    for (; thing[to] === thing[from]; to++) {
      const at = mention[to]!;
      const person = mentions.person[at]!;
      if (person < 0) continue;
      const day = mentions.asAt[at]!;
      const own = uses.find((use) => use.person === person);
      if (own === undefined) {
        uses.push({person, mention: at, from: day, to: day});
        continue;
      }
      own.from = Math.min(own.from, day);
      own.to = Math.max(own.to, day);
      if (mentions.received[at]! < mentions.received[own.mention]!) own.mention = at;
    }
    if (uses.length > 1 && uses.length <= personsMax)
      found.push({kind: isVehicle[from] === 1 ? 'vehicle' : 'phone', uses});
  }
  return found;
}

/** A number goes to another holder after it has lain idle: users between whose records more than this lies are two holders. */
const IDLE_DAYS_MAX = 180;

/** Users of a thing in sets whose times of use follow one another without its lying idle. */
export function heldTogether<T extends {from: number; to: number}>(uses: readonly T[]): T[][] {
  const sets: T[][] = [];
  let until = -Infinity;
  for (const use of uses.toSorted((left, right) => left.from - right.from)) {
    if (use.from - until > IDLE_DAYS_MAX) sets.push([]);
    sets.at(-1)!.push(use);
    until = Math.max(until, use.to);
  }
  return sets;
}
