import type {Context} from '../base/context.ts';
import {RingfenceError} from '../base/errors.ts';
import {startAtHome, startAtPerson} from '../clusters/around.ts';
import {askAround} from '../clusters/asked.ts';
import type {Alert} from '../model/finding.ts';
import {sealedNetwork} from '../network/guard/shown.ts';
import type {View} from './view/view.ts';
import {setScene} from '../clusters/set-scene.ts';

/** A fifth of those who come in may be there by chance, as in the question "cluster-around". */
const OPTIONS = {chanceShareMax: 0.2, stepsMax: 2};

/**
 * The group around a person or a home by local expansion, in the shape of an alert; null where nobody comes in.
 * @throws RingfenceError NOT_FOUND where the id is of neither, or of a home that nothing may show.
 */
export function groupAskedFor(view: View, id: string, ctx: Context): Alert | null {
  const network = view.network();
  const person = view.person(id);
  const home = view.withheld().has(id) ? -1 : network.resolved.dwellings.findIndex((one) => one.id === id);
  if (person < 0 && home < 0)
    throw new RingfenceError(
      'NOT_FOUND',
      `There is no person and no home ${id}: "ringfence persons" and "ringfence ask homes" list them.`,
    );
  const scene = setScene(sealedNetwork(network), view.config.clusters);
  return person >= 0
    ? askAround(scene, startAtPerson(scene, person), [], OPTIONS, ctx)
    : askAround(scene, startAtHome(scene, home), [home], OPTIONS, ctx);
}
