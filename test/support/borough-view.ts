import {once} from '../../src/base/once.ts';
import {QUIET} from '../../src/base/context.ts';
import {openView, type View} from '../../src/engine/view/view.ts';
import {boroughStore} from './borough.ts';

/** Today's view of the committed borough, whose parts are worked out once for all files of a worker. */
export const boroughToday = once(async (): Promise<View> => openView(await boroughStore(), null, QUIET));

/** Work on the view of the committed borough, today's or as of a day. */
export async function boroughView<T>(work: (view: View) => T | Promise<T>, asOf: string | null = null): Promise<T> {
  return work(asOf === null ? await boroughToday() : openView(await boroughStore(), asOf, QUIET));
}
