import {getOrInsert} from '../base/get-or-insert.ts';
import type {Network} from '../network/network.ts';
import {caseBetween, type MaracCase} from '../packs/marac/case.ts';
import {Inquiry} from '../questions/inquiry.ts';
import {personId} from '../questions/people.ts';
import type {Asked} from './page.ts';

/** A case at MARAC as who asks may see it. */
export type AskedCase = {
  inquiry: Inquiry;
  maracCase: MaracCase;
  /** Ids of the two. */
  suspect: string;
  victim: string;
  /** The same in one: what the page of the case is about, and what it is opened by. */
  id: string;
};

const known = new WeakMap<Network, Inquiry>();

/**
 * The questions of a pack, asked of the records that who asks may see and of nothing else: rules, too, read them as far as they may be
 * shown. Set up once for each run and class of readers.
 */
export function inquiryOf({world, workspace}: Asked): Inquiry {
  const network = world.network();
  const sight = {
    network: () => network,
    shown: () => network,
    flags: world.flags,
    alerts: () => [...world.shown().values()],
    withheld: () => world.withheld(),
    config: workspace.view.config,
  };
  return getOrInsert(known, network, () => new Inquiry(sight));
}

/** The case that a page is about; null where there is none that who asks may see. */
export const caseOf = (asked: Asked): AskedCase | null => caseNamed(asked, asked.id);

/** The case of an id, "SUSPECT-VICTIM"; null where there is none that who asks may see. */
export function caseNamed(asked: Asked, id: string): AskedCase | null {
  const {world} = asked;
  const [suspect = null, victim = null, ...more] = id.split('-').map((one) => world.current(one));
  if (suspect === null || victim === null || more.length > 0 || suspect === victim) return null;
  // Nothing may name two together whom an adoption parts.
  if (world.isSealed(suspect, victim)) return null;
  const inquiry = inquiryOf(asked);
  const maracCase = caseBetween(inquiry, world.person(suspect), world.person(victim));
  return maracCase === null ? null : {inquiry, maracCase, ...idsOf(inquiry, maracCase)};
}

export function idsOf(inquiry: Inquiry, maracCase: MaracCase): {suspect: string; victim: string; id: string} {
  const [suspect, victim] = [personId(inquiry, maracCase.suspect), personId(inquiry, maracCase.victim)];
  return {suspect, victim, id: `${suspect}-${victim}`};
}
