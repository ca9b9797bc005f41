import {QUIET} from '../../src/base/context.ts';
import {openView, type View} from '../../src/engine/view/view.ts';
import {boroughStore} from './borough.ts';

/** Work on the view of the committed borough, today's or as of a day. */
export async function boroughView<T>(work: (view: View) => T | Promise<T>, asOf: string | null = null): Promise<T> {
  return work(openView(await boroughStore(), asOf, QUIET));
}
