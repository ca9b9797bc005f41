import type {Mention} from '../../model/mention.ts';

/** Telephone numbers and vehicles that several mentions name: one row a use, in order of kind and value, then of mention. */
export type ThingColumns = {
  /** Number of the thing; equal for equal things. */
  thing: Int32Array;
  /** Position of the mention. */
  mention: Int32Array;
  /** 1 for a vehicle, 0 for a telephone. */
  isVehicle: Uint8Array;
};

/** The things of mentions; what one mention alone names is left out. */
export function readThings(mentions: readonly Mention[]): ThingColumns {
  const uses = new Map<string, number[]>();
  const note = (thing: string, at: number): void => {
    const own = uses.get(thing);
    if (own === undefined) uses.set(thing, [at]);
    else if (own.at(-1) !== at) own.push(at);
  };
  for (const [at, {phones, vehicles}] of mentions.entries()) {
    for (const phone of phones) note(`phone ${phone}`, at);
    for (const vehicle of vehicles) note(`vehicle ${vehicle}`, at);
  }
  const shared = [...uses].filter(([, own]) => own.length > 1).sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    thing: Int32Array.from(shared.flatMap(([, own], number) => own.map(() => number))),
    mention: Int32Array.from(shared.flatMap(([, own]) => own)),
    isVehicle: Uint8Array.from(shared.flatMap(([name, own]) => own.map(() => (name.startsWith('vehicle') ? 1 : 0)))),
  };
}
